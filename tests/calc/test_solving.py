"""Solving turns a formula round: what it finds gives the result back, and an oracle agrees."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesgloss import calc
from salesgloss.calc.solving import solve

D = Decimal


@pytest.mark.parametrize(
    ("expression", "unknown", "values", "wanted", "found"),
    [
        ("a * g / c", "c", {"a": 500, "g": "0.8"}, 9000, ["0.044444444444444444444"]),
        ("a / b", "b", {"a": 10}, 0, []),
        ("a * b", "a", {"b": 0}, 1, []),
        ("a ** 2", "a", {}, 9, ["-3", "3"]),
        ("a ** 3", "a", {}, -8, ["-2"]),
        ("a ** 2", "a", {}, -1, []),
        ("2 ** a", "a", {}, 8, ["3"]),
        ("-(a - 3)", "a", {}, 1, ["2"]),
        ("max(a, b)", "a", {"b": 3}, 5, ["5"]),
        ("max(a, b)", "a", {"b": 3}, 2, []),
        ("(s + e) / s", "s", {"e": 5}, "1.25", ["20"]),
        ("1 - max(f - a, a - f) / a", "f", {"a": 100}, "0.9", ["90", "110"]),
        ("a + 1 - a", "a", {}, 2, []),
    ],
)  # fmt: skip
def test_solutions(expression, unknown, values, wanted, found) -> None:
    numbers = {name: D(str(value)) for name, value in values.items()}
    solved = solve(expression, unknown, numbers, D(str(wanted)))
    assert not solved.any
    assert [round(value, 18) for value in solved.values] == [round(D(each), 18) for each in found]


@pytest.mark.parametrize(
    ("expression", "values", "wanted"),
    [("a * b", {"b": 0}, 0), ("a + 1 - a", {}, 1), ("max(a, b)", {"b": 3}, 3), ("1 ** a", {}, 1)],
)
def test_where_every_value_will_do(expression, values, wanted) -> None:
    numbers = {name: D(value) for name, value in values.items()}
    assert solve(expression, "a", numbers, D(wanted)).any


# Shapes of the formulas that metrics have; x is what is asked for.
SHAPES = (
    "x / a", "a / x", "(x - a) / b", "a * x / b", "x + a - b", "a - x", "(a + x) / (a + b)",
    "1 - (1 - x) ** 12", "a * (1 - x)", "x / (x + a)", "(x + a - b) / x", "a / (b * x) * 100",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SHAPES),
    st.integers(1, 400).map(lambda n: D(n) / 500),
    st.integers(1, 10**6).map(D),
    st.integers(1, 10**6).map(D),
)
def test_solving_and_computing_give_the_number_back(shape, x, a, b) -> None:
    names = calc.names(shape)
    values = {name: value for name, value in {"a": a, "b": b}.items() if name in names}
    wanted = calc.evaluate(shape, {**values, "x": x})
    found = solve(shape, "x", values, wanted, "percent")
    if found.any:
        return
    assert found.values
    for value in found.values:
        again = calc.evaluate(shape, {**values, "x": value})
        assert abs(again - wanted) <= max(abs(wanted), D(1)) * D("1e-15")
    assert any(abs(value - x) < D("1e-9") for value in found.values)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_independent_solver_agrees(shape: str) -> None:
    import sympy

    values = {
        name: D(value) for name, value in {"a": 7, "b": 3}.items() if name in calc.names(shape)
    }
    wanted = calc.evaluate(shape, {**values, "x": D("0.25")})
    x = sympy.Symbol("x", real=True)
    equation = sympy.sympify(shape, locals={"x": x}).subs(
        {name: int(value) for name, value in values.items()}
    ) - sympy.Rational(str(calc.evaluate(shape, {**values, "x": D("0.25")})))
    numerator = sympy.Poly(sympy.numer(sympy.together(equation)), x)
    exact = [float(root) for root in numerator.nroots(n=30) if abs(sympy.im(root)) < 1e-12]
    for value in solve(shape, "x", values, wanted, "percent").values:
        assert any(abs(float(value) - root) < 1e-6 for root in exact), (value, exact)
