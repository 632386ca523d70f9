"""What is good: the usual figure of a metric among others that nobody reports for it."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import NamedTuple

from salesgloss.calc import units
from salesgloss.cards.benchmarks import benchmark_texts, figure, unit_of
from salesgloss.glossary import Glossary
from salesgloss.model import Benchmark, Number, Term
from salesgloss.quiz.masking import mask
from salesgloss.quiz.question import Option, Question
from salesgloss.text import fold

OPTIONS = 3
# Far enough from the truth to be wrong, near enough to be possible.
FACTORS = (0.25, 0.5, 2.0, 4.0)
SHIFTS = (-0.4, -0.2, 0.2, 0.4)  # of a share: that of 90% is not 360%
HIGH_SHARE = 0.45


def applies(term: Term) -> bool:
    """Tell whether there is a figure to ask for."""
    return any(map(_bounds, term.benchmarks))


def compose(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    """Return the question; None where no figure has enough wrong ones beside it."""
    places = [at for at, benchmark in enumerate(term.benchmarks) if _bounds(benchmark)]
    rng.shuffle(places)
    for at in places:
        if question := _question(term, at, blank, rng):
            return question
    return None


def _question(term: Term, at: int, blank: Question, rng: Random) -> Question | None:
    lang, benchmark = blank.lang, term.benchmarks[at]
    spoken = term.translation(lang).benchmarks
    segment = (spoken[at].segment if at < len(spoken) else None) or benchmark.segment or ""
    unit = unit_of(term, benchmark)
    right = figure(benchmark, unit, lang)
    if _tells(f"{blank.subject} {segment}", right) or mask(segment, term) != segment:
        return None
    known = [bounds for each in term.benchmarks if (bounds := _bounds(each))]
    wrong = [
        changed
        for changed in _changed(benchmark, unit)
        if not any(_overlap(_bounds(changed), bounds) for bounds in known)
    ]
    rng.shuffle(wrong)
    texts = dict.fromkeys(figure(each, unit, lang) for each in wrong)
    texts = {text: None for text in texts if fold(text) != fold(right)}
    if len(texts) < OPTIONS - 1:
        return None
    options = [Option(term="", text=text) for text in list(texts)[: OPTIONS - 1]]
    options.append(Option(term=term.id, text=right))
    rng.shuffle(options)
    _, note, origin = benchmark_texts(term, at, lang)
    answer = f"{right}; {note}".rstrip(".。; ") if note else right
    return replace(blank, about=segment, options=tuple(options), answer=answer, source=origin)


class _Range(NamedTuple):
    low: float
    high: float


def _bounds(benchmark: Benchmark) -> _Range | None:
    """Return what the benchmark spans; None where it has no figure but zero, or no upper end."""
    numbers = [n for n in (benchmark.value, benchmark.low, benchmark.high) if n is not None]
    if not numbers or min(numbers) <= 0:
        return None
    low = benchmark.low if benchmark.value is None else benchmark.value
    high = benchmark.high if benchmark.value is None else benchmark.value
    return _Range(float(low or 0), float("inf") if high is None else float(high))


def _changed(benchmark: Benchmark, unit: str) -> list[Benchmark]:
    """Return the benchmark with other figures, of the same form."""
    numbers = [n for n in (benchmark.value, benchmark.low, benchmark.high) if n is not None]
    share = units.is_percent(unit) and min(numbers) >= HIGH_SHARE
    # A share of a whole stays one; only what is over 100% itself may be.
    most = 1.0 if share and max(numbers) <= 1 else float("inf")
    found = []
    for step in SHIFTS if share else FACTORS:
        changed = replace(
            benchmark,
            value=_moved(benchmark.value, step, share=share),
            low=_moved(benchmark.low, step, share=share),
            high=_moved(benchmark.high, step, share=share),
        )
        figures = [n for n in (changed.value, changed.low, changed.high) if n is not None]
        if min(figures) > 0 and max(figures) <= most:
            found.append(changed)
    return found


def _moved(number: Number | None, step: float, *, share: bool) -> Number | None:
    """Return ``number`` moved by ``step``, with about as many digits: more would tell."""
    if number is None:
        return None
    digits = max(2, len(f"{number:.6g}".replace(".", "").strip("0")))
    shown = float(f"{number + step if share else number * step:.{digits}g}")
    return int(shown) if shown.is_integer() else shown


def _overlap(one: _Range | None, other: _Range) -> bool:
    if one is None:
        return True
    if other.high == float("inf") or one.high == float("inf") or not other.low or not one.low:
        # An open end spans what the figures are about, not all that there is.
        return one == other
    return one.low < other.high * 1.05 and other.low < one.high * 1.05


def _tells(text: str, figure: str) -> bool:
    """Tell whether a number of ``figure`` stands in ``text``."""
    return bool(set(re.findall(r"\d[\d.,]*", figure)) & set(re.findall(r"\d[\d.,]*", text)))
