"""The rows of a spreadsheet -> the data of a glossary file, with a result on every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from salesgloss.diagnostics import AT_KEY, Finding, diagnostic
from salesgloss.errors import UsageError
from salesgloss.exchange.categories import CategoryResolver
from salesgloss.exchange.columns import COLUMNS, HEADERS, is_split_at_commas, parse_cell, set_at
from salesgloss.exchange.columns import column as known_column
from salesgloss.exchange.headings import DEFINITIONS, Layout, lay_out
from salesgloss.exchange.identity import Identity
from salesgloss.exchange.rows import PASSED, Row, RowResult
from salesgloss.exchange.sheets import Sheet
from salesgloss.schema import Record
from salesgloss.schema.categories import TITLE_KEYS
from salesgloss.schema.fields import ENTRY, Keys
from salesgloss.schema.registry import Registry, id_of
from salesgloss.schema.shapes import Choice, ListOf
from salesgloss.text import fold
from salesgloss.validation import findings
from salesgloss.validation.meant import with_meant

_MOST_VALUES = 8  # values of a column, told of as not allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The data of a glossary file, a result a row, what is to be told of the sheet as a whole, and
    the headers of columns that nothing is known of."""

    data: Record
    results: tuple[RowResult, ...]
    notes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        return bool(self.results) and not any(result.problems for result in self.results)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the one who imports has said: columns, values and rows that are meant otherwise.

    ``mapping`` are pairs of a header and a key, ``values`` of a column's value and another;
    ``category`` is for rows that name none. A row that names a known term overrides it, or with
    ``replace`` defines it anew, or with ``skip_known`` is passed over. ``existing`` is the data of
    the file that the sheet was made from: what it names and declares is kept.
    """

    mapping: Sequence[tuple[str, str]] = ()
    values: Mapping[Keys, Mapping[str, str]] = field(default_factory=dict)
    category: str | None = None
    has_header: bool | None = None
    replace: bool = False
    skip_known: bool = False
    skip_repeated: bool = False
    existing: Record = field(default_factory=dict)


NO_WISHES = Wishes()


def value_mapping(texts: Sequence[str]) -> dict[Keys, dict[str, str]]:
    """Return by column what its values stand for, of texts such as ``status:Active=approved``.

    Raises UsageError for a text of another form.
    """
    found: dict[Keys, dict[str, str]] = {}
    for text in texts:
        header, given, pair = text.partition(":")
        value, equals, meant = pair.rpartition("=")
        if not (given and equals and header and value):
            raise UsageError(f"--map-value {text!r} is not COLUMN:VALUE=MEANT")
        keys = HEADERS.get(header) or known_column(header)
        if keys is None:
            raise UsageError(f"no key {header!r}", hint=f"known are: {', '.join(HEADERS)}")
        found.setdefault(keys, {})[fold(value)] = meant
    return found


def import_rows(
    sheet: Sheet,
    registry: Registry,
    *,
    name: str,
    today: str,
    wishes: Wishes = NO_WISHES,
) -> ImportResult:
    """Return what the rows of ``sheet`` say, inspected on top of ``registry``.

    Raises UsageError for columns that make no glossary.
    """
    if not any(map(any, sheet.rows)):
        raise UsageError("the file is empty")
    layout = lay_out(sheet.rows, wishes.mapping, has_header=wishes.has_header)
    rows = list(_rows(sheet, layout, wishes))
    declared = wishes.existing.get("categories") or []
    categories = CategoryResolver(registry.categories, declared)
    for at, row in enumerate(rows):
        _take_category(row, categories, at)
    notes = [*layout.notes, *_drafted(rows, layout), *_values_amiss(rows)]
    Identity(
        registry, wishes.existing.get("terms") or [], is_own_sheet=layout.fills(("extends",))
    ).settle(
        rows, replacing=wishes.replace, skipping=wishes.skip_known, first_only=wishes.skip_repeated
    )
    for row in rows:
        _default_category(row, categories, registry, wishes.category)
    if not wishes.category and not layout.fills(("category",)):
        notes += _without_category(rows)
    kept = [row for row in rows if row.effect != PASSED]
    entries = [_ordered(row.entry) for row in kept]
    head = {key: value for key, value in wishes.existing.items() if key != "terms"}
    every_category = [*declared, *categories.new]
    data: Record = {"version": 1, **head, "name": name, "categories": every_category}
    data = {key: value for key, value in data.items() if value} | {"terms": entries}
    found = with_meant(findings(data, registry, today=today, most=None), data, registry)
    _attach(rows, kept, found, categories, len(declared))
    results = tuple(row.result() for row in rows)
    return ImportResult(
        data=data, results=results, notes=tuple(notes), skipped=tuple(layout.unknown)
    )


def _rows(sheet: Sheet, layout: Layout, wishes: Wishes) -> Iterator[Row]:
    for number, cells in enumerate(sheet.rows[layout.first :], start=layout.first + 1):
        if any(cells):
            row = Row(number, {})
            _read_cells(row, cells, layout, wishes.values)
            if number in sheet.unclear:
                row.problems.append(
                    "a quote within a quoted cell leaves open where it ends; double the quotes"
                )
            yield row


def _read_cells(
    row: Row, cells: Sequence[str], layout: Layout, values: Mapping[Keys, Mapping[str, str]]
) -> None:
    """Put what the cells say into the entry of ``row``, and what is wrong with them beside it."""
    if any(cells[len(layout.columns) :]):
        row.problems.append("more cells than the header has")
    filled: set[Keys] = set()
    for cell, each in zip(cells, layout.columns, strict=False):
        for keys in each if cell else ():
            try:
                value = _meant(parse_cell(cell, keys), values.get(keys, {}))
            except ValueError as error:
                row.problems.append(f"{'.'.join(keys)}: {error}")
                continue
            if is_split_at_commas(cell, keys):
                count = len(value) if isinstance(value, list) else 1
                row.warnings.append(
                    f"{'.'.join(keys)}: {cell!r} is read as {count}, separated at the commas"
                )
            if value in ("", []):
                continue
            set_at(row.entry, keys, _joined(row.entry, keys, value) if keys in filled else value)
            filled.add(keys)


def _meant(value: object, values: Mapping[str, str]) -> object:
    """Return a value, or those of a list, as ``--map-value`` says they are meant; - is nothing."""
    if not values:
        return value
    if isinstance(value, list):
        meant = [_meant(item, values) for item in value]
        return [item for item in meant if item != ""]
    found = values.get(fold(str(value)))
    return value if found is None else "" if found == "-" else found


def _joined(entry: Record, keys: Keys, value: object) -> object:
    """Return ``value`` behind what an earlier column has put in its place."""
    before: object = entry
    for key in keys:
        assert isinstance(before, dict)
        before = before[key]
    if isinstance(before, list) and isinstance(value, list):
        return [*before, *(item for item in value if item not in before)]
    return f"{before}\n{value}" if isinstance(before, str) and isinstance(value, str) else value


def _drafted(rows: Sequence[Row], layout: Layout) -> Iterator[str]:
    """Make drafts of the entries of a sheet that has names but nowhere a definition."""
    if any(map(layout.fills, DEFINITIONS)):
        return
    if any("extends" in row.entry for row in rows):
        return
    drafts = [row for row in rows if row.entry.get("name")]
    for row in drafts:
        row.entry["definition"] = row.entry["name"]
        row.entry.setdefault("status", "draft")
    if drafts:
        yield (
            f"no column gives a definition: {len(drafts)} entries become drafts that say "
            "only what the letters stand for"
        )


def _values_amiss(rows: Sequence[Row]) -> Iterator[str]:
    """Yield, for each value of a column that only knows others, how to map it."""
    for key, shape in ENTRY.items():
        item = shape.item if isinstance(shape, ListOf) else shape
        if not isinstance(item, Choice):
            continue
        held = (row.entry.get(key) for row in rows)
        values = (
            each for value in held for each in (value if isinstance(value, list) else [value])
        )
        amiss = Counter(each for each in values if each is not None and each not in item.options)
        for value, count in amiss.most_common(_MOST_VALUES):
            ready = f"--map-value '{key}:{value}={'|'.join(map(str, item.options))}'"
            yield f"{key} {str(value)[:40]!r} is none ({count} rows): {ready}"


def _take_category(row: Row, categories: CategoryResolver, at: int) -> None:
    """Put the id of the category that a row names in its place."""
    headers = {lang: f"category_{key}" for lang, key in TITLE_KEYS.items()}
    titles = {lang: row.entry.pop(key) for lang, key in headers.items() if key in row.entry}
    if named := row.entry.get("category"):
        row.entry["category"], *warnings = categories.id(named, titles, row=at)
        row.warnings += warnings


def _default_category(
    row: Row, categories: CategoryResolver, registry: Registry, named: str | None
) -> None:
    """Give a new entry without a category the one ``named``, a replaced term its own."""
    if "extends" in row.entry or row.entry.get("category") or row.effect == PASSED:
        return
    if named:
        row.entry["category"], *warnings = categories.id(named, {}, row=0)
        row.warnings += warnings
    elif known := registry.records.get(row.entry.get("id", "")):
        row.entry["category"] = known["category"]


def _without_category(rows: Sequence[Row]) -> Iterator[str]:
    lacking = sum("extends" not in row.entry and "category" not in row.entry for row in rows)
    if lacking:
        yield (
            f"no column gives the category of {lacking} entries: "
            "--category sales for all, or --map 'HEADER=category'"
        )


def _ordered(entry: Record) -> Record:
    """Return ``entry`` with its keys in the order of an exported sheet, what it extends first."""
    order = dict.fromkeys(("extends", *(keys[0] for keys in COLUMNS)))
    return {key: entry[key] for key in order if key in entry}


def _attach(
    rows: Sequence[Row],
    kept: Sequence[Row],
    found: Sequence[Finding],
    categories: CategoryResolver,
    declared: int,
) -> None:
    """Put what inspection found beside the row whose entry or new category it is about.

    Raises UsageError for what no row says.
    """
    for finding in found:
        text = _message(finding)
        match finding.path:
            case ("terms", int(at), *_):
                row = kept[at]
                if finding.code == "E301":
                    text = _repeated(row, kept)
            case ("categories", int(made), *_) if made >= declared:
                row = rows[categories.rows[made - declared]]
            case _:
                raise UsageError(text)
        (row.warnings if finding.is_warning else row.problems).append(text)


def _repeated(row: Row, kept: Sequence[Row]) -> str:
    id = id_of(row.entry)
    first = next(each.number for each in kept if id_of(each.entry) == id)
    return (
        f"E301 row {first} is about the same term, {id}, and says something else; "
        "keep one of the two, or pass over the later with --skip-repeated"
    )


def _message(finding: Finding) -> str:
    parts = finding.path[2:] if len(finding.path) > 1 else finding.path
    keys = ".".join(str(key) for key in parts if key != AT_KEY)
    said = diagnostic(finding.code, finding.detail, source="", fix=finding.fix)
    where = f"{keys}: " if keys else ""
    return f"{said.code} {where}{said.message}; {said.fix}"
