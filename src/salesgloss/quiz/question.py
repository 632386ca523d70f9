"""What a question is: a term, the kind of question, and what the learner gets to see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesgloss.model import Formula, Input, Number


class Kind(StrEnum):
    """What is asked of a term. The values are stored: never change one."""

    EXPAND = "expand"  # acronym -> what it stands for
    NAME = "name"  # blanked definition -> term
    MEAN = "mean"  # term -> definition
    FORMULA = "formula"  # term -> formula
    CALC = "calc"  # worked case -> number


CHOSEN = (Kind.NAME, Kind.MEAN, Kind.FORMULA)
TYPED = (Kind.EXPAND, Kind.NAME, Kind.CALC)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFormat:
    """The shape a question takes."""

    kind: Kind
    typed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose; ``term`` is the entry that it is true of."""

    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A worked case to compute; ``variant`` names the formula where a term has several."""

    givens: tuple[tuple[Input, Number], ...]
    unit: str
    result: Number
    formula: Formula
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about ``term``; without options its answer is typed.

    ``subject`` is the term's label or its blanked definition; ``hint`` tells the senses of a
    shared acronym apart. Neither contains_word the answer.
    """

    term: str
    format: QuestionFormat
    lang: str
    subject: str
    category: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    case: Case | None = None
    accepted: tuple[str, ...] = ()

    @property
    def correct(self) -> int:
        """The number of the right option, from 1; 0 where the answer is typed."""
        return next(
            (at for at, option in enumerate(self.options, 1) if option.term == self.term), 0
        )
