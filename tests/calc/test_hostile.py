"""Hostile inputs and expressions: refused or computed, never a traceback, never another number.

``pytest -m attack`` would be the long run; this is a bounded part of it.
"""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

import salesgloss
from salesgloss import calc
from salesgloss.errors import FormulaError, SalesglossError

TRIALS = 1500
PIECES = (
    "__import__('os')", "9**9**9", "-" * 100, "NaN", "Infinity", "-inf", "\ud800", "1e999999",
    "1e-999", "٣", "９", "5²", "½", "(", ")", "+", "-", "*", "/", "**", ",", ".", "1", "2", "50k", "5%",
    "$", "€", "NT$", "萬", "1.200", "1,200", "0", " ", "\u202e", "\x00", "\n", "per month", "/year",
    "max(", "lambda:", "'", '"', "{}", "%s", "\\", "a" * 300, "1" * 300, "=", "0x1f", "1_0", "é",
)  # fmt: skip


def hostile(rng: random.Random) -> str:
    return "".join(rng.choices(PIECES, k=rng.randint(1, 6)))


def test_hostile_inputs(chain: str) -> None:
    calculator = salesgloss.load(chain).calculator("TCOST")
    rng = random.Random(15)
    computed = 0
    for _ in range(TRIALS):
        text = hostile(rng)
        try:
            found = calculator.calculate({"spend": text, "customers": "4"})
        except SalesglossError:
            continue
        computed += 1
        assert found.result.is_finite()
        assert not set(text) & set("٣²½\ud800\u202e\x00é_'\"{}\\")
    assert 10 < computed < TRIALS


def test_hostile_names_and_metrics(chain: str) -> None:
    glossary = salesgloss.load(chain)
    calculator = glossary.calculator("TCOST")
    rng = random.Random(16)
    for _ in range(TRIALS // 10):
        name = hostile(rng)
        with pytest.raises(SalesglossError):
            calculator.calculate({name: "4", "foo": "5"})
        with pytest.raises(SalesglossError):
            calculator.calculate({"spend": 1, "customers": 2}, unknown=name)


def test_hostile_expressions() -> None:
    rng = random.Random(17)
    computed = 0
    for _ in range(TRIALS):
        try:
            result = calc.evaluate(hostile(rng), {})
        except FormulaError:
            continue
        computed += 1
        assert isinstance(result, Decimal)
        assert result.is_finite()
    assert computed


@pytest.mark.parametrize(
    "text", ["-" * 100_000 + "1", "(" * 100_000, "1+" * 100_000, "9" * 100_000]
)
def test_long_ones_are_refused_at_once(chain: str, text: str) -> None:
    with pytest.raises(FormulaError):
        calc.evaluate(text, {})
    with pytest.raises(SalesglossError):
        salesgloss.load(chain).calculate("TCOST", spend=text, new_customers=1)


def test_a_hostile_command_line(run, chain: str) -> None:
    rng = random.Random(18)
    for _ in range(60):
        words = [f"{rng.choice(['spend', 'new', hostile(rng)])}={hostile(rng)}" for _ in range(2)]
        status, _, err = run("calc", "TCOST", *words, "--glossary", chain)
        assert status in (0, 2)
        assert "Traceback" not in err
        assert "\u202e" not in err
