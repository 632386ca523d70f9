"""Several glossary files as one list of terms: later ones over earlier ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from salesgloss import validation, yaml_io
from salesgloss.diagnostics import InvalidGlossary
from salesgloss.errors import FileError
from salesgloss.languages import translations
from salesgloss.layers.salvage import usable_part
from salesgloss.layers.sources import BUNDLED, NAMED, PROJECT, SHARED, SourceFile, why_nothing_in
from salesgloss.messages import counted
from salesgloss.model import BUNDLED as BUNDLED_ORIGIN
from salesgloss.model import Category, Term
from salesgloss.schema import Record, category, decode
from salesgloss.schema.overrides import keep_standard_names, overridden
from salesgloss.schema.references import references
from salesgloss.schema.registry import Registry, id_of
from salesgloss.text import fold
from salesgloss.validation.spellings import claims
from salesgloss.yaml_io import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The terms of all layers; ``ignored`` says, a line a file, what was left out and why.

    ``terms`` lacks those that the files left as the registry had them: ``unchanged`` has their ids,
    ``redrawn`` those whose cards still say something else, since they name others.
    """

    terms: tuple[Term, ...]
    unchanged: frozenset[str]
    redrawn: tuple[Term, ...]
    categories: tuple[Category, ...]
    edition: str
    ignored: tuple[str, ...] = ()
    hidden: tuple[
        tuple[str, str], ...
    ] = ()  # spellings of what no layer shows, and whose wish it is
    is_unchanged: bool = False  # the files add nothing to what was there


def merge(registry: Registry, files: Sequence[SourceFile], *, today: str) -> Merged:
    """Return ``files`` merged over ``registry``, which takes them up.

    Of a user's, shared or project's file the entries with errors are left out, and all of it where
    it cannot be read; a named or the bundled one raises FileError or InvalidGlossary. An entry is overdue as of ``today`` (ISO).
    """
    before, titles = dict(registry.records), dict(registry.categories)
    ignored: list[str] = []
    for source in files:
        try:
            added = add(registry, source, today=today)
        except (FileError, InvalidGlossary) as error:
            if source.layer in (BUNDLED, NAMED):
                raise
            ignored.append(_skipped_message(source, error))
        else:
            if added.left_out:
                advice = f"see 'salesgloss check {source.path}'"
                ignored.append(f"{source.path}: {added.left_out}: {advice}")
    records = _finalize(registry.shown(), today)
    unchanged = frozenset(id for id, record in records.items() if record is before.get(id))
    is_retitled = any(registry.categories[id] != declared for id, declared in titles.items())
    return Merged(
        terms=tuple(decode(each) for id, each in records.items() if id not in unchanged),
        unchanged=unchanged,
        redrawn=tuple(
            decode(records[id])
            for id in unchanged
            if is_retitled or not unchanged.issuperset(_pointed_to(records[id]))
        ),
        categories=tuple(map(category, registry.categories.values())),
        edition=registry.edition,
        ignored=tuple(ignored),
        hidden=tuple(_hidden_spellings(registry)),
        is_unchanged=registry.records == before and registry.categories == titles,
    )


def _pointed_to(record: Record) -> Iterator[str]:
    return (id for id, _ in references(record))


def _hidden_spellings(registry: Registry) -> Iterator[tuple[str, str]]:
    for record in registry.records.values():
        if record.get("hidden"):
            for spelling, _ in claims(record):
                yield spelling, record["origin"]


@dataclass(frozen=True, slots=True)
class Added:
    """How many entries of a file were taken, and what was left out of it, in words."""

    entries: int
    left_out: str = ""


def add(registry: Registry, source: SourceFile, *, today: str) -> Added:
    """Lay the file at ``source`` over ``registry``: of one that nobody has named, its valid entries.

    Raises FileError or InvalidGlossary; ``registry`` is then as before.
    """
    document = document_of(source)
    left_out = ""
    data: Any = document.data
    if not validation.is_valid(document, registry):
        must_be_valid = source.layer in (BUNDLED, NAMED)
        part = None if must_be_valid else usable_part(document, registry, today=today)
        if part is None:
            found = validation.validate(document, registry, today=today)
            raise InvalidGlossary(source.path, validation.errors(found))
        data, left_out = part.data, part.left_out
    apply_layer(registry, data, origin_of(source, data.get("name")))
    return Added(len(data["terms"]), left_out)


def document_of(source: SourceFile) -> Document:
    """Return the file at ``source``; FileError where it cannot be read, or is a shared folder without any."""
    is_folder = source.layer == SHARED and os.path.isdir(source.path)
    if is_folder and (why := why_nothing_in(source.path)):
        raise FileError(f"{source.path}: {why}")
    return yaml_io.read(source.path)


