"""Which term each row is about: a new one, which gets an id, or a known one, which it overrides."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from salesgloss.exchange.rows import ADDS, OVERRIDES, PASSED, REPLACES, Row
from salesgloss.languages import translations
from salesgloss.schema import Record
from salesgloss.schema.fields import ID
from salesgloss.schema.registry import Registry, id_of
from salesgloss.text import fold, has_chinese, signed
from salesgloss.text.ids import romanize, slugify
from salesgloss.validation.known_terms import KnownTerms, names_by_id
from salesgloss.validation.spellings import claims, is_shareable

_VALID = re.compile(ID.pattern)
_MACHINE_MADE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9]+", re.IGNORECASE)
_WORDS_OF_A_SENSE = 4


class Identity:
    """Rows settled one after the other on top of a registry and the entries of an earlier file.

    ``is_own_sheet``: the sheet was exported from an own glossary, its ids stand as they are.
    """

    def __init__(
        self, registry: Registry, existing: Sequence[Record], *, is_own_sheet: bool
    ) -> None:
        self._registry = registry
        self._known = KnownTerms(registry)
        self._bundled = KnownTerms(registry)
        self._earlier = names_by_id(entry for entry in existing if "id" in entry)
        self._literal = is_own_sheet
        self._earlier_ids = {entry["id"] for entry in existing if "id" in entry}
        self._used: dict[str, Row] = {}

    def settle(
        self, rows: Sequence[Row], *, replacing: bool, skipping: bool, first_only: bool
    ) -> None:
        """Give every row its id or what it extends, the references their ids, and its effect."""
        names = _senses(rows)
        for row in rows:
            _tidy_names(row)
            self._identify(row, names, replacing=replacing, skipping=skipping)
            self._pass_over_repetition(row, first_only=first_only)
        for row in rows:
            if row.effect != PASSED:
                self._known.enter(id_of(row.entry) if _has_id(row.entry) else "", row.entry)
        for row in rows:
            if row.effect != PASSED and _has_id(row.entry):
                if not row.is_literal:
                    self._drop_claimed(row)
                self._resolve_references(row)

    def _identify(
        self, row: Row, names: Mapping[str, set[str]], *, replacing: bool, skipping: bool
    ) -> None:
        entry = row.entry
        if extends := entry.get("extends"):
            if extends not in self._registry.records and (id := self._bundled.called(extends)):
                entry["extends"] = id
            row.effect, row.is_literal = OVERRIDES, True
            return
        self._take_foreign_id(row)
        if (self._literal and "id" in entry) or entry.get("id") in self._earlier_ids:
            row.effect = REPLACES if entry["id"] in self._registry.records else ADDS
            row.is_literal = True
            return
        known = self._known_term(row)
        if known is None:
            if "id" not in entry and entry.get("name"):
                entry["id"] = self._new_id(entry, names)
        elif skipping:
            row.known, row.effect = known, PASSED
            row.warnings = []
        elif replacing:
            entry["id"], row.effect = known, REPLACES
        else:
            self._override(row, known)

    def _take_foreign_id(self, row: Row) -> None:
        """Make the id of another system a valid one, or pass over it."""
        given = row.entry.get("id")
        if given is None or _VALID.fullmatch(given):
            return
        made = slugify(given)
        if made and not _MACHINE_MADE.fullmatch(given):
            row.entry["id"] = made
            row.warnings.append(f"id {given!r} is read as {made!r}")
        elif row.entry.get("name"):
            del row.entry["id"]
            row.warnings.append(f"id {given!r} is passed over: the id is made of the name")

    def _known_term(self, row: Row) -> str | None:
        """Return the id of the bundled term that a row means by its id or one of its names."""
        entry = row.entry
        if entry.get("id") in self._registry.records:
            return str(entry["id"])
        for name in _names(entry):
            if id := self._bundled.called(name):
                return id
            if owners := self._bundled.owners(name):
                listed = ", ".join(sorted(owners)[:4])
                row.warnings.append(
                    f"{name!r} stands for several ({listed}): taken for a new term; "
                    "a column 'extends' says which is meant"
                )
        return None

    def _new_id(self, entry: Record, names: Mapping[str, set[str]]) -> str:
        """Return the id of a new term: of its name, its acronym, or as its name is read."""
        name = entry["name"]
        if id := self._earlier.get(signed(name)):
            return id
        candidates = [romanize(name)]
        if has_chinese(name):
            english = [each for each in entry.get("aliases") or () if not has_chinese(each)]
            latin = [entry["acronym"]] if entry.get("acronym") else []
            candidates = [*map(slugify, (*english[:1], *latin)), *candidates]
        first = self._used.get(candidates[-1])
        if len(names[signed(name)]) > 1 and is_shareable(entry, name):
            candidates = [f"{candidates[-1]}-{romanize(_sense(entry))}".strip("-")]
        elif first and signed(first.entry.get("name", "")) == signed(name):
            return candidates[-1]
        free = (
            each
            for each in candidates
            if each and each not in self._used and self._is_free(each, name, names)
        )
        return next(free, None) or f"{candidates[-1] or 'term'}-{_checksum(name)}"

    def _is_free(self, id: str, name: str, names: Mapping[str, set[str]]) -> bool:
        key = signed(id)
        return not self._bundled.owners(id) and (key == signed(name) or key not in names)

    def _override(self, row: Row, id: str) -> None:
        """Make the entry of ``row`` an override of the term ``id``: what differs, and no more."""
        base, entry = self._registry.records[id], row.entry
        entry.pop("id", None)
        row.entry = {"extends": id, **_differing(entry, base)}
        row.known, row.effect = id, OVERRIDES
        if len(row.entry) == 1:
            row.effect = PASSED
            row.warnings.append("says nothing that the bundled entry does not")

    def _pass_over_repetition(self, row: Row, *, first_only: bool) -> None:
        """Pass over a row that says again what an earlier one has said."""
        if row.effect == PASSED or not _has_id(row.entry):
            return
        id = id_of(row.entry)
        first = self._used.setdefault(id, row)
        if first is not row and (first_only or first.entry == row.entry):
            row.known, row.effect = id, PASSED
            row.warnings.append(f"row {first.number} is about the same term")

    def _drop_claimed(self, row: Row) -> None:
        """Leave out the aliases that belong to other terms."""
        id, entry = id_of(row.entry), row.entry
        for above in (entry, *(entry.get(lang) or {} for lang in translations())):
            kept = []
            for alias in above.get("aliases") or ():
                shareable = is_shareable(entry, alias)
                if self._known.is_claimed(alias, besides=id, shareable=shareable):
                    other = next(each for each in self._known.owners(alias) if each != id)
                    row.warnings.append(f"aliases: {alias!r} belongs to {other}: left out")
                else:
                    kept.append(alias)
            if "aliases" in above and kept != above["aliases"]:
                above["aliases"] = kept
                if not kept:
                    del above["aliases"]

    def _resolve_references(self, row: Row) -> None:
        """Put ids in the place of the names by which a row refers to other terms."""
        entry = row.entry
        related = entry.get("related")
        if related and not all(map(self._is_id, related)):
            found = dict.fromkeys(filter(None, (self._reference(row, each) for each in related)))
            entry["related"] = [id for id in found if id != id_of(entry)]
            if not entry["related"]:
                del entry["related"]
        if successor := entry.get("replaced_by"):
            entry["replaced_by"] = self._meant(successor) or successor
        for pair in entry.get("confused_with") or ():
            if isinstance(pair, dict) and isinstance(pair.get("id"), str):
                pair["id"] = self._meant(pair["id"]) or pair["id"]

    def _reference(self, row: Row, named: Any) -> str | None:
        if not isinstance(named, str):
            return None
        if id := self._meant(named):
            return id
        row.warnings.append(f"related: {named!r} is no term here: left out")
        return None

    def _meant(self, named: str) -> str | None:
        return named if self._is_id(named) else self._known.called(named)

    def _is_id(self, named: object) -> bool:
        return named in self._registry.records or named in self._used


def _senses(rows: Sequence[Row]) -> Mapping[str, set[str]]:
    """Return by name how the definitions of its rows begin."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.entry.get("name"):
            found.setdefault(signed(row.entry["name"]), set()).add(_sense(row.entry))
    return found


