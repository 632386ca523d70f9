"""Four models of a learner's true memory, which no way of asking can see.

They differ where the theories do: whether forgetting has a long tail, and what a repetition on the
same day is worth. Terms never studied are unknown; whatever was asked is known afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp, log
from random import Random
from typing import Protocol

# FSRS-6's default parameters.
DEFAULT = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip


class Fsrs:
    """The formulas of FSRS-6 for the ratings Again (wrong) and Good (right)."""

    def __init__(self, w: Iterable[float] = DEFAULT) -> None:
        self.w = w = tuple(w)
        self.decay = -w[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        self.grow = exp(w[8])
        self.easy = w[4] - exp(w[5] * 3) + 1
        self.lapse_cap = exp(w[17] * w[18])

    def recall(self, days: float, stability: float) -> float:
        return float((1 + self.factor * days / stability) ** self.decay)

    def first(self, right: bool) -> tuple[float, float]:
        w = self.w
        raw = w[4] - exp(w[5] * (2 if right else 0)) + 1
        return max(0.001, w[2] if right else w[0]), min(10.0, max(1.0, raw))

    def after(self, s: float, d: float, days: float, right: bool) -> tuple[float, float]:
        w = self.w
        if days < 1:
            gain = exp(w[17] * ((0 if right else -2) + w[18])) * s ** -w[19]
            new = s * (max(1.0, gain) if right else gain)
        else:
            r = (1 + self.factor * days / s) ** self.decay
            if right:
                new = s * (1 + self.grow * (11 - d) * s ** -w[9] * (exp((1 - r) * w[10]) - 1))
            else:
                new = min(
                    w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp((1 - r) * w[14]),
                    s / self.lapse_cap,
                )
        step = 0.0 if right else 2 * w[6] * (10 - d) / 9
        d = min(10.0, max(1.0, w[7] * self.easy + (1 - w[7]) * (d + step)))
        return max(0.001, new), d


PLAIN = Fsrs()


class Mind(Protocol):
    """A true memory, which no way of asking can see."""

    def recall(self, term: int, day: int | float, second: float = 0.0) -> float: ...

    def study(self, term: int, day: int, second: float, remembered: bool) -> None: ...

    def last_day(self, term: int) -> int | None: ...


MindMaker = Callable[[Random, int], Mind]


class FsrsMind:
    """(a) FSRS-6 with parameters of one's own, same-day reviews as FSRS-6 counts them."""

    def __init__(self, rng: Random, size: int) -> None:
        low = [0.001] * 4 + [1.0] + [0.001] * 3 + [0, 0] + [0.001] * 4 + [0, 0, 1.0, 0, 0, 0, 0.1]
        high = [100] * 4 + [10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]
        own = [
            min(top, max(bottom, value * rng.uniform(0.8, 1.25)))
            for value, bottom, top in zip(DEFAULT, low, high, strict=True)
        ]
        self.fsrs = Fsrs(own)
        self.state: dict[int, tuple[float, float, int]] = {}

    def recall(self, term: int, day: float, second: float = 0.0) -> float:
        if term not in self.state:
            return 0.0
        s, _, last = self.state[term]
        return self.fsrs.recall(int(day) - last, s)

    def study(self, term: int, day: int, second: float, remembered: bool) -> None:
        if term in self.state:
            s, d, last = self.state[term]
            s, d = self.fsrs.after(s, d, day - last, remembered)
        else:
            s, d = self.fsrs.first(remembered)
        self.state[term] = (s, d, day)

    def last_day(self, term: int) -> int | None:
        return self.state[term][2] if term in self.state else None


class HalfLifeMind:
    """(b) Exponential forgetting with a half-life; no long tail, little gained by waiting longer.

    A recall multiplies the half-life by up to 1 + growth, in full once recall had faded to 0.7; a
    recall on the same day counts a fifth, once. A miss halves it, to no less than at the start.
    The numbers are assumptions; terms differ by a factor of 1.5 (one sigma) at the start.
    """

    def __init__(self, rng: Random, size: int) -> None:
        self.growth = 1.5 * rng.uniform(0.8, 1.25)
        start = 1.0 * rng.uniform(0.7, 1.4)
        self.start = [start * exp(rng.gauss(0, 0.4)) for _ in range(size)]
        self.state: dict[int, tuple[float, int, bool]] = {}

    def recall(self, term: int, day: float, second: float = 0.0) -> float:
        if term not in self.state:
            return 0.0
        half, last, _ = self.state[term]
        return float(2 ** (-(day - last) / half))

    def study(self, term: int, day: int, second: float, remembered: bool) -> None:
        if term not in self.state:
            self.state[term] = (self.start[term], day, False)
            return
        half, last, repeated = self.state[term]
        if day == last:
            if remembered and not repeated:
                half *= 1 + self.growth / 5
            self.state[term] = (half, day, True)
            return
        recall = 2 ** (-(day - last) / half)
        if remembered:
            half = min(1000.0, half * (1 + self.growth * min(1.0, (1 - recall) / 0.3)))
        else:
            half = max(self.start[term], half / 2)
        self.state[term] = (half, day, False)

    def last_day(self, term: int) -> int | None:
        return self.state[term][1] if term in self.state else None


