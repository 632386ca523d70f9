"""Which category, or other named thing, a person means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesgloss.errors import UsageError
from salesgloss.model import Category
from salesgloss.text import fold, has_chinese, words
from salesgloss.text.suggestions import closest


def find_category(categories: Sequence[Category], text: str) -> Category:
    """Return the one of ``categories`` that ``text`` names; UsageError, naming all, for none."""
    names = [
        (name, category.id)
        for category in categories
        for name in (category.id, *category.titles.values())
    ]
    id = resolve(text, names, "category", plural="categories")
    return next(category for category in categories if category.id == id)


def resolve(text: str, names: Iterable[tuple[str, str]], what: str, *, plural: str = "") -> str:
    """Return the value of the one of ``names`` (name, value) that ``text`` means.

    It names it, begins it, begins a word of it (in Chinese, stands within it), or nearly spells
    it. Raises UsageError, naming all, where there is none or several.
    """
    known = [(words(name), value) for name, value in names]
    wanted = words(text)
    for fits in (_equals, str.startswith, _begins_a_word):
        found = {value for name, value in known if wanted and fits(name, wanted)}
        if len(found) == 1:
            return found.pop()
    near = closest(wanted, [name for name, _ in known])
    if near is not None:
        return next(value for name, value in known if name == near)
    listed = ", ".join(dict.fromkeys(value for _, value in known))
    raise UsageError(f"no {what} {text!r}", hint=f"the {plural or what + 's'} are: {listed}")


def _equals(name: str, wanted: str) -> bool:
    return fold(name) == fold(wanted)


def _begins_a_word(name: str, wanted: str) -> bool:
    return f" {name}".find(f" {wanted}") >= 0 or (has_chinese(wanted) and wanted in name)
