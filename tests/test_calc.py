"""The evaluator of formulas: exact, bounded, and never Python's own."""

from __future__ import annotations

import decimal
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss import calc
from salesgloss.errors import FormulaError


@pytest.mark.parametrize(
    ("expression", "values", "result"),
    [
        ("1 + 2 * 3", {}, "7"),
        ("(1 + 2) * 3", {}, "9"),
        ("a / b", {"a": 1, "b": 8}, "0.125"),
        ("a - -b", {"a": "1.5", "b": 0.1}, "1.6"),
        ("0.1 + 0.2", {}, "0.3"),
        ("a ** 12", {"a": "1.01"}, "1.126825030131969720661201"),
        ("1 - (1 - m) ** 12", {"m": 0.02}, "0.2152832"),
        ("max(a, b) - min(a, b, 1)", {"a": 5, "b": 2}, "4"),
        ("+a", {"a": 3}, "3"),
        ("  a  ", {"a": 3}, "3"),
    ],
)
def test_arithmetic(expression: str, values: dict[str, float], result: str) -> None:
    value = calc.evaluate(expression, values)
    assert abs(value - Decimal(result)) < Decimal("1e-7")


def test_names_come_in_order_and_once() -> None:
    assert calc.names("b / (a + b) + min(c, a)") == ("b", "a", "c")


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "a +",
        "__import__('os')",
        "a.b",
        "a[0]",
        "a if b else c",
        "lambda: 1",
        "'text'",
        "True",
        "a // b",
        "a % b",
        "abs(a)",
        "min()",
        "min(a, key=b)",
        "a < b",
        "a and b",
        "[a]",
        "1j",
        "f'{a}'",
        "a := 1",
        "-" * 400 + "1",
        "(" * 60 + "1" + ")" * 60,
        "1" * 600,
        "\x00",
        "a\nb",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(FormulaError):
        calc.names(expression)
    with pytest.raises(FormulaError):
        calc.evaluate(expression, {"a": 1, "b": 1})


@pytest.mark.parametrize(
    ("expression", "named"),
    [
        ("~a", "'~' is not allowed"),
        ("a // b", "'//' is not allowed"),
        ("a % b", "'%' is not allowed"),
        ("'text'", '"\'" is not allowed'),
        ("True", "'True' is not allowed"),
        ("__import__", "'__import__' is not allowed"),
        ("abs(a)", "abs() is not allowed"),
        ("a(b)", "a() is not allowed"),
        ("a.b", "'.' is not allowed"),
        ("a if b else c", "'if' after a whole expression is not allowed"),
        ("1if", "'if' right after a number is not allowed"),
        ("1e9999", "'e9999' right after a number is not allowed"),
        ("-" * 400 + "1", "a long row of signs is not allowed"),
        ("2" + "**2" * 100, "a tower of powers is not allowed"),
        ("٣ + 1", "'٣' is not allowed"),
        ("a +", "it ends too soon"),
        ("(a b)", "'b' in place of ')' is not allowed"),
    ],
)
def test_what_is_refused_is_named(expression: str, named: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(named)):
        calc.names(expression)


def test_literals_are_what_they_say() -> None:
    """No literal passes through a binary fraction."""
    values = {"a": "12345678901234568"}
    assert calc.evaluate("a - 12345678901234567.5", values) == Decimal("0.5")


@pytest.mark.parametrize("trap", [None, decimal.Inexact, decimal.Rounded])
def test_the_callers_decimal_context_is_nobodys_business(trap) -> None:
    with decimal.localcontext() as context:
        context.prec = 5
        if trap:
            context.traps[trap] = True
        assert calc.evaluate("-a", {"a": 123456789}) == -123456789
        assert str(calc.evaluate("max(-a / 3, b)", {"a": 2, "b": -5}))[:12] == "-0.666666666"
        with pytest.raises(FormulaError, match="division by zero"):
            calc.evaluate("1 / (-(a / b) + a / b)", {"a": 1, "b": 3})


@pytest.mark.parametrize(
    ("expression", "result"),
    [("-2 ** 2", "-4"), ("2 ** 3 ** 2", "512"), ("2 ** -1", "0.5"), ("8 - 3 - 2", "3"),
     ("8 / 4 / 2", "1"), ("--3", "3"), ("min(3)", "3"), (" + ".join(["1"] * 100), "100")],
)  # fmt: skip
def test_signs_bind_as_in_a_book(expression: str, result: str) -> None:
    assert calc.evaluate(expression, {}) == Decimal(result)


@pytest.mark.parametrize(
    ("expression", "values", "complaint"),
    [
        ("a / b", {"a": 1, "b": 0}, "division by zero"),
        ("a ** b", {"a": 0, "b": -1}, "division by zero"),
        ("a / b", {"a": 1}, "missing value for b"),
        ("a", {"a": 1, "c": 2}, "no input c"),
        ("a", {"a": "many"}, "not a number"),
        ("a", {"a": float("nan")}, "not a finite number"),
        ("a", {"a": float("inf")}, "not a finite number"),
        ("a * a", {"a": 1e20}, "numbers go up to"),
        ("a", {"a": "1e31"}, "numbers go up to"),
        ("a ** b", {"a": 9, "b": 9999}, "exponents go up to"),
        ("a ** 999", {"a": 1e29}, "too large|go up to"),
        ("a ** 0.5", {"a": -1}, "no value"),
        ("9e99", {}, "numbers go up to"),
    ],
)
def test_what_has_no_value_says_why(
    expression: str, values: dict[str, float], complaint: str
) -> None:
    with pytest.raises(FormulaError, match=complaint):
        calc.evaluate(expression, values)


@given(st.text(max_size=60))
def test_no_text_does_anything_but_give_a_number_or_a_formula_error(text: str) -> None:
    try:
        result = calc.evaluate(text, {})
    except FormulaError:
        return
    assert isinstance(result, Decimal)


@given(
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
    st.decimals(1, 1000, places=2),
)
def test_agrees_with_exact_fractions(a: Decimal, b: Decimal, c: Decimal) -> None:
    result = calc.evaluate("(a + b) * a / c - b", {"a": a, "b": b, "c": c})
    assert abs(result - ((a + b) * a / c - b)) < Decimal("1e-15")
