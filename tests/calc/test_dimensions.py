"""The unit of a result follows from those of the inputs."""

from __future__ import annotations

import pytest
from tests.calc.result_unit import result_unit

import salesgloss
from salesgloss.calc.dimensions import can_stand_for
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


# Where a formula's units do not prove the unit of its result, by what they give instead. The
# field itself drops the unit there, and each entry says so.
PER_YEAR = "ARR is an amount a year, and the field counts it as plain money against spending"
EXCEPTIONS = {
    ("arr-multiple", "enterprise value to ARR"): ("year", PER_YEAR),
    ("arr-multiple", "enterprise value to revenue"): ("year", PER_YEAR),
    ("bessemer-efficiency-score", "net new ARR over net burn"): ("number/year", PER_YEAR),
    ("burn-multiple", "same period"): ("year", PER_YEAR),
    ("burn-multiple", "efficiency score"): ("number/year", PER_YEAR),
    ("cash-conversion-score", "net capital used"): ("number/year", PER_YEAR),
    ("saas-magic-number", "quarterly revenue"): (
        "number/quarter or number/year or year/quarter^2", PER_YEAR
    ),
    ("saas-magic-number", "net new ARR"): ("number/year", PER_YEAR),
    ("sales-efficiency", "net"): ("number/year", PER_YEAR),
    ("sales-efficiency", "gross"): ("number/year", PER_YEAR),
    ("customer-lifetime-value", "with expansion and discounting"): (
        "currency/month", "months are counted as plain steps of a series, whose sum is an amount"
    ),
    ("daily-active-users", "average over a period"): (
        "count/day", "an average over days is named for what is counted, not per day"
    ),
}  # fmt: skip


def test_the_units_of_each_bundled_formula_prove_its_result() -> None:
    unproved = {}
    for term in salesgloss.load():
        for formula in term.formulas:
            found = result_unit(
                formula.expression, {given.name: given.unit for given in formula.inputs}
            )
            if not found.allows(formula.unit):
                unproved[term.id, formula.name] = str(found)
    assert unproved == {key: found for key, (found, _) in EXCEPTIONS.items()}
