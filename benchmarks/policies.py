"""Ways of choosing what to ask: drills, boxes, the policy of edition one, and the quiz itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random

from memories import PLAIN

from salesgloss.quiz import schedule
from salesgloss.quiz.round import Round
from salesgloss.quiz.selection import NEW_A_DAY, practice, select

START = date(2026, 1, 5)
LONGEST_GAP = 120
RETURNS_AFTER = 5
SHOW, ASK = "show", "ask"
Step = tuple[str, int]


class Estimate:
    """What a way knows of a term: FSRS with default parameters, fed the first answer of a day."""

    __slots__ = ("d", "last", "s")

    def __init__(self) -> None:
        self.s = self.d = 0.0
        self.last = -1

    def advance(self, right: bool, day: int) -> None:
        if self.last < 0:
            self.s, self.d = PLAIN.first(right)
        elif day > self.last:
            self.s, self.d = PLAIN.after(self.s, self.d, day - self.last, right)
        self.last = max(day, self.last)


class Way:
    """Chooses what comes next; is ``told`` whether the answer was right."""

    def __init__(self, size: int, rng: Random) -> None:
        self.size, self.rng = size, rng
        self.cards: dict[int, Estimate] = {}

    def begin(self, day: int, budget: int) -> None:
        """Begin a study day of ``budget`` questions."""
        raise NotImplementedError

    def next(self, number: int) -> Step:
        """Return what comes after ``number`` questions of the day."""
        raise NotImplementedError

    def stability(self, term: int) -> float:
        """Return the estimated stability of ``term`` in days, 0 for one never asked."""
        return self.cards[term].s if term in self.cards else 0.0

    def told(self, number: int, term: int, right: bool, day: int) -> None:
        """Hear how the question went."""
        self.cards.setdefault(term, Estimate()).advance(right, day)


class Drill(Way):
    """Random terms, or round and round in order; a miss returns as fifth after it, or never."""

    def __init__(self, size: int, rng: Random, *, order: bool, returns: bool) -> None:
        super().__init__(size, rng)
        self.order, self.returns = order, returns
        self.position = -1
        self.missed: list[tuple[int, int]] = []

    def begin(self, day: int, budget: int) -> None:
        self.missed = []

    def next(self, number: int) -> Step:
        if self.missed and self.missed[0][0] <= number:
            return ASK, self.missed.pop(0)[1]
        if self.order:
            self.position = (self.position + 1) % self.size
            return ASK, self.position
        return ASK, self.rng.randrange(self.size)

    def told(self, number: int, term: int, right: bool, day: int) -> None:
        super().told(number, term, right, day)
        if self.returns and not right:
            self.missed.append((number + RETURNS_AFTER, term))


class Planned(Way):
    """A list for the day, returning misses, and asking ahead when all else is done."""

    def __init__(self, size: int, rng: Random, *, returns: bool) -> None:
        super().__init__(size, rng)
        self.returns = returns
        self.unseen = list(range(size))
        self.list: list[int] = []  # still to ask today, the last one first
        self.missed: list[int] = []
        self.asked: set[int] = set()
        self.day = 0

    def begin(self, day: int, budget: int) -> None:
        self.day, self.missed, self.asked = day, [], set()
        self.list = self.plan(budget)[::-1]

    def plan(self, budget: int) -> list[int]:
        """Return the terms of the day."""
        raise NotImplementedError

    def more(self) -> list[int]:
        """Return further terms once the day's list is done."""
        return []

    def next(self, number: int) -> Step:
        term = self.choose()
        self.asked.add(term)
        if term not in self.cards:
            self.unseen.remove(term)
        return ASK, term

    def choose(self) -> int:
        if not self.list and self.missed:
            self.list, self.missed = self.missed[::-1], []
        if not self.list:
            self.list = self.more()[::-1]
        if self.list:
            return self.list.pop()
        rest = [term for term in self.cards if term not in self.asked] or list(self.cards)
        return max(rest, key=self.fading)

    def fading(self, term: int) -> float:
        card = self.cards[term]
        return (self.day - card.last) / card.s

    def told(self, number: int, term: int, right: bool, day: int) -> None:
        super().told(number, term, right, day)
        if self.returns and not right:
            self.put_back(term)

    def put_back(self, term: int) -> None:
        """Let a missed term return: here at the end of what is planned."""
        self.missed.append(term)


