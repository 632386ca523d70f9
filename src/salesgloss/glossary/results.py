"""What a formula gives for its numbers: the result, where it stands, and what is odd about it."""

from __future__ import annotations

import decimal
from collections.abc import Iterator, Mapping
from decimal import Decimal

from salesgloss.calc import units
from salesgloss.calc.expression import (
    CONTEXT,
    Node,
    Operation,
    occurrences,
    parse,
    value_of,
    zero_divisor,
)
from salesgloss.errors import FormulaError
from salesgloss.glossary.calculation import (
    Calculation,
    InputValue,
    NoResult,
    Place,
    Standing,
    Variant,
    Words,
    label_of,
    listed,
    number_of,
)
from salesgloss.glossary.input_values import Taken
from salesgloss.glossary.plans import Plan
from salesgloss.model import Benchmark, Number

_ROUNDED = decimal.Context(prec=28)  # the last digits of the context are noise


def computed(
    plan: Plan, values: Mapping[str, Taken], written: Mapping[str, str], solved: str, currency: str
) -> Calculation:
    """Return what ``plan`` gives for ``values`` and why, by the keys of its inputs; ``written`` is
    how people wrote them. Raises NoResult."""
    term, formula = plan.variant
    inputs: list[InputValue] = []
    for each in formula.inputs:
        key = plan.key(each.name)
        if plan.is_expanded(each.name, values):
            step = computed(plan.steps[each.name], values, written, solved, currency)
            inputs.append(InputValue(input=each, value=step.result, step=step))
        else:
            inputs.append(
                InputValue(
                    input=each,
                    value=values[key].value,
                    written=written.get(key, ""),
                    solved=key == solved,
                )
            )
    result = _result(plan.variant, {each.input.name: each.value for each in inputs})
    return Calculation(
        term=term,
        formula=formula,
        inputs=tuple(inputs),
        result=result,
        currency=currency,
        standings=tuple(_standings(plan.variant, result, currency)),
        remarks=tuple(_remarks(plan.variant, result)),
    )


def _result(variant: Variant, numbers: Mapping[str, Decimal]) -> Decimal:
    tree = parse(variant.formula.expression)
    try:
        result = _ROUNDED.plus(value_of(tree, numbers))
    except FormulaError as error:
        raise _no_result(variant, tree, numbers, error) from None
    _require_possible(variant, tree, result)
    return result


def _require_possible(variant: Variant, tree: Node, result: Decimal) -> None:
    """Raise NoResult for a result that the metric cannot have."""
    formula = variant.formula
    about: dict[str, Words] = {
        "term": variant.result,
        "result": number_of(result, formula.unit),
    }
    if result < 0 and units.base(formula.unit) in ("count", *units.DAYS_PER):
        raise NoResult("negative result", **about)
    is_share = isinstance(tree, Operation) and tree.sign == "*" and tree.operands[1] == 100
    if formula.unit == "points" and is_share and result.copy_abs() > 100:
        names = [each.name for each in formula.inputs]
        labels = listed(lambda lang: [variant.label(name, lang) for name in names])
        raise NoResult("beyond 100", inputs=labels, **about)


def _no_result(
    variant: Variant, tree: Node, numbers: Mapping[str, Decimal], error: FormulaError
) -> NoResult:
    name = variant.result
    if error.reason == "division by zero":
        divisor = zero_divisor(tree, numbers)
        if isinstance(divisor, str):
            return NoResult("zero input", term=name, input=label_of(variant, divisor))
        parts = tuple(dict.fromkeys(occurrences(divisor))) if divisor is not None else ()
        labels = listed(lambda lang: [variant.label(each, lang) for each in parts])
        return NoResult("zero sum", term=name, inputs=labels)
    known = error.reason if error.reason in ("too large", "undefined") else "undefined"
    return NoResult(known, term=name)


def _standings(variant: Variant, result: Decimal, currency: str) -> Iterator[Standing]:
    term, formula = variant
    if formula.result is not None:
        return
    default = term.formulas[0].unit
    is_foreign = units.base(formula.unit) == "currency" and currency not in ("", "$")
    for at, benchmark in enumerate(term.benchmarks):
        is_comparable = (benchmark.unit or default) == formula.unit and not is_foreign
        if is_comparable and (place := _place(benchmark, result)):
            yield Standing(at=at, place=place)


def _place(benchmark: Benchmark, result: Decimal) -> Place | None:
    low, high, value = (
        None if bound is None else _exact(bound)
        for bound in (benchmark.low, benchmark.high, benchmark.value)
    )
    if value is not None:
        low = high = value
        tolerance = CONTEXT.multiply(value.copy_abs(), Decimal("0.005"))
        if CONTEXT.subtract(result, value).copy_abs() <= tolerance:
            return "at"
    if low is not None and result < low:
        return "below"
    if high is not None and result > high:
        return "above"
    return None if low is None and high is None else "within"


def _exact(number: Number) -> Decimal:
    return Decimal(str(number))


def _remarks(variant: Variant, result: Decimal) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is odd about a result that cannot be ruled out."""
    formula = variant.formula
    tree = parse(formula.expression)
    if units.is_percent(formula.unit) and isinstance(tree, Operation) and tree.sign == "/":
        part, whole = tree.operands
        by_name = {each.name: each.unit for each in formula.inputs}
        counted = all(by_name[name] == "count" for name in occurrences(tree))
        if counted and result > 1 and isinstance(part, str) and isinstance(whole, str):
            yield "over all", (part, whole)
    if variant.term.id.endswith("retention") and result < 0:
        yield "under nothing", ()
