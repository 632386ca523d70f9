"""A term's row in lists: what can be told without taking its record apart."""

from __future__ import annotations

from salesgloss.text import line
from salesgloss.text.languages import DEFAULT, LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.model import Term


class TermSummary:
    """The light side of a term; missing texts are empty, a missing level is 0."""

    __slots__ = (
        "_glosses", "_names", "acronym", "category", "id", "kind", "level", "number", "origin",
        "review_by", "status", "topic", "used_by",
    )  # fmt: skip

    def __init__(self, number: int, row: str) -> None:
        cells = row.split("\t")
        self.number = number
        self.id, self.acronym, self.category, self.topic, self.kind = cells[:5]
        self.level = int(cells[5])
        self.used_by = tuple(cells[6].split())
        self.origin, self.status, self.review_by = cells[7:10]
        self._names, self._glosses = cells[10::2], cells[11::2]

    @staticmethod
    def row(term: Term) -> str:
        """Return the row of ``term``."""
        cells = [
            term.id, term.acronym or "", term.category, term.topic or "", term.kind or "",
            str(term.level or 0), " ".join(term.used_by), term.origin, term.status or "",
            term.review_by or "",
        ]  # fmt: skip
        for lang in LANGUAGES:
            is_said = lang == DEFAULT or term.translation(lang).definition
            cells.append(term.name if lang == DEFAULT else term.translation(lang).name or "")
            cells.append(term.gloss(lang) if is_said else "")
        return "\t".join([line(cell) if cell else "" for cell in cells])

    @property
    def name(self) -> str:
        return self._names[0]

    @property
    def label(self) -> str:
        """What people call it for short: the acronym where there is one."""
        return self.acronym or self.name

    def title(self, lang: str) -> str:
        """The name in ``lang``, the English one where there is none."""
        return self._names[_place(lang)] or self.name

    def short_title(self, lang: str) -> str:
        """What people call it for short in ``lang``: the acronym where there is one."""
        return self.acronym or self.title(lang)

    @property
    def is_own(self) -> bool:
        """Whether a company's glossary says it, not the bundled one."""
        from salesgloss.model import BUNDLED  # re: only where many are listed

        return self.origin != BUNDLED

    def gloss(self, lang: str) -> str:
        """The first sentence of the definition in ``lang``, in English where there is no other."""
        return self._glosses[_place(lang)] or self._glosses[0]

    def names(self) -> tuple[str, ...]:
        """The name in every language that has one."""
        return tuple(filter(None, self._names))


def _place(lang: str) -> int:
    return next((at for at, code in enumerate(LANGUAGES) if code == lang), 0)
