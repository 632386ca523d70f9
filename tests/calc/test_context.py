"""Computed in one context, whatever the program around it has made of its own."""

from __future__ import annotations

import decimal
from decimal import Decimal

import pytest

import salesgloss
from salesgloss import calc
from salesgloss.errors import FormulaError
from salesgloss.quiz import number_parsing
from salesgloss.validation.formulas import equals_as_written

ODD = {
    "few digits": decimal.Context(prec=2),
    "few exponents": decimal.Context(prec=5, Emin=-3, Emax=3),
    "all traps": decimal.Context(
        traps=[decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.FloatOperation]
    ),
    "no traps": decimal.Context(traps=[]),
}


def everything(chain: str) -> list[object]:
    """Return what formulas give, forwards and backwards, in any way to write them."""
    glossary = salesgloss.load(chain)
    found: list[object] = []
    for expression, values in (
        ("-a", {"a": 123456789}),
        ("-(a/b)+a/b", {"a": 1, "b": 3}),
        ("a-12345678901234567.5", {"a": "12345678901234568"}),
        ("max(a, -b) ** 3 / 7", {"a": "1234.5", "b": -2000}),
        ("a ** b", {"a": 1.0001, "b": 365}),
    ):
        found.append(calc.evaluate(expression, values))
    calculator = glossary.calculator("TCOST")
    for given in ("54,321.99", "1.2萬", "12.5k", "1/3"):
        try:
            done = calculator.calculate({"spend": given, "customers": "7"})
            found += [done.result, *(each.value for each in done.inputs)]
        except salesgloss.CalculationError as error:
            found.append(str(error))
    found.append(number_parsing.interpretations("12345.678%", "percent"))
    found.append(number_parsing.interpretations("4.8m/300k", "ratio"))
    found.append(number_parsing.agrees(Decimal(123456), 123457.0))
    found.append(equals_as_written(Decimal("1.23456789"), 1.234568))
    return found


@pytest.mark.parametrize("name", ODD)
def test_whatever_the_callers_context(chain: str, name: str) -> None:
    wanted = everything(chain)
    with decimal.localcontext(ODD[name]):
        assert everything(chain) == wanted


def test_a_division_by_zero_is_told_in_any_context() -> None:
    with (
        decimal.localcontext(ODD["few digits"]),
        pytest.raises(FormulaError, match="division by zero"),
    ):
        calc.evaluate("1/(-(a/b)+a/b)", {"a": 1, "b": 3})


def test_literals_are_exact() -> None:
    given = {"a": "12345678901234568"}
    assert calc.evaluate("a-12345678901234567.5", given) == Decimal("0.5")
