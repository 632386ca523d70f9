"""Which input gives a wanted result: turned round exactly where it stands once, else searched for."""

from __future__ import annotations

import decimal
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from salesgloss.calc import units
from salesgloss.calc.expression import (
    CONTEXT,
    LARGEST_MAGNITUDE,
    Node,
    Operation,
    occurrences,
    parse,
    value_of,
)
from salesgloss.errors import FormulaError

MOST_SOLUTIONS = 4
_CLOSE = Decimal("1e-20")  # of the wanted result, or of one
_STEPS = 120  # halvings: more than the digits of the context


class Solutions(NamedTuple):
    """The values of the input that give the wanted result; ``any`` where (nearly) every one does,
    so that none is named."""

    values: tuple[Decimal, ...]
    any: bool = False


def solve(
    expression: str | Node,
    unknown: str,
    values: Mapping[str, Decimal],
    wanted: Decimal,
    unit: str = "",
) -> Solutions:
    """Return the values of the input ``unknown`` for which ``expression`` gives ``wanted``, the
    others being ``values``. ``unit`` is the unknown's, which bounds a search.

    An input that stands once is found by inverting the formula, otherwise by a search between
    bounds; each solution gives ``wanted`` when put back. Raises FormulaError for what is no formula.
    """
    tree = parse(expression) if isinstance(expression, str) else expression

    def gives(value: Decimal) -> Decimal | None:
        try:
            return value_of(tree, {**values, unknown: value})
        except FormulaError:
            return None

    if list(occurrences(tree)).count(unknown) == 1:
        found = _inverted(tree, unknown, values, wanted)
    else:
        found = _searched(gives, wanted, unit)
    if found is None:
        return Solutions((), any=True)
    right = (value for each in found for value in _simplest(each, gives, wanted))
    return Solutions(tuple(sorted(dict.fromkeys(right)))[:MOST_SOLUTIONS])


def _simplest(
    value: Decimal, gives: Callable[[Decimal], Decimal | None], wanted: Decimal
) -> Iterator[Decimal]:
    """Yield ``value`` if it gives ``wanted``, with no more digits than it takes."""
    for digits in (6, 12, 20, CONTEXT.prec):
        short = Decimal(f"{value:.{digits}g}") if digits < CONTEXT.prec else value
        result = gives(short)
        if result is not None and _near(result, wanted, exact=digits < CONTEXT.prec):
            yield short
            return


def _near(result: Decimal, wanted: Decimal, *, exact: bool = False) -> bool:
    difference = CONTEXT.subtract(result, wanted).copy_abs()
    size = max(wanted.copy_abs(), Decimal(1))
    return difference <= CONTEXT.multiply(size, Decimal("1e-30") if exact else _CLOSE)


def _inverted(
    tree: Node, unknown: str, values: Mapping[str, Decimal], wanted: Decimal
) -> list[Decimal] | None:
    """Return the candidates on the way down to ``unknown``; None where every value will do."""
    candidates: list[tuple[Node, Decimal]] = [(tree, wanted)]
    found: list[Decimal] = []
    while candidates:
        node, target = candidates.pop()
        if node == unknown:
            found.append(target)
            continue
        assert isinstance(node, Operation)
        try:
            within, targets = _step(node, unknown, values, target)
        except (FormulaError, decimal.DecimalException):
            continue
        if targets is None:
            return None
        candidates += ((within, each) for each in targets)
    return found


def _step(
    node: Operation, unknown: str, values: Mapping[str, Decimal], target: Decimal
) -> tuple[Node, Sequence[Decimal] | None]:
    """Return the operand with ``unknown`` and what it must be for ``node`` to be ``target``; None
    where that does not matter."""
    at = next(i for i, operand in enumerate(node.operands) if unknown in occurrences(operand))
    within = node.operands[at]
    others = [value_of(operand, values) for i, operand in enumerate(node.operands) if i != at]
    if node.sign == "neg":
        return within, [CONTEXT.minus(target)]
    if node.sign in ("min", "max"):
        return within, _extreme(node.sign, others, target)
    return within, _INVERSES[node.sign](at, others[0], target)


def _extreme(sign: str, others: Sequence[Decimal], target: Decimal) -> Sequence[Decimal] | None:
    if not others:
        return [target]
    bound = min(others) if sign == "min" else max(others)
    if target == bound:
        return None
    return [target] if (target < bound) == (sign == "min") else []


def _of_sum(at: int, other: Decimal, target: Decimal) -> list[Decimal]:
    return [CONTEXT.subtract(target, other)]


