"""Which keys of an entry point to terms."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.diagnostics import Path
from salesgloss.schema.categories import Record

FROM = "from"


def references(entry: Record) -> Iterator[tuple[str, Path]]:
    """Yield each id that ``entry`` tells its readers to see, and where in it the id stands."""
    for number, id in enumerate(entry.get("related") or ()):
        yield id, ("related", number)
    for number, pair in enumerate(entry.get("confused_with") or ()):
        yield pair["id"], ("confused_with", number, "id")
    if entry.get("replaced_by"):
        yield entry["replaced_by"], ("replaced_by",)


def computed_inputs(entry: Record) -> Iterator[tuple[Record, Path]]:
    """Yield each input of the formulas of ``entry`` that another term gives, and where in it the id
    of that term stands."""
    for number, formula in enumerate(entry.get("formulas") or ()):
        for name, given in formula["inputs"].items():
            if FROM in given:
                yield given, ("formulas", number, "inputs", name, FROM)
