"""One answer as it is kept, and the failures of the store."""

from __future__ import annotations

from datetime import date

from salesgloss.errors import SalesglossError
from salesgloss.quiz.grading import MISSES, NOT_RIGHT, Outcome
from salesgloss.records import dataclass

LONGEST_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answer. ``at`` is UTC in ISO 8601, ``day`` the learner's study day; ``graded`` marks the
    one that counts for its day. A choice is kept as the chosen term's id."""

    uid: str
    at: str
    day: date
    term: str
    kind: str
    typed: bool
    answer: str
    outcome: str
    graded: bool = True
    ms: int = 0

    @property
    def is_right(self) -> bool:
        return self.outcome not in NOT_RIGHT

    @property
    def is_miss(self) -> bool:
        return self.outcome in MISSES

    @property
    def is_answer(self) -> bool:
        """Whether a question was answered: a term that was shown was not asked."""
        return self.outcome != Outcome.SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A round that was left on ``day``: what was ``wish``-ed for, the seed, and its state as
    ``quiz.round`` writes it."""

    day: date
    wish: str
    seed: str
    state: str


class StoreError(SalesglossError):
    """A progress file that cannot be read or written, or is not ours to touch."""
