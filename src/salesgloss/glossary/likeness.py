"""How likely one spelling is a slip for another: a weighted edit distance, and a key by sound.

The noisy channel of Kernighan, Church & Gale (1990) in small: slips that fingers and ears really
make cost less than arbitrary ones. Prices are in slips; 1 is an ordinary single mistake.
"""

from __future__ import annotations

SWAP = 0.7  # two neighbours exchanged
DOUBLING = 0.5  # a double letter written once, a single one twice
OMISSION = 0.8
EXTRA = 1.1
KEY = 0.8  # the key beside
VOWEL = 0.9  # one vowel for another
OTHER = 1.2
FIRST = 0.6  # on top: people rarely get the first letter wrong (Pollock & Zamora 1984)
HEARD = 0.4  # spelled as heard; an eighth of the price by letters comes on top
JOINED = 0.4  # words written as one or one as two, on top of other slips
CLIPPED = 0.4  # a word cut short: "net rev ret"
KINDRED = 2.5  # at most, for another form of the same long word: "qualifying", "qualification"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# How letters sound, the longest first; capitals stand for sounds, not letters.
_HEARD_AS = """
one>won ough>o augh>o ph>f gh>g ck>k sch>sk tch>ch kn>n wr>r wh>w mb>m tion>shn sion>shn cian>shn
ce>se ci>si cy>si c>k qu>kw q>k x>ks z>s dge>j ge>je gi>ji ee>E ea>E ie>E ei>E ai>A ay>A
oo>U ou>U ow>U oa>O au>O aw>O er>R ir>R ur>R y>i
"""
_SOUNDS = tuple(pair.split(">") for pair in _HEARD_AS.split())


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


def sound(word: str) -> str:
    """Return a key that words spelled as they are heard share (after Metaphone, Philips 1990)."""
    word = word[:1] + word[1:].replace("tu", "chu")
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    for ending in ("or", "ar", "a"):  # unstressed, all end alike
        if len(word) > 3 and word.endswith(ending):
            word = word.removesuffix(ending) + "R"
    return "".join(one for at, one in enumerate(word) if one != word[at - 1 : at])


def slips(query: str, spelling: str) -> float:
    """Return the price of the cheapest way to have written ``query`` for ``spelling``.

    Optimal string alignment with the prices above; both are folded, without spaces.
    """
    if query == spelling:
        return 0.0
    if not (query.isascii() and spelling.isascii()):
        return float(_plain(query, spelling))
    start = _shared(query, spelling)
    return _aligned(
        query[max(start - 1, 0) :], spelling[max(start - 1, 0) :], FIRST if start < 1 else 0.0
    )


def _shared(left: str, right: str) -> int:
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
            price = 0.0 if typed == meant else _replaced(typed, meant)
            price += first if price and not i and not j else 0.0
            best = min(above[j] + price, above[j + 1] + extra, row[j] + _omitted(spelling, j))
            if i and j and typed != meant and typed == spelling[j - 1] and query[i - 1] == meant:
                best = min(best, before[j - 1] + SWAP)
            row.append(best)
        before, above = above, row
    return above[-1]


def _omitted(spelling: str, at: int) -> float:
    return DOUBLING if at and spelling[at] == spelling[at - 1] else OMISSION


def _extra(query: str, at: int) -> float:
    return DOUBLING if at and query[at] == query[at - 1] else EXTRA


def _replaced(typed: str, meant: str) -> float:
    if typed + meant in _BESIDE:
        return KEY
    if typed in _VOWELS and meant in _VOWELS:
        return VOWEL
    return OTHER


def _plain(query: str, spelling: str) -> int:
    """Return the number of characters wrong, missing or too many (Levenshtein distance)."""
    above = list(range(len(spelling) + 1))
    for i, typed in enumerate(query, 1):
        row = [i]
        for j, meant in enumerate(spelling):
            row.append(min(above[j] + (typed != meant), above[j + 1] + 1, row[j] + 1))
        above = row
    return above[-1]


def price(query: str, spelling: str) -> float:
    """Return the price of ``query`` for ``spelling``, both folded words; infinite where one of
    the words has nothing to do with its opposite number, however long the rest."""
    asked, meant = query.split(" "), spelling.split(" ")
    if len(asked) != len(meant):
        asked, meant = without_articles(query), without_articles(spelling)
    whole = slips("".join(asked), "".join(meant))
    if len(asked) != len(meant) or len(asked) < 2:
        if len(asked) != len(meant):
            return whole + JOINED if whole else whole
        return _heard(asked[0], meant[0], whole)
    prices = [_word_price(*pair) for pair in zip(asked, meant, strict=True)]
    for each, word in zip(prices, meant, strict=True):
        if each > 0.6 * max(len(word), 2):
            return whole if whole < OTHER else float("inf")
    return min(whole, sum(prices))


def _word_price(asked: str, meant: str) -> float:
    if asked == meant:
        return 0.0
    if len(asked) >= 3 and meant.startswith(asked) and len(meant) - len(asked) >= 3:
        return CLIPPED
    found = _heard(asked, meant, slips(asked, meant))
    return min(found, KINDRED) if _shared(asked, meant) >= 5 else found


def _heard(asked: str, meant: str, price: float) -> float:
    """Return ``price``, or that of writing as one hears where the two sound the same."""
    if price > HEARD and asked.isascii() and meant.isascii() and sound(asked) == sound(meant):
        return min(price, HEARD + price / 8)
    return price


def without_articles(spoken: str) -> list[str]:
    """Return the words but "the"."""
    found = [word for word in spoken.split(" ") if word != "the"]
    return found or spoken.split(" ")
