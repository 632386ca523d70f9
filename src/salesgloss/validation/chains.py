"""Inputs that come from other metrics: these must give them, in a unit that fits, in no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from salesgloss.calc.dimensions import can_stand_for
from salesgloss.diagnostics import Finding
from salesgloss.schema import Record
from salesgloss.schema.references import FROM, computed_inputs
from salesgloss.schema.registry import Registry, id_of

MOST_NAMED = 6  # of the ids of a circle


def inspect(data: Mapping[str, Any], registry: Registry) -> Iterator[Finding]:
    """Yield what is wrong with where the inputs of a file's formulas come from."""
    entries: list[Record] = data["terms"]
    inputs = [
        (entry, given, ("terms", at, *place))
        for at, entry in enumerate(entries)
        for given, place in computed_inputs(entry)
    ]
    if not inputs:
        return
    merged = dict(registry.records)
    for entry in entries:
        merged[id_of(entry)] = {**merged.get(id_of(entry), {}), **entry}
    for entry, given, path in inputs:
        source = merged.get(given[FROM])
        if source is None or given[FROM] == id_of(entry):
            continue  # told as an id that no term has, or that refers to itself
        given_in = [formula["unit"] for formula in source.get("formulas") or ()]
        if not any(can_stand_for(unit, given["unit"]) for unit in given_in):
            known = ", ".join(dict.fromkeys(given_in)) or "no formula"
            detail = f"{given[FROM]} gives {known}, the input is in {given['unit']}"
            yield Finding(code="E405", path=path, detail=detail)
        elif circle := _circle(id_of(entry), given[FROM], merged):
            yield Finding(code="E406", path=path, detail=" -> ".join(circle))


def _circle(start: str, first: str, merged: Mapping[str, Record]) -> tuple[str, ...]:
    """Return the way from ``start`` over ``first`` back to it, empty where there is none."""
    reached: dict[str, str] = {first: start}
    waiting = [first]
    while waiting:
        id = waiting.pop()
        for source in (given[FROM] for given, _ in computed_inputs(merged.get(id, {}))):
            if source == start:
                way = [start, id]
                while way[-1] != first:
                    way.append(reached[way[-1]])
                named = [start, *reversed(way[1:])]
                shown = named if len(named) <= MOST_NAMED else [*named[:MOST_NAMED], "..."]
                return (*shown, start)
            if source not in reached:
                reached[source] = id
                waiting.append(source)
    return ()
