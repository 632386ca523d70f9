"""The tiers after a plain exact hit: readings of the query, close spellings, meaning, none."""

from __future__ import annotations

from salesgloss.glossary import confidence, meaning, query
from salesgloss.glossary.answer import STRENGTH, Answer, Hit
from salesgloss.text import fold, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesgloss.glossary import Glossary

LONGEST_QUERY = 300  # characters; nobody names or describes a term at greater length


def find(glossary: Glossary, asked: str, *, limit: int, exact: bool) -> Answer:
    """Return the answer to ``asked``, which no spelling equals as it stands."""
    text = asked[:LONGEST_QUERY]
    if hits := _exact_reading(glossary, text):
        return Answer(asked, "exact", hits)
    if pair := query.sides(text):
        left, right = (_one(glossary, side, limit=limit, exact=exact) for side in pair)
        if left.hits and right.hits:
            return _both(asked, left, right)
    answer = _one(glossary, text, limit=limit, exact=exact)
    return Answer(asked, answer.match, answer.hits, answer.suggestions)


def _one(glossary: Glossary, text: str, *, limit: int, exact: bool) -> Answer:
    if hits := glossary.exact(text) or _exact_reading(glossary, text):
        return Answer(text, "exact", hits)
    if exact:
        return Answer(text, "none")
    near = _near(glossary, text)
    if near and (clear := confidence.clear_winner(near)):
        others = tuple(hit for hit in near if hit.id != clear.id)
        return Answer(text, "close", (clear,), others[:limit])
    if meant := meaning.search(glossary.image, text, limit):
        hits = tuple(
            glossary.hit(number, score=score, matched=matched, field=field)
            for number, score, matched, field in meant
        )
        return Answer(text, "meaning", hits)
    return Answer(text, "none", (), confidence.worth_suggesting(near)[:limit])


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


def _near(glossary: Glossary, text: str) -> list[Hit]:
    """Return the terms whose spellings begin like ``text`` or look like it, best first."""
    from salesgloss import matching  # rapidfuzz: half of what a close look-up costs

    wanted = words(next(reversed((*query.unwrapped(text),)), text))
    if not wanted:
        return []
    keys = glossary.image.rows("keys")
    found: dict[int, Hit] = {}
    key = fold(wanted)
    start = keys.bisect(key.encode("utf-8", "replace"))
    prefixed = range(start, min(start + 50, len(keys)))
    begins = [at for at in prefixed if keys[at].startswith(key.encode("utf-8", "replace"))]
    spoken = glossary.image.section("words").decode().split("\n")
    ranked = [(at, confidence.prefix_score(key, spoken[at])) for at in begins]
    ranked += matching.rank(wanted, spoken, limit=20, cutoff=confidence.LEAST_LIKENESS)
    for at, score in sorted(ranked, key=lambda pair: (-pair[1], spoken[pair[0]])):
        cells = keys[at].decode().split("\t")[1:]
        for cell in range(0, len(cells), 3):
            number, field, spelling = int(cells[cell]), cells[cell + 1], cells[cell + 2]
            if number not in found and not field.endswith("misnomer"):
                found[number] = glossary.hit(
                    number, score=round(score, 1), matched=spelling, field=field
                )
    hits = [confidence.judged(wanted, hit) for hit in found.values()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))
