"""The tiers after a plain exact hit: readings of the query, close spellings, meaning, none."""

from __future__ import annotations

from salesgloss.glossary import confidence, query
from salesgloss.glossary.answer import STRENGTH, Answer, Hit
from salesgloss.glossary.comparison import comparison
from salesgloss.text import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesgloss.glossary import Glossary
    from salesgloss.glossary.comparison import Comparison

LONGEST_QUERY = 300  # characters; nobody names or describes a term at greater length
LONGEST_NAME = 80  # characters; what is longer can only describe


def find(glossary: Glossary, asked: str, *, limit: int, exact: bool) -> Answer:
    """Return the answer to ``asked``, which no spelling equals as it stands."""
    text = asked[:LONGEST_QUERY]
    if hits := _exact_reading(glossary, text):
        return Answer(asked, "exact", hits)
    compared = comparison(text)
    answer = _compared(glossary, compared, limit=limit, exact=exact) or _one(
        glossary, text, limit=limit, exact=exact
    )
    _tell_apart(glossary, answer.suggestions)
    return Answer(asked, answer.match, answer.hits, answer.suggestions)


def _tell_apart(glossary: Glossary, suggested: Sequence[Hit]) -> None:
    """Give those that share a label their names: "MAP, MAP" helps nobody."""
    labels = [hit.label for hit in suggested]
    for hit in suggested:
        if labels.count(hit.label) > 1:
            hit.name = glossary.heading_at(hit.number).name


def _compared(
    glossary: Glossary, compared: Comparison, *, limit: int, exact: bool
) -> Answer | None:
    """Return the answer to a comparison: all sides or none; None where it is none after all.

    At least one side must be named, not described: "the difference between price and cost" may
    itself be a description.
    """
    unanswered = None
    for cut in compared.cuts:
        if compared.strict:
            if all(glossary.exact(side) for side in cut):
                return _joined([Answer(side, "exact", glossary.exact(side)) for side in cut])
            continue
        answers = [_one(glossary, side, limit=limit, exact=exact) for side in cut]
        named = [answer for answer in answers if answer.match in ("exact", "close")]
        if len(named) == len(cut):
            return _joined(answers)
        if compared.plain and named and not unanswered:
            unanswered = (
                _joined(answers)
                if all(answer.hits for answer in answers)
                else _open(answers, limit)
            )
    return unanswered


def _open(answers: Sequence[Answer], limit: int) -> Answer:
    """Return no answer, but as suggestions the sides that have one, then what is near the others."""
    offered = {hit.id: hit for hit in _joined([one for one in answers if one.hits]).hits}
    for answer in answers:
        if not answer.hits:
            for hit in answer.suggestions:
                offered.setdefault(hit.id, hit)
    return Answer("", "none", (), tuple(offered.values())[:limit])


def _joined(answers: Sequence[Answer]) -> Answer:
    """Return the sides' hits in the order asked; a side that is only described gives its best."""
    hits: dict[str, Hit] = {}
    for answer in answers:
        for hit in answer.hits[: 1 if answer.match == "meaning" else None]:
            hits.setdefault(hit.id, hit)
    weakest = min((answer.match for answer in answers), key=STRENGTH.__getitem__)
    return Answer("", weakest, tuple(hits.values()))


def _one(glossary: Glossary, text: str, *, limit: int, exact: bool) -> Answer:
    if hits := glossary.exact(text) or _exact_reading(glossary, text):
        return Answer(text, "exact", hits)
    bare = next(reversed((*query.unwrapped(text),)), words(text))
    if exact or not confidence.says_something(bare):
        return Answer(text, "none")
    from salesgloss.glossary import close, meaning

    near = close.near(glossary, bare) if len(bare) <= LONGEST_NAME else []
    if clear := confidence.clear_winners(near):
        return Answer(text, "close", clear, _others(near, clear)[:limit])
    said = {hit.number for hit in _named_within(glossary, text)}
    found = meaning.search(glossary.image, text, max(limit, meaning.COMPARED))
    meant = confidence.preferred(text, found, said)[:limit]
    hits = tuple(
        glossary.hit(one.number, score=one.score, matched=one.text, field=one.field)
        for one in meant
    )
    if meant and confidence.describes(text, meant[0]):
        return Answer(text, "meaning", hits, _others(near, hits)[:limit])
    if named := _named_within(glossary, text):
        return Answer(text, "meaning", named, _others(near, named)[:limit])
    perhaps = [
        hit for hit, one in zip(hits, meant, strict=True) if confidence.may_describe(text, one)
    ]
    near += _others(perhaps, tuple(near))
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


def _exact_reading(glossary: Glossary, text: str) -> tuple[Hit, ...]:
    for reading in _readings(text):
        if hits := glossary.exact(reading):
            return hits
    return _said_twice(glossary, words(text))


def _said_twice(glossary: Glossary, text: str) -> tuple[Hit, ...]:
    """Return the terms that a query names in two ways at once: "MRR monthly recurring revenue"."""
    for one, other in (text.partition(" ")[::2], text.rpartition(" ")[::2]):
        if one and other and (hits := glossary.exact(one)):
            both = {hit.id for hit in glossary.exact(other)}
            if same := tuple(hit for hit in hits if hit.id in both):
                return same
    return ()


def _readings(text: str) -> Iterator[str]:
    """Yield the other ways to read ``text`` as a name, stage by stage."""
    without = (*query.parentheses(text),)
    yield from without
    bare = tuple(word for part in (text, *without) for word in query.unwrapped(part))
    yield from bare
    for part in (text, *without, *bare):
        yield from query.singulars(words(part))