class ActrMind:
    """(c) ACT-R with the spacing of Pavlik & Anderson (2005): every presentation leaves a trace.

    A trace fades as t^-d; d = c * e^activation + a is the larger the stronger the memory was when
    the trace was laid. Time between sessions counts 0.025 of its seconds. In a session the answer
    to a miss may be forgotten again before the term returns. The paper's fitted values, quoted
    from memory, are varied for each learner.
    """

    SESSION = 86400 * 0.025

    def __init__(self, rng: Random, size: int) -> None:
        self.a = 0.177 * rng.uniform(0.85, 1.15)
        self.c = 0.217 * rng.uniform(0.8, 1.25)
        self.tau = -0.704 + rng.uniform(-0.15, 0.15)
        self.noise = 0.255
        self.ease = [rng.gauss(0, 0.2) for _ in range(size)]
        self.traces: dict[int, list[tuple[float, float]]] = {}
        self.last: dict[int, int] = {}

    def strength(self, term: int, now: float) -> float:
        return float(sum(max(1.0, now - then) ** -decay for then, decay in self.traces[term]))

    def recall(self, term: int, day: float, second: float = 0.0) -> float:
        if term not in self.traces:
            return 0.0
        activation = log(self.strength(term, day * self.SESSION + second)) + self.ease[term]
        return 1 / (1 + exp((self.tau - activation) / self.noise))

    def study(self, term: int, day: int, second: float, remembered: bool) -> None:
        now = day * self.SESSION + second
        if term in self.traces:
            decay = self.a + self.c * self.strength(term, now) * exp(self.ease[term])
            self.traces[term].append((now, decay))
        else:
            self.traces[term] = [(now, self.a)]
        self.last[term] = day

    def last_day(self, term: int) -> int | None:
        return self.last.get(term)


class TwoComponentMind:
    """(d) Stability and retrievability as in SuperMemo's two-component model; same days ignored.

    Retrievability 0.9^(t/S); a recall multiplies S by 1 + ease * (76 S^-0.023 e^(-3.1 R) - 3),
    Wozniak's formula of 2005 (quoted from memory) with its growth halved on average; the rest are
    assumptions.
    """

    def __init__(self, rng: Random, size: int) -> None:
        start, ease = 0.6 * rng.uniform(0.7, 1.4), 0.5 * rng.uniform(0.8, 1.25)
        self.start = [start * exp(rng.gauss(0, 0.3)) for _ in range(size)]
        self.ease = [ease * exp(rng.gauss(0, 0.3)) for _ in range(size)]
        self.state: dict[int, tuple[float, int]] = {}

    def recall(self, term: int, day: float, second: float = 0.0) -> float:
        if term not in self.state:
            return 0.0
        s, last = self.state[term]
        return float(0.9 ** ((day - last) / s))

    def study(self, term: int, day: int, second: float, remembered: bool) -> None:
        if term not in self.state:
            self.state[term] = (self.start[term], day)
            return
        s, last = self.state[term]
        if day > last:
            recall = 0.9 ** ((day - last) / s)
            if remembered:
                s *= 1 + self.ease[term] * max(0.0, 76 * s**-0.023 * exp(-3.1 * recall) - 3)
                s = min(s, 1000.0)
            else:
                s = max(self.start[term], min(s, s**0.4))
        self.state[term] = (s, day)

    def last_day(self, term: int) -> int | None:
        return self.state[term][1] if term in self.state else None


MINDS: dict[str, MindMaker] = {
    "FSRS-6": FsrsMind,
    "half-life": HalfLifeMind,
    "ACT-R": ActrMind,
    "two-comp": TwoComponentMind,
}
