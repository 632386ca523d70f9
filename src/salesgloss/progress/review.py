"""One answer as it is kept, and the failures of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesgloss.errors import SalesglossError
from salesgloss.quiz.grading import MISSES

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
        return self.outcome not in MISSES


class StoreError(SalesglossError):
    """A progress file that cannot be read or written, or is not ours to touch."""
