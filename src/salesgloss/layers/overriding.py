"""What an entry that extends another makes of it, and what of the inherited it hides."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from salesgloss.schema import Record
from salesgloss.text import fold

Keys = tuple[str, ...]

ZH = "zh-Hant"
WORKED: Keys = ("formulas", "worked")

# What an own value contradicts of the inherited entry, unless the override states it anew.
CONTRADICTED: dict[str, tuple[Keys, ...]] = {
    "name": ((ZH, "name"),),
    "definition": ((ZH, "definition"), ("example",), (ZH, "example"), WORKED),
    "example": ((ZH, "example"),),
    "usage": ((ZH, "usage"),),
    "formulas": (("example",), (ZH, "example"), (ZH, "formulas"), (ZH, "labels")),
    "rule_of_thumb": ((ZH, "rule_of_thumb"),),
    "confused_with": ((ZH, "differences"),),
    "other_meanings": ((ZH, "other_meanings"),),
}


def contradicted(below: Record, own: Record) -> Iterator[tuple[str, Keys]]:
    """Yield each key of ``own`` that changes a text, with what it hides of ``below``."""
    seen: set[Keys] = set()
    for key, hidden in CONTRADICTED.items():
        if key not in own or own[key] == below.get(key):
            continue
        for keys in hidden:
            stated = "formulas" in own if keys == WORKED else _at(own, keys) is not None
            if not stated and _at(below, keys) and keys not in seen:
                seen.add(keys)
                yield key, keys


def overridden(below: Record, own: Record) -> Record:
    """Return ``below`` with the keys of ``own`` over it: its aliases are added to the inherited
    ones, its Chinese is laid over key by key, all else replaces."""
    chinese = {**(below.get(ZH) or {}), **(own.get(ZH) or {})}
    record = {**below, **own, ZH: chinese}
    for _, keys in contradicted(below, own):
        if keys == WORKED:
            record["formulas"] = [_without(formula, "worked") for formula in record["formulas"]]
        elif keys[0] == ZH:
            del chinese[keys[1]]
        else:
            del record[keys[0]]
    record["aliases"] = _joined(below, own, record)
    chinese["aliases"] = _joined(below.get(ZH) or {}, own.get(ZH) or {}, chinese)
    return record


def still_called(record: Record, taken: Container[str]) -> Record:
    """Return an own record that is also found by the bundled names that it goes without, unless
    one, folded, is ``taken`` by another; an acronym may be shared."""
    standard = record.get("standard")
    if not standard:
        return record
    chinese = record.get(ZH) or {}
    name, name_zh = standard["name"], (standard.get(ZH) or {}).get("name")
    former = [name for name in (name, name_zh) if name and fold(name) not in taken]
    english = [name for name in former if name != name_zh]
    if standard.get("acronym"):
        english.append(standard["acronym"])
    return {
        **record,
        "aliases": _with(record, english),
        ZH: {**chinese, "aliases": _with(chinese, [name for name in former if name == name_zh])},
    }


def _with(record: Record, names: Iterable[str]) -> list[str]:
    aliases: list[str] = list(record.get("aliases") or ())
    known = {fold(spelling) for spelling in (*_names(record), *aliases)}
    return aliases + [name for name in names if fold(name) not in known]


def _joined(below: Record, own: Record, record: Record) -> list[str]:
    aliases = (*(below.get("aliases") or ()), *(own.get("aliases") or ()))
    return [alias for alias in dict.fromkeys(aliases) if alias not in _names(record)]


def _names(record: Record) -> tuple[str, ...]:
    return tuple(record[key] for key in ("name", "acronym") if record.get(key))


def _at(record: Record, keys: Keys) -> Any:
    """Return the value at ``keys``; for worked cases, those of any formula."""
    if keys == WORKED:
        return [formula for formula in record.get("formulas") or () if formula.get("worked")]
    value: Any = record
    for key in keys:
        value = (value or {}).get(key)
    return value


def _without(record: Record, key: str) -> Record:
    return {name: value for name, value in record.items() if name != key}
