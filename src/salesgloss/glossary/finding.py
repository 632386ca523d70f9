"""The tiers after a plain exact hit: readings of the query, close spellings, meaning, none."""

from __future__ import annotations

from salesgloss.glossary import confidence, query
from salesgloss.glossary.answer import STRENGTH, Answer, Hit
from salesgloss.text import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesgloss.glossary import Glossary

LONGEST_QUERY = 300  # characters; nobody names or describes a term at greater length
LONGEST_NAME = 80  # characters; what is longer can only describe


def find(glossary: Glossary, asked: str, *, limit: int, exact: bool) -> Answer:
    """Return the answer to ``asked``, which no spelling equals as it stands."""
    text = asked[:LONGEST_QUERY]
    if hits := _exact_reading(glossary, text):
        return Answer(asked, "exact", hits)
    for pair in query.sides(text):
        left, right = (_one(glossary, side, limit=limit, exact=exact) for side in pair)
        if left.hits and right.hits and "meaning" not in (left.match, right.match):
            return _both(asked, left, right)
    answer = _one(glossary, text, limit=limit, exact=exact)
    return Answer(asked, answer.match, answer.hits, answer.suggestions)


def _one(glossary: Glossary, text: str, *, limit: int, exact: bool) -> Answer:
    if hits := glossary.exact(text) or _exact_reading(glossary, text):
        return Answer(text, "exact", hits)
    if exact:
        return Answer(text, "none")
    from salesgloss.glossary import close, meaning

    bare = next(reversed((*query.unwrapped(text),)), words(text))
    near = close.near(glossary, bare) if len(bare) <= LONGEST_NAME else []
    if clear := confidence.clear_winners(near):
        return Answer(text, "close", clear, _others(near, clear)[:limit])
    meant = meaning.search(glossary.image, text, limit)
    hits = tuple(
        glossary.hit(one.number, score=one.score, matched=one.text, field=one.field)
        for one in meant
    )
    if meant and confidence.describes(text, meant[0]):
        return Answer(text, "meaning", hits, _others(near, hits)[:limit])
    if named := _named_within(glossary, text):
        return Answer(text, "meaning", named, _others(near, named)[:limit])
    if meant and confidence.may_describe(text, meant[0]):
        near += _others(list(hits), tuple(near))
    return Answer(text, "none", (), tuple(near)[:limit])


def _named_within(glossary: Glossary, text: str) -> tuple[Hit, ...]:
    """Return the terms whose acronym a question speaks of: "is NRR over 100 good"."""
    for word in confidence.acronyms_within(text):
        if hits := tuple(hit for hit in glossary.exact(word) if hit.field == "acronym"):
            return hits
    return ()


def _others(near: list[Hit], hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    shown = {hit.id for hit in hits}
    return tuple(hit for hit in near if hit.id not in shown)


def _both(asked: str, left: Answer, right: Answer) -> Answer:
    match = min(left.match, right.match, key=STRENGTH.__getitem__)
    seen = {hit.id for hit in left.hits}
    return Answer(asked, match, left.hits + tuple(hit for hit in right.hits if hit.id not in seen))


def _exact_reading(glossary: Glossary, text: str) -> tuple[Hit, ...]:
    for reading in _readings(text):
        if hits := glossary.exact(reading):
            return hits
    return ()


def _readings(text: str) -> Iterator[str]:
    """Yield the other ways to read ``text`` as a name, stage by stage."""
    without = (*query.parentheses(text),)
    yield from without
    bare = tuple(word for part in (text, *without) for word in query.unwrapped(part))
    yield from bare
    for part in (text, *without, *bare):
        yield from query.singulars(words(part))
