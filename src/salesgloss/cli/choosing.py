"""Which terms a command is about: those of a category, a kind, a level, an audience."""

from __future__ import annotations

from collections.abc import Sequence

from salesgloss.errors import UsageError
from salesgloss.glossary import Glossary, Heading
from salesgloss.model import AUDIENCES, KINDS
from salesgloss.text import fold


def chosen(
    glossary: Glossary,
    categories: Sequence[str],
    *,
    kind: str | None = None,
    level: int | None = None,
    audience: str | None = None,
) -> list[Heading]:
    """Return the headings that meet every given wish, by category, then by name.

    Raises UsageError for a category, kind or audience that there is not.
    """
    shelves = [category.id for category in glossary.categories]
    wanted = {glossary.find_category(text).id for text in categories}
    of_kind = option(kind, KINDS, "kind")
    meant_for = option(audience, AUDIENCES, "audience")
    rows = (
        row
        for row in glossary.headings
        if (not wanted or row.category in wanted)
        and (of_kind is None or row.kind == of_kind)
        and (level is None or row.level == level)
        and (meant_for is None or meant_for in row.used_by)
    )
    return sorted(rows, key=lambda row: (shelves.index(row.category), row.name.casefold(), row.id))


def option(given: str | None, known: Sequence[str], what: str) -> str | None:
    """Return the one of ``known`` that ``given`` names, by a prefix, a plural or nearly."""
    if given is None:
        return None
    name = fold(given)
    begins = [each for each in known if name and fold(each).startswith(name)]
    if len(begins) == 1:
        return begins[0]
    from salesgloss import matching  # rapidfuzz: only for a near spelling

    near = matching.rank(name, [fold(each) for each in known], limit=2, cutoff=75)
    if near and (len(near) == 1 or near[0][1] > near[1][1]):
        return known[near[0][0]]
    raise UsageError(f"no {what} {given!r}", hint=f"known are: {', '.join(known)}")
