"""A calculation as lines of text, as JSON, and on a terminal: result, formula, inputs, standing."""

from __future__ import annotations

import decimal
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from salesgloss.calc import units
from salesgloss.calc.expression import CONTEXT, VARIABLE
from salesgloss.cards.benchmarks import benchmark_texts
from salesgloss.cards.formulas import expression_text, formula_text, result_name
from salesgloss.cards.numbers import unit_words, with_unit
from salesgloss.glossary.calculation import Calculation, InputValue, Standing, Variant
from salesgloss.glossary.input_names import Wanted
from salesgloss.messages import message, parenthesized, word
from salesgloss.model import Input
from salesgloss.screens.wrapping import cells
from salesgloss.text import line

WIDEST_NAME = 18  # cells, of what a formula's rows stand under
RESULT, HEADING, NOTE, WARNING, PLAIN = "result", "heading", "note", "warning", ""


class CalcLine(NamedTuple):
    """A line: what it is, how far it is indented, and how far its continuation is."""

    text: str
    role: str = PLAIN
    indent: int = 0
    hang: int = 0


def rows(found: Calculation, lang: str, *, full: bool = False) -> Iterator[CalcLine]:
    """Yield what a calculation says, a row a line: result, formula, inputs, how it stands."""
    variant = found.variant
    name = line(result_name(found.term, found.formula, lang))
    if found.solution is not None:
        step, solved = found.solution
        label = line(step.variant.label(solved.input.name, lang))
        value, unit = solved.value, solved.input.unit
    else:
        label, value, unit = name, found.result, found.formula.unit
    shown = about(value, unit, found.currency, lang, sign=False)
    yield CalcLine(f"{label} {_equals(value, unit)} {shown}", RESULT)
    yield CalcLine(" · ".join((line(found.term.title(lang)), line(variant.title(lang)))), NOTE)
    if found.term.is_own:
        yield CalcLine(line(found.term.origin), NOTE)
    for key, names in found.remarks:
        labels = [line(variant.label(each, lang)) for each in names]
        values = dict(zip(("part", "whole"), labels, strict=False))
        yield CalcLine(message(f"calc.{key}", lang, **values), WARNING)
    yield CalcLine("")
    yield CalcLine(word("formula", lang), HEADING)
    yield from _equation(found, lang, 2)
    yield CalcLine("")
    yield CalcLine(word("calc.inputs", lang), HEADING)
    yield from _inputs(found, lang, 2)
    if found.standings:
        yield CalcLine("")
        yield CalcLine(word("benchmarks", lang), HEADING)
        for standing in found.standings:
            yield from _standing(found, standing, lang, full=full)
    if full:
        yield CalcLine("")
        yield CalcLine(word("definition", lang), HEADING)
        yield CalcLine(line(found.term.text(lang)), indent=2)


def _equation(found: Calculation, lang: str, indent: int) -> Iterator[CalcLine]:
    """Yield the formula in words, with its numbers, and what it comes to."""
    name = line(result_name(found.term, found.formula, lang))
    words = line(formula_text(found.term, found.formula, lang))
    lead = " " * (cells(name) if cells(name) <= WIDEST_NAME else 2)
    hang = indent + len(lead) + 3
    yield CalcLine(f"{name} = {words}", indent=indent, hang=hang)
    yield CalcLine(f"{lead} = {with_numbers(found)}", indent=indent, hang=hang)
    result = about(found.result, found.formula.unit, found.currency, lang, sign=False)
    equals = _equals(found.result, found.formula.unit)
    yield CalcLine(f"{lead} {equals} {result}", indent=indent, hang=hang)


def _equals(value: Decimal, unit: str) -> str:
    return "=" if is_shown_exactly(value, unit) else "≈"


def with_numbers(found: Calculation) -> str:
    """Return the right-hand side of the formula with its numbers put in."""
    values = {
        each.input.name: figure(each.value, each.input.unit, found.currency)
        for each in found.inputs
    }
    negative = {each.input.name for each in found.inputs if each.value < 0}

    def value(name: re.Match[str]) -> str:
        text = values.get(name[0], name[0])
        return f"({text})" if name[0] in negative else text

    return re.sub(VARIABLE, value, expression_text(found.formula.expression))


