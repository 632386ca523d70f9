"""How much a learner knows, and at what effort, by our quiz against two simpler ways of drilling.

    python benchmarks/learning.py

Simulated: the learner's true memory follows FSRS, with parameters drawn anew for each learner (the
quiz schedules with the default ones); a choice can be guessed right, one in four. All three ways
ask the same number of questions on the same day: as many as our quiz does, its returning misses
included. Random drilling draws any term, fixed order goes through the list by level, again and
again; both are tried with returning misses, as in the quiz, and without. A lapse is a miss of a
term that was recalled before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import fmean

from fsrs import Card as Memory
from fsrs import Rating, Scheduler, State
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.quiz.schedule import KNOWN_STABILITY, Card, advance
from salesgloss.quiz.selection import select

DAYS = 120
SEEDS = 8
SIZE, NEW = 15, 5
SURE = 0.9
GUESS = 0.25
RETURNS_AFTER = 5
START = date(2026, 1, 5)
CHECKPOINTS = (30, 60, 90, 120)
WAYS = ("ours", "random", "order")


@dataclass
class Knowledge:
    """Shares of all terms: recalled surely today, lasting over a week, recalled if all were asked."""

    sure: float
    lasting: float
    expected: float


MEASURES: dict[str, Callable[[Knowledge], float]] = {
    "truly known: recalled today with 90% or more": lambda known: known.sure,
    "truly known: lasting over a week": lambda known: known.lasting,
    "recalled if all terms were asked today": lambda known: known.expected,
}


@dataclass
class Learner:
    """A true memory, which no way of drilling can see."""

    rng: Random
    minds: dict[str, Memory] = field(default_factory=dict)
    recalled: set[str] = field(default_factory=set)
    questions: int = 0
    lapses: int = 0

    def __post_init__(self) -> None:
        bounds = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        own = [
            min(high, max(low, value * self.rng.uniform(0.8, 1.25)))
            for value, (low, high) in zip(DEFAULT_PARAMETERS, bounds, strict=True)
        ]
        self.memory = Scheduler(own, learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def recall(self, term: str, day: int) -> float:
        if term not in self.minds:
            return 0.0
        return self.memory.get_card_retrievability(self.minds[term], moment(day))

    def answer(self, term: str, day: int, *, choice: bool) -> bool:
        """Answer, be told the truth, and remember the better for it."""
        remembers = self.rng.random() < self.recall(term, day)
        self.questions += 1
        if remembers:
            self.recalled.add(term)
        right = remembers or (choice and self.rng.random() < GUESS)
        self.lapses += not right and term in self.recalled
        mind = self.minds.get(term, Memory(card_id=1, state=State.Learning))
        rating = Rating.Good if remembers else Rating.Again
        self.minds[term], _ = self.memory.review_card(mind, rating, moment(day))
        return right

    def knowledge(self, terms: list[str], day: int) -> Knowledge:
        recalls = [self.recall(term, day) for term in terms]
        stabilities = [(self.minds[term].stability or 0) for term in terms if term in self.minds]
        return Knowledge(
            sure=sum(recall >= SURE for recall in recalls) / len(terms),
            lasting=sum(days >= KNOWN_STABILITY for days in stabilities) / len(terms),
            expected=sum(recalls) / len(terms),
        )


def moment(day: int) -> datetime:
    return datetime.combine(START + timedelta(days=day), time(12), UTC)


class Ours:
    """The quiz as it is: its selection, its schedule, a miss returns until right once."""

    def __init__(self, glossary: Glossary, seed: int) -> None:
        self.summaries = glossary.summaries
        self.seed = seed
        self.cards: dict[str, Card] = {}

    def play(self, learner: Learner, day: int) -> int:
        today, before = START + timedelta(days=day), learner.questions
        chosen = select(
            self.summaries,
            self.cards,
            today=today,
            size=SIZE,
            new=NEW,
            rng=Random(f"{self.seed}:{day}"),
        )
        queue = list(chosen.terms)
        while queue:
            term = queue.pop(0)
            card = self.cards.get(term)
            right = learner.answer(
                term, day, choice=card is None or card.stability < KNOWN_STABILITY
            )
            self.cards[term] = advance(card, right, today)
            if not right:
                queue.append(term)
        return learner.questions - before


def drill(learner: Learner, asked: Iterator[str], day: int, count: int, *, returning: bool) -> None:
    """QueueItem ``count`` questions; with ``returning``, a miss comes back until it is right once."""
    missed: deque[tuple[int, str]] = deque()
    for number in range(count):
        back = bool(missed) and missed[0][0] <= number
        term = missed.popleft()[1] if back else next(asked)
        if not learner.answer(term, day, choice=True) and returning:
            missed.append((number + RETURNS_AFTER, term))


def at_random(terms: list[str], rng: Random) -> Iterator[str]:
    while True:
        yield rng.choice(terms)


def in_order(terms: list[str]) -> Iterator[str]:
    while True:
        yield from terms


@dataclass
class Run:
    """What one learner of each kind knows at the checkpoints, and what it took."""

    known: dict[tuple[str, int], Knowledge] = field(default_factory=dict)
    questions: dict[int, float] = field(default_factory=dict)
    lapses: dict[tuple[str, int], int] = field(default_factory=dict)


def run(glossary: Glossary, seed: int, *, returning: bool) -> Run:
    rows = sorted(glossary.summaries, key=lambda row: (row.level or 9, row.id))
    ids = [row.id for row in rows]
    learners = {way: Learner(Random(f"learner {seed}")) for way in WAYS}
    ours = Ours(glossary, seed)
    asked = {"random": at_random(ids, Random(f"random {seed}")), "order": in_order(ids)}
    found = Run()
    for day in range(DAYS):
        count = ours.play(learners["ours"], day)
        for way, source in asked.items():
            drill(learners[way], source, day, count, returning=returning)
        if (done := day + 1) in CHECKPOINTS:
            found.questions[done] = learners["ours"].questions / done
            for way, learner in learners.items():
                found.known[way, done] = learner.knowledge(ids, done)
                found.lapses[way, done] = learner.lapses
    return found


def main() -> None:
    glossary = salesgloss.load()
    print(f"{len(glossary)} terms, {SEEDS} learners, up to {NEW} new terms a day\n")
    for returning in (True, False):
        kind = (
            "a miss returns until right, in all three" if returning else "only ours returns misses"
        )
        runs = [run(glossary, seed, returning=returning) for seed in range(SEEDS)]
        for title, measure in MEASURES.items():
            print(f"{title}; {kind}")
            _table(runs, measure)


def _table(runs: list[Run], measure: Callable[[Knowledge], float]) -> None:
    print("  day  questions/day   ours  random  order  ours against the better     lapses so far")
    for day in CHECKPOINTS:
        mean = {way: fmean(measure(one.known[way, day]) for one in runs) for way in WAYS}
        effort = fmean(one.questions[day] for one in runs)
        better = mean["ours"] / max(mean["random"], mean["order"]) - 1
        lapses = "".join(f"{fmean(one.lapses[way, day] for one in runs):>6.0f}" for way in WAYS)
        shares = f"{mean['ours']:>7.0%}{mean['random']:>8.0%}{mean['order']:>7.0%}"
        print(f"{day:>5}{effort:>15.1f}{shares}{better:>+12.0%}{lapses:>32}")
    print()


if __name__ == "__main__":
    main()
