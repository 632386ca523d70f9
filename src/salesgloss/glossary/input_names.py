"""Which input of a formula is meant by the name that somebody types."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from salesgloss.glossary.plans import Plan
from salesgloss.model import Input
from salesgloss.text import has_chinese, words

_ADDED = re.compile(r"[,;:(，；：（]")
# What names a row of a sheet: no part of an input's name, which many inputs have.
_CALENDAR = frozenset(["date", "day", "week", "month", "quarter", "year", "period"])
# What many labels have, so that it tells nothing.
_COMMON = _CALENDAR | frozenset(
    ["days", "weeks", "months", "quarters", "years", "per", "the", "of", "in", "at"]
)

LONGEST_NAME = 500  # characters: the names of a chain's steps with the dots between them

Places = dict[str, Plan]  # the keys of inputs, each with the plan of its formula
Place = tuple[Plan, Input]
Fit = Callable[[str, Plan, Input], bool]


class Wanted(NamedTuple):
    """An input that a chain needs: the shortest name that means it, and the plan of its formula."""

    name: str
    plan: Plan
    input: Input


def wanted(root: Plan, inputs: Iterable[Place]) -> list[Wanted]:
    """Return ``inputs`` of the chain ``root``, those that one number is for once."""
    found: dict[str, Wanted] = {}
    for owner, each in inputs:
        key = owner.key(each.name)
        places = matches(root, each.name)
        name = each.name if key in places and len(told_apart(places)) == 1 else key
        found.setdefault(name, Wanted(name, owner, each))
    return [*found.values()]


def matches(plan: Plan, name: str, without: Collection[str] = ()) -> Places:
    """Return what ``name`` may mean, by the surest way that finds any, the nearest in the chain;
    the same input met in several places counts as one. ``without`` are keys that it does not
    mean, nor what is below them."""
    spoken = words(name.replace("_", " ")) if len(name) <= LONGEST_NAME else ""
    if not spoken:
        return {}
    scope = [
        (owner, each)
        for owner, each in plan.inputs()
        if not _is_within(owner.key(each.name), without)
    ]
    if "." in name:
        for owner, each in scope:
            if owner.key(each.name) == name:
                return {name: owner}
    is_telling = len(spoken) > 1 and not _CALENDAR.issuperset(spoken.split())
    for fits in _WAYS[: len(_WAYS) if is_telling else 2]:
        if near := _nearest(scope, spoken, fits):
            names = {each.name for _, each in near}
            return {
                owner.key(each.name): owner
                for owner, each in scope
                if each.name in names and any(fit(spoken, owner, each) for fit in fits)
            }
    return {}


def together(plan: Plan, alone: Mapping[str, Places]) -> dict[str, Places]:
    """Return what names mean together that may mean ``alone`` each. What is given leaves no room
    for what it is computed from; a name that may mean several inputs means none that another name
    does."""
    found = dict(alone)
    sure = {name: places for name, places in alone.items() if len(told_apart(places)) == 1}
    for name, places in alone.items():
        others = {key for other, keys in sure.items() if other != name for key in keys}
        below = {key for key in places if _is_within(key, others) and key not in others}
        if name not in sure:
            found[name] = matches(plan, name, others) or places
        elif below:
            left = {key: owner for key, owner in places.items() if key not in below}
            found[name] = left or matches(plan, name, others) or places
    return found


def is_needed(places: Places, others: Collection[str]) -> bool:
    """Tell whether something among ``places`` is not below what the keys ``others`` give."""
    return any(key in others or not _is_within(key, others) for key in places)


def told_apart(places: Places) -> list[str]:
    """Return the names that tell the inputs among ``places`` apart; the same input met in several
    places has one."""
    sides: dict[tuple[tuple[str, ...], str], str] = {}
    for key, owner in places.items():
        sides.setdefault((owner.side, own_name(key)), key)
    names = [name for _, name in sides]
    return [name if names.count(name) == 1 else sides[side, name] for side, name in sides]


def own_name(key: str) -> str:
    """Return the name of an input in its own formula."""
    return key.rpartition(".")[2]


def _is_within(key: str, others: Collection[str]) -> bool:
    """Tell whether ``key`` is one of ``others`` or an input below one."""
    return any(key == other or key.startswith(f"{other}.") for other in others)


def _nearest(scope: Sequence[Place], wanted: str, fits: Sequence[Fit]) -> list[Place]:
    """Return what fits in the nearest formulas where anything does, by the first way to fit."""
    for depth in sorted({len(owner.path) for owner, _ in scope}):
        for fit in fits:
            found = [
                (owner, each)
                for owner, each in scope
                if len(owner.path) == depth and fit(wanted, owner, each)
            ]
            if found:
                return found
    return []


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
    if _COMMON.issuperset(wanted.split()):
        return False
    return any(begin_words(wanted, label) for label in _labels(owner, each))


def _abridges_label(wanted: str, owner: Plan, each: Input) -> bool:
    """Tell whether ``wanted`` is a Chinese label with characters left out: 新客戶數 for
    新增付費客戶數."""
    if not has_chinese(wanted):
        return False
    return any(_spells_within(wanted.replace(" ", ""), label) for label in _labels(owner, each))


def _spells_within(wanted: str, label: str) -> bool:
    remaining = iter(label)
    return all(character in remaining for character in wanted)


def begin_words(wanted: str, text: str) -> bool:
    """Tell whether each word of ``wanted`` begins a word of ``text``."""
    known = text.split()
    return all(any(word.startswith(part) for word in known) for part in wanted.split())


# How a name may mean an input, the surest first; the last two take what tells something.
_WAYS: tuple[tuple[Fit, ...], ...] = (
    (_is_name,),
    (_is_label,),
    (_begins_name, _in_name),
    (_in_label, _abridges_label),
)
