"""Which kind of question suits a term and the learner: choice while weak, typed when stronger."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from salesgloss.model import Term
from salesgloss.quiz.grading import expansions
from salesgloss.quiz.question import CHOSEN, TYPED, Case, Kind, QuestionFormat
from salesgloss.quiz.schedule import KNOWN_STABILITY, Card


def kinds(term: Term) -> tuple[Kind, ...]:
    """Return the kinds of question that can be asked of ``term``."""
    found = [Kind.NAME, Kind.MEAN]
    if expansions(term):
        found.append(Kind.EXPAND)
    if term.formulas:
        found.append(Kind.FORMULA)
    if cases(term):
        found.append(Kind.CALC)
    return tuple(found)


def formats(term: Term) -> tuple[QuestionFormat, ...]:
    """Return every form that a question about ``term`` can take, choices first."""
    possible = kinds(term)
    chosen = tuple(QuestionFormat(kind=kind, typed=False) for kind in CHOSEN if kind in possible)
    return chosen + tuple(
        QuestionFormat(kind=kind, typed=True) for kind in TYPED if kind in possible
    )


def cases(term: Term) -> tuple[Case, ...]:
    """Return the worked cases whose result does not stand among their inputs."""
    several = len(term.formulas) > 1
    return tuple(
        Case(
            givens=tuple((given, worked.inputs[given.name]) for given in formula.inputs),
            unit=formula.unit,
            result=worked.result,
            formula=formula,
            variant=formula.name if several else "",
        )
        for formula in term.formulas
        for worked in formula.worked
        if worked.result not in worked.inputs.values()
    )


def adaptive(term: Term, card: Card | None, mode: str) -> QuestionFormat:
    """Return how to ask someone whose memory of ``term`` is ``card``."""
    every = formats(term)
    count = card.reviews if card else 0
    chosen = [format for format in every if not format.typed]
    typed = [format for format in every if format.typed]
    if mode != "auto":
        return _cycle(typed if mode == "typed" else chosen, count)
    if card is None or not card.correct:
        return chosen[0]
    if card.stability < KNOWN_STABILITY:
        return _cycle(chosen, count)
    recall = [format for format in typed if format.kind is not Kind.CALC]
    if count % 3 == 2:
        return _cycle([format for format in every if format.kind not in _RECALLED], count // 3)
    return _cycle(recall, count)


def random_format(term: Term, mode: str, rng: Random) -> QuestionFormat:
    """Return any way to ask for ``term`` in ``mode``."""
    every = formats(term)
    return rng.choice(
        [format for format in every if mode == "auto" or format.typed == (mode == "typed")]
    )


_RECALLED = (Kind.NAME, Kind.EXPAND)


def _cycle(among: Sequence[QuestionFormat], count: int) -> QuestionFormat:
    return among[count % len(among)]
