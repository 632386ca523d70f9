"""Which term a word of a file or sheet means: by id, name, acronym or alias, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from salesgloss.schema import Record
from salesgloss.schema.registry import Registry, id_of
from salesgloss.text import fold, signed
from salesgloss.validation.spellings import claims, is_shareable, key_of

_STRENGTH = {"id": 0, "name": 0, "acronym": 1}


class KnownTerms:
    """The terms of a registry and of entries entered later, by their spellings."""

    def __init__(self, registry: Registry) -> None:
        self.records: Mapping[str, Record] = registry.records
        self._owners: dict[str, dict[str, int]] = {}
        self._exclusive: set[str] = set()
        for id, record in registry.shown().items():
            self.enter(id, record)

    def enter(self, id: str, record: Record) -> None:
        """Take up the spellings of a record."""
        for spelling, path in claims(record):
            key = key_of(spelling)
            owners = self._owners.setdefault(key, {})
            owners[id] = min(_STRENGTH.get(str(path[-1]), 2), owners.get(id, 9))
            if not is_shareable(record, spelling):
                self._exclusive.add(key)

    def called(self, spelling: str) -> str | None:
        """Return the id of the one term that ``spelling`` names; None for none, or several of
        which none has it for a name."""
        owners = self.owners(spelling)
        if len(owners) > 1:
            named = [id for id, strength in owners.items() if not strength]
            return named[0] if len(named) == 1 else None
        return next(iter(owners), None)

    def owners(self, spelling: str) -> Mapping[str, int]:
        """Return the ids of the terms that have ``spelling``, and in which place: 0 for a name."""
        return self._owners.get(signed(spelling), {}) if fold(spelling) else {}

    def is_claimed(self, spelling: str, *, besides: str = "", shareable: bool = False) -> bool:
        """Tell whether another term than ``besides`` keeps ``spelling`` for itself."""
        others = [id for id in self.owners(spelling) if id != besides]
        return bool(others) and not (shareable and signed(spelling) not in self._exclusive)


def names_by_id(entries: Iterable[Record]) -> dict[str, str]:
    """Return by spelling of an own entry's name its id, for a later sheet to keep it."""
    return {signed(entry["name"]): id_of(entry) for entry in entries if entry.get("name")}
