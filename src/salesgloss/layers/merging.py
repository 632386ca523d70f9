"""Several glossary files as one list of terms: later ones over earlier ones."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salesgloss import documents, schema
from salesgloss.complaints import InvalidGlossary
from salesgloss.errors import FileUnusable
from salesgloss.glossary import Glossary
from salesgloss.glossary.image import Image
from salesgloss.layers.inspecting import Known, inspect
from salesgloss.layers.sources import BUNDLED, COMPILED, NAMED, Source
from salesgloss.model import Category, Term
from salesgloss.schema import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The terms of all layers; ``ignored`` says, a line a file, what was left out and why."""

    terms: tuple[Term, ...]
    categories: tuple[Category, ...]
    edition: str
    ignored: tuple[str, ...] = ()


def merge(bundled: Source, own: Sequence[Source]) -> Merged:
    """Return ``own`` merged over ``bundled``.

    A user's or project's file with errors is left out; a named or the bundled one raises
    FileUnusable or InvalidGlossary.
    """
    known = Known()
    ignored: list[str] = []
    edition = ""
    for source in (bundled, *own):
        try:
            data = _sound(source, known)
        except (FileUnusable, InvalidGlossary) as error:
            if source.layer in (BUNDLED, NAMED):
                raise
            ignored.append(_left_out(source, error))
            continue
        edition = edition or data.get("edition", "")
        _add(known, data, source)
    return Merged(
        terms=tuple(schema.decode(record) for record in known.records.values()),
        categories=tuple(map(_category, known.categories.values())),
        edition=edition,
        ignored=tuple(ignored),
    )


def _sound(source: Source, known: Known) -> dict[str, Any]:
    if source.path == COMPILED:
        return _shipped(source.path)
    document = documents.read(source.path)
    errors = tuple(each for each in inspect(document, known) if not each.is_warning)
    if errors:
        raise InvalidGlossary(source.path, errors)
    data: dict[str, Any] = document.data  # type: ignore[assignment]
    return data


def _shipped(path: str) -> dict[str, Any]:
    """Return the data that a compiled glossary was made from: it was sound then."""
    image = Image(Path(path).read_bytes())
    glossary = Glossary(image)
    return {
        "edition": glossary.edition,
        "categories": [
            {"id": category.id, "title": category.title("en"), "zh-Hant": category.title("zh-Hant")}
            for category in glossary.categories
        ],
        "terms": [json.loads(row) for row in image.rows("json")],
    }


def _left_out(source: Source, error: FileUnusable | InvalidGlossary) -> str:
    if isinstance(error, InvalidGlossary):
        count = len(error.complaints)
        reason = f"{count} error{'s' if count != 1 else ''}"
        return f"{source.path} is left out ({reason}): see 'salesgloss check {source.path}'"
    return f"{error.message}; it is left out: see 'salesgloss check {source.path}'"


def _add(known: Known, data: dict[str, Any], source: Source) -> None:
    """Lay one sound file over what is known."""
    origin = BUNDLED if source.layer == BUNDLED else data.get("name") or _stem(source.path)
    for category in data.get("categories") or ():
        known.categories[category["id"]] = category
    for entry in data["terms"]:
        if "extends" in entry:
            below = known.records[entry["extends"]]
            own = {key: value for key, value in entry.items() if key != "extends"}
            known.records[below["id"]] = _overridden(below, own, origin)
        else:
            below = known.records.get(entry["id"])
            record = {**entry, "origin": origin}
            known.records[entry["id"]] = {**record, "standard": below} if below else record
    for id in [id for id, record in known.records.items() if record.get("hidden")]:
        del known.records[id]
    _mirror(known.records)


def _overridden(below: Record, own: Record, origin: str) -> Record:
    return {**below, **own, "origin": origin, "standard": below}


def _mirror(records: dict[str, Record]) -> None:
    """Write each pair of look-alikes, and its Chinese, on both of its terms."""
    for record in list(records.values()):
        differences = (record.get("zh-Hant") or {}).get("differences") or {}
        for pair in record.get("confused_with") or ():
            other = records.get(pair["id"])
            if other is None:
                continue
            there = other.setdefault("confused_with", [])
            if all(mirrored["id"] != record["id"] for mirrored in there):
                there.append({"id": record["id"], "difference": pair["difference"]})
            if pair["id"] in differences:
                chinese = other.setdefault("zh-Hant", {})
                chinese.setdefault("differences", {}).setdefault(
                    record["id"], differences[pair["id"]]
                )


def _category(record: Record) -> Category:
    titles = {"en": record["title"]}
    if "zh-Hant" in record:
        titles["zh-Hant"] = record["zh-Hant"]
    return Category(id=record["id"], titles=titles)


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path).removeprefix("."))[0]
