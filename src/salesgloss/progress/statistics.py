"""What the log adds up to: known and learning, what falls due, weak pairs, the streak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesgloss.progress.review import Review
from salesgloss.quiz.schedule import Card

if TYPE_CHECKING:
    from salesgloss.glossary import TermSummary

RECENT = timedelta(days=30)
FORECAST = 7
WEAKEST = 5
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakTerm:
    """A term often missed, and the ids of the terms answered in its place, the commonest first."""

    term: str
    misses: int
    confused_with_ids: tuple[str, ...]
    is_leech: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a category is known."""

    category: str
    known: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Where a learner stands on ``day``; ``due`` is (day, terms) of the days ahead."""

    day: date
    total: int
    known: int
    learning: int
    answered: int
    right: int
    due: tuple[tuple[date, int], ...]
    weak: tuple[WeakTerm, ...]
    shares: tuple[Share, ...]
    streak: int

    @property
    def new(self) -> int:
        return self.total - self.known - self.learning


def statistics(
    summaries: Sequence[TermSummary],
    cards: Mapping[str, Card],
    reviews: Sequence[Review],
    *,
    categories: Iterable[str],
    owners: Callable[[str], Sequence[str]],
    day: date,
) -> Statistics:
    """Add up the progress on the terms of ``summaries``; others are kept, but not counted."""
    mine = {summary.id: cards[summary.id] for summary in summaries if summary.id in cards}
    known = {id_ for id_, card in mine.items() if card.is_known}
    graded = [review for review in reviews if review.graded]
    ids = {summary.id for summary in summaries}
    recent = [
        review for review in graded if review.term in ids and day - RECENT < review.day <= day
    ]
    return Statistics(
        day=day,
        total=len(summaries),
        known=len(known),
        learning=len(mine) - len(known),
        answered=len(recent),
        right=sum(review.is_right for review in recent),
        due=forecast(mine, day),
        weak=_weak(mine, reviews, owners),
        shares=tuple(_shares(summaries, known, categories)),
        streak=streak({review.day for review in graded}, day),
    )


def forecast(cards: Mapping[str, Card], day: date) -> tuple[tuple[date, int], ...]:
    """Return how many terms fall due on ``day``, arrears included, and on each day after it."""
    days = [max(card.due_day, day) for card in cards.values()]
    ahead = [day + timedelta(days=number) for number in range(FORECAST)]
    return tuple((date_, days.count(date_)) for date_ in ahead)


def due_by(cards: Mapping[str, Card], day: date, ahead: int) -> int:
    """Return how many terms are due within ``ahead`` days of ``day``."""
    last = day + timedelta(days=ahead)
    return sum(card.due_day <= last for card in cards.values())


def missed_on(reviews: Iterable[Review], day: date) -> tuple[str, ...]:
    """Return the terms whose last answer on ``day`` was a miss, in the order of the log."""
    last = {
        review.term: review.is_miss for review in reviews if review.day == day and review.is_answer
    }
    return tuple(term for term, is_miss in last.items() if is_miss)


def streak(days: set[date], today: date) -> int:
    """Return how many weekdays in a row were studied; today may still come, weekends may pass."""
    count, day = 0, today
    earliest = min(days, default=today)
    while day >= earliest:
        weekday = day.weekday() < SATURDAY
        if day in days:
            count += weekday
        elif weekday and day != today:
            break
        day -= timedelta(days=1)
    return count


def _weak(
    cards: Mapping[str, Card], reviews: Sequence[Review], owners: Callable[[str], Sequence[str]]
) -> tuple[WeakTerm, ...]:
    missed = [review for review in reviews if not review.is_right and review.term in cards]
    misses = Counter(review.term for review in missed)
    ordered = sorted(misses, key=lambda id_: (-misses[id_], id_))
    return tuple(
        WeakTerm(
            term=id_,
            misses=misses[id_],
            confused_with_ids=_taken_for(id_, missed, owners),
            is_leech=cards[id_].is_leech,
        )
        for id_ in ordered[:WEAKEST]
    )


def _taken_for(
    id_: str, missed: Iterable[Review], owners: Callable[[str], Sequence[str]]
) -> tuple[str, ...]:
    counts = Counter(
        other
        for review in missed
        if review.term == id_ and review.answer
        for other in owners(review.answer)[:1]
        if other != id_
    )
    return tuple(sorted(counts, key=lambda other: (-counts[other], other)))[:2]


def _shares(
    summaries: Iterable[TermSummary], known: set[str], categories: Iterable[str]
) -> Iterable[Share]:
    totals = Counter(summary.category for summary in summaries)
    knowns = Counter(summary.category for summary in summaries if summary.id in known)
    for category in categories:
        if totals[category]:
            yield Share(category=category, known=knowns[category], total=totals[category])
