"""Who claims a spelling: each belongs to one term, but for shared acronyms."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.layers.known import Known, id_of
from salesgloss.layers.overriding import overridden
from salesgloss.schema import Record
from salesgloss.schema.shapes import Finding, Path
from salesgloss.text import fold, has_chinese

Claim = tuple[str, Path]


def inspect(entries: list[Record], known: Known) -> Iterator[Finding]:
    """Yield what is wrong with the spellings of ``entries`` on top of ``known``."""
    own = set(map(id_of, entries))
    owners = _Owners()
    for id, record in known.shown().items():
        if id not in own:
            for spelling, _ in claims(record):
                owners.claim(id, record, spelling)
    for index, entry in enumerate(entries):
        yield from _twice(entry, ("terms", index))
        if not entry.get("hidden"):
            yield from _claimed(entry, known, owners, ("terms", index))


class _Owners:
    """Who claims which spelling. Two claimants of a kind are enough to name a rival to anyone."""

    def __init__(self) -> None:
        self._claims: dict[tuple[str, bool], list[str]] = {}

    def claim(self, id: str, record: Record, spelling: str) -> str | None:
        """Enter a claim; return another term that it collides with."""
        key, shareable = fold(spelling), _shareable(record, spelling)
        firm, shared = (self._claims.setdefault((key, kind), []) for kind in (False, True))
        rivals = (other for other in (firm if shareable else firm + shared) if other != id)
        claimants = shared if shareable else firm
        rival = next(rivals, None)
        if len(claimants) < 2 and id not in claimants:
            claimants.append(id)
        return rival


def _claimed(entry: Record, known: Known, owners: _Owners, path: Path) -> Iterator[Finding]:
    record = entry
    if below := known.records.get(entry.get("extends", "")):
        record = overridden(below, entry)
    own = dict(claims(entry))
    for spelling in dict.fromkeys(spelling for spelling, _ in (*claims(record), *claims(entry))):
        at = (*path, *own.get(spelling, ()))
        if not fold(spelling):
            yield Finding(code="E308", path=at, detail=repr(spelling))
        elif rival := owners.claim(id_of(entry), record, spelling):
            fix = f"keep it on one of the two, or write 'extends: {rival}' to change that term"
            detail = f"{spelling!r} is a spelling of {rival}"
            yield Finding(code="E303", path=at, detail=detail, fix=fix)


def _shareable(record: Record, spelling: str) -> bool:
    """Tell whether several terms may have ``spelling``: an acronym, or an alias in capitals."""
    if spelling == record.get("acronym"):
        return True
    letters = [character for character in spelling if character.isalpha()]
    return 2 <= len(letters) <= 6 and all(map(str.isupper, letters)) and not has_chinese(spelling)


def claims(record: Record) -> Iterator[Claim]:
    """Yield every spelling that a record claims, with its path; a misnomer is no claim."""
    for key in ("id", "name", "acronym"):
        if record.get(key):
            yield record[key], (key,)
    for number, spelling in enumerate(record.get("aliases") or ()):
        yield spelling, ("aliases", number)
    chinese = record.get("zh-Hant") or {}
    if chinese.get("name"):
        yield chinese["name"], ("zh-Hant", "name")
    for number, spelling in enumerate(chinese.get("aliases") or ()):
        yield spelling, ("zh-Hant", "aliases", number)


def _misnomers(record: Record) -> Iterator[Claim]:
    for number, spelling in enumerate(record.get("misnomers") or ()):
        yield spelling, ("misnomers", number)
    for number, spelling in enumerate((record.get("zh-Hant") or {}).get("misnomers") or ()):
        yield spelling, ("zh-Hant", "misnomers", number)


def _twice(entry: Record, path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for spelling, at in (*claims(entry), *_misnomers(entry)):
        if at == ("id",):
            continue
        if spelling in seen:
            yield Finding(code="E304", path=(*path, *at), detail=repr(spelling))
        seen.add(spelling)
        if at[-2:-1] == ("misnomers",) and not fold(spelling):
            yield Finding(code="E308", path=(*path, *at), detail=repr(spelling))
