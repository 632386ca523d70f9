"""The tiers after a plain exact hit: readings of the query, close spellings, meaning, none."""

from __future__ import annotations

from salesgloss.search import confidence, exact, query
from salesgloss.search.answer import RANK, Answer, Hit
from salesgloss.search.comparison import comparison
from salesgloss.text import spelling_fields, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from salesgloss.index import Index
    from salesgloss.search.comparison import Comparison

LONGEST_QUERY = 300  # characters; nobody names or describes a term at greater length
LONGEST_NAME = 80  # characters; what is longer can only describe


def search(index: Index, asked: str, *, limit: int, exact_only: bool) -> Answer:
    """Return the answer to ``asked``, which no spelling equals as it stands."""
    text = asked[:LONGEST_QUERY]
    if hits := _exact_reading(index, text):
        return Answer(asked, "exact", hits)
    answer = _compare(index, comparison(text), limit=limit, exact_only=exact_only)
    if answer is None:
        answer = _find_single(index, text, limit=limit, exact_only=exact_only)
    suggestions = _disambiguate(index, answer.suggestions)
    return Answer(asked, answer.match, answer.hits, suggestions, answer.sides)


def _disambiguate(index: Index, suggested: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return ``suggested``, those that share a label with their names: "MAP, MAP" helps nobody."""
    labels = [hit.label for hit in suggested]
    return tuple(
        hit.named(index.summary(hit.number).name) if labels.count(hit.label) > 1 else hit
        for hit in suggested
    )


def _compare(index: Index, compared: Comparison, *, limit: int, exact_only: bool) -> Answer | None:
    """Return the answer to a comparison: all sides or none; None where it is none after all.

    At least one side must be named, not described: "the difference between price and cost" may
    itself be a description.
    """
    unanswered = None
    for split in compared.splits:
        if compared.exact_only:
            if all(hits := [exact(index, side) for side in split]):
                return _combine([Answer("", "exact", each) for each in hits])
            continue
        answers = [_answer_side(index, side, limit, exact_only) for side in split]
        named = [answer for answer in answers if answer.match in ("exact", "close")]
        if len(named) == len(split):
            return _combine(answers)
        if compared.explicit and named and not unanswered:
            unanswered = (
                _combine(answers)
                if all(answer.hits for answer in answers)
                else _unresolved(answers, limit)
            )
    return unanswered


def _answer_side(index: Index, side: str, limit: int, exact_only: bool) -> Answer:
    if hits := exact(index, side) or _exact_reading(index, side):
        return Answer(side, "exact", hits)
    return _find_single(index, side, limit=limit, exact_only=exact_only)


def _unresolved(answers: Sequence[Answer], limit: int) -> Answer:
    """Return no answer, but as suggestions the sides that have one, then what is near the others."""
    offered = {hit.id: hit for hit in _combine([each for each in answers if each.hits]).hits}
    for answer in answers:
        if not answer.hits:
            for hit in answer.suggestions:
                offered.setdefault(hit.id, hit)
    return Answer("", "none", (), tuple(offered.values())[:limit])


def _combine(answers: Sequence[Answer]) -> Answer:
    """Return the sides' hits in the order asked; a side that is only described gives its best."""
    hits: dict[str, Hit] = {}
    sides = []
    for answer in answers:
        sides.append(answer.hits[: 1 if answer.match == "meaning" else None])
        for hit in sides[-1]:
            hits.setdefault(hit.id, hit)
    weakest = min((answer.match for answer in answers), key=RANK.__getitem__)
    return Answer("", weakest, tuple(hits.values()), sides=tuple(sides))


def _find_single(index: Index, text: str, *, limit: int, exact_only: bool) -> Answer:
    """Return what ``text``, of which no reading is exact, finds by likeness or by meaning."""
    bare = next(reversed((*query.strip_wrappers(text),)), words(text))
    if exact_only or not confidence.has_content(bare):
        return Answer(text, "none")
    from salesgloss.search import fuzzy, meaning

    near = fuzzy.find_fuzzy(index, bare) if len(bare) <= LONGEST_NAME else []
    if clear := confidence.clear_winners(near):
        return Answer(text, "close", clear, _without(near, clear)[:limit])
    named = _acronyms_within(index, text)
    found = meaning.search(index, text, max(limit, meaning.RERANK_DEPTH))
    scored = confidence.prioritize(text, found, {hit.number for hit in named})[:limit]
    hits = tuple(
        Hit.of(index, each.number, score=each.score, matched=each.text, field=each.field)
        for each in scored
    )
    if scored and confidence.describes(text, scored[0]):
        return Answer(text, "meaning", hits, _without(near, hits)[:limit])
    if named:
        return Answer(text, "meaning", named, _without(near, named)[:limit])
    perhaps = [
        hit for hit, each in zip(hits, scored, strict=True) if confidence.may_describe(text, each)
    ]
    near += _without(perhaps, near)
    return Answer(text, "none", (), tuple(near)[:limit])


def _acronyms_within(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the terms whose acronym a question speaks of: "is NRR over 100 good"."""
    for word in confidence.acronyms_within(text):
        hits = (hit for hit in exact(index, word) if hit.field == spelling_fields.ACRONYM)
        if found := tuple(hits):
            return found
    return ()


def _without(near: Sequence[Hit], hits: Collection[Hit]) -> tuple[Hit, ...]:
    shown = {hit.id for hit in hits}
    return tuple(hit for hit in near if hit.id not in shown)


def _exact_reading(index: Index, text: str) -> tuple[Hit, ...]:
    for reading in _readings(text):
        if hits := exact(index, reading):
            return hits
    return _acronym_and_name(index, words(text))


def _acronym_and_name(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the terms that a query names in two ways at once: "MRR monthly recurring revenue"."""
    for one, other in (text.partition(" ")[::2], text.rpartition(" ")[::2]):
        if one and other and (hits := exact(index, one)):
            both = {hit.id for hit in exact(index, other)}
            if same := tuple(hit for hit in hits if hit.id in both):
                return same
    return ()


def _readings(text: str) -> Iterator[str]:
    """Yield the other ways to read ``text`` as a name, stage by stage."""
    without = (*query.parentheses(text),)
    yield from without
    bare = tuple(word for part in (text, *without) for word in query.strip_wrappers(part))
    yield from bare
    for part in (text, *without, *bare):
        yield from query.singulars(words(part))
