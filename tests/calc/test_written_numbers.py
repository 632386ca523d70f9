"""Numbers as people write them: one meaning, several, or none; never another number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.calc.written_numbers import read
from salesgloss.errors import FormulaError


def values(text: str, unit: str = "") -> list[Decimal]:
    return [each.value for each in read(text, unit)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50k", 50_000), ("1.2m", 1_200_000), ("3 bn", 3 * 10**9), ("2MM", 2 * 10**6),
        ("1,200.50", "1200.5"), ("1.200,50", "1200.5"), ("1.200.000", 1_200_000),
        ("1 200 000", 1_200_000), ("1'200", 1200), ("1,200", 1200), ("$50,000", 50_000),
        ("-$50", -50), ("$-50", -50), ("NT$5萬", 50_000), ("５萬", 50_000), ("3億", 3 * 10**8),
        ("百", None), ("2百萬", 2 * 10**6), ("5%", "0.05"), ("５％", "0.05"), ("0.05", "0.05"),
        ("4.8m/12", 400_000), ("50k+20k*2", 90_000), ("2 * (3 + 4)", 14), ("3/4", "0.75"),
        ("1e5", 100_000), ("18 months", 18), ("6000/year", 6000), ("每月 500", 500), ("3x", 3),
        ("−5", -5), ("US$ 3 million", 3 * 10**6), ("1,234,567", 1_234_567),
    ],
)  # fmt: skip
def test_one_meaning(text: str, value: object) -> None:
    assert values(text) == ([] if value is None else [Decimal(str(value))])


@pytest.mark.parametrize(
    ("text", "unit", "meanings"),
    [
        ("1.200", "currency", ["1.2", "1200"]),
        ("1,5", "currency", ["1.5", "15"]),
        ("(500)", "currency", ["500", "-500"]),
        ("18m", "months", ["18", "18000000"]),
        ("18m", "currency", ["18000000"]),
    ],
)
def test_several_meanings(text: str, unit: str, meanings: list[str]) -> None:
    assert values(text, unit) == list(map(Decimal, meanings))


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "NaN", "inf", "-Infinity", "٣", "5²", "½", "①", "1_000", "0x10", "1.2.3",
     "1,2,3", "1 2", "5k5", "n1", "1n1", "1e999", "1e99999", "__import__('os')", "a+1", "$5+€6",
     "5%+3x", "五萬", "1;2", "\ud800", "5\u200b", "9" * 300, "$€5", "5 of 6", "max(1,2)"],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert values(text) == []


def test_a_sum_without_a_value_is_told() -> None:
    with pytest.raises(FormulaError, match="division by zero"):
        read("1/0")
    with pytest.raises(FormulaError):
        read("9**9**9")


def test_what_stands_with_the_number() -> None:
    (found,) = read("€1.5m/year")
    assert (found.value, found.currency, found.per) == (Decimal(1_500_000), "€", "year")


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False))
def test_what_python_writes_is_read_as_the_same(number: Decimal) -> None:
    assert values(f"{number:f}") == [number]
    assert values(f"{number:,f}") == [number]


@given(st.text(max_size=40))
def test_no_text_is_an_error_of_another_kind(text: str) -> None:
    try:
        read(text, "percent")
    except FormulaError:
        return


@given(st.text("0123456789.,k%$-+*/() ", max_size=20))
def test_whatever_is_read_is_made_of_its_own_digits(text: str) -> None:
    try:
        found = read(text)
    except FormulaError:
        return
    assert not found or any(character.isdigit() for character in text)
