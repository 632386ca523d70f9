"""The one place that decides how sure is sure enough: close, or only a suggestion."""

from __future__ import annotations

from collections.abc import Sequence

from salesgloss.glossary.answer import Hit
from salesgloss.text import fold

LEAST_LIKENESS = 60.0  # below it a spelling is not even a suggestion
CLOSE = 80.0  # from here a spelling may answer
MARGIN = 2.0  # by which the best must lead the next term
SHORTEST_CLOSE = 5  # letters: a slip in less is a guess (MMR is not MRR)


def prefix_score(key: str, spoken: str) -> float:
    """Return how sure it is that a query that begins a spelling means it: 75 to 99."""
    return 75.0 + 24.0 * len(key) / max(len(fold(spoken)), 1)


def judged(wanted: str, hit: Hit) -> Hit:
    """Return ``hit`` with a score that may answer only where the query is long enough for it."""
    if len(fold(wanted)) < SHORTEST_CLOSE or (hit.field == "acronym" and len(fold(hit.matched)) < 5):
        return Hit(
            number=hit.number,
            id=hit.id,
            label=hit.label,
            score=min(hit.score, CLOSE - 1),
            matched=hit.matched,
            field=hit.field,
        )
    return hit


def clear_winner(near: Sequence[Hit]) -> Hit | None:
    """Return the first of ``near`` if it is close enough and no other term is as close."""
    if near[0].score < CLOSE:
        return None
    if len(near) > 1 and near[0].score - near[1].score < MARGIN:
        return None
    return near[0]


def worth_suggesting(near: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return those of ``near`` that a person may have meant."""
    return tuple(near)
