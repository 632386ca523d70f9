"""Which kind of question suits a term and the learner: choice while weak, typed when stronger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from salesgloss.model import Term
from salesgloss.quiz.kinds import KINDS
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.schedule import KNOWN_STABILITY, Card

Mode = Literal["auto", "choice", "typed"]  # how answers are given


def kinds(term: Term) -> tuple[Kind, ...]:
    """Return the kinds of question that can be asked of ``term``."""
    return tuple(kind for kind, row in KINDS.items() if row.applies(term))


def formats(term: Term) -> tuple[QuestionFormat, ...]:
    """Return every form that a question about ``term`` can take, choices first."""
    possible = kinds(term)
    chosen = tuple(
        QuestionFormat(kind=kind, typed=False) for kind in possible if KINDS[kind].chosen
    )
    return chosen + tuple(
        QuestionFormat(kind=kind, typed=True) for kind in possible if KINDS[kind].typed
    )


def adaptive(
    term: Term, card: Card | None, mode: Mode, *, turn: int | None = None
) -> QuestionFormat:
    """Return how to ask someone whose memory of ``term`` is ``card``; the forms take turns by how
    often it was asked, or by ``turn``."""
    every = formats(term)
    count = turn if turn is not None else card.reviews if card else 0
    chosen = [form for form in every if not form.typed]
    typed = [form for form in every if form.typed]
    if mode != "auto":
        return _cycle(typed if mode == "typed" else chosen, count)
    if card is None or not card.correct:
        return chosen[0]
    if card.stability < KNOWN_STABILITY:
        return _cycle(chosen, count)
    if count % 3 == 2:
        return _cycle([form for form in every if not KINDS[form.kind].recalled], count // 3)
    return _cycle([form for form in typed if KINDS[form.kind].recalled], count)


def _cycle(among: Sequence[QuestionFormat], count: int) -> QuestionFormat:
    return among[count % len(among)]
