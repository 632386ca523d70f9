"""The rows of a spreadsheet -> the data of a glossary file, with a verdict on every row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from salesgloss import matching
from salesgloss.complaints import complaint
from salesgloss.errors import UsageError
from salesgloss.exchange.columns import COLUMNS, HEADERS, Keys, column, placed, value_of
from salesgloss.exchange.sheets import Sheet
from salesgloss.glossary.shelves import find_category
from salesgloss.layers.inspecting import findings
from salesgloss.layers.known import Known
from salesgloss.model import Category
from salesgloss.schema import Record
from salesgloss.schema.shapes import Finding
from salesgloss.text import fold

LEFT_OUT = "-"  # what --map says of a column that is not wanted
_TITLES = {"en": "title", "zh-Hant": "zh-Hant"}
MOST_QUOTED = 40  # columns, and characters of each, told of a sheet that cannot be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a row (numbered as spreadsheets do, the header being 1)."""

    row: int
    id: str
    effect: str
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The data of a glossary file, a verdict a row, and the headers of columns left out."""

    data: Record
    verdicts: tuple[Verdict, ...]
    left_out: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return bool(self.verdicts) and not any(verdict.problems for verdict in self.verdicts)


def imported(
    sheet: Sheet,
    known: Known,
    *,
    name: str,
    today: str,
    mapping: Mapping[str, str] | None = None,
    category: str | None = None,
) -> Imported:
    """Return what the rows of ``sheet`` say, inspected on top of ``known``.

    ``mapping`` says by header which key a column fills (``-`` for none), ``category`` where
    entries without one belong. Raises UsageError for columns that make no glossary.
    """
    if not any(map(any, sheet.rows)):
        raise UsageError("the file is empty")
    header = sheet.rows[0]
    columns = _columns(header, mapping or {})
    shelves = _Shelves(known.categories)
    entries: list[Record] = []
    verdicts: list[Verdict] = []
    for number, cells in enumerate(sheet.rows[1:], start=2):
        if any(cells):
            entry, problems = _entry(cells, columns)
            warnings = _completed(entry, shelves, category, row=len(verdicts))
            entries.append(_ordered(entry))
            verdict = _verdict(number, entry, known)
            verdicts.append(replace(verdict, problems=tuple(problems), warnings=warnings))
    data: Record = {"version": 1, "name": name, "categories": shelves.new, "terms": entries}
    data = {key: value for key, value in data.items() if value or key == "terms"}
    judged = _judged(verdicts, findings(data, known, today=today), shelves.rows)
    left_out = tuple(text for text, keys in zip(header, columns, strict=True) if text and not keys)
    return Imported(data=data, verdicts=judged, left_out=left_out)


def _columns(header: tuple[str, ...], mapping: Mapping[str, str]) -> list[Keys | None]:
    """Return what each column fills."""
    wanted = {fold(text): key for text, key in mapping.items()}
    if unknown := [text for text in mapping if fold(text) not in map(fold, header)]:
        raise UsageError(f"no column {unknown[0]!r}", hint=f"there are: {', '.join(header)}")
    columns = []
    for text in header:
        key = wanted.get(fold(text), text)
        keys = None if key == LEFT_OUT else HEADERS.get(key) or column(key)
        if keys is None and fold(text) in wanted and key != LEFT_OUT:
            raise UsageError(f"no key {key!r}", hint=f"known are: {', '.join(HEADERS)}")
        if keys is not None and keys in columns:
            hint = "say which with --map, HEADER=- for the one to leave out"
            raise UsageError(f"two columns fill {'.'.join(keys)!r}", hint=hint)
        columns.append(keys)
    if ("name",) not in columns and ("extends",) not in columns:
        seen = ", ".join(text[:MOST_QUOTED] for text in header[:MOST_QUOTED])
        hint = f"there are: {seen}; say which one it is: --map 'HEADER=name'"
        raise UsageError("no column holds the names of the terms", hint=hint)
    return columns


def _entry(cells: tuple[str, ...], columns: list[Keys | None]) -> tuple[Record, list[str]]:
    """Return what a row says, and what is wrong with its cells."""
    entry: Record = {}
    problems = []
    if any(cells[len(columns) :]):
        problems.append("more cells than the header has")
    for cell, keys in zip(cells, columns, strict=False):
        if cell and keys:
            try:
                placed(entry, keys, value_of(cell, keys))
            except ValueError as error:
                problems.append(f"{'.'.join(keys)}: {error}")
    return entry, problems


def _completed(
    entry: Record, shelves: _Shelves, category: str | None, *, row: int
) -> tuple[str, ...]:
    """Give ``entry`` the id that its name makes, and its category's id; return what to warn of."""
    if "extends" not in entry and "id" not in entry and (made := kebab(entry.get("name", ""))):
        entry["id"] = made
    titles = entry.pop("category_title", None), entry.pop("category_zh-Hant", None)
    named = entry.get("category") or ("extends" not in entry and category)
    if not named:
        return ()
    entry["category"], *warnings = shelves.id(named, *titles, row=row)
    return tuple(warnings)


