"""A metric computed: which formula, what each input was taken as, what comes out, how it stands.

A percentage is a fraction throughout, and currency stays the one that was written.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from salesgloss.cards.formulas import result_name
from salesgloss.cards.numbers import number as shown_number
from salesgloss.errors import FormulaError
from salesgloss.messages import message, messages, word
from salesgloss.model import Formula, Input, Term
from salesgloss.records import dataclass

Place = Literal["above", "below", "within", "at"]
Words = str | int | Callable[[str], str]  # a text, or what gives it in a language


class CalculationError(FormulaError):
    """Why a metric was not computed; ``reason`` names its words among the messages, the message is in English,
    ``text`` gives it in another language."""

    def __init__(self, reason: str, /, **values: Words) -> None:
        self.words = values
        super().__init__("", reason=reason)
        self.message = self.text("en")
        self.hint = self.advice("en")
        self.args = (self.message,)

    def text(self, lang: str) -> str:
        """Return what is wrong, in ``lang``."""
        return message(f"calc.{self.reason}", lang, **self._spoken(lang))

    def advice(self, lang: str) -> str | None:
        """Return what to do about it, in ``lang``; None where nothing is to be said."""
        key = f"calc.{self.reason}.hint"
        known = key in messages(key, lang)
        return message(key, lang, **self._spoken(lang)) if known else None

    def _spoken(self, lang: str) -> dict[str, str]:
        return {
            key: value(lang) if callable(value) else str(value) for key, value in self.words.items()
        }


class NoFormula(CalculationError):
    """No such term, several of them, or one that has no formula to compute."""


class MissingInputs(CalculationError):
    """Inputs that were not given; ``names`` are theirs."""

    def __init__(self, names: tuple[str, ...], /, **values: Words) -> None:
        self.names = names
        super().__init__("missing", **values)


class UnknownInput(CalculationError):
    """A name that is no input of the formula, or of several."""


class InvalidInput(CalculationError):
    """A value that is no number, may be two, is of another unit, or cannot be."""


class NoResult(CalculationError):
    """Inputs for which the formula has no value, or the wanted result no solution."""


class Variant(NamedTuple):
    """A formula and the entry whose words explain it."""

    term: Term
    formula: Formula

    def label(self, name: str, lang: str) -> str:
        """Return how an input is called in ``lang``."""
        given = next(each for each in self.formula.inputs if each.name == name)
        return self.term.translation(lang).labels.get(name) or given.label

    def result(self, lang: str) -> str:
        """Return how what it gives is called in ``lang``."""
        return result_name(self.term, self.formula, lang)

    def title(self, lang: str) -> str:
        """Return how the variant is called in ``lang``."""
        return self.term.translation(lang).formulas.get(self.formula.name) or self.formula.name


@dataclass(frozen=True, slots=True, kw_only=True)
class InputValue:
    """What an input was taken as: ``written`` is what was given for it, empty where it was
    computed, by the ``step`` of another metric or, ``solved``, from the wanted result."""

    input: Input
    value: Decimal
    written: str = ""
    step: Calculation | None = None
    solved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result stands against the term's benchmark number ``at``."""

    at: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """What ``formula`` of ``term`` gives for ``inputs``: ``result`` in its unit, a percentage as a
    fraction; ``currency`` as the inputs name it, empty where they name none. ``remarks`` are keys
    of what a reader should know about the result, with the inputs that they are about."""

    term: Term
    formula: Formula
    inputs: tuple[InputValue, ...]
    result: Decimal
    currency: str = ""
    standings: tuple[Standing, ...] = ()
    remarks: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def variant(self) -> Variant:
        return Variant(self.term, self.formula)

    @property
    def solution(self) -> tuple[Calculation, InputValue] | None:
        """The input that was solved for, with the calculation that it goes into, this one or that
        of a step; None where nothing was."""
        for each in self.inputs:
            if each.solved:
                return self, each
            if each.step is not None and (found := each.step.solution):
                return found
        return None


def label_of(variant: Variant, name: str) -> Callable[[str], str]:
    """Return what gives the label of an input in a language."""
    return lambda lang: variant.label(name, lang)


def listed(texts: Callable[[str], list[str]], joint: str = "comma") -> Callable[[str], str]:
    """Return what gives the texts of a language in a row, as that language joins them."""
    return lambda lang: word(joint, lang).join(texts(lang))


def number_of(value: Decimal, unit: str) -> str:
    """Return a number as messages name it."""
    return shown_number(value, unit)