def _of_difference(at: int, other: Decimal, target: Decimal) -> list[Decimal]:
    return [CONTEXT.add(target, other) if at == 0 else CONTEXT.subtract(other, target)]


def _of_product(at: int, other: Decimal, target: Decimal) -> list[Decimal] | None:
    if not other:
        return None if not target else []
    return [CONTEXT.divide(target, other)]


def _of_quotient(at: int, other: Decimal, target: Decimal) -> list[Decimal] | None:
    if at == 0:
        return [CONTEXT.multiply(target, other)] if other else []
    if not target:
        return None if not other else []
    return [CONTEXT.divide(other, target)] if other else []


def _of_power(at: int, other: Decimal, target: Decimal) -> list[Decimal] | None:
    if at == 1:
        return _exponents(other, target)
    if not other:
        return None if target == 1 else []
    root = CONTEXT.divide(Decimal(1), other)
    if target < 0:
        if other != other.to_integral_value() or not _is_odd(other):
            return []
        return [CONTEXT.minus(CONTEXT.power(CONTEXT.minus(target), root))]
    if not target:
        return [Decimal(0)] if other > 0 else []
    value = CONTEXT.power(target, root)
    is_even = other == other.to_integral_value() and not _is_odd(other)
    return [value, CONTEXT.minus(value)] if is_even else [value]


def _exponents(base: Decimal, target: Decimal) -> list[Decimal] | None:
    if base == 1:
        return None if target == 1 else []
    if base <= 0 or target <= 0:
        return []
    return [CONTEXT.divide(CONTEXT.ln(target), CONTEXT.ln(base))]


def _is_odd(value: Decimal) -> bool:
    return bool(CONTEXT.remainder(value, Decimal(2)))


_INVERSES: dict[str, Callable[[int, Decimal, Decimal], list[Decimal] | None]] = {
    "+": _of_sum,
    "-": _of_difference,
    "*": _of_product,
    "/": _of_quotient,
    "**": _of_power,
}


def _searched(
    gives: Callable[[Decimal], Decimal | None], wanted: Decimal, unit: str
) -> list[Decimal] | None:
    """Return the values between the bounds of ``unit`` where the result crosses ``wanted``; None
    where it equals it throughout."""

    def miss(value: Decimal) -> Decimal | None:
        result = gives(value)
        return None if result is None else CONTEXT.subtract(result, wanted)

    found: list[Decimal] = []
    points = [(point, miss(point)) for point in _grid(unit)]
    known = [(point, off) for point, off in points if off is not None]
    if len(known) > 2 and all(_near(off, Decimal(0)) for _, off in known):
        return None
    for (low, below), (high, above) in itertools.pairwise(known):
        if not below:
            found.append(low)
        elif above and (below < 0) != (above < 0):
            found.append(_halved(miss, low, high, is_below=below < 0))
    if known and not known[-1][1]:
        found.append(known[-1][0])
    return found


def _grid(unit: str) -> list[Decimal]:
    """Return where to look: shares by half a percent, closer by where one could divide by 0;
    anything else from tiny to large."""
    if units.is_percent(unit):
        tiny = [
            Decimal(sign * digit).scaleb(power, context=CONTEXT)
            for power in range(-6, -2)
            for digit in (1, 2, 3, 5, 7)
            for sign in (-1, 1)
        ]
        steps = (CONTEXT.divide(Decimal(step), Decimal(200)) for step in range(-200, 1001))
        return sorted({*tiny, *steps})
    sizes = [
        Decimal(digit).scaleb(power, context=CONTEXT)
        for power in range(-6, 16)
        for digit in (1, 2, 3, 5, 7)
    ]
    grid = [Decimal(0), *sizes]
    if units.base(unit) in ("currency", "ratio", "points", ""):
        grid = [*(size.copy_negate() for size in reversed(sizes)), *grid]
    return [size for size in grid if size.copy_abs() <= LARGEST_MAGNITUDE]


def _halved(
    miss: Callable[[Decimal], Decimal | None], low: Decimal, high: Decimal, *, is_below: bool
) -> Decimal:
    """Return the place between ``low`` and ``high`` where ``miss`` changes its sign."""
    for _ in range(_STEPS):
        middle = CONTEXT.divide(CONTEXT.add(low, high), Decimal(2))
        off = miss(middle)
        if off is None or middle in (low, high):
            break
        if not off:
            return middle
        if (off < 0) == is_below:
            low = middle
        else:
            high = middle
    return CONTEXT.divide(CONTEXT.add(low, high), Decimal(2))
