"""A series of results on a terminal: bars with their numbers and the benchmarks across them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from salesgloss.cards.benchmarks import benchmark_texts
from salesgloss.cards.formulas import result_name
from salesgloss.glossary.calculation import Calculation
from salesgloss.screens import calc_terminal
from salesgloss.screens.calc import HEADING, NOTE, CalcLine, about
from salesgloss.screens.plot import MARK, Bar, bars
from salesgloss.text import line

MOST_MARKS = 2


class Point(NamedTuple):
    """One of a series: what it is called, what was computed or why nothing was, and in which line
    of a file it was asked."""

    label: str
    found: Calculation | None
    problem: str = ""
    line: int = 0


def result_title(found: Calculation, lang: str) -> str:
    """Return what the series is of: the result, or the input that was solved for."""
    if found.solution is not None:
        step, solved = found.solution
        return line(step.variant.label(solved.input.name, lang))
    return line(result_name(found.term, found.formula, lang))


def outcome(found: Calculation, lang: str) -> str:
    """Return what came out, with its unit."""
    if found.solution is not None:
        solved = found.solution[1]
        return about(solved.value, solved.input.unit, found.currency, lang)
    return about(found.result, found.formula.unit, found.currency, lang)


def outcome_number(found: Calculation) -> Decimal:
    """Return what came out as a number; a percentage is a fraction."""
    return found.solution[1].value if found.solution is not None else found.result


def draw(points: Sequence[Point], head: str, lang: str) -> None:
    """Draw the series, a bar a point, and a dotted line for each of the newest benchmarks."""
    first = next((point.found for point in points if point.found), None)
    if first is None:
        return
    marks = _marks(first)
    shown = [
        CalcLine(
            f"{result_title(first, lang)} · {line(head)}" if head else result_title(first, lang),
            HEADING,
        )
    ]
    drawn = [
        Bar(point.label[:24], outcome(point.found, lang), outcome_number(point.found))
        if point.found
        else Bar(point.label[:24], line(point.problem), None)
        for point in points
    ]
    shown += [
        CalcLine(text, hang=2)
        for text in bars(drawn, calc_terminal.width(), [at for at, _ in marks])
    ]
    for _, number in marks:
        figure, _, origin = benchmark_texts(first.term, number, lang)
        shown.append(CalcLine(f"{MARK} {figure} · {origin}", NOTE, hang=2))
    calc_terminal.draw(shown)


def _marks(found: Calculation) -> list[tuple[Decimal, int]]:
    """Return the bounds that benchmarks set for the result, each with the benchmark's number."""
    if found.solution is not None:
        return []
    marks: dict[Decimal, int] = {}
    for standing in found.standings:
        benchmark = found.term.benchmarks[standing.at]
        for bound in (benchmark.value, benchmark.low, benchmark.high):
            if bound is not None:
                marks.setdefault(Decimal(str(bound)), standing.at)
    return list(marks.items())[:MOST_MARKS]
