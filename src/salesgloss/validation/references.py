"""Ids that an entry names: they must exist, lead somewhere, and make no cycle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from salesgloss.diagnostics import AT_KEY, Finding, Path
from salesgloss.languages import translations
from salesgloss.schema import Record
from salesgloss.schema.references import FROM, computed_inputs, references
from salesgloss.schema.registry import Registry, id_of

MOST_NAMED = 6  # of the ids of a cycle
MOST_KNOWN = 20  # of what there is to choose from


def inspect(data: Mapping[str, Any], registry: Registry) -> Iterator[Finding]:
    """Yield what is wrong with the ids and categories of a file on top of ``registry``."""
    entries: list[Record] = data["terms"]
    yield from _ids(entries, registry)
    yield from _categories(data, registry)
    yield from _pairs(entries)
    yield from _cycles(entries, registry)
    ids = {*registry.records, *map(id_of, entries)}
    for index, entry in enumerate(entries):
        for id, place in _references(entry):
            path = ("terms", index, *place)
            if id not in ids:
                yield _unknown(id, ids, path)
            elif id == id_of(entry):
                yield Finding(code="E307", path=path, detail=repr(id))


def _ids(entries: list[Record], registry: Registry) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        key = "extends" if "extends" in entry else "id"
        id = entry[key]
        path = ("terms", index, key)
        if id in seen:
            yield Finding(code="E301", path=path, detail=repr(id))
        seen.add(id)
        if key == "extends" and id not in registry.records:
            yield _unknown(id, registry.records, path)


def _categories(data: Mapping[str, Any], registry: Registry) -> Iterator[Finding]:
    declared = {
        *registry.categories,
        *(category["id"] for category in data.get("categories") or ()),
    }
    known_are = f"known are: {', '.join(sorted(declared)[:MOST_KNOWN])}" if declared else None
    for index, entry in enumerate(data["terms"]):
        category = entry.get("category")
        if category is not None and category not in declared:
            path = ("terms", index, "category")
            yield Finding(
                code="E305", path=path, detail=repr(category), fix=known_are, among=declared
            )
    yield from _topics(data, registry)


def _topics(data: Mapping[str, Any], registry: Registry) -> Iterator[Finding]:
    own = {category["id"]: category for category in data.get("categories") or ()}
    declared = {**registry.categories, **own}
    for index, entry in enumerate(data["terms"]):
        base = registry.records.get(entry.get("extends", ""), {})
        category = declared.get(entry.get("category", base.get("category")))
        if "topic" not in entry or category is None:
            continue
        topics = [topic["id"] for topic in category.get("topics") or ()]
        if entry["topic"] not in topics:
            fix = f"the topics are: {', '.join(topics[:MOST_KNOWN])}" if topics else None
            path = ("terms", index, "topic")
            yield Finding(
                code="E310", path=path, detail=repr(entry["topic"]), fix=fix, among=topics
            )


def _references(entry: Record) -> Iterator[tuple[str, Path]]:
    yield from references(entry)
    for lang in translations():
        for id in (entry.get(lang) or {}).get("differences") or {}:
            yield id, (lang, "differences", id, AT_KEY)
    for given, place in computed_inputs(entry):
        yield given[FROM], place


def _pairs(entries: list[Record]) -> Iterator[Finding]:
    pairs: set[tuple[str, str]] = set()
    for index, entry in enumerate(entries):
        for number, pair in enumerate(entry.get("confused_with") or ()):
            here, there = id_of(entry), pair["id"]
            if {(here, there), (there, here)} & pairs:
                path = ("terms", index, "confused_with", number, "id")
                yield Finding(code="E309", path=path, detail=f"{here}, {there}")
            pairs.add((here, there))


def _cycles(entries: list[Record], registry: Registry) -> Iterator[Finding]:
    merged = {**registry.records, **{id_of(entry): entry for entry in entries}}
    successor = {
        id: record["replaced_by"] for id, record in merged.items() if "replaced_by" in record
    }
    cycles = _find_cycles(successor)
    for index, entry in enumerate(entries):
        if cycle := cycles.get(id_of(entry)):
            path = ("terms", index, "replaced_by")
            shown = (*cycle[:MOST_NAMED], "...") if len(cycle) > MOST_NAMED else cycle
            yield Finding(code="E306", path=path, detail=" -> ".join((*shown, cycle[0])))


def _find_cycles(successor: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return, for each id on a cycle of two or more, the cycle."""
    cycles: dict[str, tuple[str, ...]] = {}
    done: set[str] = set()
    for start in successor:
        path_so_far: dict[str, None] = {}
        id = start
        while id in successor and id not in done and id not in path_so_far:
            path_so_far[id] = None
            id = successor[id]
        if id in path_so_far:
            walked = tuple(path_so_far)
            cycle = walked[walked.index(id) :]
            cycles.update(dict.fromkeys(cycle, cycle) if len(cycle) > 1 else {})
        done.update(path_so_far)
    return cycles


def _unknown(id: str, known: Collection[str], path: Path) -> Finding:
    return Finding(code="E302", path=path, detail=repr(id), among=known)
