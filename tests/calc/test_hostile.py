"""Hostile inputs and expressions: refused or computed, never a traceback, never another number.

``HOSTILE_TRIALS=20000 HOSTILE_SECONDS=0.05 pytest -n 0 tests/calc/test_hostile.py`` is the long
run, on a machine at rest; the short one only catches what runs away, in processor time.
"""

from __future__ import annotations

import os
import random
import re
import time
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

import salesgloss
from salesgloss import calc
from salesgloss.errors import FormulaError, SalesglossError

TRIALS = int(os.environ.get("HOSTILE_TRIALS", "1500"))
SECONDS = float(os.environ.get("HOSTILE_SECONDS", "2"))  # for each
BYTES = 50_000_000
PIECES = (
    "__import__('os')", "9**9**9", "-" * 100, "NaN", "Infinity", "-inf", "\ud800", "1e999999",
    "1e-999", "٣", "９", "5²", "½", "(", ")", "+", "-", "*", "/", "**", ",", ".", "1", "2", "50k", "5%",
    "$", "€", "NT$", "萬", "1.200", "1,200", "0", " ", "\u202e", "\x00", "\n", "per month", "/year",
    "max(", "lambda:", "'", '"', "{}", "%s", "\\", "a" * 300, "1" * 300, "=", "0x1f", "1_0", "é",
)  # fmt: skip


def hostile(rng: random.Random) -> str:
    return "".join(rng.choices(PIECES, k=rng.randint(1, 6)))


def worth(text: str) -> Fraction | None:
    """Return what Python makes of a sum, None for what is none."""
    plain = text.translate({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}).strip()
    if not re.fullmatch(r"[-+*/() ]*(?:[0-9]+(?:\.[0-9]{1,2})?[-+*/() ]*)+", plain):
        return None
    if "**" in plain:
        return None
    exact = re.sub(r"[0-9.]+", r"Fraction('\g<0>')", plain)
    return eval(exact, {"Fraction": Fraction})


def within_bounds(once: Callable[[], object]) -> object:
    """Return what ``once`` gives, or the error that refuses; it takes little time and memory."""
    start = time.thread_time()
    try:
        found = once()
    except SalesglossError as error:
        found = error
    assert time.thread_time() - start < SECONDS
    return found


def test_hostile_inputs(chain: str) -> None:
    calculator = salesgloss.load(chain).calculator("TCOST")
    rng = random.Random(15)
    computed, known = 0, 0
    for _ in range(TRIALS):
        text = hostile(rng)
        found = within_bounds(lambda: calculator.calculate({"spend": text, "customers": "4"}))  # noqa: B023
        if isinstance(found, SalesglossError):
            continue
        computed += 1
        assert found.result.is_finite()
        assert not set(text) & set("٣²½\ud800\u202e\x00é_'\"{}\\")
        if (expected := worth(text)) is not None:
            known += 1
            taken = Fraction(found.inputs[0].value)
            assert abs(taken - expected) <= abs(expected) * Fraction(1, 10**25), text
    assert 10 < known < computed < TRIALS


def test_memory_of_hostile_inputs(chain: str) -> None:
    calculator = salesgloss.load(chain).calculator("TCOST")
    rng = random.Random(19)
    tracemalloc.start()
    try:
        for _ in range(TRIALS // 5):
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            text = hostile(rng)
            within_bounds(lambda: calculator.calculate({text: text, "spend": text}))  # noqa: B023
            assert tracemalloc.get_traced_memory()[1] - before < BYTES
    finally:
        tracemalloc.stop()


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
        text = hostile(rng)
        result = within_bounds(lambda: calc.evaluate(text, {}))  # noqa: B023
        if isinstance(result, FormulaError):
            continue
        computed += 1
        assert isinstance(result, Decimal)
        assert result.is_finite()
    assert computed


@pytest.mark.parametrize(
    "text", ["-" * 100_000 + "1", "(" * 100_000, "1+" * 100_000, "9" * 100_000, "NT$" * 30_000]
)
def test_long_ones_are_refused_at_once(chain: str, text: str) -> None:
    calculator = salesgloss.load(chain).calculator("TCOST")
    calculator.plan()
    for once in (
        lambda: calc.evaluate(text, {}),
        lambda: calculator.calculate({"spend": text, "new_customers": 1}),
        lambda: calculator.calculate({text: 1, "new_customers": 1}),
        lambda: calculator.calculate({"spend": 1, "new_customers": 1}, unknown=text),
    ):
        assert isinstance(within_bounds(once), SalesglossError)


def test_a_hostile_command_line(run, chain: str) -> None:
    rng = random.Random(18)
    for _ in range(60):
        words = [f"{rng.choice(['spend', 'new', hostile(rng)])}={hostile(rng)}" for _ in range(2)]
        status, _, err = run("calc", "TCOST", *words, "--glossary", chain)
        assert status in (0, 2)
        assert "Traceback" not in err
        assert "\u202e" not in err
