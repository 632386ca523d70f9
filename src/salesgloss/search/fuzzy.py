"""The close tier: spellings that the query begins, reorders or nearly spells."""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.index import bags
from salesgloss.index.analysis import STOP_WORDS
from salesgloss.search import Hit, confidence, edit_distance, likeness, slips
from salesgloss.text import fold, fold_words, has_chinese, without_signs, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from salesgloss.index import Index

MAX_CANDIDATES = 10  # spellings whose edit distance is weighed; of long ones, half
_LONG = 24  # characters
MAX_PREFIX_MATCHES = 50
MOST_SHARING = 20  # terms of one spelling that are near: no one looks through thousands

# Words that say what sort of thing is meant and add nothing: "the BANT framework".
GENERIC_NOUNS = frozenset(
    [
        "acronym",
        "concept",
        "definition",
        "formula",
        "framework",
        "kpi",
        "meaning",
        "method",
        "methodology",
        "metric",
        "model",
        "process",
        "score",
        "software",
        "strategy",
        "survey",
        "system",
        "team",
        "technique",
        "term",
        "tool",
    ]
)


def find_fuzzy(index: Index, text: str) -> list[Hit]:
    """Return the terms whose spellings are close to ``text``, best first; ties by id."""
    wanted = words(text)
    if not wanted:
        return []
    scores = dict.fromkeys(_reordered(index, wanted), confidence.REORDERED_SCORE)
    if not scores:
        scores = _prefix_matches(index, wanted)
        for number, score in _edit_matches(index, wanted):
            scores[number] = max(score, scores.get(number, 0.0))
    return _hits(index, scores)


def _reordered(index: Index, wanted: str) -> list[int]:
    """Return the numbers of the keys with the same words of substance, or the same but for a word
    that only says what sort of thing is meant."""
    spoken = wanted.split(" ")
    specific = [word for word in spoken if word not in GENERIC_NOUNS]
    for reading in (spoken, specific):
        bag = bags.bag(reading)
        if bag and (row := index.bags.find(bag.encode("utf-8", "replace"))):
            same = [int(at) for at in row.split() if _same_words(index, reading, int(at))]
            if same:
                return same
    if specific and len(specific) < len(spoken):
        key = fold(" ".join(specific)).encode("utf-8", "replace")
        at = index.keys.bisect(key)
        if at < len(index.keys) and index.keys[at].startswith(key + b"\t"):
            return [at]
    return []


def _same_words(index: Index, asked: Sequence[str], key: int) -> bool:
    """Tell whether the words of ``asked`` are forms of those of the key: none names who does what
    the other is, as a manager does management."""
    meant = words(index.claims_at(key, most=1)[0].spelling).split(" ")
    return all(
        any(slips.is_form(word, other) or slips.is_form(other, word) for other in meant)
        for word in asked
        if word not in STOP_WORDS
    )


def _prefix_matches(index: Index, wanted: str) -> dict[int, float]:
    keys, key = index.keys, fold(wanted)
    begin = key.encode("utf-8", "replace")
    start = keys.bisect(begin)
    scores: dict[int, float] = {}
    for at in range(start, min(start + MAX_PREFIX_MATCHES, len(keys))):
        if not keys[at].startswith(begin):
            break
        cells = keys[at].decode().split("\t")
        at_word = " " in wanted and words(cells[3]).startswith(f"{wanted} ")
        score = confidence.prefix_score(len(key), len(cells[0]), at_word=at_word)
        scores[at] = min(score, confidence.CLOSE - 1) if has_chinese(key) else score
    return scores


def _edit_matches(index: Index, wanted: str) -> Iterator[tuple[int, float]]:
    chinese = has_chinese(wanted)
    limit = MAX_CANDIDATES if len(wanted) <= _LONG else MAX_CANDIDATES // 2
    like = likeness.most_like(
        index, fold_words(wanted), limit=limit, cutoff=confidence.MIN_SUGGESTION
    )
    for number, _ in like:
        spelling = _words_of(index, number)
        cost = edit_distance.phrase_cost(wanted, spelling)
        length = max(
            len("".join(edit_distance.without_articles(each))) for each in (spelling, wanted)
        )
        one_word = " " not in spelling
        score = confidence.spelling_score(cost, length, chinese=chinese, one_word=one_word)
        if score >= confidence.CLOSE and not slips.may_be_slip(index, wanted, spelling):
            score = confidence.CLOSE - 1
        yield number, score


def _words_of(index: Index, key: int) -> str:
    """Return the words of a key, which may be a name without its signs: Pro of Pro+."""
    spelling = index.claims_at(key, most=1)[0].spelling
    said = words(spelling)
    return said if fold_words(said) == index.key(key) else words(without_signs(spelling))


def _hits(index: Index, scores: Mapping[int, float]) -> list[Hit]:
    """Return a hit for each term at its best-scored spelling; ids, keywords and
    misnomers never are near."""
    found: dict[int, Hit] = {}
    for at, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        for claim in index.claims_at(at, most=MOST_SHARING):
            if claim.field == spelling_fields.ID or not spelling_fields.leads_rightly(claim.field):
                continue
            sure = round(confidence.adjust_for_field(score, claim.field, claim.spelling), 1)
            number = claim.number
            if number not in found or sure > found[number].score:
                found[number] = Hit.of(
                    index, number, score=sure, matched=claim.spelling, field=claim.field
                )
    return sorted(
        (hit for hit in found.values() if hit.score >= confidence.MIN_SUGGESTION),
        key=lambda hit: (-hit.score, hit.id),
    )
