"""Several glossary files as one list of terms: later ones over earlier ones."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from salesgloss import documents, schema
from salesgloss.complaints import InvalidGlossary
from salesgloss.errors import FileUnusable
from salesgloss.layers.inspecting import inspect
from salesgloss.layers.known import Known, id_of
from salesgloss.layers.overriding import ZH, overridden, still_called
from salesgloss.layers.sources import BUNDLED, NAMED, PROJECT, Source
from salesgloss.layers.spelling import claims
from salesgloss.model import Category, Term
from salesgloss.schema import Record
from salesgloss.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The terms of all layers; ``ignored`` says, a line a file, what was left out and why."""

    terms: tuple[Term, ...]
    categories: tuple[Category, ...]
    edition: str
    ignored: tuple[str, ...] = ()


def merge(known: Known, files: Sequence[Source], *, today: str) -> Merged:
    """Return ``files`` merged over ``known``, which takes them up.

    A user's or project's file with errors is left out; a named or the bundled one raises
    FileUnusable or InvalidGlossary. An entry is overdue as of ``today`` (ISO).
    """
    ignored: list[str] = []
    for source in files:
        try:
            add(known, source, today=today)
        except (FileUnusable, InvalidGlossary) as error:
            if source.layer in (BUNDLED, NAMED):
                raise
            ignored.append(_left_out(source, error))
    records = _finished(known.shown(), today)
    return Merged(
        terms=tuple(schema.decode(record) for record in records.values()),
        categories=tuple(map(_category, known.categories.values())),
        edition=known.edition,
        ignored=tuple(ignored),
    )


def add(known: Known, source: Source, *, today: str) -> int:
    """Lay the file at ``source`` over ``known`` and return how many entries it has.

    Raises FileUnusable or InvalidGlossary; ``known`` is then as before.
    """
    document = documents.read(source.path)
    complaints = inspect(document, known, today=today)
    errors = tuple(each for each in complaints if not each.is_warning)
    if errors:
        raise InvalidGlossary(source.path, errors)
    data: dict[str, Any] = document.data  # type: ignore[assignment]
    lay_over(known, data, origin_of(source, data.get("name")))
    return len(data["terms"])


def lay_over(known: Known, data: dict[str, Any], origin: str) -> None:
    """Lay the sound data of a file over ``known``."""
    known.edition = known.edition or data.get("edition", "")
    for category in data.get("categories") or ():
        known.categories[category["id"]] = category
    entries: list[Record] = _stripped(data["terms"])
    for entry in entries:
        known.records[id_of(entry)] = _laid_over(known.records.get(id_of(entry)), entry, origin)
    _mirror(known.records, entries)


def _stripped(value: Any) -> Any:
    """Return plain data without the spaces and line ends around its texts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items()}
    return value


def _laid_over(below: Record | None, entry: Record, origin: str) -> Record:
    if not below:
        return {**entry, "origin": origin}
    standard = below if below["origin"] == BUNDLED else below.get("standard")
    own = {key: value for key, value in entry.items() if key != "extends"}
    record = overridden(below, own) if "extends" in entry else own
    return {**record, "origin": origin, "standard": standard}


def _mirror(records: dict[str, Record], entries: Sequence[Record]) -> None:
    """Write the pairs of look-alikes that ``entries`` declare on their other side too."""
    for entry in entries:
        id = id_of(entry)
        chinese = (records[id].get(ZH) or {}).get("differences") or {}
        for pair in entry.get("confused_with") or ():
            other = records[pair["id"]]
            others = [each for each in other.get("confused_with") or () if each["id"] != id]
            mirrored = {"id": id, "difference": pair["difference"]}
            there = other.get(ZH) or {}
            differences = {**(there.get("differences") or {}), id: chinese.get(pair["id"])}
            records[pair["id"]] = {
                **other,
                "confused_with": [*others, mirrored],
                ZH: {
                    **there,
                    "differences": {key: text for key, text in differences.items() if text},
                },
            }


def _finished(records: dict[str, Record], today: str) -> dict[str, Record]:
    """Return what is shown, with nothing pointing to what is hidden."""
    own = (record for record in records.values() if record["origin"] != BUNDLED)
    taken = {fold(spelling) for record in own for spelling, _ in claims(record)}
    return {
        id: still_called(_overdue(_pointing_to(record, records), today), taken)
        for id, record in records.items()
    }


def _pointing_to(record: Record, shown: dict[str, Record]) -> Record:
    """Return ``record`` without what points to a term that is not ``shown``."""
    chinese = record.get(ZH) or {}
    differences = chinese.get("differences") or {}
    standard = record.get("standard")
    return {
        **record,
        "related": [id for id in record.get("related") or () if id in shown],
        "confused_with": [
            pair for pair in record.get("confused_with") or () if pair["id"] in shown
        ],
        ZH: {
            **chinese,
            "differences": {id: text for id, text in differences.items() if id in shown},
        },
        "standard": _pointing_to(standard, shown) if standard else None,
    }


def _overdue(record: Record, today: str) -> Record:
    review_by = str(record.get("review_by") or "")
    return {**record, "overdue": True} if review_by and review_by < today else record


def _category(record: Record) -> Category:
    titles = {"en": record["title"]}
    if ZH in record:
        titles[ZH] = record[ZH]
    return Category(id=record["id"], titles=titles)


def origin_of(source: Source, name: str | None) -> str:
    """Return whose a file's entries are: its name, else what the file or its folder is called."""
    if source.layer == BUNDLED:
        return BUNDLED
    stem = os.path.splitext(os.path.basename(source.path))[0]
    if source.layer == PROJECT:
        stem = os.path.basename(os.path.dirname(source.path))
    origin = name or stem or "own"
    return f"{origin} (own)" if origin == BUNDLED else origin


def _left_out(source: Source, error: FileUnusable | InvalidGlossary) -> str:
    advice = f"see 'salesgloss check {source.path}'"
    if isinstance(error, InvalidGlossary):
        count = len(error.complaints)
        return f"{source.path} is left out ({count} error{'s' * (count != 1)}): {advice}"
    return f"{error.message}; it is left out: {advice}"
