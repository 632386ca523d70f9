"""The grammar of a formula and what it gives: exact, bounded, and never Python's own.

Everything is computed in one decimal context of this module's, whatever the caller's is.
"""

from __future__ import annotations

import decimal
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from salesgloss.errors import FormulaError

LONGEST_EXPRESSION = 500
DEEPEST_EXPRESSION = 25
LARGEST_EXPONENT = 1000
LARGEST_MAGNITUDE = Decimal("1e30")

Value = Decimal | int | float | str

CONTEXT = decimal.Context(
    prec=34,
    rounding=decimal.ROUND_HALF_EVEN,
    traps=[decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow],
)


class Operation(NamedTuple):
    """``sign`` applied to its operands: + - * / **, neg, min or max."""

    sign: str
    operands: tuple[Node, ...]


Node = Decimal | str | Operation  # a number, the name of an input, an operation


def parse(expression: str) -> Node:
    """Return ``expression`` as a tree; FormulaError where it is no formula."""
    if len(expression) > LONGEST_EXPRESSION:
        raise FormulaError(
            f"an expression has at most {LONGEST_EXPRESSION} characters", reason="too long"
        )
    return _Parser(expression).whole()


def names(expression: str) -> tuple[str, ...]:
    """Return the inputs that ``expression`` names, in order of appearance, each once.

    Raises FormulaError where the expression is no formula.
    """
    return tuple(dict.fromkeys(occurrences(parse(expression))))


def occurrences(node: Node) -> Iterator[str]:
    """Yield the name of an input each time that ``node`` names it."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Operation):
        for operand in node.operands:
            yield from occurrences(operand)


def evaluate(expression: str, values: Mapping[str, Value]) -> Decimal:
    """Return what ``expression`` gives for ``values``; percentages are fractions (5% is 0.05).

    Numbers, names, ``+ - * / **``, parentheses, ``min`` and ``max`` are understood, nothing else.
    Raises FormulaError for anything else, a missing or extra value, a division by zero, or a
    result beyond 1e30.
    """
    tree = parse(expression)
    wanted = dict.fromkeys(occurrences(tree))
    if missing := [name for name in wanted if name not in values]:
        raise FormulaError(f"missing value for {', '.join(missing)}")
    if unknown := sorted(set(values) - set(wanted)):
        raise FormulaError(f"the formula has no input {', '.join(unknown)}")
    return value_of(tree, {name: number(value, name) for name, value in values.items()})


def value_of(tree: Node, numbers: Mapping[str, Decimal]) -> Decimal:
    """Return the value of ``tree``; FormulaError where it has none."""
    try:
        return bounded(_value(tree, numbers))
    except decimal.DivisionByZero:
        raise _division_by_zero() from None
    except decimal.Overflow:
        raise FormulaError("the result is too large", reason="too large") from None
    except decimal.InvalidOperation:
        raise FormulaError(
            "the formula has no value for these inputs", reason="undefined"
        ) from None


def substitute(node: Node, trees: Mapping[str, Node]) -> Node:
    """Return ``node`` with the names of ``trees`` replaced by their trees."""
    if isinstance(node, str):
        return trees.get(node, node)
    if isinstance(node, Operation):
        return Operation(node.sign, tuple(substitute(each, trees) for each in node.operands))
    return node


def zero_divisor(node: Node, numbers: Mapping[str, Decimal]) -> Node | None:
    """Return the part of ``node`` that is nought and divided by, None where there is none."""
    if not isinstance(node, Operation):
        return None
    for operand in node.operands:
        if (found := zero_divisor(operand, numbers)) is not None:
            return found
    if node.sign not in ("/", "**"):
        return None
    left, right = (_value(operand, numbers) for operand in node.operands)
    if node.sign == "/":
        return None if right else node.operands[1]
    return node.operands[0] if not left and right < 0 else None


def number(value: Value, name: str = "") -> Decimal:
    """Return ``value`` as the decimal that it is written as; FormulaError for what is no number,
    not finite, or beyond 1e30. ``name`` is the input that it is for."""
    about = f"{name}: " if name else ""
    try:
        found = value if isinstance(value, Decimal) else Decimal(str(value), CONTEXT)
    except decimal.InvalidOperation:
        raise FormulaError(f"{about}{value!r} is not a number", reason="not a number") from None
    if not found.is_finite():
        raise FormulaError(f"{about}{value!r} is not a finite number", reason="not a number")
    return bounded(found)


def bounded(value: Decimal) -> Decimal:
    """Return ``value``; FormulaError where it is beyond 1e30 on either side."""
    if value.copy_abs() > LARGEST_MAGNITUDE:
        raise FormulaError("numbers go up to 1e+30", reason="too large")
    return value


class _Parser:
    """A recursive descent over the tokens; what nests is counted, what follows is looped."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._sum()
        if token := self._peek():
            raise _refused(f"{token!r} after a whole expression")
        return node

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        if not token:
            raise FormulaError("the expression is not a formula: it ends too soon")
        self._at += 1
        return token

    def _sum(self) -> Node:
        return self._chain(self._product, ("+", "-"))

    def _product(self) -> Node:
        return self._chain(self._signed, ("*", "/"))

    def _chain(self, operand: Callable[[], Node], signs: tuple[str, ...]) -> Node:
        self._depth += 1
        if self._depth > 2 * DEEPEST_EXPRESSION + 2:  # two calls a level
            raise FormulaError(
                f"an expression nests at most {DEEPEST_EXPRESSION} deep", reason="too long"
            )
        node = operand()
        while self._peek() in signs:
            sign = self._take()
            node = Operation(sign, (node, operand()))
        self._depth -= 1
        return node

    def _signed(self) -> Node:
        """Read what - and + stand before; as in books, -a ** 2 is -(a ** 2)."""
        negative, count = False, 0
        while self._peek() in ("+", "-"):
            negative ^= self._take() == "-"
            count += 1
        if count > DEEPEST_EXPRESSION:
            raise _refused("a long row of signs")
        node = self._power()
        return Operation("neg", (node,)) if negative else node

    def _power(self) -> Node:
        base = self._atom()
        if self._peek() != "**":
            return base
        self._take()
        self._depth += 2
        if self._depth > 2 * DEEPEST_EXPRESSION + 2:
            raise _refused("a tower of powers")
        node = Operation("**", (base, self._signed()))
        self._depth -= 2
        return node

    def _atom(self) -> Node:
        token = self._take()
        if token == "(":
            node = self._sum()
            self._expect(")")
            return node
        if token in _FUNCTIONS and self._peek() == "(":
            return Operation(token, self._arguments())
        if token[0].isdigit() or token[0] == ".":
            return bounded(Decimal(token, CONTEXT))
        if _NAME.fullmatch(token):
            if self._peek() == "(":
                raise _refused(f"{token}()")
            return token
        raise _refused(repr(token))

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        found = [self._sum()]
        while self._peek() == ",":
            self._take()
            found.append(self._sum())
        self._expect(")")
        return tuple(found)

    def _expect(self, sign: str) -> None:
        if (token := self._take()) != sign:
            raise _refused(f"{token!r} in place of {sign!r}")