class Leitner(Planned):
    """Five boxes, asked after 1, 2, 4, 8, 16 days; lowest box first, then new terms."""

    def __init__(self, size: int, rng: Random, *, returns: bool) -> None:
        super().__init__(size, rng, returns=returns)
        self.box: dict[int, int] = {}
        self.seen: dict[int, int] = {}

    def is_due(self, term: int) -> bool:
        return self.day - self.seen[term] >= 1 << self.box[term]

    def plan(self, budget: int) -> list[int]:
        due = [term for term in self.box if self.is_due(term)]
        self.rng.shuffle(due)
        due.sort(key=self.box.__getitem__)
        return due[:budget] + self.unseen[: max(0, budget - len(due))]

    def told(self, number: int, term: int, right: bool, day: int) -> None:
        super().told(number, term, right, day)
        if term not in self.box or not right:
            self.box[term] = 0
        elif self.is_due(term):
            self.box[term] = min(4, self.box[term] + 1)
        self.seen[term] = self.day

    def put_back(self, term: int) -> None:
        self.list.insert(max(0, len(self.list) - RETURNS_AFTER + 1), term)


class EditionOne(Planned):
    """Rounds of 15, most faded first, then 5 new a day; a miss comes back until it is right."""

    def plan(self, budget: int) -> list[int]:
        self.new = 5
        return self.more()

    def more(self) -> list[int]:
        due = [t for t, c in self.cards.items() if t not in self.asked and self.is_due(c)]
        due.sort(key=self.fading, reverse=True)
        new = self.unseen[: max(0, min(self.new, 15 - len(due)))]
        self.new -= len(new)
        return due[:15] + new

    def is_due(self, card: Estimate) -> bool:
        return self.day - card.last >= min(LONGEST_GAP, max(1, round(card.s)))


@dataclass(frozen=True, slots=True)
class Row:
    """What the quiz must know of a term to choose it."""

    id: str
    level: int = 1


class Quiz(Way):
    """The quiz as it is: its selection, its rounds, its schedule, its practice.

    With ``show`` a new term is shown first, and ``counted`` counts that as a question.
    """

    def __init__(self, size: int, rng: Random, *, show: bool, counted: bool = False) -> None:
        super().__init__(size, rng)
        self.show, self.counted = show, counted
        self.rows = [Row(f"{number:05}") for number in range(size)]
        self.memory: dict[str, schedule.Card] = {}
        self.today = START
        self.budget = self.used = self.started = 0
        self.round = Round.of((), size=1)
        self.kept = True
        self.missed: dict[str, bool] = {}

    def begin(self, day: int, budget: int) -> None:
        self.today, self.budget = START + timedelta(days=day), budget
        self.used = self.started = 0
        self.missed = {}
        self.kept = True
        self.round = Round.of((), size=budget)

    def next(self, number: int) -> Step:
        if self.round.current is None:
            self._begin_round()
        item = self.round.current
        assert item is not None
        if not item.to_show:
            return ASK, int(item.term)
        self.round = self.round.shown()
        self._advance(item.term, right=False)
        self.used += self.counted
        return SHOW, int(item.term)

    def _begin_round(self) -> None:
        room = self.budget - self.used
        chosen = select(
            self.rows,  # type: ignore[arg-type]
            self.memory,
            today=self.today,
            size=room,
            # A show that counts as a question takes half of the room.
            new=min(NEW_A_DAY - self.started, room // 2 if self.counted else room),
            rng=self.rng,
        )
        self.kept = bool(chosen.terms)
        if not self.kept:
            missed = [term for term, is_missed in self.missed.items() if is_missed]
            chosen = practice(
                self.rows,  # type: ignore[arg-type]
                self.memory,
                missed,
                today=self.today,
                size=room,
                rng=self.rng,
            )
        self.round = Round.of(chosen.due, chosen.new, size=room, show=self.show)

    def stability(self, term: int) -> float:
        card = self.memory.get(self.rows[term].id)
        return card.stability if card else 0.0

    def told(self, number: int, term: int, right: bool, day: int) -> None:
        id_ = self.rows[term].id
        self.round = self.round.answered(right)
        self.used += 1
        self.missed[id_] = not right
        if self.kept:
            self._advance(id_, right=right)

    def _advance(self, id_: str, *, right: bool) -> None:
        before = self.memory.get(id_)
        self.started += before is None
        self.memory[id_] = schedule.advance(before, right, self.today)


Maker = Callable[[int, Random], Way]
OURS, COLD, COUNTED, ONE = "quiz", "quiz --cold", "quiz, shows counted", "edition one"
WAYS: dict[str, Maker] = {
    "random": partial(Drill, order=False, returns=False),
    "random, returns": partial(Drill, order=False, returns=True),
    "order": partial(Drill, order=True, returns=False),
    "order, returns": partial(Drill, order=True, returns=True),
    "Leitner": partial(Leitner, returns=False),
    "Leitner, returns": partial(Leitner, returns=True),
    ONE: partial(EditionOne, returns=True),
    f"{ONE}, no returns": partial(EditionOne, returns=False),
    OURS: partial(Quiz, show=True),
    COLD: partial(Quiz, show=False),
    COUNTED: partial(Quiz, show=True, counted=True),
}
