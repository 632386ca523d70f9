"""How long a question takes this learner, from the log: feedback and new terms included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from salesgloss.progress.review import Review

USUAL = 16.0  # seconds, until there is something to measure
FASTEST, SLOWEST = 4.0, 60.0
LONGEST_GAP = 120.0  # seconds; after more, the learner was away
ENOUGH, RECENT = 20, 300  # answers


def seconds_per_question(reviews: Sequence[Review]) -> float:
    """Return how many seconds a question takes, all that comes with it included."""
    spent, answers = 0.0, 0
    for gap, review in _gaps(reviews[-RECENT:]):
        spent += gap
        answers += review.is_answer
    if answers < ENOUGH:
        return USUAL
    return min(SLOWEST, max(FASTEST, spent / answers))


def minutes_spent(reviews: Sequence[Review]) -> float:
    """Return how many minutes went into ``reviews``: from answer to answer, pauses left out."""
    return sum(gap for gap, _ in _gaps(reviews)) / 60


def _gaps(reviews: Sequence[Review]) -> list[tuple[float, Review]]:
    """Return the seconds before each review, where the learner was at it."""
    moments = sorted((datetime.fromisoformat(review.at), review.uid, review) for review in reviews)
    return [
        (gap, review)
        for (before, *_), (after, _, review) in pairwise(moments)
        if 0 < (gap := (after - before).total_seconds()) <= LONGEST_GAP
    ]
