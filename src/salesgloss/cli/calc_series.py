"""A metric computed many times: over a range of one input, or for each row of a file."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from salesgloss import files
from salesgloss.calc import units
from salesgloss.calc.expression import CONTEXT
from salesgloss.cli import NOT_FOUND, OK
from salesgloss.cli.calc_request import STANDARD_INPUT, CalcRequest
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.exchange import sheets
from salesgloss.glossary.calculation import (
    CalculationError,
    InvalidInput,
    UnknownInput,
)
from salesgloss.glossary.calculator import Calculator
from salesgloss.glossary.input_values import Given, take
from salesgloss.messages import message
from salesgloss.schema import to_json
from salesgloss.screens import calc as screen
from salesgloss.screens import calc_series as series_screen
from salesgloss.screens.calc_series import Point
from salesgloss.text import line

STEPS = 10
MOST_VALUES = 200


def run(calculator: Calculator, request: CalcRequest, given: Mapping[str, str], lang: str) -> int:
    """Show the series that ``request`` asks for and return the exit status."""
    if request.csv is not None:
        return _rows(calculator, request, given, lang)
    return _what_if(calculator, request, given, lang)


def _what_if(
    calculator: Calculator, request: CalcRequest, given: Mapping[str, str], lang: str
) -> int:
    name, equals, spread = (request.what_if or "").replace("\uff1d", "=").partition("=")
    if not equals or not spread.strip():
        raise InvalidInput("range", given=line(request.what_if or "")[:60])
    fixed = {key: value for key, value in given.items() if key != name}
    plan, varied = calculator.input_named(name, {**fixed, name: "1"}, unknown=request.solve)
    values = _spread(spread.strip(), lambda text: take(plan.variant, varied, text).value,
                     whole=units.base(varied.unit) == "count")  # fmt: skip
    points = [
        _point(calculator, {**fixed, name: value}, request, lang, screen.figure(value, varied.unit))
        for value in values
    ]
    label = plan.variant.label(varied.name, lang)
    if all(point.found is None for point in points):
        calculator.calculate({**fixed, name: values[0]}, unknown=request.solve)  # tells why
    _show(points, label, request, lang)
    return OK if any(point.found for point in points) else NOT_FOUND


def _point(
    calculator: Calculator,
    given: Mapping[str, Given],
    request: CalcRequest,
    lang: str,
    label: str,
    number: int = 0,
) -> Point:
    try:
        found = calculator.calculate(given, unknown=request.solve)
    except CalculationError as error:
        return Point(label, None, error.text(lang), number)
    return Point(label, found, "", number)


def _spread(text: str, as_number: Callable[[str], Decimal], *, whole: bool) -> list[Decimal]:
    """Return the values that a range A..B, A..B..STEP, or a list names."""
    if ".." in text:
        ends = [part.strip() for part in text.split("..")]
        if len(ends) not in (2, 3) or not all(ends):
            raise InvalidInput("range", given=text[:60])
        low, high, *step = (as_number(part) for part in ends)
        return _stepped(low, high, step[0] if step else None, whole=whole, text=text)
    parts = text.split(";") if ";" in text else text.split(",")
    if ";" not in text and _may_be_thousands(parts):
        raise InvalidInput("range", given=text[:60])
    if len(parts) > MOST_VALUES:
        raise InvalidInput("range", given=text[:60])
    return [as_number(part.strip()) for part in parts]


def _may_be_thousands(parts: Sequence[str]) -> bool:
    """Tell whether a comma may part thousands as well as values: 1,200,1,500."""
    pairs = pairwise(parts)
    return any(len(after) >= 3 and after[:3].isdigit() and not after[3:4].isdigit()
               and before[-3:].strip()[-1:].isdigit() for before, after in pairs)  # fmt: skip


def _stepped(
    low: Decimal, high: Decimal, step: Decimal | None, *, whole: bool, text: str
) -> list[Decimal]:
    span = CONTEXT.subtract(high, low)
    if step is None:
        step = CONTEXT.divide(span, Decimal(STEPS))
        if whole:
            step = step.to_integral_value(context=CONTEXT) or Decimal(1).copy_sign(span)
    if not step or not span:
        return [low] if not span else [low, high]
    count = CONTEXT.divide(span, step)
    if count < 0 or count > MOST_VALUES:
        raise InvalidInput("range", given=text[:60])
    values = [CONTEXT.add(low, CONTEXT.multiply(step, Decimal(at))) for at in range(int(count) + 1)]
    return values if values[-1] == high else [*values, high]


def _rows(calculator: Calculator, request: CalcRequest, given: Mapping[str, str], lang: str) -> int:
    path = request.csv or ""
    content = sys.stdin.buffer.read(files.LARGEST_FILE + 1) if path == STANDARD_INPUT else (
        files.read_bytes(path)
    )  # fmt: skip
    sheet = sheets.read(content)
    header, *rows = sheet.rows or ((),)
    used = calculator.used([*filter(str.strip, header), *given], unknown=request.solve)
    columns = {at: name for at, name in enumerate(header) if name in used}
    filled = [(at, row) for at, row in enumerate(rows, start=2) if any(map(str.strip, row))]
    if not columns:
        first = ", ".join(each.name for each in calculator.variants[0].formula.inputs)
        raise UnknownInput("no columns", term=calculator.term.short_title, names=first)
    if not filled:
        raise UnknownInput("no rows")
    names = next((at for at in range(len(header)) if at not in columns), None)
    points = []
    for number, row in filled:
        cells = {header[at]: row[at].strip() for at in columns if at < len(row) and row[at].strip()}
        label = row[names] if names is not None and names < len(row) else ""
        points.append(
            _point(
                calculator, {**given, **cells}, request, lang, line(label) or str(number), number
            )
        )
    for point in points:
        if point.problem:
            print_error(message("calc.line", lang, number=point.line, problem=point.problem))
    if request.json or not (request.plain or not sys.stdout.isatty()):
        _show(points, header[names] if names is not None else "", request, lang)
    else:
        write_stdout(_table(header, [row for _, row in filled], points, lang))
    return OK if all(point.found for point in points) else NOT_FOUND


def _show(points: Sequence[Point], head: str, request: CalcRequest, lang: str) -> None:
    if request.json:
        records = [
            {
                "label": point.label,
                **({"line": point.line} if point.line else {}),
                "problem": point.problem,
            }
            if point.found is None
            else {
                "label": point.label,
                **({"line": point.line} if point.line else {}),
                **screen.record(point.found),
            }
            for point in points
        ]
        write_stdout(to_json(records) + "\n")
    elif request.plain or not sys.stdout.isatty():
        write_stdout("".join(f"{row}\n" for row in _lines(points, head, lang)))
    else:
        series_screen.draw(points, head, lang)


def _lines(points: Sequence[Point], head: str, lang: str) -> Iterator[str]:
    """Yield the table as tab-separated lines."""
    first = next(point.found for point in points if point.found)
    yield f"{line(head)}\t{series_screen.result_title(first, lang)}"
    for point in points:
        shown = series_screen.outcome(point.found, lang) if point.found else point.problem
        yield f"{point.label}\t{line(shown)}"


def _table(
    header: Sequence[str], rows: Sequence[Sequence[str]], points: Sequence[Point], lang: str
) -> str:
    """Return the file with a column more: the result, a percentage as a fraction."""
    known = next((point.found for point in points if point.found), None)
    title = series_screen.result_title(known, lang) if known else ""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    width = len(header)
    writer.writerow([*map(sheets.escape_formula, header), title])
    for row, point in zip(rows, points, strict=True):
        cells = [*row, *[""] * (width - len(row))][:width]
        value = screen.digits(series_screen.outcome_number(point.found)) if point.found else ""
        writer.writerow([*map(sheets.escape_formula, cells), value])
    return stream.getvalue()
