"""The one place that decides how sure is sure enough: close, meaning, or only a suggestion.

The floors were set on made-up queries: some 230 descriptions in both languages, 270 words and
questions of other fields, a misspelling of every name, and a dictionary's single words; each lies
where the two sorts begin to mix, nearer to refusing.
"""

from __future__ import annotations

from salesgloss.index.analysis import CONTENT_WEIGHT, STOP_WORDS, tokens, weight
from salesgloss.text import fold, is_chinese, spelling_fields, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from salesgloss.search.answer import Hit
    from salesgloss.search.meaning import ScoredTerm

# Close: a score of 80 or more may answer.
CLOSE = 80.0
MARGIN = 1.0  # by which the best must lead the next term
NAME_BONUS = 1.5  # what a name, rather than an alias, adds to a score that may answer
MIN_SUGGESTION = 60.0  # below it a spelling is not even a suggestion
_MIN_NEAR = 70.0  # the same for what is nearly spelled, from SHORTEST letters on: two slips in six
REORDERED_SCORE = 95.0  # the same words in another order or with another ending: no slip at all
SHORTEST = 5  # letters: a slip in a shorter acronym is only a suggestion

# How dear a slip may be in a spelling of so many letters: up to 6, 7, 10, 14, more.
_ALLOWED = ((6, 0.85), (7, 0.95), (10, 1.6), (14, 2.0))
_ALLOWED_ONE_WORD = ((6, 0.85), (7, 0.95), (10, 1.25), (14, 1.6))  # real words lie nearer
_ALLOWED_SHARE = 0.16
_ALLOWED_CHINESE = ((2, 0.0), (5, 1.0), (8, 2.0))
HEARD = 0.6  # in four letters only what sounds the same is close

# Meaning: the part of the query's substance that the best term must hold, by the number of words
# of substance: the fewer there are, the less chance that the others explain themselves.
_COVER_ASKED = {1: 2.0, 2: 0.8, 3: 0.42}  # a question or description
_COVER_NAMED = {1: 2.0, 2: 2.0, 3: 0.65}  # words that could be the name of something
_COVER_LONG = 0.36
_COVER_CHINESE = ((4, 2.0), (6, 0.45))  # by characters
_COVER_CHINESE_LONG = 0.25
_COVER_ALONE = 0.5  # where no text of the term shares more than one word
_LEAST_MEANT, _LEAST_MEANT_CHINESE = 15.0, 12.0  # and so much of the score there could be
_QUESTION_WORDS, _COVER_SUGGESTED = 3, 0.5  # from which on a term is worth a suggestion
FULL_COVER = 0.95  # of the query: a term that holds it, and whose acronym it says, is the one meant
# What a short query must share with one name of a term; in Chinese, three characters that stand
# together will do in any text. Short: so many tokens of substance.
_IN_A_NAME = 0.95
_SHORT = 7
_NO_QUESTION = frozenset(("a", "an", "and", "in", "of", "the"))


def spelling_score(cost: float, length: int, *, chinese: bool, one_word: bool) -> float:
    """Return the score, 0 to 100, of a spelling of ``length`` letters at ``cost`` slips."""
    table = _ALLOWED_ONE_WORD if one_word else _ALLOWED
    if chinese:
        allowed = next((most for size, most in _ALLOWED_CHINESE if length <= size), 0.25 * length)
    elif length < SHORTEST:
        allowed = HEARD if length == SHORTEST - 1 else 0.0
    else:
        allowed = next((most for size, most in table if length <= size), _ALLOWED_SHARE * length)
    if cost <= allowed:
        return 99 - (99 - CLOSE) * cost / max(allowed, 1.0)
    score = 100 * max(1 - cost / max(length, 1), 0.0)
    return min(score, CLOSE - 1) if length < SHORTEST or score >= _MIN_NEAR else 0.0


def adjust_for_field(score: float, field: str, spelling: str) -> float:
    """Return ``score`` as the field and the spelling bear it out: a short acronym is never close
    to anything but itself, and between two as close the one that is a name wins."""
    if score < CLOSE:
        return score
    if (
        len(fold(spelling)) < SHORTEST
        and (field == spelling_fields.ACRONYM or spelling.isupper())
        and score < REORDERED_SCORE
    ):
        return CLOSE - 1
    return (
        score
        if spelling_fields.kind(field) == spelling_fields.ALIAS
        else min(score + NAME_BONUS, 99.0)
    )


