"""The tiers after a plain exact hit: readings of the query, close spellings, meaning, none."""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.search import RANK, Answer, Hit, confidence, exact, query
from salesgloss.search.asking import sought
from salesgloss.search.comparison import comparison, sets_side_by_side
from salesgloss.text import without_signs, words
from salesgloss.text.inflection import is_acronym_plural
from salesgloss.text.rules import rules_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from salesgloss.index import Index
    from salesgloss.search.comparison import Comparison
    from salesgloss.search.meaning import ScoredTerm
    from salesgloss.search.named import NamedTerm

LONGEST_QUERY = 300  # characters; nobody names or describes a term at greater length
LONGEST_ROW = 6  # acronyms; who asks for more wants a list
LONGEST_IN_ROW = 5  # words of a name
LONGEST_MISSPELLED = 3  # words of a name within a question about anything
LONGEST_NAME = 80  # characters; what is longer can only describe


def search(index: Index, asked: str, *, limit: int, exact_only: bool) -> Answer:
    """Return the answer to ``asked``, which no spelling equals as it stands."""
    text = asked[:LONGEST_QUERY]
    if compared := _compare_without_parentheses(index, text, limit):
        return Answer(asked, compared.match, compared.hits, sides=compared.sides)
    if hits := exact_reading(index, text):
        return Answer(asked, "exact", hits)
    for reading in (words(text), *query.strip_wrappers(text)):
        if row := _acronyms_in_a_row(index, reading.split(" ")):
            return Answer(asked, row.match, row.hits, sides=row.sides)
    answer = _compare(index, comparison(text), limit=limit, exact_only=exact_only)
    if (answer is None or (not answer.hits and not exact_only)) and sets_side_by_side(text):
        answer = _compare_named(index, text, limit) or answer
    if answer is None and (hits := _exactly_defined(index, text)):
        return Answer(asked, "exact", hits)
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
    if compared.row and (answer := _names_in_a_row(index, compared.row.split(" "))):
        return answer
    everywhere = (compared.everywhere,) if compared.everywhere else ()
    if hits := _exact_sides(index, (*everywhere, *compared.splits)):
        return _combine([Answer("", "exact", each) for each in hits])
    if compared.exact_only:
        return None
    named: dict[str, Answer] = {}  # a side may stand in several splits
    unanswered = None
    for split in compared.splits:
        for side in split:
            if side not in named:
                named[side] = _name_side(index, side, limit, exact_only)
            if not named[side].hits and not compared.explicit:
                break
        answers = [named[side] for side in split if side in named]
        if all(answer.hits for answer in answers):
            return _combine(answers)
        if compared.explicit and any(answer.hits for answer in answers) and not unanswered:
            answers = [
                answer
                if answer.hits
                else _find_single(index, answer.query, limit=limit, exact_only=exact_only)
                for answer in answers
            ]
            unanswered = (
                _combine(answers)
                if all(answer.hits for answer in answers)
                else _unresolved(answers, limit)
            )
    if compared.kinds and not unanswered:
        return _unresolved([*named.values()], limit)
    return unanswered


def _compare_without_parentheses(index: Index, text: str, limit: int) -> Answer | None:
    """Return the answer to a comparison of names with something in parentheses behind them: "SLA
    (uptime) vs SLO (target)"."""
    outside = query.without_parentheses(text)
    if outside == text or exact(index, outside):
        return None
    answer = _compare(index, comparison(outside), limit=limit, exact_only=True)
    return answer if answer and len(answer.sides) > 1 else None


def _compare_named(index: Index, text: str, limit: int) -> Answer | None:
    """Return the terms that ``text`` sets side by side, whatever else it says of them: "SDR vs BDR
    vs AE: what's the difference?"."""
    from salesgloss.search import named

    found = named.side_by_side(index, text)
    if not found:
        return None
    answer = _answer_named(index, text, found, (), limit)
    sides = tuple(_named_hits(index, [each]) for each in found)
    return Answer(text, answer.match, answer.hits, answer.suggestions, sides)


def _acronyms_in_a_row(index: Index, spoken: Sequence[str]) -> Answer | None:
    """Return the answer to nothing but acronyms, different ones of a kind: "MRR ARR", "mql sql";
    in "SaaS CAC" one is about the other. Of an ambiguous one that is meant which is of the kind."""
    if not 2 <= len(set(spoken)) == len(spoken) <= LONGEST_ROW:
        return None
    sides = []
    for word in spoken:
        hits = (hit for hit in exact(index, word) if hit.field == spelling_fields.ACRONYM)
        sides.append(tuple(hits))
        if not sides[-1]:
            return None
    kinds = [[index.summary(hit.number).kind for hit in side] for side in sides]
    shared = set.intersection(*map(set, kinds))
    if not shared:
        return None
    meant = (
        tuple(hit for hit, kind in zip(side, each, strict=True) if kind in shared)
        for side, each in zip(sides, kinds, strict=True)
    )
    return _combine([Answer("", "exact", side) for side in meant])


