"""What is good, as people write it: the figure, for whom, and who says so."""

from __future__ import annotations

from salesgloss.cards.numbers import quantity
from salesgloss.messages import parenthesized, word
from salesgloss.model import Benchmark, Term
from salesgloss.text import line


def benchmark_texts(term: Term, at: int, lang: str) -> tuple[str, str, str]:
    """Return the figure with its segment, the note, and the origin of the benchmark ``at``."""
    benchmark = term.benchmarks[at]
    translated = term.translation(lang).benchmarks
    spoken = translated[at] if at < len(translated) else benchmark
    segment = spoken.segment or benchmark.segment or ""
    text = figure(benchmark, unit_of(term, benchmark), lang)
    note = spoken.note or benchmark.note or ""
    return line(text + parenthesized(segment, lang)), line(note), line(origin(benchmark))


def unit_of(term: Term, benchmark: Benchmark) -> str:
    """Return the unit of a benchmark: its own, else that of the default formula, else a count."""
    return benchmark.unit or (term.formulas[0].unit if term.formulas else "count")


def figure(benchmark: Benchmark, unit: str, lang: str) -> str:
    """Return the value or range with its unit."""
    low, high = benchmark.low, benchmark.high
    if benchmark.value is not None:
        return quantity(benchmark.value, unit, lang)
    if low is not None and high is not None:
        low_text, high_text = quantity(low, unit, lang), quantity(high, unit, lang)
        return word("range", lang).format(low=low_text, high=high_text)
    if low is not None:
        return word("at least", lang).format(value=quantity(low, unit, lang))
    return "" if high is None else word("at most", lang).format(value=quantity(high, unit, lang))


def origin(benchmark: Benchmark) -> str:
    """Return who says it: publisher, title and year, no part of it twice."""
    whose = benchmark.publisher or ""
    title = benchmark.source or ""
    parts = [title] if whose and whose in title else [whose, title]
    year = str(benchmark.year or "")
    if year and year not in title:
        parts.append(year)
    return ", ".join(part for part in parts if part)