def prefix_score(length: int, whole: int, *, at_word: bool) -> float:
    """Return the score of a query that is the first ``length`` of a spelling's ``whole`` letters;
    ``at_word`` tells that it is words cut short by words, not within one. A single word does not
    count as such: the first of a name is seldom its head ("elevator" is no elevator pitch)."""
    share = length / max(whole, 1)
    return min(99.0, 100 * share + (25 if at_word else 0))


def clear_winners(near: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the first of ``near`` if it is close enough and no other term is as close; with it
    the terms that have the very same spelling. Empty where there is no clear one."""
    if not near or near[0].score < CLOSE:
        return ()
    best = near[0]
    winners = tuple(hit for hit in near if hit.score == best.score and hit.matched == best.matched)
    if len(near) > len(winners) and best.score - near[len(winners)].score < MARGIN:
        return ()
    return winners


def prioritize(query: str, found: Sequence[ScoredTerm], said: Collection[int]) -> list[ScoredTerm]:
    """Return ``found`` with those first that the query names: by acronym (the numbers ``said``),
    or by words that are part of a name; of these the one that newcomers meet first."""

    def place(one: ScoredTerm) -> tuple[int, int]:
        if one.number in said and one.cover > FULL_COVER:
            return 0, 0
        return (1, one.level) if _in_a_name(query, one) else (2, 0)

    ordered = sorted(found, key=place)
    ceiling = max((each.score for each in ordered), default=0.0)
    capped = ordered[:1] and [ordered[0].scored(ceiling)]
    for each in ordered[1:]:
        ceiling = min(each.score, ceiling)
        capped.append(each.scored(ceiling))
    return capped


def describes(query: str, best: ScoredTerm) -> bool:
    """Tell whether ``best`` is what ``query`` describes, rather than a term that shares a word."""
    if best.named or _in_a_name(query, best):
        return True
    if best.shared < 2 and best.cover < _COVER_ALONE:
        return False
    least = _LEAST_MEANT_CHINESE if any(map(is_chinese, query)) else _LEAST_MEANT
    return best.cover >= _cover_needed(query) and best.score >= least


def _in_a_name(query: str, one: ScoredTerm) -> bool:
    if one.text_cover < _IN_A_NAME or not 1 < _substance(query) <= _SHORT:
        return False
    return one.field == "name" or sum(map(is_chinese, query)) > 2


def has_content(query: str) -> bool:
    """Tell whether ``query`` has a word of substance; "what is it" has none."""
    return _substance(query) > 0


def may_describe(query: str, one: ScoredTerm) -> bool:
    """Tell whether ``one`` is worth a suggestion to who asks a whole question."""
    return _substance(query) >= _QUESTION_WORDS and one.cover >= _COVER_SUGGESTED


def acronyms_within(query: str) -> Iterator[str]:
    """Yield the words of a question that must be acronyms: capitals, or Latin within Chinese."""
    spoken = words(query)
    if any(map(is_chinese, spoken)):
        latin = "".join(one if one.isascii() else " " for one in spoken)
        yield from (word for word in latin.split() if word.isalpha() and len(word) > 1)
    elif any(word in STOP_WORDS and word not in _NO_QUESTION for word in spoken.split()):
        yield from (word for word in query.split() if word.isupper() and len(word) > 2)


def _substance(query: str) -> int:
    return sum(1 for token in dict.fromkeys(tokens(query)) if weight(token) >= CONTENT_WEIGHT)


def _cover_needed(query: str) -> float:
    characters = sum(map(is_chinese, query))
    if characters:
        return next(
            (most for size, most in _COVER_CHINESE if characters <= size), _COVER_CHINESE_LONG
        )
    spoken = words(query).split()
    asked = any(word in STOP_WORDS and word not in _NO_QUESTION for word in spoken)
    needed = _COVER_ASKED if asked else _COVER_NAMED
    return needed.get(max(_substance(query), 1), _COVER_LONG)