def _names_in_a_row(index: Index, spoken: Sequence[str]) -> Answer | None:
    """Return the answer to nothing but names, the longest at each place: "lead contact account";
    the shortest in Chinese, whose spaces part names."""
    if acronyms := _acronyms_in_a_row(index, spoken):
        return acronyms
    sides: list[tuple[Hit, ...]] = []
    is_english = all(map(str.isascii, spoken))
    at = 0
    while at < len(spoken):
        ends = range(at + 1, min(len(spoken), at + LONGEST_IN_ROW) + 1)
        for end in reversed(ends) if is_english else ends:
            hits = exact(index, " ".join(spoken[at:end]))
            if hits and hits not in sides:
                sides.append(hits)
                at = end
                break
        else:
            return None
    return _combine([Answer("", "exact", each) for each in sides]) if len(sides) > 1 else None


def _exact_sides(index: Index, splits: Sequence[tuple[str, ...]]) -> list[tuple[Hit, ...]] | None:
    """Return the hits of each side of the first split whose sides are all names; else of the first
    whose sides are all found exactly, though it be by a keyword."""
    by_keyword = None
    for split in splits:
        sides = [exact(index, side) or exact_reading(index, side) for side in split]
        if all(sides):
            if all(spelling_fields.is_name(side[0].field) for side in sides):
                return sides
            by_keyword = by_keyword or sides
    return by_keyword


def _name_side(index: Index, side: str, limit: int, exact_only: bool) -> Answer:
    """Return what ``side`` is a name of, or nearly one."""
    if hits := exact(index, side) or exact_reading(index, side):
        return Answer(side, "exact", hits)
    return _find_single(index, side, limit=limit, exact_only=exact_only, names_only=True)


def _unresolved(answers: Sequence[Answer], limit: int) -> Answer:
    """Return no answer, but as suggestions the sides that have one, then what is near the others."""
    answered = [each for each in answers if each.hits]
    offered = {hit.id: hit for hit in (_combine(answered).hits if answered else ())}
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


def _find_single(
    index: Index, text: str, *, limit: int, exact_only: bool, names_only: bool = False
) -> Answer:
    """Return what ``text``, of which no reading is exact, finds by likeness or, unless
    ``names_only``, by names within it or by meaning."""
    bare = query.barest(text)
    if exact_only or not confidence.has_content(bare):
        return Answer(text, "none")
    from salesgloss.search import fuzzy, noise

    if noise.is_noise(text):
        return Answer(text, "none")
    near: list[Hit] = []
    clear: tuple[Hit, ...] = ()
    readings = [words(text), bare]  # "metric" may be part of the name
    if (barer := query.barest(text, loosely=True)).count(" ") < LONGEST_MISSPELLED:
        readings.append(barer)
    for reading in dict.fromkeys(readings):
        if not clear and len(reading) <= LONGEST_NAME:
            near = fuzzy.find_fuzzy(index, reading)
            clear = confidence.clear_winners(near)
    if clear:
        return Answer(text, "close", clear, _without(near, clear)[:limit])
    if names_only or not says_more_than_a_name(text):
        return Answer(text, "none", (), tuple(near)[:limit])
    return _find_within(index, text, near, limit)


def says_more_than_a_name(text: str) -> bool:
    """Tell whether names may stand within ``text``, or it may describe something: an English word
    alone can only be a name, which would be found by then."""
    return not query.barest(text).isascii() or " " in words(text)


def _find_within(index: Index, text: str, near: list[Hit], limit: int) -> Answer:
    """Return what ``text``, which is near to no name, names among other words, or describes."""
    from salesgloss.search import named, noise

    found = named.find(index, text)
    best = max((each.probability for each in found if not each.modifies), default=0.0)
    told = sought(text, rules_for(words(text)))
    if told or all(noise.is_among_scraps(index, text, each.surface) for each in found):
        best = 0.0
    if best >= confidence.CERTAIN:
        return _answer_named(index, text, found, near, limit)
    likely, sure = _describe(index, told or text, limit)
    hits = _meant(index, likely[:limit], sure)
    if best >= confidence.NAMED and best >= sure:
        return _answer_named(index, text, found, near, limit)
    # Where a name, none too sure, is likelier than the description, either answer would be a guess.
    if sure >= best and confidence.is_enough(told or query.barest(text), sure):
        return Answer(text, "meaning", hits, _without(near, hits)[:limit])
    perhaps = _named_hits(index, [each for each in found if each.probability >= confidence.SUGGEST])
    if sure >= confidence.SUGGEST:
        perhaps = (*perhaps, *_without(hits[:2], perhaps))
    near += _without(perhaps, near)
    return Answer(text, "none", (), tuple(near)[:limit])


