"""Which terms a command is about: those of a category, a topic, a kind, a level, an audience."""

from __future__ import annotations

from collections.abc import Sequence

from salesgloss.glossary import Glossary, TermSummary
from salesgloss.glossary.categories import resolve
from salesgloss.model import AUDIENCES, KINDS


def select_terms(
    glossary: Glossary,
    categories: Sequence[str],
    *,
    kind: str | None = None,
    level: int | None = None,
    audience: str | None = None,
) -> list[TermSummary]:
    """Return the rows that meet every given wish, by category, then by name.

    Raises UsageError for a category, kind or audience that there is not.
    """
    order = [category.id for category in glossary.categories]
    wanted = {glossary.find_category(text).id for text in categories}
    of_kind = resolve_choice(kind, KINDS, "kind")
    meant_for = resolve_choice(audience, AUDIENCES, "audience")
    rows = (
        row
        for row in glossary.summaries
        if (not wanted or row.category in wanted)
        and (of_kind is None or row.kind == of_kind)
        and (level is None or row.level == level)
        and (meant_for is None or meant_for in row.used_by)
    )
    return sorted(rows, key=lambda row: (order.index(row.category), row.name.casefold(), row.id))


def resolve_choice(given: str | None, known: Sequence[str], what: str) -> str | None:
    """Return the one of ``known`` that ``given`` names, by a prefix, a plural or nearly."""
    return None if given is None else resolve(given, [(each, each) for each in known], what)