def _ordered(entry: Record) -> Record:
    """Return ``entry`` with its keys in the order of an exported sheet."""
    return {key: entry[key] for key in dict.fromkeys(keys[0] for keys in COLUMNS) if key in entry}


class _Shelves:
    """The categories that rows name: known ones by id, title or nearly, the others made ``new``,
    each by one of ``rows``."""

    def __init__(self, known: Mapping[str, Record]) -> None:
        self.new: list[Record] = []
        self.rows: list[int] = []
        self._known = [_category(shelf) for shelf in known.values()]
        self._ids: dict[str, str] = {}
        for shelf in known.values():
            self._enter(shelf)

    def id(
        self, named: str, title: str | None, chinese: str | None, *, row: int
    ) -> tuple[str, ...]:
        """Return the id of the category ``named``, and what to warn of."""
        if id := self._ids.get(fold(named)):
            return (id,)
        declared = title or chinese  # meant as it is, not a slip
        if not declared and (near := self._near(named)):
            return near, f"category {named!r} is read as {near!r}"
        id = kebab(named)
        if not id:
            return (named,)
        shelf = {"id": id, "title": title or named, **({"zh-Hant": chinese} if chinese else {})}
        self.new.append(shelf)
        self.rows.append(row)
        self._enter(shelf)
        self._ids[fold(named)] = id
        return (id,) if declared else (id, f"category {named!r} is new{self._nearest(named)}")

    def _near(self, named: str) -> str | None:
        try:
            return find_category(self._known, named).id
        except UsageError:
            return None

    def _nearest(self, named: str) -> str:
        ids = [category.id for category in self._known]
        near = matching.rank(fold(named), ids, limit=1, cutoff=0)
        return f"; the nearest known one is {ids[near[0][0]]!r}" if near else ""

    def _enter(self, shelf: Record) -> None:
        for key in ("zh-Hant", "title", "id"):
            if key in shelf:
                self._ids[fold(shelf[key])] = shelf["id"]


def _category(shelf: Record) -> Category:
    titles = {language: shelf[key] for language, key in _TITLES.items() if key in shelf}
    return Category(id=shelf["id"], titles=titles)


def _verdict(number: int, entry: Record, known: Known) -> Verdict:
    id = entry.get("extends") or entry.get("id") or ""
    effect = "changes" if "extends" in entry else "replaces" if id in known.records else "adds"
    return Verdict(row=number, id=str(id), effect=effect)


def _judged(
    verdicts: list[Verdict], found: list[Finding], shelf_rows: list[int]
) -> tuple[Verdict, ...]:
    """Return ``verdicts`` with what inspection found about each row's entry or new category.

    Raises UsageError for what no row says.
    """
    judged = list(verdicts)
    for finding in found:
        text = _told(finding)
        match finding.path:
            case ("terms", int(at), *_):
                pass
            case ("categories", int(made), *_):
                at = shelf_rows[made]
            case _:
                raise UsageError(text)
        if finding.code.startswith("W"):
            judged[at] = replace(judged[at], warnings=(*judged[at].warnings, text))
        else:
            judged[at] = replace(judged[at], problems=(*judged[at].problems, text))
    return tuple(judged)


def _told(finding: Finding) -> str:
    parts = finding.path[2:] if len(finding.path) > 1 else finding.path
    keys = ".".join(str(key) for key in parts if key != "?")
    said = complaint(finding.code, finding.detail, source="", fix=finding.fix)
    where = f"{keys}: " if keys else ""
    return f"{said.code} {where}{said.message}; {said.fix}"


def kebab(text: str) -> str:
    """Return the id that ``text`` makes: its Latin letters and digits in lower case, hyphens
    between the words."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).lower()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", bare.replace("'", "")))[:120].strip("-")