def _sense(entry: Record) -> str:
    return " ".join(str(entry.get("definition", "")).split()[:_WORDS_OF_A_SENSE])


def _tidy_names(row: Row) -> None:
    """Leave out an acronym or alias that only says the name again."""
    entry = row.entry
    name = entry.get("name")
    if name and entry.get("acronym") == name:
        del entry["acronym"]
    seen = {entry.get("name"), entry.get("acronym")}
    for lang in (None, *translations()):
        part = entry if lang is None else entry.get(lang) or {}
        if lang and part.get("name") and part["name"] in seen:
            del part["name"]
        seen.add(part.get("name"))
        if isinstance(aliases := part.get("aliases"), list):
            kept = [each for each in dict.fromkeys(map(str, aliases)) if each not in seen]
            seen.update(kept)
            part["aliases"] = kept
            if not kept:
                del part["aliases"]
        if lang and lang in entry and not part:
            del entry[lang]


def _names(entry: Record) -> list[str]:
    """Return the names by which a row may mean a known term, the surest first."""
    translated = [(entry.get(lang) or {}).get("name") for lang in translations()]
    return [name for name in (entry.get("name"), *translated) if isinstance(name, str)]


def _differing(entry: Record, base: Record) -> Record:
    """Return what of a row is not in ``base``: no name that finds it already."""
    spelled = {signed(spelling) for spelling, _ in claims(base)}
    kept: Record = {}
    for key, said in entry.items():
        if key in ("name", "acronym") and signed(said) in spelled:
            continue
        value = said
        if key == "aliases":
            value = [each for each in said if signed(each) not in spelled]
        elif key in translations():
            value = _differing(said, _translation_base(base, key))
        elif key == "confused_with" and isinstance(said, list):
            value = _pairs(said, base.get(key) or [])
        elif key == "differences" and isinstance(said, dict):
            known = base.get(key) or {}
            value = {} if said.items() <= known.items() else {**known, **said}
        if value not in ([], {}, None) and value != base.get(key):
            kept[key] = value
    return kept


def _translation_base(base: Record, lang: str) -> Record:
    translated = base.get(lang) or {}
    return {**translated, "id": base["id"]}


def _pairs(pairs: list[Any], known: list[Record]) -> list[Any]:
    """Return the pairs of look-alikes of an override: none where all are known, else all."""
    if all(pair in known for pair in pairs):
        return []
    said = {pair.get("id") for pair in pairs if isinstance(pair, dict)}
    return [*pairs, *(pair for pair in known if pair["id"] not in said)]


def _has_id(entry: Record) -> bool:
    return bool(entry.get("id") or entry.get("extends"))


def _checksum(name: str) -> str:
    return f"{zlib.crc32(fold(name).encode('utf-8', 'replace')):08x}"[:6]
