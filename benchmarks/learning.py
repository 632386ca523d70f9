"""Which way of asking teaches most for the same number of questions, on four models of memory.

    python benchmarks/learning.py [--learners 24] [--processes 1]

Simulated learners only: it compares ways of asking, and promises nothing about people. Every way
gets exactly the same number of questions on every study day, returning misses included; one with
nothing left to ask asks ahead. A way sees right or wrong, never the memory. Early questions offer
four choices, of which one can be guessed; from an estimated stability of a week on they ask to
type. "quiz" shows a new term before asking for it: the showing is no question, so two more rows
tell what is left of the gain without it (--cold), and with every showing counted as a question.

Measures, as shares of all terms: sure = recall of at least 0.9 today; expected = mean recall
today; lasting = still 0.9 a week after the term was last asked; later = mean recall after 30 days
without study.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from math import exp, log, sqrt
from random import Random
from statistics import fmean, stdev

from memories import MINDS, Mind
from policies import COLD, COUNTED, ONE, OURS, SHOW, WAYS

DAYS = 120
CHECKPOINTS = (30, 60, 90, 120)
SIZES = (75, 388, 1000)
BUDGET = 18
SKIPS = (0.0, 0.3)
SURE, LASTING, LATER = 0.9, 7, 30
WEEK = 7.0  # days of stability from which on the quiz asks to type
GUESS = 0.25
SECONDS, SECONDS_SHOWN = 15.0, 10.0
MEASURES = ("sure", "expected", "lasting", "later")
LEAST_SHARE = 0.03  # a measure on which nobody gets that far is left out of ratios
HALF_A_POINT = 0.005
FIRST_LEARNER = 100


@dataclass
class Found:
    """Shares of all terms by measure and day, and what it took: shows a day, share of misses."""

    shares: dict[tuple[str, int], float] = field(default_factory=dict)
    shows: float = 0.0
    wrong: float = 0.0


def simulate(way_name: str, mind_name: str, size: int, skip: float, seed: int) -> Found:
    """Return what one learner knows who is asked in one way."""
    mind = MINDS[mind_name](Random(f"mind {seed}"), size)
    days_off, luck = Random(f"days {seed}"), Random(f"luck {seed}")
    way = WAYS[way_name](size, Random(f"way {seed}"))
    found, questions, wrongs, shows, studied = Found(), 0, 0, 0, 0
    for day in range(DAYS):
        if not (skip and days_off.random() < skip):
            studied += 1
            way.begin(day, BUDGET)
            asked, counted, second = 0, 0, 0.0
            while counted < BUDGET:
                step, term = way.next(asked)
                if step == SHOW:
                    mind.study(term, day, second, False)
                    second += SECONDS_SHOWN
                    shows += 1
                    counted += way_name == COUNTED
                    continue
                remembered = luck.random() < mind.recall(term, day, second)
                choice = way.stability(term) < WEEK
                right = remembered or (choice and luck.random() < GUESS)
                mind.study(term, day, second, remembered)
                way.told(asked, term, right, day)
                asked += 1
                counted += 1
                second += SECONDS
                wrongs += not right
            questions += asked
        if (done := day + 1) in CHECKPOINTS:
            _measure(found, mind, size, done)
    found.shows = shows / max(1, studied)
    found.wrong = wrongs / max(1, questions)
    return found


def _measure(found: Found, mind: Mind, size: int, day: int) -> None:
    recalls = [mind.recall(term, day) for term in range(size)]
    lasts = [mind.last_day(term) for term in range(size)]
    kept = sum(
        last is not None and mind.recall(term, last + LASTING) >= SURE
        for term, last in enumerate(lasts)
    )
    found.shares["sure", day] = sum(recall >= SURE for recall in recalls) / size
    found.shares["expected", day] = fmean(recalls)
    found.shares["lasting", day] = kept / size
    found.shares["later", day] = fmean(mind.recall(term, day + LATER) for term in range(size))


Runs = dict[tuple[str, str], list[Found]]  # way, model


def run(size: int, skip: float, seeds: Sequence[int], pool: ProcessPoolExecutor | None) -> Runs:
    """Return what every way does for every learner, in every model."""
    mapped = pool.map if pool else map
    return {
        (way, mind): list(mapped(partial(simulate, way, mind, size, skip), seeds))
        for mind in MINDS
        for way in WAYS
    }


def mean(runs: Iterable[Found], measure: str, day: int) -> float:
    return fmean(each.shares[measure, day] for each in runs)


def average(runs: Sequence[Found], measure: str) -> float:
    return fmean(mean(runs, measure, day) for day in CHECKPOINTS)


def gap(
    runs: Runs, mind: str, ours: str, rival: str, measure: str, day: int
) -> tuple[float, float]:
    """Return how much better ``ours`` is than ``rival`` for the same learner, and its standard
    error, in points."""
    gaps = [
        100 * (one.shares[measure, day] - other.shares[measure, day])
        for one, other in zip(runs[ours, mind], runs[rival, mind], strict=True)
    ]
    return fmean(gaps), stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else 0.0


def print_shares(runs: Runs) -> None:
    for mind in MINDS:
        print(f"\n{mind}: per cent of all terms (standard error at day 60), days 30 60 90 120")
        print(" " * 24 + "".join(f"{measure:^26}" for measure in MEASURES) + " shows  wrong")
        for way in WAYS:
            found = runs[way, mind]
            line = ""
            for measure in MEASURES:
                sixty = [100 * each.shares[measure, 60] for each in found]
                error = stdev(sixty) / sqrt(len(sixty)) if len(sixty) > 1 else 0.0
                shares = "".join(f"{100 * mean(found, measure, day):>5.0f}" for day in CHECKPOINTS)
                line += f"{shares} ({error:.1f})"
            shows = fmean(each.shows for each in found)
            wrong = fmean(each.wrong for each in found)
            print(f"{way:24}{line}{shows:>6.1f}{wrong:>7.0%}")


def print_gaps(runs: Runs) -> None:
    print("\nquiz minus rival for the same learner, points (standard error), days 60 and 120")
    for mind in MINDS:
        for rival in WAYS:
            if rival == OURS:
                continue
            cells = []
            for measure in MEASURES:
                for day in (60, 120):
                    points, error = gap(runs, mind, OURS, rival, measure, day)
                    cells.append(f"{measure} {points:+5.1f} ({error:.1f})")
            print(f"  {mind:10} {rival:24} " + "  ".join(cells))


def ratios(both: Sequence[Runs], ours: str) -> dict[tuple[str, str], float]:
    """Return, by model and measure, ``ours`` divided by edition one: days and habits averaged."""
    found = {}
    for mind in MINDS:
        for measure in MEASURES:
            shares = {
                way: fmean(average(runs[way, mind], measure) for runs in both) for way in WAYS
            }
            if max(shares.values()) >= LEAST_SHARE:
                found[mind, measure] = (shares[ours] + HALF_A_POINT) / (shares[ONE] + HALF_A_POINT)
    return found


def print_ratios(size: int, both: Sequence[Runs]) -> dict[str, tuple[float, float]]:
    print(f"\n##### {size} terms, both habits: divided by edition one, days averaged")
    print(" " * 24 + " mean worst | sure expected lasting later, for each model")
    summary = {}
    for way in WAYS:
        found = ratios(both, way)
        overall = exp(fmean(log(ratio) for ratio in found.values()))
        summary[way] = overall, min(found.values())
        cells = " | ".join(
            f"{mind} "
            + " ".join(f"{found[mind, m]:.2f}" if (mind, m) in found else "   -" for m in MEASURES)
            for mind in MINDS
        )
        print(f"{way:24}{overall:>5.2f} {min(found.values()):>5.2f} | {cells}")
    return summary


def print_marks(size: int, both: Sequence[Runs], summary: dict[str, tuple[float, float]]) -> None:
    """Print what was set as a mark, and whether it is reached."""
    daily, skipping = both
    print(f"\nmarks at {size} terms")
    for way in (OURS, COLD, COUNTED):
        overall, worst = summary[way]
        reached = overall >= 1.08 and worst >= 0.98
        print(
            f"  {way}: against edition one {overall - 1:+.0%} (wanted +8%), its worst measure"
            f" {worst - 1:+.0%} (wanted -2% or better): {_yes(reached)}"
        )
        sure = {each: mean(daily[each, "FSRS-6"], "sure", 60) for each in WAYS}
        gain = sure[way] / sure["random"] - 1
        print(
            f"  {way}: sure on FSRS-6 at day 60, daily, against random {gain:+.0%}"
            f" (wanted +33%): {_yes(gain >= 1 / 3)}"
        )
        points, error = gap(daily, "FSRS-6", way, "order", "sure", 60)
        level = points >= -2 * error
        print(
            f"  {way}: the same against fixed order {points:+.1f} points ({error:.1f})"
            f" (wanted level or ahead): {_yes(level)}"
        )
        shares = {each: mean(skipping[each, "FSRS-6"], "sure", 60) for each in (way, "order")}
        ahead = shares[way] >= 2 * shares["order"]
        print(
            f"  {way}: the same for those who skip days {shares[way]:.0%}, in fixed order"
            f" {shares['order']:.0%} (wanted twice that): {_yes(ahead)}"
        )


def _yes(reached: bool) -> str:
    return "reached" if reached else "NOT reached"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=24)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options = parser.parse_args()
    seeds = range(FIRST_LEARNER, FIRST_LEARNER + options.learners)
    began = time.monotonic()
    pool = ProcessPoolExecutor(options.processes) if options.processes > 1 else None
    for size in options.sizes:
        both = []
        for skip in SKIPS:
            habit = f"{skip:.0%} of days skipped" if skip else "every day"
            print(f"\n##### {size} terms, {BUDGET} questions a study day, {habit},")
            print(f"##### {len(seeds)} learners: means")
            both.append(run(size, skip, seeds, pool))
            print_shares(both[-1])
            print_gaps(both[-1])
        print_marks(size, both, print_ratios(size, both))
    if pool:
        pool.shutdown()
    print(f"\n{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
