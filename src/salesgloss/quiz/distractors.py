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


def _ranked(glossary: Glossary, term: Term, rng: Random) -> Iterator[str]:
    """Yield the ids of other terms: look-alikes, then by what they have in common with ``term``."""
    lookalikes = [pair.id for pair in term.confused_with if pair.id in glossary]
    yield from _shuffled(lookalikes, rng)
    groups: dict[tuple[bool, bool], list[str]] = {}
    others = {term.id, *lookalikes}
    for row in glossary.summaries:
        if row.id not in others:
            unlike = row.kind != term.kind, row.category != term.category
            groups.setdefault(unlike, []).append(row.id)
    for unlike in sorted(groups):
        yield from _shuffled(groups[unlike], rng)


def _shuffled(ids: list[str], rng: Random) -> Iterator[str]:
    """Yield ``ids`` in random order, drawn as they are wanted: of a thousand a question takes four."""
    for at in range(len(ids)):
        drawn = rng.randrange(at, len(ids))
        ids[at], ids[drawn] = ids[drawn], ids[at]
        yield ids[at]


def _same_thing(term: Term, other: Term, lang: str) -> bool:
    """Tell whether both go by one name, or mean nearly the same."""
    if set(map(fold, term.names())) & set(map(fold, other.names())):
        return True
    # Look-alikes were told apart by a person: their glosses may well be close.
    told_apart = any(contrast.id == other.id for contrast in term.confused_with)
    limit = NEARLY_EQUAL if told_apart else SIMILAR
    return are_similar(term.gloss(lang), other.gloss(lang), threshold=limit)
