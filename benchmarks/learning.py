"""How much a learner knows, and at what effort, by our quiz against two simpler ways of drilling.

    python benchmarks/learning.py

Simulated: the learner's true memory follows FSRS, on parameters of their own drawn anew for each
seed (the quiz schedules with the default ones); a choice can be guessed right, one in four. All
three ways ask the same number of questions on the same day: as many as our quiz asks. A term is
truly known on a day when the chance to recall it, without guessing, is 90% or more; a lapse is a
miss of a term that was recalled before.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from fsrs import Card as Memory
from fsrs import Rating, Scheduler, State
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.quiz.schedule import LASTING, Card, advance
from salesgloss.quiz.selection import select

DAYS = 120
SEEDS = 8
SIZE, NEW = 15, 5
KNOWN = 0.9
GUESS = 0.25
START = date(2026, 1, 5)
CHECKPOINTS = (30, 60, 90, 120)
Way = Callable[[int], Iterator[tuple[str, bool]]]


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

    def known(self, terms: list[str], day: int) -> tuple[float, float]:
        """The share of ``terms`` recalled surely, and the share expected if all were asked."""
        recalls = [self.recall(term, day) for term in terms]
        return sum(recall >= KNOWN for recall in recalls) / len(terms), sum(recalls) / len(terms)


def moment(day: int) -> datetime:
    return datetime.combine(START + timedelta(days=day), time(12), UTC)


class Ours:
    """The quiz as it is: its selection, its schedule, a miss returns until right once."""

    def __init__(self, glossary: Glossary, seed: int) -> None:
        self.headings = glossary.headings
        self.seed = seed
        self.cards: dict[str, Card] = {}

    def play(self, learner: Learner, day: int) -> int:
        today, before = START + timedelta(days=day), learner.questions
        chosen = select(
            self.headings,
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
            right = learner.answer(term, day, choice=card is None or card.stability < LASTING)
            self.cards[term] = advance(card, right, today)
            if not right:
                queue.append(term)
        return learner.questions - before


def drill(learner: Learner, asked: Iterator[str], day: int, count: int) -> None:
    for _ in range(count):
        learner.answer(next(asked), day, choice=True)


def at_random(terms: list[str], rng: Random) -> Iterator[str]:
    while True:
        yield rng.choice(terms)


def in_order(terms: list[str]) -> Iterator[str]:
    while True:
        yield from terms


@dataclass
class Run:
    known: dict[str, dict[int, float]]
    lapses: dict[str, int]
    perday: dict[int, float]


def run(glossary: Glossary, seed: int) -> Run:
    ids = [
        heading.id
        for heading in sorted(glossary.headings, key=lambda row: (row.level or 9, row.id))
    ]
    learners = {way: Learner(Random(f"learner {seed}")) for way in ("ours", "random", "order")}
    ours = Ours(glossary, seed)
    asked = {"random": at_random(ids, Random(f"random {seed}")), "order": in_order(ids)}
    known: dict[str, dict[int, float]] = {way: {} for way in learners}
    perday = {}
    for day in range(DAYS):
        count = ours.play(learners["ours"], day)
        for way, source in asked.items():
            drill(learners[way], source, day, count)
        if day + 1 in CHECKPOINTS:
            perday[day + 1] = learners["ours"].questions / (day + 1)
            for way, learner in learners.items():
                known[way][day + 1] = learner.known(ids, day + 1)
    return Run(known, {way: learner.lapses for way, learner in learners.items()}, perday)


def main() -> None:
    glossary = salesgloss.load()
    runs = [run(glossary, seed) for seed in range(SEEDS)]
    print(f"{len(glossary)} terms, {DAYS} days, {SEEDS} seeds; share truly known (recall >= 90%)")
    print(
        f"{'day':>4} {'questions/day':>14} {'ours':>7} {'random':>7} {'order':>7}  ours against the better"
    )
    for day in CHECKPOINTS:
        mean = {way: statistics.mean(r.known[way][day] for r in runs) for way in runs[0].known}
        perday = statistics.mean(r.perday[day] for r in runs)
        best = max(mean["random"], mean["order"])
        print(
            f"{day:>4} {perday:>14.1f} {mean['ours']:>7.0%} {mean['random']:>7.0%}"
            f" {mean['order']:>7.0%}  {mean['ours'] / best - 1:+.0%}"
        )
    for way in ("ours", "random", "order"):
        print(f"lapses in {DAYS} days, {way}: {statistics.mean(r.lapses[way] for r in runs):.0f}")


if __name__ == "__main__":
    main()
