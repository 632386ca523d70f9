"""The unit of a formula's result, computed from the units of its inputs.

A twelve (and the other factors of the calendar) is the only literal that changes a dimension, where
it does; a formula therefore has a set of dimensions that its result may have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from salesgloss.calc import units
from salesgloss.calc.dimensions import PLAIN, THINGS, Dimension, dimension, product_of, single
from salesgloss.calc.expression import Node, Operation, parse
from salesgloss.errors import FormulaError

MOST_READINGS = 60
_CALENDAR = {
    3: (("month", "quarter"),),
    4: (("quarter", "year"),),
    7: (("day", "week"),),
    12: (("month", "year"),),
    24: (("hour", "day"),),
    30: (("day", "month"),),
    52: (("week", "year"),),
    60: (("minute", "hour"),),
    365: (("day", "year"),),
    1440: (("minute", "day"),),
}


class ResultUnit(NamedTuple):
    """The dimensions that a formula's result may have."""

    dimensions: frozenset[Dimension]

    def allows(self, unit: str) -> bool:
        """Tell whether the result can be in ``unit``. Things counted are told apart from plain
        numbers only where nothing else is: revenue × customers is an amount; points and
        percentages are plain numbers on a scale."""
        wanted = dimension(unit)
        if any(each == wanted for each in self.dimensions):
            return True
        loose = _without_things(wanted)
        if loose and any(_without_things(each) == loose for each in self.dimensions):
            return True
        return unit == "points" and PLAIN in self.dimensions

    def __str__(self) -> str:
        return " or ".join(sorted(map(_written, self.dimensions)))


def result_unit(expression: str, input_units: Mapping[str, str]) -> ResultUnit:
    """Return the unit that ``expression`` gives for inputs of ``input_units``, by name.

    Raises FormulaError for what is no formula, and where it adds what cannot be added (money and
    days), or raises something with a unit to a power that is no whole number.
    """
    return ResultUnit(_of(parse(expression), input_units))


def _of(node: Node, input_units: Mapping[str, str]) -> frozenset[Dimension]:
    if isinstance(node, Decimal):
        return frozenset(_literal(node))
    if isinstance(node, str):
        return frozenset(_input(input_units[node]))
    if node.sign == "**":
        return _power(node, input_units)
    parts = [_of(operand, input_units) for operand in node.operands]
    if node.sign in ("+", "-", "min", "max", "neg"):
        return _added(parts, node)
    sign = 1 if node.sign == "*" else -1
    left, right = parts
    found = {product_of(one, _raised(other, sign)) for one, other in product(left, right)}
    return frozenset(sorted(found, key=_simplicity)[:MOST_READINGS])


def _literal(value: Decimal) -> Iterable[Dimension]:
    yield PLAIN
    for smaller, larger in _CALENDAR.get(int(value), ()) if value == int(value) else ():
        yield frozenset({(smaller, 1), (larger, -1)})
        yield frozenset({(smaller, -1), (larger, 1)})


def _input(unit: str) -> Iterable[Dimension]:
    yield dimension(unit)
    if units.is_percent(unit) and units.is_period(units.per(unit)):
        yield PLAIN  # what a rate takes in one period is a plain share: 1 - churn


def _added(parts: list[frozenset[Dimension]], node: Operation) -> frozenset[Dimension]:
    common = frozenset.intersection(*parts)
    if common:
        return common
    things = frozenset({single(THINGS, 1)})
    numbers = [part | things if _is_number(operand) else part
               for part, operand in zip(parts, node.operands, strict=True)]  # fmt: skip
    if common := frozenset.intersection(*numbers):
        return common
    if zero_free := [part for part, operand in zip(parts, node.operands, strict=True)
                     if operand != Decimal(0)]:  # fmt: skip
        common = frozenset.intersection(*zero_free)  # nought is nought of anything
    if common:
        return common
    what = " and ".join(str(ResultUnit(part)) for part in parts)
    raise FormulaError(f"{what} cannot be added or compared", reason="units")


def _is_number(node: Node) -> bool:
    return isinstance(node, Decimal)


def _power(node: Operation, input_units: Mapping[str, str]) -> frozenset[Dimension]:
    base, exponent = node.operands
    bases = _of(base, input_units)
    _of(exponent, input_units)  # a number of periods, or one through it: any unit will do
    if isinstance(exponent, Decimal) and exponent == int(exponent):
        return frozenset(_raised(each, int(exponent)) for each in bases)
    if PLAIN in bases:
        return frozenset({PLAIN})
    raise FormulaError(
        f"{ResultUnit(bases)} cannot be raised to a power that is no whole number", reason="units"
    )


def _raised(each: Dimension, by: int) -> Dimension:
    return frozenset((name, power * by) for name, power in each)


def _without_things(each: Dimension) -> Dimension:
    return frozenset((name, power) for name, power in each if name != THINGS)


def _simplicity(each: Dimension) -> tuple[int, str]:
    return sum(abs(power) for _, power in each), _written(each)


def _written(each: Dimension) -> str:
    above = [name if power == 1 else f"{name}^{power}" for name, power in sorted(each) if power > 0]
    below = [
        name if power == -1 else f"{name}^{-power}" for name, power in sorted(each) if power < 0
    ]
    return "/".join((" ".join(above) or "number", *below))
