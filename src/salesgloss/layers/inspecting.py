"""Every complaint about a glossary file: its notation, its shape, and what it says about others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from salesgloss import calc, schema
from salesgloss.complaints import Complaint, complaint
from salesgloss.documents import Document
from salesgloss.errors import FormulaError
from salesgloss.schema import Finding, Path, Record
from salesgloss.text import fold, has_chinese


class Known:
    """What the files read so far have declared: terms, categories, and who claims a spelling."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.categories: dict[str, Record] = {}


def inspect(document: Document, known: Known) -> tuple[Complaint, ...]:
    """Return all that is wrong with ``document`` on top of ``known``, by line and column."""
    if document.complaints:
        return document.complaints
    found = schema.inspect(document.data)
    if not found:
        found = list(_contents(document.data, known))  # type: ignore[arg-type]
    places = document.places([finding.path for finding in found])
    complaints = (
        complaint(
            finding.code,
            finding.detail,
            source=document.source,
            place=places.get(finding.path, (1, 1)),
            fix=finding.fix,
        )
        for finding in found
    )
    return tuple(sorted(complaints, key=lambda each: (each.line, each.column, each.code)))


def _contents(data: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    entries: list[Record] = data["terms"]
    yield from _ids(entries, known)
    yield from _categories(data, known)
    yield from _references(entries, known)
    yield from _spellings(entries, known)
    for index, entry in enumerate(entries):
        for number, formula in enumerate(entry.get("formulas") or ()):
            yield from _formula(formula, ("terms", index, "formulas", number))


def _ids(entries: list[Record], known: Known) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        key = "extends" if "extends" in entry else "id"
        id = entry[key]
        if id in seen:
            yield Finding(code="E301", path=("terms", index, key), detail=repr(id))
        seen.add(id)
        if key == "extends" and id not in known.records:
            yield _unknown_id(id, known.records, ("terms", index, key))


def _categories(data: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    declared = {*known.categories, *(category["id"] for category in data.get("categories") or ())}
    for index, entry in enumerate(data["terms"]):
        category = entry.get("category")
        if category is not None and category not in declared:
            fix = f"known are: {', '.join(sorted(declared))}" if declared else None
            path = ("terms", index, "category")
            yield Finding(code="E305", path=path, detail=repr(category), fix=fix)


def _references(entries: list[Record], known: Known) -> Iterator[Finding]:
    own = {_id(entry) for entry in entries}
    ids = {*known.records, *own}
    pairs: set[tuple[str, str]] = set()
    for index, entry in enumerate(entries):
        for id, path in _pointers(entry, ("terms", index)):
            if id not in ids:
                yield _unknown_id(id, ids, path)
            elif id == _id(entry):
                yield Finding(code="E307", path=path, detail=repr(id))
        for number, pair in enumerate(entry.get("confused_with") or ()):
            path = ("terms", index, "confused_with", number, "id")
            if (pair["id"], _id(entry)) in pairs:
                detail = f"{pair['id']} has it already"
                yield Finding(code="E309", path=path, detail=detail)
            pairs.add((_id(entry), pair["id"]))
    yield from _circles(entries)


def _pointers(entry: Record, path: Path) -> Iterator[tuple[str, Path]]:
    for number, id in enumerate(entry.get("related") or ()):
        yield id, (*path, "related", number)
    for number, pair in enumerate(entry.get("confused_with") or ()):
        yield pair["id"], (*path, "confused_with", number, "id")
    if "replaced_by" in entry:
        yield entry["replaced_by"], (*path, "replaced_by")


def _circles(entries: list[Record]) -> Iterator[Finding]:
    successor = {_id(entry): entry["replaced_by"] for entry in entries if "replaced_by" in entry}
    for index, entry in enumerate(entries):
        seen: list[str] = []
        id: str | None = _id(entry)
        while id in successor and id not in seen:
            seen.append(id)
            id = successor[id]
        if len(seen) > 1 and id == _id(entry):
            detail = " -> ".join((*seen, id))
            yield Finding(code="E306", path=("terms", index, "replaced_by"), detail=detail)


def _spellings(entries: list[Record], known: Known) -> Iterator[Finding]:
    owners: dict[str, list[tuple[str, str, bool]]] = {}
    for id, record in known.records.items():
        if id not in {_id(entry) for entry in entries}:
            for spelling, _, misnomer in _claims(record):
                _claim(owners, id, spelling, _shareable(record, spelling), misnomer)
    for index, entry in enumerate(entries):
        base = known.records.get(entry.get("extends", ""), {})
        yield from _twice(entry, ("terms", index))
        for spelling, path, misnomer in _claims({**base, **entry}):
            at = ("terms", index, *path)
            if not fold(spelling):
                yield Finding(code="E308", path=at, detail=repr(spelling))
                continue
            shareable = _shareable({**base, **entry}, spelling)
            for other in _claim(owners, _id(entry), spelling, shareable, misnomer):
                yield Finding(code="E303", path=at, detail=f"{spelling!r} is a spelling of {other}")


def _claim(
    owners: dict[str, list[tuple[str, str, bool]]],
    id: str,
    spelling: str,
    shareable: bool,
    misnomer: bool,
) -> list[str]:
    """Enter a claim and return the other terms that it collides with."""
    if misnomer:
        return []
    claims = owners.setdefault(fold(spelling), [])
    rivals = [other for other, _, shared in claims if other != id and not (shareable and shared)]
    claims.append((id, spelling, shareable))
    return rivals


def _shareable(record: Record, spelling: str) -> bool:
    """Tell whether several terms may have ``spelling``: an acronym, or an alias in capitals."""
    if spelling == record.get("acronym"):
        return True
    letters = [character for character in spelling if character.isalpha()]
    return 2 <= len(letters) <= 6 and all(map(str.isupper, letters)) and not has_chinese(spelling)


def _claims(record: Record) -> Iterator[tuple[str, Path, bool]]:
    """Yield every spelling of a record, its path and whether it is a misnomer."""
    for key in ("id", "name", "acronym"):
        if record.get(key):
            yield record[key], (key,), False
    for key in ("aliases", "misnomers"):
        for number, spelling in enumerate(record.get(key) or ()):
            yield spelling, (key, number), key == "misnomers"
    chinese = record.get("zh-Hant") or {}
    if chinese.get("name"):
        yield chinese["name"], ("zh-Hant", "name"), False
    for key in ("aliases", "misnomers"):
        for number, spelling in enumerate(chinese.get(key) or ()):
            yield spelling, ("zh-Hant", key, number), key == "misnomers"


def _twice(entry: Record, path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for spelling, at, _ in _claims(entry):
        if at == ("id",):
            continue
        if spelling in seen:
            yield Finding(code="E304", path=(*path, *at), detail=repr(spelling))
        seen.add(spelling)


def _formula(formula: Record, path: Path) -> Iterator[Finding]:
    try:
        names = calc.names(formula["expression"])
    except FormulaError as error:
        yield Finding(code="E401", path=(*path, "expression"), detail=error.message)
        return
    if set(names) != set(formula["inputs"]):
        detail = f"the expression names {', '.join(names) or 'none'}"
        yield Finding(code="E402", path=(*path, "inputs"), detail=detail)
        return
    for number, case in enumerate(formula.get("worked") or ()):
        at = (*path, "worked", number, "result")
        try:
            result = calc.evaluate(formula["expression"], case["inputs"])
        except FormulaError as error:
            yield Finding(code="E403", path=at, detail=error.message)
            continue
        if not agrees(result, case["result"]):
            yield Finding(code="E403", path=at, detail=f"the expression gives {result:.10g}")


def agrees(result: Decimal, written: float) -> bool:
    """Tell whether ``written`` is ``result`` to the decimals that it is written with."""
    stated = Decimal(str(written))
    exponent = stated.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return abs(result - stated) <= step / 2


def _unknown_id(id: str, known: Iterable[str], path: Path) -> Finding:
    import difflib  # only where something is wrong

    near = difflib.get_close_matches(id, list(known), n=1, cutoff=0.75)
    fix = f"did you mean {near[0]!r}?" if near else None
    return Finding(code="E302", path=path, detail=repr(id), fix=fix)


def _id(entry: Record) -> str:
    id: str = entry.get("extends") or entry["id"]
    return id
