"""Evaluate the arithmetic of a metric's formula, exactly and without Python's ``eval``."""

from __future__ import annotations

import ast
import decimal
import warnings
from collections.abc import Callable, Mapping
from decimal import Decimal

from salesgloss.errors import FormulaError

LONGEST_EXPRESSION = 500
DEEPEST_EXPRESSION = 25
LARGEST_EXPONENT = 1000
LARGEST_MAGNITUDE = Decimal("1e30")

_CONTEXT = decimal.Context(
    prec=34,
    traps=[decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow],
)


def names(expression: str) -> tuple[str, ...]:
    """Return the inputs that ``expression`` names, in order of appearance, each once.

    Raises FormulaError where the expression is no formula.
    """
    found: list[str] = []
    _collect(_parse(expression), found)
    return tuple(dict.fromkeys(found))


def evaluate(expression: str, values: Mapping[str, Decimal | int | float | str]) -> Decimal:
    """Return what ``expression`` gives for ``values``; percentages are fractions (5% is 0.05).

    Numbers, names, ``+ - * / **``, parentheses, ``min`` and ``max`` are understood, nothing else.
    Raises FormulaError for anything else, a missing or extra value, a division by zero, or a
    result beyond 1e30.
    """
    tree = _parse(expression)
    wanted: list[str] = []
    _collect(tree, wanted)
    if missing := [name for name in dict.fromkeys(wanted) if name not in values]:
        raise FormulaError(f"missing value for {', '.join(missing)}")
    if unknown := sorted(set(values) - set(wanted)):
        raise FormulaError(f"the formula has no input {', '.join(unknown)}")
    numbers = {name: _number(name, value) for name, value in values.items()}
    try:
        return _bounded(_value(tree, numbers))
    except decimal.DivisionByZero:
        raise FormulaError("division by zero") from None
    except decimal.Overflow:
        raise FormulaError("the result is too large") from None
    except decimal.InvalidOperation:
        raise FormulaError("the formula has no value for these inputs") from None


def _parse(expression: str) -> ast.expr:
    if len(expression) > LONGEST_EXPRESSION:
        raise FormulaError(f"an expression has at most {LONGEST_EXPRESSION} characters")
    if expression.count("(") > DEEPEST_EXPRESSION:
        raise FormulaError(f"an expression has at most {DEEPEST_EXPRESSION} parentheses")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "1if" and the like, told on standard error
            tree = ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError(f"{expression!r} is not a formula") from None
    return tree


def _collect(node: ast.expr, found: list[str], depth: int = 0) -> None:
    """Append the names below ``node``, refusing whatever a formula may not hold."""
    if depth > DEEPEST_EXPRESSION:
        raise FormulaError(f"an expression nests at most {DEEPEST_EXPRESSION} deep")
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return
        case ast.Name(id=name):
            found.append(name)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _collect(operand, found, depth + 1)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _collect(left, found, depth + 1)
            _collect(right, found, depth + 1)
        case ast.Call(func=ast.Name(id="min" | "max"), args=[_, *_] as arguments, keywords=[]):
            for argument in arguments:
                _collect(argument, found, depth + 1)
        case _:
            raise FormulaError(
                f"{_named(node)} is not allowed: a formula has numbers, names,"
                " + - * / **, parentheses, min() and max()"
            )


def _named(node: ast.expr) -> str:
    """Return what a part of an expression is, in plain words; never written out, which would
    recurse as deep as it nests."""
    match node:
        case ast.Constant(value=str() | bytes()) | ast.JoinedStr():
            return "text in quotes"
        case ast.Constant(value=value):
            return str(value)
        case ast.Call(func=ast.Name(id="min" | "max" as name)):
            return f"{name}() without plain values"
        case ast.Call(func=ast.Name(id=name)):
            return f"{name}()"
        case ast.Attribute(attr=name):
            return f".{name}"
    return _SORTS.get(type(node), "this")


_SORTS: dict[type[ast.expr], str] = {
    ast.BinOp: "an operator like // or %",
    ast.UnaryOp: "an operator like ~ or not",
    ast.BoolOp: "'and' or 'or'",
    ast.Compare: "a comparison",
    ast.IfExp: "'if'",
    ast.Call: "a call",
    ast.Subscript: "[ ]",
    ast.List: "a list",
    ast.Tuple: "a comma",
}


def _number(name: str, value: Decimal | int | float | str) -> Decimal:
    try:
        number = Decimal(str(value))
    except decimal.InvalidOperation:
        raise FormulaError(f"{name}: {value!r} is not a number") from None
    if not number.is_finite():
        raise FormulaError(f"{name}: {value!r} is not a finite number")
    return _bounded(number)


def _bounded(number: Decimal) -> Decimal:
    if abs(number) > LARGEST_MAGNITUDE:
        raise FormulaError(f"numbers go up to {LARGEST_MAGNITUDE:.0e}")
    return number


def _value(node: ast.expr, numbers: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=value):
            return _bounded(Decimal(str(value)))
        case ast.Name(id=name):
            return numbers[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, numbers)
        case ast.UnaryOp(operand=operand):
            return _value(operand, numbers)
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.Call(func=ast.Name(id=function), args=arguments):
            values = [_value(argument, numbers) for argument in arguments]
            return min(values) if function == "min" else max(values)
    raise AssertionError(f"_collect let {ast.dump(node)} pass")  # pragma: no cover


def _divide(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise FormulaError("division by zero")
    return _CONTEXT.divide(left, right)


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > LARGEST_EXPONENT:
        raise FormulaError(f"exponents go up to {LARGEST_EXPONENT}")
    if base == 0 and exponent < 0:
        raise FormulaError("division by zero")
    return _CONTEXT.power(base, exponent)


_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: _CONTEXT.add,
    ast.Sub: _CONTEXT.subtract,
    ast.Mult: _CONTEXT.multiply,
    ast.Div: _divide,
    ast.Pow: _power,
}
