"""What changed from one glossary file to another, in terms rather than in lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salesgloss.languages import translations
from salesgloss.schema import Record
from salesgloss.schema.registry import id_of

_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """A key of an entry, or of the file's head, and what it said before and says now; None for
    nothing."""

    key: str
    before: object = None
    after: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What became of an entry: added, removed or changed, and which of its keys."""

    id: str
    name: str
    effect: str
    keys: tuple[KeyChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The changed entries in the order of the newer file, removed ones last, and the head's keys."""

    entries: tuple[EntryChange, ...] = ()
    head: tuple[KeyChange, ...] = ()
    is_reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.entries or self.head or self.is_reordered)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """Return what changed from the data of a valid glossary file to that of another."""
    old, new = ({id_of(entry): entry for entry in data["terms"]} for data in (before, after))
    entries = []
    for id, entry in new.items():
        if id not in old:
            entries.append(EntryChange(id=id, name=_name(entry), effect="added", keys=()))
        elif keys := _keys(flat(old[id]), flat(entry)):
            entries.append(EntryChange(id=id, name=_name(entry), effect="changed", keys=keys))
    entries += [
        EntryChange(id=id, name=_name(entry), effect="removed")
        for id, entry in old.items()
        if id not in new
    ]
    common = [id for id in old if id in new]
    return Changes(
        entries=tuple(entries),
        head=_keys(
            *(flat({k: v for k, v in data.items() if k != "terms"}) for data in (before, after))
        ),
        is_reordered=common != [id for id in new if id in old],
    )


def flat(entry: Record) -> dict[str, object]:
    """Return what an entry says by key, translations and criteria key by key, dates as text and
    without the blanks around texts; what says nothing is left out."""
    found: dict[str, object] = {}
    for key, value in entry.items():
        if isinstance(value, dict) and key in (*translations(), "criteria"):
            found |= {f"{key}.{part}": plain(each) for part, each in value.items()}
        else:
            found[key] = plain(value)
    return {key: value for key, value in found.items() if value not in _NOTHING}


def plain(value: object) -> object:
    """Return a value as JSON could hold it, its texts without the blanks around them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        kept = {key: plain(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in _NOTHING}
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _keys(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[KeyChange, ...]:
    return tuple(
        KeyChange(key=key, before=before.get(key), after=after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    )


def _name(entry: Record) -> str:
    return str(entry.get("name") or entry.get("extends") or entry.get("id") or "")
