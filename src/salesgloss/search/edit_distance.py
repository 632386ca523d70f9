"""How likely one spelling is a slip for another: a weighted edit distance, and a key by sound.

The noisy channel of Kernighan, Church & Gale (1990) in small: slips that fingers and ears really
make cost less than arbitrary ones. Costs are in slips; 1 is an ordinary single mistake.
"""

from __future__ import annotations

TRANSPOSITION = 0.7  # two neighbours exchanged
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


def _neighbours() -> frozenset[str]:
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


_BESIDE = _neighbours()
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
        from salesgloss.matching import levenshtein  # rapidfuzz: loaded by then in any case

        return float(levenshtein(query, spelling))
    start = _common_prefix(query, spelling)
    return _aligned(
        query[max(start - 1, 0) :],
        spelling[max(start - 1, 0) :],
        FIRST_LETTER if start < 1 else 0.0,
    )


def _common_prefix(left: str, right: str) -> int:
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))


def _aligned(query: str, spelling: str, first: float) -> float:
    before: list[float] = []
    above = [0.0]
    for at in range(len(spelling)):
        above.append(above[-1] + _omitted(spelling, at) + (first if not at else 0.0))
    for i, typed in enumerate(query):
        extra = _extra(query, i)
        row = [above[0] + extra + (first if not i else 0.0)]
        for j, meant in enumerate(spelling):
            cost = 0.0 if typed == meant else _replaced(typed, meant)
            cost += first if cost and not i and not j else 0.0
            best = min(above[j] + cost, above[j + 1] + extra, row[j] + _omitted(spelling, j))
            if i and j and typed != meant and typed == spelling[j - 1] and query[i - 1] == meant:
                best = min(best, before[j - 1] + TRANSPOSITION)
            row.append(best)
        before, above = above, row
    return above[-1]


def _omitted(spelling: str, at: int) -> float:
    return DOUBLING if at and spelling[at] == spelling[at - 1] else DELETION


def _extra(query: str, at: int) -> float:
    return DOUBLING if at and query[at] == query[at - 1] else INSERTION


def _replaced(typed: str, meant: str) -> float:
    if typed + meant in _BESIDE:
        return ADJACENT_KEY
    if typed in _VOWELS and meant in _VOWELS:
        return VOWEL
    return OTHER


def phrase_cost(query: str, spelling: str) -> float:
    """Return the cost of ``query`` for ``spelling``, both folded words; infinite where one of
    the words has nothing to do with its opposite number, however long the rest."""
    asked, meant = query.split(" "), spelling.split(" ")
    if len(asked) != len(meant):
        asked, meant = without_articles(query), without_articles(spelling)
    whole = edit_cost("".join(asked), "".join(meant))
    if len(asked) != len(meant) or len(asked) < 2:
        if len(asked) != len(meant):
            return whole + WORD_BOUNDARY if whole else whole
        return _phonetic_cost(asked[0], meant[0], whole)
    costs = [_word_cost(*pair) for pair in zip(asked, meant, strict=True)]
    for each, word in zip(costs, meant, strict=True):
        if each > 0.6 * max(len(word), 2):
            return whole if whole < OTHER else float("inf")
    return min(whole, sum(costs))


def _word_cost(asked: str, meant: str) -> float:
    if asked == meant:
        return 0.0
    if len(asked) >= 3 and meant.startswith(asked) and len(meant) - len(asked) >= 3:
        return TRUNCATION
    found = _phonetic_cost(asked, meant, edit_cost(asked, meant))
    return min(found, SAME_STEM) if _common_prefix(asked, meant) >= 5 else found


def _phonetic_cost(asked: str, meant: str, cost: float) -> float:
    """Return ``cost``, or that of writing as one hears where the two sound the same."""
    if (
        cost > PHONETIC
        and asked.isascii()
        and meant.isascii()
        and phonetic_key(asked) == phonetic_key(meant)
    ):
        return min(cost, PHONETIC + cost / 8)
    return cost


def without_articles(spoken: str) -> list[str]:
    """Return the words but "the"."""
    found = [word for word in spoken.split(" ") if word != "the"]
    return found or spoken.split(" ")
