"""What a question is: a term, the kind of question, and what the learner gets to see."""

from __future__ import annotations

from enum import StrEnum

from salesgloss.model import Formula, Input, Number
from salesgloss.records import dataclass


class Kind(StrEnum):
    """What is asked of a term. The values are stored: never change one. ``quiz.kinds`` has a row
    for each."""

    EXPAND = "expand"  # acronym -> what it stands for
    NAME = "name"  # blanked definition -> term
    MEAN = "mean"  # term -> definition
    FORMULA = "formula"  # term -> formula
    CALC = "calc"  # worked case -> number
    PARTS = "parts"  # meaning of a part -> part
    ALIKE = "alike"  # blanked sentence -> the one of two look-alikes
    GOOD = "good"  # metric and segment -> what is usual


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFormat:
    """The shape a question takes."""

    kind: Kind
    typed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose; ``term`` is the entry that it is true of, empty for none; ``told``
    is what is said of it once it was chosen wrongly."""

    term: str
    text: str
    told: str = ""


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

    ``subject`` is the term's label or its blanked definition, ``about`` what else is asked about;
    ``hint`` tells the senses of a shared acronym apart. None contains the answer. ``answer`` is
    told after a miss, the term's names where it is empty; ``source`` says who has it so.
    """

    term: str
    format: QuestionFormat
    lang: str
    subject: str
    about: str = ""
    category: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    case: Case | None = None
    accepted: tuple[str, ...] = ()
    answer: str = ""
    source: str = ""

    @property
    def correct(self) -> int:
        """The number of the right option, from 1; 0 where the answer is typed."""
        return next(
            (at for at, option in enumerate(self.options, 1) if option.term == self.term), 0
        )
