"""The one place that decides how sure is sure enough: an answer, a suggestion, or nothing.

A spelling is judged by its slips, whose floors were set on a misspelling of every name and a
dictionary's words; names within a query and descriptions by a fitted probability.
"""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.index.analysis import CONTENT_WEIGHT, STOP_WORDS, tokens, weight
from salesgloss.search import circumstances
from salesgloss.search.asking import begins_with_errand, is_errand, is_question
from salesgloss.search.slips import is_form
from salesgloss.text import fold, has_chinese, is_chinese, words
from salesgloss.text.rules import rules_for
from salesgloss.text.rules.chinese_words import STOP_CHARACTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.index import Index
    from salesgloss.search import Hit
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

# Named and meaning: the probability from which on a term is an answer, or worth a suggestion.
NAMED = 0.6
ALSO = 0.5  # NAMED for what stands beside a name that is an answer
CERTAIN = 0.9  # from which on a name needs no comparison with what else could be meant
ANSWER = 0.35
ANSWER_TO_NAME = 0.65  # the same for what seldom describes: an errand, or the name of another thing
FIRST = 0.6  # of the likeliest: the first name of a sentence that is so likely is asked about
SUGGEST = 0.17
# What a short query must share with one name of a term. Short: so many tokens of substance.
_IN_A_NAME = 0.95
_SHORT = 7
_BARE_CHINESE = 8  # characters; a longer name is rare
_BARE_WORDS = 6  # the same in English
_SHORTEST_CHINESE = 3  # tokens, of a word of two characters
_FAR = 4.0  # log odds by which one leads the next
_MANY = 8  # words of substance: more tell no more
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


def prioritize(query: str, found: Sequence[ScoredTerm]) -> list[ScoredTerm]:
    """Return ``found`` with those first of whose name the query is a part; of these the one that
    newcomers meet first."""

    def place(one: ScoredTerm) -> tuple[int, int]:
        return (1, one.level) if _in_a_name(query, one) else (2, 0)

    return sorted(found, key=place)


def describing(index: Index, query: str, found: Sequence[ScoredTerm]) -> dict[str, float]:
    """Return what tells whether the first of ``found`` is what ``query`` describes."""
    from math import exp  # close spellings do without

    best = found[0]
    lead = best.score - found[1].score if len(found) > 1 else _FAR
    odds = sum(exp(min(each.score - best.score, _FAR)) for each in found)
    held = [token for token in dict.fromkeys(tokens(query)) if weight(token) >= CONTENT_WEIGHT]
    unknown = sum(not index.postings(token) for token in held)
    spoken = words(query)
    chinese = has_chinese(query)
    rules = rules_for(spoken)
    literal = best.text_cover if chinese else _literal_share(spoken, best.text)
    return {
        "cover": best.cover,
        "text": best.text_cover,
        "score": best.features["bm25f"],
        "share": 1 / odds,
        "lead": max(-_FAR, min(_FAR, lead)) / _FAR,
        "shared": min(best.shared, _MANY) / _MANY,
        "one shared": float(best.shared < 2),
        "part of a name": float(_in_a_name(query, best)),
        "holds a name": best.named,
        "question": float(is_question(query, rules)),
        "errand": float(is_errand(query, rules)),
        "bare": float(_is_bare(spoken, chinese=chinese)),
        "length": min(len(held), _MANY) / _MANY,
        "unknown": unknown / max(len(held), 1),
        "chinese": float(chinese),
        "chinese cover": best.cover * chinese,
        "chinese text": best.text_cover * chinese,
        "bare cover": best.cover * _is_bare(spoken, chinese=chinese),
        "asked": float(best.field == "asked_as"),
        "bare chinese": float(chinese and _is_bare(spoken, chinese=chinese)),
        "precision": best.features["precision"],
        "direct": best.features["direct"],
        "literal": literal,
        "bare literal": literal * _is_bare(spoken, chinese=chinese),
        **circumstances.of(index, query, rules),
    }


def _literal_share(spoken: str, text: str) -> float:
    """Return the share of the words of substance that ``text`` has, too: a manager is no
    management."""
    there = words(text).split(" ")
    content = [word for word in dict.fromkeys(spoken.split(" ")) if word not in STOP_WORDS]
    held = sum(any(is_form(word, other) for other in there) for word in content)
    return held / max(len(content), 1)


def _is_bare(spoken: str, *, chinese: bool) -> bool:
    """Tell whether a query is words without grammar, as names are."""
    if chinese:
        grammar = sum(one in STOP_CHARACTERS for one in spoken)
        return not grammar and len(spoken) <= _BARE_CHINESE
    said = spoken.split()
    grammar = any(word in STOP_WORDS and word not in _NO_QUESTION for word in said)
    return not grammar and len(said) <= _BARE_WORDS


def _in_a_name(query: str, one: ScoredTerm) -> bool:
    if one.text_cover < _IN_A_NAME or not 1 < _substance(query) <= _SHORT:
        return False
    return one.field == "name" or sum(map(is_chinese, query)) > 2


def is_enough(query: str, probability: float) -> bool:
    """Tell whether a term that is meant by ``query`` with ``probability`` may answer it."""
    spoken = words(query)
    seldom = _is_bare(spoken, chinese=has_chinese(query)) or begins_with_errand(query)
    return probability >= (ANSWER_TO_NAME if seldom else ANSWER)


def has_content(query: str) -> bool:
    """Tell whether ``query`` has a word of substance; "what is it" has none."""
    return _substance(query) > 0


def may_describe(query: str) -> bool:
    """Tell whether ``query`` is long enough to describe anything: a word alone is a name."""
    return _substance(query) > (_SHORTEST_CHINESE if has_chinese(query) else 1)


def _substance(query: str) -> int:
    return sum(1 for token in dict.fromkeys(tokens(query)) if weight(token) >= CONTENT_WEIGHT)
