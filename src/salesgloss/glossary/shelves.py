"""Which category a person means."""

from __future__ import annotations

from collections.abc import Sequence

from salesgloss.errors import UsageError
from salesgloss.model import Category
from salesgloss.text import fold

LEAST_LIKENESS = 75.0  # "finanse" is 86 like "finance"; below, any guess would be far-fetched


def find_category(categories: Sequence[Category], text: str) -> Category:
    """Return the one of ``categories`` that ``text`` names, begins, is part of or nearly spells."""
    wanted = fold(text)
    names = [
        (fold(name), category)
        for category in categories
        for name in (category.id, *category.titles.values())
    ]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = {category.id: category for name, category in names if wanted and fits(name, wanted)}
        if len(found) == 1:
            return next(iter(found.values()))
    from salesgloss import matching  # rapidfuzz: only for a near spelling

    near = matching.rank(wanted, [name for name, _ in names], limit=1, cutoff=LEAST_LIKENESS)
    if near:
        return names[near[0][0]][1]
    known = ", ".join(category.id for category in categories)
    raise UsageError(f"no category {text!r}", hint=f"the categories are: {known}")
