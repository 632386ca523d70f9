"""Who claims a spelling: each belongs to one term, but for shared acronyms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from salesgloss.diagnostics import Finding, Path
from salesgloss.languages import translations
from salesgloss.schema import Record
from salesgloss.schema.overrides import overridden
from salesgloss.schema.registry import Registry, id_of
from salesgloss.text import fold, has_chinese, signed

Claim = tuple[str, Path]

key_of = lru_cache(maxsize=1 << 18)(signed)  # the same spellings again, file by file
UNCLAIMED = ("keywords", "misnomers")


def inspect(data: Mapping[str, Any], registry: Registry) -> Iterator[Finding]:
    """Yield what is wrong with the spellings of a file's entries on top of ``registry``."""
    entries: list[Record] = data["terms"]
    owners = _Owners(_known(registry), frozenset(map(id_of, entries)))
    for index, entry in enumerate(entries):
        yield from _duplicates(entry, ("terms", index))
        if not entry.get("hidden"):
            yield from _claimed(entry, registry, owners, ("terms", index))


class _KnownClaims:
    """Who of a registry claims which spelling; brought up to date rather than built for each file
    that is laid over it."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._keys: dict[str, list[tuple[str, bool]]] = {}
        self._claimants: dict[tuple[str, bool], dict[str, None]] = {}

    def update(self, shown: Mapping[str, Record]) -> None:
        for id in [id for id, record in self._records.items() if shown.get(id) is not record]:
            del self._records[id]
            for key in self._keys.pop(id):
                self._claimants[key].pop(id, None)
        for id, record in shown.items():
            if id not in self._records:
                self._records[id] = record
                self._keys[id] = [
                    (key_of(spelling), is_shareable(record, spelling))
                    for spelling, _ in claims(record)
                ]
                for key in self._keys[id]:
                    self._claimants.setdefault(key, {})[id] = None

    def claimants(self, key: tuple[str, bool]) -> Collection[str]:
        """Return the ids of those who claim a spelling, for themselves or (True) shared."""
        return self._claimants.get(key, ())


_KNOWN: WeakKeyDictionary[Registry, _KnownClaims] = WeakKeyDictionary()


def _known(registry: Registry) -> _KnownClaims:
    known = _KNOWN.setdefault(registry, _KnownClaims())
    known.update(registry.shown())
    return known


class _Owners:
    """Who claims which spelling once a file is laid over what is ``known``, its ``own`` ids anew.
    Two claimants of a kind are enough to name a rival to anyone."""

    def __init__(self, known: _KnownClaims, own: Collection[str]) -> None:
        self._known = known
        self._own = own
        self._claims: dict[tuple[str, bool], list[str]] = {}

    def claim(self, id: str, record: Record, spelling: str) -> str | None:
        """Enter a claim; return another term that it collides with."""
        key, shareable = key_of(spelling), is_shareable(record, spelling)
        exclusive, shared = self._claimants((key, False)), self._claimants((key, True))
        rivals = exclusive if shareable else exclusive + shared
        rival = next((other for other in rivals if other != id), None)
        claimants = shared if shareable else exclusive
        if len(claimants) < 2 and id not in claimants:
            claimants.append(id)
        return rival

    def _claimants(self, key: tuple[str, bool]) -> list[str]:
        if key not in self._claims:
            known = self._known.claimants(key)
            others = (id for id in known if id not in self._own)
            self._claims[key] = list(islice(others, 2)) if known else []
        return self._claims[key]


def _claimed(entry: Record, registry: Registry, owners: _Owners, path: Path) -> Iterator[Finding]:
    record = entry
    if base := registry.records.get(entry.get("extends", "")):
        record = overridden(base, entry)
    own = dict(claims(entry))
    every = own if record is entry else {**dict(claims(record)), **own}
    for spelling in every:
        at = (*path, *own.get(spelling, ()))
        if not any(map(str.isalnum, spelling)) and not fold(spelling):
            yield Finding(code="E308", path=at, detail=repr(spelling))
        elif rival := owners.claim(id_of(entry), record, spelling):
            fix = f"keep it on one of the two, or write 'extends: {rival}' to change that term"
            detail = f"{spelling!r} is a spelling of {rival}"
            yield Finding(code="E303", path=at, detail=detail, fix=fix)


def is_shareable(record: Record, spelling: str) -> bool:
    """Tell whether several terms may have ``spelling``: an acronym, or an alias in capitals."""
    if spelling == record.get("acronym"):
        return True
    if not spelling.isupper():
        return False
    letters = [character for character in spelling if character.isalpha()]
    return 2 <= len(letters) <= 6 and all(map(str.isupper, letters)) and not has_chinese(spelling)


def claims(record: Record) -> Iterator[Claim]:
    """Yield every spelling that a record claims, with its path; keywords and misnomers are none."""
    for key in ("id", "name", "acronym"):
        if record.get(key):
            yield record[key], (key,)
    if "aliases" in record:
        yield from _listed(record, "aliases")
    for lang in translations():
        if translated := record.get(lang):
            if translated.get("name"):
                yield translated["name"], (lang, "name")
            yield from _listed(translated, "aliases", lang)


def _listed(record: Record, key: str, *above: str) -> Iterator[Claim]:
    for number, spelling in enumerate(record.get(key) or ()):
        yield spelling, (*above, key, number)


def _unclaimed(record: Record) -> Iterator[Claim]:
    """Yield the spellings that lead to a term without being its name."""
    for key in UNCLAIMED:
        if key in record:
            yield from _listed(record, key)
        for lang in translations():
            if lang in record:
                yield from _listed(record[lang] or {}, key, lang)


def _duplicates(entry: Record, path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for spelling, at in (*claims(entry), *_unclaimed(entry)):
        if at == ("id",):
            continue
        if spelling in seen:
            yield Finding(code="E304", path=(*path, *at), detail=repr(spelling))
        seen.add(spelling)
        if len(at) > 1 and at[-2] in UNCLAIMED and not fold(spelling):
            yield Finding(code="E308", path=(*path, *at), detail=repr(spelling))
