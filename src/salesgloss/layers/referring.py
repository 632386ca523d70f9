"""Ids that an entry names: they must exist, lead somewhere and not come back."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from salesgloss.layers.known import Known, id_of
from salesgloss.schema import Record
from salesgloss.schema.shapes import Finding, Path

LEAST_LIKENESS = 0.75
MOST_NAMED = 6
MOST_COMPARED = 5000  # ids: beyond, guessing what was meant would take too long


def inspect(data: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    """Yield what is wrong with the ids and categories of a file on top of ``known``."""
    entries: list[Record] = data["terms"]
    yield from _ids(entries, known)
    yield from _categories(data, known)
    yield from _pairs(entries)
    yield from _circles(entries, known)
    ids = {*known.records, *map(id_of, entries)}
    for index, entry in enumerate(entries):
        for id, path in _pointers(entry, ("terms", index)):
            if id not in ids:
                yield _unknown(id, ids, path)
            elif id == id_of(entry):
                yield Finding(code="E307", path=path, detail=repr(id))


def _ids(entries: list[Record], known: Known) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        key = "extends" if "extends" in entry else "id"
        id = entry[key]
        path = ("terms", index, key)
        if id in seen:
            yield Finding(code="E301", path=path, detail=repr(id))
        seen.add(id)
        if key == "extends" and id not in known.records:
            yield _unknown(id, known.records, path)


def _categories(data: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    declared = {*known.categories, *(category["id"] for category in data.get("categories") or ())}
    for index, entry in enumerate(data["terms"]):
        category = entry.get("category")
        if category is not None and category not in declared:
            known_are = f"known are: {', '.join(sorted(declared)[:20])}" if declared else None
            fix = _meant(category, declared) or known_are
            path = ("terms", index, "category")
            yield Finding(code="E305", path=path, detail=repr(category), fix=fix)


def _pointers(entry: Record, path: Path) -> Iterator[tuple[str, Path]]:
    for number, id in enumerate(entry.get("related") or ()):
        yield id, (*path, "related", number)
    for number, pair in enumerate(entry.get("confused_with") or ()):
        yield pair["id"], (*path, "confused_with", number, "id")
    for id in (entry.get("zh-Hant") or {}).get("differences") or {}:
        yield id, (*path, "zh-Hant", "differences", id, "?")
    if "replaced_by" in entry:
        yield entry["replaced_by"], (*path, "replaced_by")


def _pairs(entries: list[Record]) -> Iterator[Finding]:
    pairs: set[tuple[str, str]] = set()
    for index, entry in enumerate(entries):
        for number, pair in enumerate(entry.get("confused_with") or ()):
            here, there = id_of(entry), pair["id"]
            if {(here, there), (there, here)} & pairs:
                path = ("terms", index, "confused_with", number, "id")
                yield Finding(code="E309", path=path, detail=f"{here} and {there}")
            pairs.add((here, there))


def _circles(entries: list[Record], known: Known) -> Iterator[Finding]:
    merged = {**known.records, **{id_of(entry): entry for entry in entries}}
    successor = {
        id: record["replaced_by"] for id, record in merged.items() if "replaced_by" in record
    }
    circles = _all_circles(successor)
    for index, entry in enumerate(entries):
        if circle := circles.get(id_of(entry)):
            path = ("terms", index, "replaced_by")
            way = (*circle[:MOST_NAMED], "...") if len(circle) > MOST_NAMED else circle
            yield Finding(code="E306", path=path, detail=" -> ".join((*way, circle[0])))


def _all_circles(successor: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return, for each id on a circle of two or more, the circle."""
    circles: dict[str, tuple[str, ...]] = {}
    done: set[str] = set()
    for start in successor:
        way: dict[str, None] = {}
        id = start
        while id in successor and id not in done and id not in way:
            way[id] = None
            id = successor[id]
        if id in way:
            walked = tuple(way)
            circle = walked[walked.index(id) :]
            circles.update(dict.fromkeys(circle, circle) if len(circle) > 1 else {})
        done.update(way)
    return circles


def _unknown(id: str, known: Collection[str], path: Path) -> Finding:
    return Finding(code="E302", path=path, detail=repr(id), fix=_meant(id, known))


def _meant(text: str, known: Collection[str]) -> str | None:
    """Return a question for the one of ``known`` that is most like ``text``."""
    if len(known) > MOST_COMPARED:
        return None
    # Not ``matching``: the wheel's build checks the data too, and has no rapidfuzz.
    near = difflib.get_close_matches(text, sorted(known), n=1, cutoff=LEAST_LIKENESS)
    return f"did you mean {near[0]!r}?" if near else None
