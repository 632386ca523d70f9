"""What to learn: the terms that a quiz is about."""

from __future__ import annotations

from salesgloss import errors
from salesgloss.cli.filters import select_terms
from salesgloss.glossary import Glossary, TermSummary
from salesgloss.model import DEPRECATED
from salesgloss.records import dataclass
from salesgloss.text.suggestions import closest

COMMENT = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which terms somebody wants to learn; all where nothing is said. ``listed`` is a file of ids
    or names."""

    categories: tuple[str, ...] = ()
    topic: str | None = None
    level: int | None = None
    audience: str | None = None
    own: bool = False
    listed: str | None = None

    @property
    def key(self) -> str:
        """The same text for the same wish; empty for all terms."""
        parts = [*self.categories, self.topic, self.level, self.audience, self.own, self.listed]
        return repr(parts) if any(parts) else ""


def wished_terms(glossary: Glossary, wish: Wish) -> list[TermSummary]:
    """Return the rows that ``wish`` is about; those no longer in use are never asked.

    Raises UsageError for a category, topic or audience that there is not, FileError for a list
    that cannot be read or names an unknown term.
    """
    listed = None if wish.listed is None else _listed(glossary, wish.listed)
    rows = select_terms(
        glossary,
        wish.categories,
        level=wish.level,
        audience=wish.audience,
        topics=() if wish.topic is None else (wish.topic,),
        own=wish.own,
    )
    return [
        row for row in rows if row.status != DEPRECATED and (listed is None or row.id in listed)
    ]


def _listed(glossary: Glossary, file: str) -> frozenset[str]:
    """Return the ids of the terms that ``file`` lists, an id or a name a line."""
    from salesgloss import files  # tempfile: only where a file is named

    try:
        text = files.read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise errors.FileError(f"{file}: not UTF-8 text") from None
    found: set[str] = set()
    for number, row in enumerate(text.splitlines(), start=1):
        spelling = row.partition(COMMENT)[0].strip().removeprefix("- ").strip()
        if not spelling:
            continue
        owners = glossary.owners(spelling)
        if not owners:
            near = closest(spelling, [summary.name for summary in glossary.summaries])
            hint = f"did you mean {near!r}?" if near else "a line has an id or a name of a term"
            raise errors.FileError(f"{file}:{number}: no term {spelling!r}", hint=hint)
        found.update(owners)
    return frozenset(found)
