"""Where glossary files were looked for, told to people and to programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from salesgloss.cards.messages import counted
from salesgloss.layers.status import LOADED, SourceStatus
from salesgloss.schema import to_json
from salesgloss.text import line


def as_text(places: Sequence[SourceStatus], folders: Mapping[str, str]) -> str:
    """Return a line a place, tab-separated: layer, state, path, then entries or the reason."""
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in _rows(places, folders))


def as_columns(places: Sequence[SourceStatus], folders: Mapping[str, str]) -> str:
    """Return the same for people: aligned, the remark before the path, which may be long."""
    rows = [(layer, state, why, path) for layer, state, path, why in _rows(places, folders)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:3]
    return "".join(
        "  ".join((*map(str.ljust, row[:3], widths), row[3])).rstrip() + "\n" for row in rows
    )


def as_json(places: Sequence[SourceStatus], folders: Mapping[str, str]) -> str:
    """Return one JSON object: the places in their order, and the program's folders."""
    return to_json({"files": [asdict(place) for place in places], "folders": folders}) + "\n"


def _rows(
    places: Sequence[SourceStatus], folders: Mapping[str, str]
) -> list[tuple[str, str, str, str]]:
    rows = [(place.layer, place.state, line(place.path), line(_remark(place))) for place in places]
    return rows + [("folder", name, line(path), "") for name, path in folders.items()]


def _remark(place: SourceStatus) -> str:
    if place.state != LOADED:
        return place.why or ""
    return counted(place.entries, "entry")