def apply_layer(registry: Registry, data: dict[str, Any], origin: str) -> None:
    """Lay the valid data of a file over ``registry``."""
    registry.edition = registry.edition or data.get("edition", "")
    for declared in data.get("categories") or ():
        registry.categories[declared["id"]] = declared
    entries: list[Record] = _stripped(data["terms"])
    for entry in entries:
        id = id_of(entry)
        registry.records[id] = _merge_entry(registry.records.get(id), entry, origin)
    _mirror(registry.records, entries)


def _stripped(value: Any) -> Any:
    """Return plain data without the spaces and line ends around its texts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items()}
    return value


def _merge_entry(base: Record | None, entry: Record, origin: str) -> Record:
    if not base:
        return {**entry, "origin": origin}
    standard = base if base["origin"] == BUNDLED_ORIGIN else base.get("standard")
    override = {key: value for key, value in entry.items() if key != "extends"}
    record = overridden(base, override) if "extends" in entry else override
    return {**record, "origin": origin, "standard": standard}


def _mirror(records: dict[str, Record], entries: Sequence[Record]) -> None:
    """Write the pairs of look-alikes that ``entries`` declare on their other side too."""
    for entry in entries:
        id = id_of(entry)
        for pair in entry.get("confused_with") or ():
            other = records[pair["id"]]
            others = [each for each in other.get("confused_with") or () if each["id"] != id]
            mirrored = {"id": id, "difference": pair["difference"]}
            records[pair["id"]] = {
                **other,
                "confused_with": [*others, mirrored],
                **{
                    lang: _with_difference(
                        other.get(lang) or {}, id, _differences(records[id], lang).get(pair["id"])
                    )
                    for lang in translations()
                },
            }


def _with_difference(translated: Record, id: str, text: str | None) -> Record:
    differences = {**(translated.get("differences") or {}), id: text}
    return {**translated, "differences": {key: text for key, text in differences.items() if text}}


def _differences(record: Record, lang: str) -> dict[str, str]:
    return (record.get(lang) or {}).get("differences") or {}


def _finalize(records: dict[str, Record], today: str) -> dict[str, Record]:
    """Return what is shown, with nothing pointing to what is hidden."""
    taken: set[str] = set()
    if any(record.get("standard") for record in records.values()):
        own = (record for record in records.values() if record["origin"] != BUNDLED_ORIGIN)
        taken = {fold(spelling) for record in own for spelling, _ in claims(record)}
    return {
        id: keep_standard_names(_overdue(_drop_dangling(record, records), today), taken)
        for id, record in records.items()
    }


def _drop_dangling(record: Record, shown: dict[str, Record]) -> Record:
    """Return ``record`` without what points to a term that is not ``shown``."""
    standard = record.get("standard")
    if not standard and all(id in shown for id in _pointed_to(record)):
        return record
    translated = {
        lang: {
            **(record.get(lang) or {}),
            "differences": {
                id: text for id, text in _differences(record, lang).items() if id in shown
            },
        }
        for lang in translations()
    }
    successor = record.get("replaced_by")
    return {
        **record,
        "related": [id for id in record.get("related") or () if id in shown],
        "confused_with": [
            pair for pair in record.get("confused_with") or () if pair["id"] in shown
        ],
        "replaced_by": successor if successor in shown else None,
        **translated,
        "standard": _drop_dangling(standard, shown) if standard else None,
    }


def _overdue(record: Record, today: str) -> Record:
    review_by = str(record.get("review_by") or "")
    return {**record, "overdue": True} if review_by and review_by < today else record


def origin_of(source: SourceFile, name: str | None) -> str:
    """Return whose a file's entries are: its name, else what the file or its folder is called."""
    if source.layer == BUNDLED:
        return BUNDLED_ORIGIN
    stem = os.path.splitext(os.path.basename(source.path))[0]
    if source.layer == PROJECT:
        stem = os.path.basename(os.path.dirname(source.path))
    origin = name or stem or "own"
    return f"{origin} (own)" if origin == BUNDLED_ORIGIN else origin


def _skipped_message(source: SourceFile, error: FileError | InvalidGlossary) -> str:
    advice = f"see 'salesgloss check {source.path}'"
    if isinstance(error, InvalidGlossary):
        count = counted(len(error.diagnostics), "error")
        return f"{source.path} is left out ({count}): {advice}"
    return f"{error.message}; it is left out: {advice}"
