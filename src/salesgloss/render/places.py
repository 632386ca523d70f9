"""Where glossary files were looked for, told to people and to programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from salesgloss.layers.surveying import LOADED, Place
from salesgloss.schema import to_json
from salesgloss.text import line


def as_text(places: Sequence[Place], folders: Mapping[str, str]) -> str:
    """Return a line a place, tab-separated: layer, state, path, then entries or the reason."""
    rows = [(place.layer, place.state, line(place.path), line(_remark(place))) for place in places]
    rows += [("folder", name, line(path), "") for name, path in folders.items()]
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)


def as_json(places: Sequence[Place], folders: Mapping[str, str]) -> str:
    """Return one JSON object: the places in their order, and the program's folders."""
    return to_json({"files": [asdict(place) for place in places], "folders": folders}) + "\n"


def _remark(place: Place) -> str:
    if place.state != LOADED:
        return place.why or ""
    return "1 entry" if place.entries == 1 else f"{place.entries} entries"
