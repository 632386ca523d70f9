"""What an entry that extends another makes of it, and what of the inherited it hides."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from salesgloss.languages import translations
from salesgloss.schema.categories import Record
from salesgloss.schema.fields import ANY_LANGUAGE, TERM, WORKED_KEYS, Keys
from salesgloss.text import fold

_ADDED = ("aliases", "keywords")  # to the inherited ones, rather than put in their place


def invalidated(base: Record, override: Record) -> Iterator[tuple[str, Keys]]:
    """Yield each key of ``override`` that changes a text, with what it hides of ``base``."""
    seen: set[Keys] = set()
    for field in TERM:
        if field.key not in override or override[field.key] == base.get(field.key):
            continue
        for keys in (each for hidden in field.hides for each in _by_language(hidden)):
            stated = (
                "formulas" in override if keys == WORKED_KEYS else _get(override, keys) is not None
            )
            if not stated and _get(base, keys) and keys not in seen:
                seen.add(keys)
                yield field.key, keys


def _by_language(keys: Keys) -> Iterator[Keys]:
    if keys[0] == ANY_LANGUAGE:
        yield from ((lang, *keys[1:]) for lang in translations())
    else:
        yield keys


def overridden(base: Record, override: Record) -> Record:
    """Return ``base`` with the keys of ``override`` over it: aliases and keywords are added to the
    inherited ones, a translation is laid over key by key, all else replaces."""
    translated = {
        lang: {**(base.get(lang) or {}), **(override.get(lang) or {})} for lang in translations()
    }
    record = {**base, **override, **translated}
    for _, keys in invalidated(base, override):
        if keys == WORKED_KEYS:
            record["formulas"] = [_without(formula, "worked") for formula in record["formulas"]]
        elif keys[0] in translated:
            del translated[keys[0]][keys[1]]
        else:
            del record[keys[0]]
    for lang in (None, *translated):
        own, inherited, whole = (
            (part.get(lang) or {}) if lang else part for part in (override, base, record)
        )
        for key in _ADDED:
            if joined := _joined(inherited, own, whole, key):
                whole[key] = joined
    return record


def keep_standard_names(record: Record, taken: Container[str]) -> Record:
    """Return an own record that is also found by the bundled names that it goes without, unless
    one, folded, is ``taken`` by another; an acronym may be shared."""
    standard = record.get("standard")
    if not standard:
        return record
    former = [standard["name"]] if fold(standard["name"]) not in taken else []
    if standard.get("acronym"):
        former.append(standard["acronym"])
    kept = {**record, "aliases": _with(record, former)}
    for lang in translations():
        translated = record.get(lang) or {}
        name = (standard.get(lang) or {}).get("name")
        names = [name] if name and name != standard["name"] and fold(name) not in taken else []
        kept[lang] = {**translated, "aliases": _with(translated, names)}
    return kept


def _with(record: Record, names: Iterable[str]) -> list[str]:
    aliases: list[str] = list(record.get("aliases") or ())
    known = {fold(spelling) for spelling in (*_names(record), *aliases)}
    return aliases + [name for name in names if fold(name) not in known]


def _joined(base: Record, override: Record, record: Record, key: str) -> list[str]:
    spellings = (*(base.get(key) or ()), *(override.get(key) or ()))
    return [each for each in dict.fromkeys(spellings) if each not in _names(record)]


def _names(record: Record) -> tuple[str, ...]:
    return tuple(record[key] for key in ("name", "acronym") if record.get(key))


def _get(record: Record, keys: Keys) -> Any:
    """Return the value at ``keys``; for worked cases, those of any formula."""
    if keys == WORKED_KEYS:
        return [formula for formula in record.get("formulas") or () if formula.get("worked")]
    value: Any = record
    for key in keys:
        value = (value or {}).get(key)
    return value


def _without(record: Record, key: str) -> Record:
    return {name: value for name, value in record.items() if name != key}