def _inputs(found: Calculation, lang: str, indent: int) -> Iterator[CalcLine]:
    for each in found.inputs:
        label = line(found.variant.label(each.input.name, lang))
        value = about(each.value, each.input.unit, found.currency, lang)
        origin = parenthesized(_origin(each, found.currency, lang), lang)
        colon = word("colon", lang)
        yield CalcLine(f"{label}{colon}{value}{origin}", indent=indent, hang=indent + 2)
        if each.step is not None:
            yield from _equation(each.step, lang, indent + 2)
            yield from _inputs(each.step, lang, indent + 4)


def _origin(each: InputValue, currency: str, lang: str) -> str:
    """Return where a value is from, where it does not say so itself."""
    if each.solved:
        return word("calc.solved", lang)
    if each.step is not None:
        return word("calc.computed", lang)
    written = line(each.written)
    shown = {figure(each.value, each.input.unit, currency) for currency in ("", currency)}
    if not written or written in shown | {text.replace(",", "") for text in shown}:
        return ""
    return message("calc.from", lang, written=written)


def _standing(
    found: Calculation, standing: Standing, lang: str, *, full: bool
) -> Iterator[CalcLine]:
    text, note, origin = benchmark_texts(found.term, standing.at, lang)
    place = word(f"calc.{standing.place}", lang)
    shown = message("calc.standing", lang, place=place, figure=text)
    yield CalcLine(shown, indent=2, hang=4)
    details = [*([note] if note and full else []), origin]
    yield CalcLine(word("semicolon", lang).join(filter(None, details)), NOTE, indent=4, hang=4)


def template(
    needed: Sequence[Wanted], command: str, others: Sequence[Variant], lang: str
) -> Iterator[str]:
    """Yield a command line to fill in, below it what each of its numbers is, and the ``others`` of
    the term's formulas."""
    colon = word("colon", lang)
    yield " ".join((command, *(f"{each.name}=" for each in needed)))
    for each in needed:
        yield f"  {each.name}{colon}{explained(each, lang, _or_computed(each, lang))}"
    if others:
        titles = word("semicolon", lang).join(line(variant.title(lang)) for variant in others)
        yield f"  {word('calc.variants', lang)}{parenthesized('--variant', lang)}{colon}{titles}"


def question(each: Wanted, lang: str) -> str:
    """Return what asks for an input, with what Enter alone does where a metric gives it."""
    labels = [line(label) for label in _within(each, lang)]
    enter = message("calc.enter", lang, inputs=word("comma", lang).join(labels)) if labels else ""
    return f"{explained(each, lang, enter)}{word('colon', lang)}"


def explained(each: Wanted, lang: str, more: str = "") -> str:
    """Return an input's label, unit and an example, and ``more`` about it."""
    variant, given = each.plan.variant, each.input
    label = line(variant.label(given.name, lang))
    parts = [f"{label}{parenthesized(unit_words(given.unit, lang), lang)}"]
    if (example := example_of(variant, given)) is not None:
        parts.append(message("calc.example", lang, number=figure(example, given.unit)))
    return word("semicolon", lang).join([*parts, *([more] if more else [])])


def _or_computed(each: Wanted, lang: str) -> str:
    step = each.plan.steps.get(each.input.name)
    if step is None:
        return ""
    names = ", ".join(given.name for given in step.variant.formula.inputs)
    return message("calc.or computed", lang, names=names)


def _within(each: Wanted, lang: str) -> list[str]:
    """Return the labels of what another metric computes an input from."""
    step = each.plan.steps.get(each.input.name)
    inputs = step.variant.formula.inputs if step else ()
    return [step.variant.label(given.name, lang) for given in inputs if step]


def example_of(variant: Variant, given: Input) -> Decimal | None:
    """Return the value of an input in the first worked case, None where there is none."""
    for case in variant.formula.worked[:1]:
        if given.name in case.inputs:
            return Decimal(str(case.inputs[given.name]))
    return None


