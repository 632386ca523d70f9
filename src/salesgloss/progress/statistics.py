"""What the log adds up to: known and learning, what falls due, what is forgotten, weak pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesgloss.progress.pace import minutes_spent
from salesgloss.progress.review import Review
from salesgloss.quiz.schedule import Card, recall
from salesgloss.records import dataclass

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
class Pair:
    """Two terms taken for each other, and how often."""

    terms: tuple[str, str]
    misses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a category, or of a topic, is known; ``seen`` counts what was ever asked."""

    category: str
    known: int
    total: int
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Where a learner stands on ``day``; ``due`` is (day, terms) of the days ahead.

    ``forgotten`` is how many of the terms seen are probably not recalled today, ``last_day`` that
    of the last answer, ``minutes`` what was spent in all and in the recent days; ``studied`` has
    how many answers each day had, ``suspended`` what is not asked.
    """

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
    forgotten: int = 0
    last_day: date | None = None
    minutes: float = 0.0
    recent_minutes: float = 0.0
    pairs: tuple[Pair, ...] = ()
    topics: tuple[Share, ...] = ()
    studied: tuple[tuple[date, int], ...] = ()
    suspended: tuple[str, ...] = ()

    @property
    def due_now(self) -> int:
        """How many terms are due on the day itself, arrears included."""
        return self.due[0][1] if self.due else 0

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
    suspended: Iterable[str] = (),
) -> Statistics:
    """Add up the progress on the terms of ``summaries``; others are kept, but not counted."""
    left_out = set(suspended)
    mine = {summary.id: cards[summary.id] for summary in summaries if summary.id in cards}
    known = {id_ for id_, card in mine.items() if card.is_known}
    asked = {id_: card for id_, card in mine.items() if id_ not in left_out}
    ids = {summary.id for summary in summaries}
    recent = [review for review in reviews if day - RECENT < review.day <= day]
    first = [review for review in first_answers(recent) if review.term in ids]
    counts = Counter(review.day for review in reviews if review.is_answer)
    return Statistics(
        day=day,
        total=len(summaries),
        known=len(known),
        learning=len(mine) - len(known),
        answered=len(first),
        right=sum(review.is_right for review in first),
        due=forecast(asked, day),
        weak=_weak(mine, reviews, owners),
        shares=tuple(_shares(summaries, known, mine, categories)),
        streak=streak({review.day for review in reviews}, day),
        forgotten=round(sum(1 - recall(card, day) for card in asked.values())),
        last_day=max((review.day for review in reviews), default=None),
        minutes=minutes_spent(reviews),
        recent_minutes=minutes_spent(recent),
        pairs=_pairs(mine, reviews, owners),
        topics=tuple(_topics(summaries, known, mine)),
        studied=tuple(sorted(counts.items())),
        suspended=tuple(sorted(left_out & ids)),
    )


def first_answers(reviews: Iterable[Review]) -> Iterable[Review]:
    """Return the first answer to each term on each day."""
    found: dict[tuple[str, date], Review] = {}
    for review in reviews:
        if review.is_answer:
            found.setdefault((review.term, review.day), review)
    return found.values()


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
    missed = [review for review in reviews if review.is_miss and review.term in cards]
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


def _pairs(
    cards: Mapping[str, Card], reviews: Iterable[Review], owners: Callable[[str], Sequence[str]]
) -> tuple[Pair, ...]:
    """Return the pairs most often taken for each other, in either direction."""
    counts = Counter(
        (min(review.term, other), max(review.term, other))
        for review in reviews
        if review.is_miss and review.answer and review.term in cards
        for other in owners(review.answer)[:1]
        if other != review.term
    )
    ordered = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return tuple(Pair(terms=pair, misses=counts[pair]) for pair in ordered[:WEAKEST])


def _shares(
    summaries: Sequence[TermSummary],
    known: set[str],
    seen: Collection[str],
    categories: Iterable[str],
) -> Iterable[Share]:
    for category in categories:
        ids = [summary.id for summary in summaries if summary.category == category]
        if ids:
            yield _share(category, ids, known, seen)


def _topics(
    summaries: Sequence[TermSummary], known: set[str], seen: Collection[str]
) -> Iterable[Share]:
    """Yield the topics of which something was asked, the best known first."""
    by_topic: dict[str, list[str]] = {}
    for summary in summaries:
        if summary.topic:
            by_topic.setdefault(summary.topic, []).append(summary.id)
    shares = [_share(topic, ids, known, seen) for topic, ids in by_topic.items()]
    shares.sort(key=lambda share: (-share.known / share.total, -share.seen, share.category))
    return [share for share in shares if share.seen]


def _share(name: str, ids: Sequence[str], known: set[str], seen: Collection[str]) -> Share:
    return Share(
        category=name,
        known=sum(id_ in known for id_ in ids),
        total=len(ids),
        seen=sum(id_ in seen for id_ in ids),
    )
