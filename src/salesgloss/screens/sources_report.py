"""Where glossary files were looked for, told to people and to programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from salesgloss.languages import DEFAULT
from salesgloss.layers.status import LOADED, SourceStatus
from salesgloss.messages import counted, word
from salesgloss.messages.spoken import spoken
from salesgloss.schema import to_json
from salesgloss.screens.wrapping import cells
from salesgloss.text import line


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The program's folders, the file of the quiz's progress, the environment variables in force
    and why one of them is ``ignored``."""

    folders: Mapping[str, str]
    progress: str
    variables: Mapping[str, str]
    ignored: Mapping[str, str]


def as_text(places: Sequence[SourceStatus], settings: Settings) -> str:
    """Return a line a place, tab-separated: layer, state, path, then entries or the reason."""
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in _rows(places, settings))


def as_columns(places: Sequence[SourceStatus], settings: Settings, lang: str = DEFAULT) -> str:
    """Return the same for people: aligned, the remark before the path, which may be long."""
    rows = [
        (_told(layer, lang), _told(state, lang), why, path)
        for layer, state, path, why in _rows(places, settings, lang)
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)][:3]
    shown = (
        [text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=False)]
        for row in rows
    )
    return "".join(
        "  ".join((*padded, row[3])).rstrip() + "\n"
        for padded, row in zip(shown, rows, strict=True)
    )


def _told(text: str, lang: str) -> str:
    """Return a layer or a state in ``lang``; the name of a variable, as it is."""
    known = word(f"where.{text}", lang)
    return text if known == f"where.{text}" else known


def as_json(places: Sequence[SourceStatus], settings: Settings) -> str:
    """Return one JSON object: the places in their order, and the program's settings."""
    return to_json({"files": [asdict(place) for place in places], **asdict(settings)}) + "\n"


def _rows(
    places: Sequence[SourceStatus], settings: Settings, lang: str = DEFAULT
) -> list[tuple[str, str, str, str]]:
    rows = [
        (place.layer, place.state, line(place.path), line(_remark(place, lang))) for place in places
    ]
    rows += [("folder", name, line(path), "") for name, path in settings.folders.items()]
    rows += [("file", "progress", line(settings.progress), "")]
    return rows + [
        ("variable", name, line(value), spoken(settings.ignored.get(name, ""), lang))
        for name, value in settings.variables.items()
    ]


def _remark(place: SourceStatus, lang: str) -> str:
    why = spoken(place.why or "", lang)
    if place.state != LOADED:
        return why
    told = filter(None, (counted(place.entries, "entry", lang), why))
    return word("semicolon", lang).join(told)
