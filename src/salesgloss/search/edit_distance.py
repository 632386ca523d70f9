"""How likely one spelling is a slip for another: a weighted edit distance, and a key by sound.

The noisy channel of Kernighan, Church & Gale (1990) in small: slips that fingers and ears really
make cost less than arbitrary ones. Costs are in slips; 1 is an ordinary single mistake.
"""

from __future__ import annotations

from itertools import accumulate

TRANSPOSITION = 0.7  # two neighbors exchanged
DOUBLING = 0.5  # a double letter written once, a single one twice
DELETION = 0.8
INSERTION = 1.1
ADJACENT_KEY = 0.8  # the key beside
VOWEL = 0.9  # one vowel for another
OTHER = 1.2
FIRST_LETTER = 0.6  # on top: people rarely get the first letter wrong (Pollock & Zamora 1984)
PHONETIC = 0.4  # spelled as heard; an eighth of the cost by letters comes on top
WORD_BOUNDARY = 0.4  # words written as one or one as two, on top of other slips
TRUNCATION = 0.4  # a word cut short: "net rev ret"
SAME_STEM = 2.5  # at most, for another form of the same long word: "qualifying", "qualification"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# How letters sound, the longest first; capitals stand for sounds, not letters.
_SOUNDS_OF = """
one>won ough>o augh>o ph>f gh>g ck>k sch>sk tch>ch kn>n wr>r wh>w mb>m tion>shn sion>shn cian>shn
ce>se ci>si cy>si c>k qu>kw q>k x>ks z>s dge>j ge>je gi>ji ee>E ea>E ie>E ei>E ai>A ay>A
oo>U ou>U ow>U oa>O au>O aw>O er>R ir>R ur>R y>i
"""
_SOUNDS = tuple(pair.split(">") for pair in _SOUNDS_OF.split())


def _adjacent_keys() -> frozenset[str]:
    """Return the pairs of letters whose keys touch on a QWERTY keyboard."""
    pairs = set()
    for row, keys in enumerate(_ROWS):
        for at, key in enumerate(keys):
            beside = keys[at + 1 : at + 2]
            if row + 1 < len(_ROWS):
                beside += _ROWS[row + 1][max(at - 1, 0) : at + 1]
            for other in beside:
                pairs |= {key + other, other + key}
    return frozenset(pairs)


_ADJACENT_KEYS = _adjacent_keys()
_VOWELS = frozenset("aeiouy")


def phonetic_key(word: str) -> str:
    """Return a key that words spelled as they are heard share (after Metaphone, Philips 1990)."""
    word = word[:1] + word[1:].replace("tu", "chu")
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    for ending in ("or", "ar", "a"):  # unstressed, all end alike
        if len(word) > 3 and word.endswith(ending):
            word = word.removesuffix(ending) + "R"
    return "".join(one for at, one in enumerate(word) if one != word[at - 1 : at])


def edit_cost(query: str, spelling: str) -> float:
    """Return the cost of the cheapest way to have written ``query`` for ``spelling``.

    Optimal string alignment with the costs above; both are folded, without spaces.
    """
    if query == spelling:
        return 0.0
    if not (query.isascii() and spelling.isascii()):
        return float(levenshtein(query, spelling))
    start = common_prefix(query, spelling)
    return _alignment_cost(
        query[max(start - 1, 0) :],
        spelling[max(start - 1, 0) :],
        FIRST_LETTER if start < 1 else 0.0,
    )


def levenshtein(query: str, spelling: str) -> int:
    """Return how many characters are wrong, missing or too many."""
    row = list(range(len(spelling) + 1))
    for at, typed in enumerate(query, 1):
        diagonal, row[0] = row[0], at
        for place, intended in enumerate(spelling, 1):
            best = min(diagonal + (typed != intended), row[place] + 1, row[place - 1] + 1)
            diagonal, row[place] = row[place], best
    return row[-1]


def common_prefix(left: str, right: str) -> int:
    """Return how many characters the two begin with alike."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))


def _alignment_cost(query: str, spelling: str, first: float) -> float:
    deletions = [_deletion_cost(spelling, at) for at in range(len(spelling))]
    before_last: list[float] = []
    last = [0.0, *accumulate(deletions)]
    last[1:] = [cost + first for cost in last[1:]]
    for i, typed in enumerate(query):
        insertion = _insertion_cost(query, i)
        left = last[0] + insertion + (first if not i else 0.0)
        row = [left]
        for j, intended in enumerate(spelling):
            written = last[j]
            if typed != intended:
                written += _substitution_cost(typed, intended) + (0.0 if i or j else first)
            left += deletions[j]
            if written < left:  # noqa: PLR1730 - a call of min() would take twice the time
                left = written
            if last[j + 1] + insertion < left:  # noqa: PLR1730
                left = last[j + 1] + insertion
            is_exchange = i and j and typed == spelling[j - 1] and query[i - 1] == intended
            if is_exchange and typed != intended:
                left = min(left, before_last[j - 1] + TRANSPOSITION)
            row.append(left)
        before_last, last = last, row
    return last[-1]


def _deletion_cost(spelling: str, at: int) -> float:
    return DOUBLING if at and spelling[at] == spelling[at - 1] else DELETION


def _insertion_cost(query: str, at: int) -> float:
    return DOUBLING if at and query[at] == query[at - 1] else INSERTION


def _substitution_cost(typed: str, intended: str) -> float:
    if typed + intended in _ADJACENT_KEYS:
        return ADJACENT_KEY
    if typed in _VOWELS and intended in _VOWELS:
        return VOWEL
    return OTHER


def phrase_cost(query: str, spelling: str) -> float:
    """Return the cost of ``query`` for ``spelling``, both folded words; infinite where one of
    the words has nothing to do with its opposite number, however long the rest."""
    asked, intended = query.split(" "), spelling.split(" ")
    if len(asked) != len(intended):
        asked, intended = without_articles(query), without_articles(spelling)
    whole = edit_cost("".join(asked), "".join(intended))
    if len(asked) != len(intended) or len(asked) < 2:
        if len(asked) != len(intended):
            return whole + WORD_BOUNDARY if whole else whole
        return _phonetic_cost(asked[0], intended[0], whole)
    costs = [_word_cost(*pair) for pair in zip(asked, intended, strict=True)]
    for each, word in zip(costs, intended, strict=True):
        if each > 0.6 * max(len(word), 2):
            return whole if whole < OTHER else float("inf")
    return min(whole, sum(costs))


def _word_cost(asked: str, intended: str) -> float:
    if asked == intended:
        return 0.0
    if len(asked) >= 3 and intended.startswith(asked) and len(intended) - len(asked) >= 3:
        return TRUNCATION
    found = _phonetic_cost(asked, intended, edit_cost(asked, intended))
    return min(found, SAME_STEM) if common_prefix(asked, intended) >= 5 else found


def _phonetic_cost(asked: str, intended: str, cost: float) -> float:
    """Return ``cost``, or that of writing as one hears where the two sound the same."""
    if (
        cost > PHONETIC
        and asked.isascii()
        and intended.isascii()
        and phonetic_key(asked) == phonetic_key(intended)
    ):
        return min(cost, PHONETIC + cost / 8)
    return cost


def without_articles(phrase: str) -> list[str]:
    """Return the words but "the"."""
    found = [word for word in phrase.split(" ") if word != "the"]
    return found or phrase.split(" ")
