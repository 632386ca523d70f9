"""When to ask a term again: whole study days, two ratings, FSRS behind one function."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from salesgloss.records import dataclass

if TYPE_CHECKING:
    from fsrs import Scheduler

ROLLOVER = timedelta(hours=4)
MAX_INTERVAL = 120
KNOWN_STABILITY = 7.0
LEECH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of the learner's memory of one term; ``stability`` in days."""

    stability: float
    difficulty: float
    last_day: date
    due_day: date
    reviews: int
    correct: int
    lapses: int

    @property
    def is_known(self) -> bool:
        """Expected to last over a week."""
        return self.correct > 0 and self.stability >= KNOWN_STABILITY

    @property
    def is_leech(self) -> bool:
        """Forgotten again and again."""
        return self.lapses >= LEECH

    def elapsed_ratio(self, day: date) -> float:
        """How far the memory has faded by ``day``: orders cards as recall probability would."""
        return (day - self.last_day).days / self.stability


def recall(card: Card, day: date) -> float:
    """Return how likely the term is still known on ``day``, from 0 to 1."""
    days = max(0, (day - card.last_day).days)
    return float((1 + _FADING * days / card.stability) ** -_DECAY)


# How FSRS-6 lets a memory fade by its default parameters: to 0.9 after as many days as it is stable.
_DECAY = 0.1542
_FADING = 0.9 ** (-1 / _DECAY) - 1


def study_day(now: datetime) -> date:
    """Return the learner's day at local time ``now``: it ends at four in the morning."""
    return (now.replace(tzinfo=None) - ROLLOVER).date()


def advance(card: Card | None, right: bool, day: date) -> Card:
    """Return the card after one graded answer on ``day``; a second one that day changes nothing.

    A day before the card's last one (a clock set back) counts as that last day.
    """
    if card is not None and day <= card.last_day:
        return card
    from fsrs import Card as Memory  # 27 ms: not before the first answer
    from fsrs import Rating, State

    memory = Memory(card_id=1)
    if card is not None:
        memory = Memory(
            card_id=1,
            state=State.Review,
            stability=card.stability,
            difficulty=card.difficulty,
            due=_noon(card.due_day),
            last_review=_noon(card.last_day),
        )
    rating = Rating.Good if right else Rating.Again
    after, _ = _scheduler().review_card(memory, rating, _noon(day))
    if after.stability is None or after.difficulty is None:  # pragma: no cover
        raise AssertionError("fsrs leaves no reviewed card without stability")
    return Card(
        stability=after.stability,
        difficulty=after.difficulty,
        last_day=day,
        due_day=after.due.date(),
        reviews=1 if card is None else card.reviews + 1,
        correct=right + (0 if card is None else card.correct),
        lapses=0 if card is None else card.lapses + (not right and card.correct > 0),
    )


def replay(history: Iterable[tuple[date, bool]]) -> Card | None:
    """Return the card that graded answers, in order of their days, lead to."""
    card: Card | None = None
    for day, right in history:
        card = advance(card, right, day)
    return card


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # Steps below a day and fuzz belong to apps that stay open all day.
    return Scheduler(
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
        maximum_interval=MAX_INTERVAL,
    )


def _noon(day: date) -> datetime:
    # fsrs floors elapsed time to whole days: noon to noon, a study day is always one day.
    return datetime.combine(day, time(12), UTC)