def _describe(index: Index, text: str, limit: int) -> tuple[list[ScoredTerm], float]:
    """Return the terms that ``text`` may describe, and how probable it is that it means the first."""
    from salesgloss.search.probability import probability

    likely = candidates(index, text, limit)
    if not likely:
        return [], 0.0
    if words(likely[0].text) == words(text):  # asked in the very words of the data
        return likely, confidence.CERTAIN
    return likely, probability("meaning", confidence.describing(index, text, likely))


def candidates(index: Index, text: str, limit: int) -> list[ScoredTerm]:
    """Return the terms that ``text`` may describe, likeliest first; none where it is too short, or
    scraps."""
    from salesgloss.search import meaning, noise

    if not confidence.may_describe(text) or noise.is_nothing_but_scraps(index, text):
        return []
    found = meaning.search(index, text, max(limit, meaning.RERANK_DEPTH))
    return confidence.prioritize(text, found)


def _answer_named(
    index: Index, text: str, found: Sequence[NamedTerm], near: Sequence[Hit], limit: int
) -> Answer:
    """Return the answer with the terms that ``text`` names, the one asked about first."""
    sure = [each for each in found if each.probability >= confidence.NAMED]
    heads = [each for each in sure if not each.modifies] or sure
    most = max(each.probability for each in heads)
    main = next(each for each in heads if each.probability >= confidence.FIRST * most)
    others = [each for each in found if each.probability >= confidence.ALSO and each is not main]
    hits = _named_hits(index, [main, *others])
    return Answer(
        text, "named", hits[: max(limit, len(main.numbers))], _without(near, hits)[:limit]
    )


def _named_hits(index: Index, found: Iterable[NamedTerm]) -> tuple[Hit, ...]:
    hits: dict[int, Hit] = {}
    for each in found:
        score = round(100 * each.probability, 1)
        for number in each.numbers:
            hit = Hit.of(index, number, score=score, matched=each.surface, field=each.field)
            hits.setdefault(number, hit)
    return tuple(hits.values())


def _meant(index: Index, likely: Sequence[ScoredTerm], sure: float) -> tuple[Hit, ...]:
    """Return hits on ``likely``; the first scores what it is probable by, the others by their odds
    against it."""
    from math import exp

    shares = [min(1.0, exp(each.score - likely[0].score)) for each in likely]
    return tuple(
        Hit.of(
            index,
            each.number,
            score=round(100 * sure * share, 1),
            matched=each.text,
            field=each.field,
        )
        for each, share in zip(likely, shares, strict=True)
    )


def _without(near: Sequence[Hit], hits: Collection[Hit]) -> tuple[Hit, ...]:
    shown = {hit.id for hit in hits}
    return tuple(hit for hit in near if hit.id not in shown)


def exact_reading(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the hits of the first other way to read ``text`` that is exactly a name."""
    if hits := _named_twice(index, text):
        return hits
    for reading in _readings(text):
        if hits := exact(index, reading):
            return hits
    return _acronym_and_name(index, words(text)) or _asked_loosely(index, text)


def _asked_loosely(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the terms that ``text`` may be about, if it has nothing else but a name of theirs."""
    for reading in query.strip_wrappers(text, loosely=True):
        for form in (reading, *query.singulars(reading)):
            if (hits := exact(index, form)) and spelling_fields.is_name(hits[0].field):
                return hits
    return ()


def _exactly_defined(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the hits of what ``text`` asks for the meaning of in the end, whatever it says before."""
    for asked in filter(None, query.defined(text)):
        if hits := exact(index, asked) or exact_reading(index, asked):
            return hits
    return ()


def _named_twice(index: Index, text: str) -> tuple[Hit, ...]:
    """Return the terms named before a parenthesis and in it: "What is ARR (annual recurring revenue)"."""
    before, inside = query.named_twice(text)
    told = {hit.id for hit in exact(index, inside)} if inside else set()
    for reading in (words(before), *query.strip_wrappers(before)) if told else ():
        if same := tuple(hit for hit in exact(index, reading) if hit.id in told):
            return same
    return ()


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
    without = () if sets_side_by_side(text) else tuple(query.parentheses(text))
    yield from without
    if (bare_text := without_signs(text)) != text:
        yield bare_text
    if is_acronym_plural(text.strip()):
        yield text.strip()[:-1]
    bare = tuple(word for part in (text, *without) for word in query.strip_wrappers(part))
    yield from bare
    for part in (text, *without, *bare):
        yield from query.singulars(words(part))
    if told := sought(text, rules_for(words(text))):
        yield told