def plain(shown: Iterable[CalcLine]) -> str:
    """Return rows as plain text, never wrapped."""
    return "".join(f"{' ' * row.indent if row.text else ''}{row.text}\n" for row in shown)


def on_terminal(shown: Iterable[CalcLine]) -> None:
    """Draw rows on the terminal, wrapped to its width."""
    from salesgloss.screens import calc_terminal  # Rich

    calc_terminal.draw(shown)


def as_json(found: Calculation) -> str:
    """Return a calculation as one JSON object on one line."""
    from salesgloss.schema import to_json  # json: only where it is asked for

    return to_json(record(found)) + "\n"


def record(found: Calculation) -> dict[str, Any]:
    """Return a calculation as plain data; percentages are fractions."""
    return {
        "term": found.term.id,
        "label": found.term.label,
        "origin": found.term.origin,
        "variant": found.formula.name,
        "result": {
            "name": result_name(found.term, found.formula, "en"),
            "value": plain_number(found.result),
            "unit": found.formula.unit,
            "currency": found.currency or None,
        },
        "expression": found.formula.expression,
        "inputs": [_input_record(found, each) for each in found.inputs],
        "solved": found.solution[1].input.name if found.solution else None,
        "benchmarks": [_standing_record(found, each) for each in found.standings],
        "remarks": [
            message(f"calc.{key}", "en", **dict(zip(("part", "whole"), names, strict=False)))
            for key, names in found.remarks
        ],
    }


def _input_record(found: Calculation, each: InputValue) -> dict[str, Any]:
    return {
        "name": each.input.name,
        "label": found.variant.label(each.input.name, "en"),
        "value": plain_number(each.value),
        "unit": each.input.unit,
        "given": each.written or None,
        "from": record(each.step) if each.step else None,
    }


def _standing_record(found: Calculation, standing: Standing) -> dict[str, Any]:
    benchmark = found.term.benchmarks[standing.at]
    keys = ("segment", "value", "low", "high", "source", "publisher", "year")
    known = {key: getattr(benchmark, key) for key in keys}
    return {
        "place": standing.place,
        **{key: each for key, each in known.items() if each is not None},
    }


def plain_number(value: Decimal) -> int | float:
    """Return a number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def digits(value: Decimal) -> str:
    """Return a number as a spreadsheet reads it: bare digits, fifteen that count."""
    text = format(decimal.Context(prec=15).plus(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def about(value: Decimal, unit: str, currency: str, lang: str, *, sign: bool = True) -> str:
    """Return a number with its unit, marked where it is rounded."""
    text = with_unit(figure(value, unit, currency), unit, lang)
    if not sign or is_shown_exactly(value, unit):
        return text
    return message("calc.about", lang, number=text)


def figure(value: Decimal, unit: str, currency: str = "") -> str:
    """Return a number as text, rounded to what a reader needs: cents, hundredths of a percent,
    four places otherwise, and four digits of what is small."""
    base = units.base(unit)
    shown = _rounded(value, base)
    text = f"{shown.copy_abs():,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
        whole, _, places = text.partition(".")
        if base == "currency" and len(places) == 1:
            text = f"{whole}.{places}0"
    if base == "currency" and currency:
        text = f"{currency} {text}" if currency[-1].isalpha() else f"{currency}{text}"
    sign = "\u2212" if shown < 0 else ""
    return f"{sign}{text}%" if base == "percent" else f"{sign}{text}"


def is_shown_exactly(value: Decimal, unit: str) -> bool:
    """Tell whether ``figure`` shows the whole number."""
    return _rounded(value, units.base(unit)) == _scaled(value, units.base(unit))


def _scaled(value: Decimal, base: str) -> Decimal:
    return CONTEXT.multiply(value, Decimal(100)) if base == "percent" else value


def _rounded(value: Decimal, base: str) -> Decimal:
    scaled = _scaled(value, base)
    if not scaled:
        return Decimal(0)
    places = 2 if base in ("percent", "currency") else 4
    size = scaled.adjusted()
    if size < 0:
        places = min(places, 3) - size if base != "currency" or size < -2 else 2
    if size + places > 30:
        places = 0
    return scaled.quantize(Decimal(1).scaleb(-places), context=CONTEXT)