_FUNCTIONS = ("min", "max")
VARIABLE = r"[a-z][a-z0-9_]{0,59}"  # what an input may be called
_NAME = re.compile(VARIABLE)
_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3}(?![0-9]))?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\*\*|//|[-+*/(),])|(?P<space>[ \t\r\n]+)|(?P<other>.)",
    re.DOTALL,
)


def _tokens(text: str) -> Iterator[str]:
    end_of_number = -1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "other" or found[0] == "//":
            raise _refused(repr(found[0]))
        if kind in ("number", "name") and found.start() == end_of_number:
            raise _refused(f"{found[0]!r} right after a number")
        if kind == "number":
            end_of_number = found.end()
        if kind != "space":
            yield found[0]


def _refused(what: str) -> FormulaError:
    return FormulaError(
        f"{what} is not allowed: a formula has numbers, names, + - * / **, parentheses,"
        " min() and max()"
    )


def _value(node: Node, numbers: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, Decimal):
        return node
    if isinstance(node, str):
        return numbers[node]
    return apply(node.sign, [_value(operand, numbers) for operand in node.operands])


def apply(sign: str, values: list[Decimal]) -> Decimal:
    """Return what the operation ``sign`` gives for ``values``."""
    if sign in _FUNCTIONS:
        return (min if sign == "min" else max)(values)
    return _OPERATIONS[sign](*values)


def _divide(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        raise _division_by_zero()
    return CONTEXT.divide(left, right)


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if exponent.copy_abs() > LARGEST_EXPONENT:
        raise FormulaError(f"exponents go up to {LARGEST_EXPONENT}", reason="too large")
    if not base and exponent < 0:
        raise _division_by_zero()
    if not exponent:
        return Decimal(1)
    return CONTEXT.power(base, exponent)


def _division_by_zero() -> FormulaError:
    return FormulaError("division by zero", reason="division by zero")


_OPERATIONS: dict[str, Callable[..., Decimal]] = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "/": _divide,
    "**": _power,
    "neg": CONTEXT.minus,
}
