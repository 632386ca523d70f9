"""Which kind of question suits a term and the learner: choice while weak, typed when stronger."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from salesgloss.model import Term
from salesgloss.quiz.grading import expansions
from salesgloss.quiz.question import CHOSEN, TYPED, Case, Form, Kind
from salesgloss.quiz.schedule import LASTING, Card


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


def forms(term: Term) -> tuple[Form, ...]:
    """Return every form that a question about ``term`` can take, choices first."""
    possible = kinds(term)
    chosen = tuple(Form(kind=kind, typed=False) for kind in CHOSEN if kind in possible)
    return chosen + tuple(Form(kind=kind, typed=True) for kind in TYPED if kind in possible)


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


def by_strength(term: Term, card: Card | None, mode: str) -> Form:
    """Return how to ask someone whose memory of ``term`` is ``card``."""
    every = forms(term)
    count = card.reviews if card else 0
    chosen = [form for form in every if not form.typed]
    typed = [form for form in every if form.typed]
    if mode != "auto":
        return _turn(typed if mode == "typed" else chosen, count)
    if card is None or not card.rights:
        return chosen[0]
    if card.stability < LASTING:
        return _turn(chosen, count)
    recall = [form for form in typed if form.kind is not Kind.CALC]
    if count % 3 == 2:
        return _turn([form for form in every if form.kind not in _RECALLED], count // 3)
    return _turn(recall, count)


def by_chance(term: Term, mode: str, rng: Random) -> Form:
    """Return any way to ask for ``term`` in ``mode``."""
    every = forms(term)
    return rng.choice([form for form in every if mode == "auto" or form.typed == (mode == "typed")])


_RECALLED = (Kind.NAME, Kind.EXPAND)


def _turn(among: Sequence[Form], count: int) -> Form:
    return among[count % len(among)]
