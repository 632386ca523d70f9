"""Which input of a formula is meant by the name that somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from salesgloss.glossary.plans import Plan
from salesgloss.model import Input
from salesgloss.text import has_chinese, words

_ADDED = re.compile(r"[,;:(，；：（]")


def matches(plan: Plan, name: str) -> dict[str, str]:
    """Return the keys of the inputs that ``name`` may mean, by the surest way that finds any, the
    nearest in the chain; the same input met in several places counts as one."""
    wanted = words(name.replace("_", " "))
    if not wanted:
        return {}
    scope = list(plan.inputs())
    exact = {owner.key(each.name) for owner, each in scope}
    if name in exact and "." in name:
        return {name: name}
    whole = (_is_name, _is_label)
    part = (_begins_name, _in_name, _in_label, _abridges_label) if len(wanted) > 1 else ()
    for fit in (*whole, *part):
        found = [(owner, each) for owner, each in scope if fit(wanted, owner, each)]
        if found:
            nearest = min(len(owner.path) for owner, _ in found)
            near = {each.name for owner, each in found if len(owner.path) == nearest}
            return {owner.key(each.name): name for owner, each in found if each.name in near}
    return {}


def _labels(owner: Plan, each: Input) -> Iterator[str]:
    """Yield the labels of an input in every language, without what they add behind a comma."""
    labels = (translation.labels for translation in owner.variant.term.translations.values())
    for label in (each.label, *(of.get(each.name, "") for of in labels)):
        if head := words(_ADDED.split(label, maxsplit=1)[0]):
            yield head


def _is_name(wanted: str, owner: Plan, each: Input) -> bool:
    return wanted == each.name.replace("_", " ")


def _is_label(wanted: str, owner: Plan, each: Input) -> bool:
    folded = wanted.replace(" ", "")
    return any(folded == label.replace(" ", "") for label in _labels(owner, each))


def _begins_name(wanted: str, owner: Plan, each: Input) -> bool:
    return each.name.replace("_", " ").startswith(wanted)


def _in_name(wanted: str, owner: Plan, each: Input) -> bool:
    return begin_words(wanted, each.name.replace("_", " "))


def _in_label(wanted: str, owner: Plan, each: Input) -> bool:
    if has_chinese(wanted):
        folded = wanted.replace(" ", "")
        return any(folded in label.replace(" ", "") for label in _labels(owner, each))
    return any(begin_words(wanted, label) for label in _labels(owner, each))


def _abridges_label(wanted: str, owner: Plan, each: Input) -> bool:
    """Tell whether ``wanted`` is a Chinese label with characters left out: 新客戶數 for
    新增付費客戶數."""
    if not has_chinese(wanted):
        return False
    return any(_is_within(wanted.replace(" ", ""), label) for label in _labels(owner, each))


def _is_within(wanted: str, label: str) -> bool:
    remaining = iter(label)
    return all(character in remaining for character in wanted)


def begin_words(wanted: str, text: str) -> bool:
    """Tell whether each word of ``wanted`` begins a word of ``text``."""
    known = text.split()
    return all(any(word.startswith(part) for word in known) for part in wanted.split())
