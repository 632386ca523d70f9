"""Wrong options that are plausible, distinct, and never right after all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from random import Random

from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz.question import Option
from salesgloss.text import fold

SIMILAR = 0.6
NEARLY_EQUAL = 0.9


def distractors(glossary: Glossary, term: Term, lang: str, rng: Random) -> Iterator[Term]:
    """Yield the other terms that are no synonym of ``term``, the look-alikes first."""
    for id_ in _ranked(glossary, term, rng):
        other = glossary.term(id_)
        if not _same_thing(term, other, lang):
            yield other


def with_distractors(
    right: Option, wrong: Iterator[Term], shown: Callable[[Term], str], *, count: int, rng: Random
) -> tuple[Option, ...]:
    """Return ``right`` among up to ``count - 1`` wrong options, shuffled; no text twice."""
    options = [right]
    for other in wrong:
        if len(options) == count:
            break
        text = shown(other)
        if text and all(fold(text) != fold(option.text) for option in options):
            options.append(Option(term=other.id, text=text))
    rng.shuffle(options)
    return tuple(options)


def are_similar(one: str, other: str, *, threshold: float = SIMILAR) -> bool:
    """Tell whether two texts say nearly the same, by the pairs of letters they share."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return fold(one) == fold(other)
    return 2 * len(first & second) >= threshold * (len(first) + len(second))


@lru_cache(1 << 13)
def _pairs(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))


def _ranked(glossary: Glossary, term: Term, rng: Random) -> tuple[str, ...]:
    lookalikes = [contrast.id for contrast in term.confused_with]
    rng.shuffle(lookalikes)
    rest = [summary for summary in glossary.summaries if summary.id != term.id]
    rest.sort(key=lambda summary: summary.id)
    rng.shuffle(rest)
    rest.sort(key=lambda summary: (summary.kind != term.kind, summary.category != term.category))
    known = {summary.id for summary in rest}
    ordered = dict.fromkeys([*lookalikes, *(summary.id for summary in rest)])
    return tuple(id_ for id_ in ordered if id_ in known)


def _same_thing(term: Term, other: Term, lang: str) -> bool:
    """Tell whether both go by one name, or mean nearly the same."""
    if set(map(fold, term.names())) & set(map(fold, other.names())):
        return True
    # Look-alikes were told apart by a person: their glosses may well be close.
    told_apart = any(contrast.id == other.id for contrast in term.confused_with)
    limit = NEARLY_EQUAL if told_apart else SIMILAR
    return are_similar(term.gloss(lang), other.gloss(lang), threshold=limit)
