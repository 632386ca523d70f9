"""The rows of a spreadsheet -> the data of a glossary file, with a result on every row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from salesgloss import schema
from salesgloss.diagnostics import AT_KEY, Finding, diagnostic
from salesgloss.errors import UsageError
from salesgloss.exchange.columns import COLUMNS, HEADERS, column, parse_cell, set_at
from salesgloss.exchange.sheets import Sheet
from salesgloss.glossary.categories import find_category
from salesgloss.schema import Record
from salesgloss.schema.categories import title_record
from salesgloss.schema.fields import Keys
from salesgloss.schema.registry import Registry
from salesgloss.text import fold
from salesgloss.text.languages import DEFAULT, LANGUAGES
from salesgloss.text.suggestions import closest
from salesgloss.validation import findings

SKIP = "-"  # what --map says of a column that is not wanted
_TITLE_KEYS = {lang: "title" if lang == DEFAULT else lang for lang in LANGUAGES}
MOST_QUOTED = 40  # columns, and characters of each, told of a sheet that cannot be used


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What becomes of a row (numbered as spreadsheets do, the header being 1)."""

    row: int
    id: str
    effect: str
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The data of a glossary file, a result a row, and the headers of columns left out."""

    data: Record
    results: tuple[RowResult, ...]
    skipped: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        return bool(self.results) and not any(result.problems for result in self.results)


def import_rows(
    sheet: Sheet,
    registry: Registry,
    *,
    name: str,
    today: str,
    mapping: Mapping[str, str] | None = None,
    category: str | None = None,
) -> ImportResult:
    """Return what the rows of ``sheet`` say, inspected on top of ``registry``.

    ``mapping`` says by header which key a column fills (``-`` for none), ``category`` where
    entries without one belong. Raises UsageError for columns that make no glossary.
    """
    if not any(map(any, sheet.rows)):
        raise UsageError("the file is empty")
    header = sheet.rows[0]
    columns = _columns(header, mapping or {})
    categories = _CategoryResolver(registry.categories)
    entries: list[Record] = []
    results: list[RowResult] = []
    for number, cells in enumerate(sheet.rows[1:], start=2):
        if any(cells):
            entry, problems = _entry(cells, columns)
            warnings = _fill_defaults(entry, categories, category, row=len(results))
            entries.append(_ordered(entry))
            result = _row_result(number, entry, registry)
            results.append(replace(result, problems=tuple(problems), warnings=warnings))
    data: Record = {"version": 1, "name": name, "categories": categories.new, "terms": entries}
    data = {key: value for key, value in data.items() if value or key == "terms"}
    attached = _attach(results, findings(data, registry, today=today), categories.rows)
    skipped = tuple(text for text, keys in zip(header, columns, strict=True) if text and not keys)
    return ImportResult(data=data, results=attached, skipped=skipped)


def _columns(header: tuple[str, ...], mapping: Mapping[str, str]) -> list[Keys | None]:
    """Return what each column fills."""
    wanted = {fold(text): key for text, key in mapping.items()}
    if unknown := [text for text in mapping if fold(text) not in map(fold, header)]:
        raise UsageError(f"no column {unknown[0]!r}", hint=f"there are: {', '.join(header)}")
    columns = []
    for text in header:
        key = wanted.get(fold(text), text)
        keys = None if key == SKIP else HEADERS.get(key) or column(key)
        if keys is None and fold(text) in wanted and key != SKIP:
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
                set_at(entry, keys, parse_cell(cell, keys))
            except ValueError as error:
                problems.append(f"{'.'.join(keys)}: {error}")
    return entry, problems


def _fill_defaults(
    entry: Record, categories: _CategoryResolver, category: str | None, *, row: int
) -> tuple[str, ...]:
    """Give ``entry`` the id that its name makes, and its category's id; return what to warn of."""
    if "extends" not in entry and "id" not in entry and (made := slugify(entry.get("name", ""))):
        entry["id"] = made
    headers = {lang: f"category_{key}" for lang, key in _TITLE_KEYS.items()}
    titles = {lang: entry.pop(key) for lang, key in headers.items() if key in entry}
    named = entry.get("category") or ("extends" not in entry and category)
    if not named:
        return ()
    entry["category"], *warnings = categories.id(named, titles, row=row)
    return tuple(warnings)


def _ordered(entry: Record) -> Record:
    """Return ``entry`` with its keys in the order of an exported sheet."""
    return {key: entry[key] for key in dict.fromkeys(keys[0] for keys in COLUMNS) if key in entry}


class _CategoryResolver:
    """The categories that rows name: known ones by id, title or nearly, the others made ``new``,
    each by one of ``rows``."""

    def __init__(self, known: Mapping[str, Record]) -> None:
        self.new: list[Record] = []
        self.rows: list[int] = []
        self._known = [schema.category(record) for record in known.values()]
        self._ids: dict[str, str] = {}
        for record in known.values():
            self._enter(record)

    def id(self, named: str, titles: Mapping[str, str], *, row: int) -> tuple[str, ...]:
        """Return the id of the category ``named``, and what to warn of."""
        if id := self._ids.get(fold(named)):
            return (id,)
        # One with titles is meant as it is, not a slip.
        if not titles and (near := self._near(named)):
            return near, f"category {named!r} is read as {near!r}"
        id = slugify(named)
        if not id:
            return (named,)
        record = {"id": id, **title_record({DEFAULT: named, **titles})}
        self.new.append(record)
        self.rows.append(row)
        self._enter(record)
        self._ids[fold(named)] = id
        return (id,) if titles else (id, f"category {named!r} is new{self._nearest(named)}")

    def _near(self, named: str) -> str | None:
        try:
            return find_category(self._known, named).id
        except UsageError:
            return None

    def _nearest(self, named: str) -> str:
        near = closest(fold(named), [category.id for category in self._known], likeness=0.0)
        return f"; the nearest known one is {near!r}" if near else ""

    def _enter(self, record: Record) -> None:
        for name in (*schema.category(record).titles.values(), record["id"]):
            self._ids[fold(name)] = record["id"]


def _row_result(number: int, entry: Record, registry: Registry) -> RowResult:
    id = entry.get("extends") or entry.get("id") or ""
    effect = "changes" if "extends" in entry else "replaces" if id in registry.records else "adds"
    return RowResult(row=number, id=str(id), effect=effect)


def _attach(
    results: list[RowResult], found: list[Finding], category_rows: list[int]
) -> tuple[RowResult, ...]:
    """Return ``results`` with what inspection found about each row's entry or new category.

    Raises UsageError for what no row says.
    """
    attached = list(results)
    for finding in found:
        text = _message(finding)
        match finding.path:
            case ("terms", int(at), *_):
                pass
            case ("categories", int(made), *_):
                at = category_rows[made]
            case _:
                raise UsageError(text)
        if finding.is_warning:
            attached[at] = replace(attached[at], warnings=(*attached[at].warnings, text))
        else:
            attached[at] = replace(attached[at], problems=(*attached[at].problems, text))
    return tuple(attached)


def _message(finding: Finding) -> str:
    parts = finding.path[2:] if len(finding.path) > 1 else finding.path
    keys = ".".join(str(key) for key in parts if key != AT_KEY)
    said = diagnostic(finding.code, finding.detail, source="", fix=finding.fix)
    where = f"{keys}: " if keys else ""
    return f"{said.code} {where}{said.message}; {said.fix}"


def slugify(text: str) -> str:
    """Return the id that ``text`` makes: its Latin letters and digits in lower case, hyphens
    between the words."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).lower()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", bare.replace("'", "")))[:120].strip("-")
