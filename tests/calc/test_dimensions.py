"""The unit of a result follows from those of the inputs."""

from __future__ import annotations

import pytest

from salesgloss.calc.dimensions import can_stand_for, result_unit
from salesgloss.errors import FormulaError


@pytest.mark.parametrize(
    ("expression", "units", "right", "wrong"),
    [
        ("a / b", {"a": "currency", "b": "count"}, "currency/customer", "percent"),
        ("a / b", {"a": "currency/month", "b": "currency/month"}, "percent", "currency"),
        ("a / b", {"a": "currency/month", "b": "currency/month"}, "ratio", "months"),
        ("a * 12", {"a": "currency/month"}, "currency/year", "currency"),
        ("a + b / 3 + c / 12",
         {"a": "currency/month", "b": "currency/quarter", "c": "currency/year"},
         "currency/month", "count"),
        ("a * g / c", {"a": "currency/month", "g": "percent", "c": "percent/month"}, "currency", "percent"),
        ("1 / c", {"c": "percent/month"}, "months", "years"),
        ("1 - (1 - c) ** 12", {"c": "percent/month"}, "percent", "months"),
        ("n * w * v / d", {"n": "count", "w": "percent", "v": "currency", "d": "days"}, "currency/day", "currency"),
        ("(p - d) / r * 100", {"p": "count", "d": "count", "r": "count"}, "points", "count"),
        ("a / b - 1", {"a": "days", "b": "days"}, "percent", "days"),
        ("max(a - b, 0) * r", {"a": "count", "b": "count", "r": "currency/count"}, "currency", "count"),
        ("(a / b) ** (1 / n) - 1", {"a": "currency", "b": "currency", "n": "years"}, "percent", "years"),
    ],
)  # fmt: skip
def test_what_follows(expression: str, units: dict[str, str], right: str, wrong: str) -> None:
    found = result_unit(expression, units)
    assert found.allows(right), str(found)
    assert not found.allows(wrong), str(found)


@pytest.mark.parametrize(
    ("expression", "units"),
    [
        ("a + b", {"a": "currency", "b": "days"}),
        ("min(a, b)", {"a": "points", "b": "months"}),
        ("a ** 0.5", {"a": "currency"}),
        ("a - b", {"a": "currency/month", "b": "currency/year"}),
    ],
)
def test_what_cannot_be_added_is_refused(expression: str, units: dict[str, str]) -> None:
    with pytest.raises(FormulaError, match="cannot be"):
        result_unit(expression, units)


@pytest.mark.parametrize(
    ("unit", "wanted", "may"),
    [
        ("currency", "currency/customer", True),
        ("percent", "percent/month", True),
        ("percent/month", "percent/year", False),
        ("currency/month", "currency/year", False),
        ("currency", "currency/month", False),
        ("ratio", "percent", True),
        ("count", "percent", False),
        ("months", "days", False),
    ],
)
def test_what_can_stand_for_an_input(unit: str, wanted: str, may: bool) -> None:
    assert can_stand_for(unit, wanted) is may
