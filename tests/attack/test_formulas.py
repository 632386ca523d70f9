"""Hostile formulas: what they are worth in fractions, or one of our errors; in any context."""

from __future__ import annotations

import decimal
import time
from fractions import Fraction

from salesgloss import calc
from salesgloss.calc.expression import LARGEST_MAGNITUDE
from salesgloss.errors import FormulaError

from .formulas import Formulas
from .tally import TALLY, trials

USUAL = 700
SEED = 20261127
DIGITS = Fraction(1, 10**31)  # of the largest number on the way: 34 are kept
CONTEXTS = [
    decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded]),
    decimal.Context(prec=60, rounding=decimal.ROUND_UP),
    decimal.Context(prec=9, Emin=-2, Emax=2, traps=[]),
]


def test_what_a_formula_is_worth() -> None:
    formulas, equal, refused = Formulas(SEED), 0, 0
    for number in range(trials(USUAL)):
        values = formulas.values()
        text, worth, most = formulas.tree(values)
        used = {name: values[name] for name in calc.names(text)}
        began = time.process_time()
        try:
            with decimal.localcontext(CONTEXTS[number % len(CONTEXTS)]):
                found = calc.evaluate(text, used)
        except FormulaError:
            refused += 1
            assert worth is None or most > Fraction(LARGEST_MAGNITUDE) / 10**3, (text, used)
        else:
            equal += 1
            assert worth is not None, (text, used)
            assert abs(Fraction(found) - worth) <= max(most, 1) * DIGITS, (text, used)
        TALLY.add("formulas", seconds=time.process_time() - began, what=text)
    assert equal > refused > 0 or trials(USUAL) < USUAL


def test_what_is_no_formula() -> None:
    formulas, computed = Formulas(SEED + 1), 0
    for _ in range(trials(USUAL)):
        text = formulas.hostile()
        began = time.process_time()
        try:
            found = calc.evaluate(text, dict.fromkeys("ab", 3))
        except FormulaError:
            pass
        else:
            computed += 1
            assert found.is_finite()
            assert found.copy_abs() <= LARGEST_MAGNITUDE
        TALLY.add("texts that are no formula", seconds=time.process_time() - began, what=text)
    assert computed < trials(USUAL) / 4
