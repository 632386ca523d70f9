"""What the glossary speaks of, and how much: the evidence that tells senses apart, remembered by
word and by term."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain, islice
from math import log, log2
from operator import add, mul

from salesgloss import spelling_fields
from salesgloss.index.analysis import STOP_WORDS, read_as, tokens
from salesgloss.index.posting_list import FULL_IMPACT, posting_count, unpacked
from salesgloss.languages import translations
from salesgloss.search.mentions import Mention, recognizer
from salesgloss.search.name_forms import looks_like_acronym
from salesgloss.search.short_names import is_form_of_name
from salesgloss.text import (
    has_chinese,
    is_chinese,
    is_plain_chinese,
    to_simplified,
    words,
)
from salesgloss.text.inflection import base_form
from salesgloss.text.rules.chinese_uses import FAR_FIELDS as CHINESE_FAR_FIELDS
from salesgloss.text.rules.uses import FAR_FIELDS, NEWER_WORDS, PLAIN_WORDS
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from salesgloss.index import Index
    from salesgloss.model import Term

    Near = tuple[list[str], list[str]]  # tokens before and after, the nearest first

NEAR = 7  # words of substance on either side
_WEIGHTS = tuple(1 / (2 + distance) for distance in range(NEAR))
_REMEMBERED = 50_000  # words, terms and surfaces, of each kind
_FEW = 3_000  # tokens: searching for as many costs what reading all postings does
_RARE = 4.0  # log of how many terms there are to one that speaks of a word, for a rare one
_AT_HOME = 60  # terms that speak of a word, from which on it is of no far field
_SPOKEN = 5  # terms that speak of two Chinese characters, from which on they are a word
_FAMILIAR = 5.0  # log2 of the number of terms that speak of a word that is quite at home


class SurfaceShape:
    """What a surface tells by itself."""

    __slots__ = ("acronym", "certain", "everyday", "rare", "short")

    def __init__(self, mention: Mention, *, short: bool) -> None:
        surface, spoken = mention.surface, words(mention.surface)
        self.short = short
        self.certain = not short and _is_certain(surface)
        self.acronym = spelling_fields.kind(
            mention.field
        ) == spelling_fields.ACRONYM or looks_like_acronym(surface.removesuffix("s"))
        self.everyday = is_everyday(spoken) or spoken.removesuffix("s") in NEWER_WORDS
        self.rare = not (short or self.everyday or is_everyday_pair(to_simplified(surface)))


def _is_certain(surface: str) -> bool:
    """Tell whether a name can hardly mean anything else: several words, or long in Chinese."""
    if has_chinese(surface):
        return len(surface) > 2
    return len(surface) > 5 and any(mark in surface for mark in " -\n/&\u2011")


class Lexicon:
    """What the glossary speaks of: the evidence, remembered by word and by term."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._recognizer = recognizer(index, keywords=False)
        self._names = self._recognizer.latin_words
        self._rows: dict[bytes, bytes] = {}
        self._shapes: dict[tuple[str, str], SurfaceShape] = {}
        remembered = lru_cache(_REMEMBERED)
        self.spoken = remembered(_spoken)
        self._row = remembered(self._packed)
        self.speaking = remembered(self._speaking)
        self.elsewhere = remembered(self._elsewhere)
        self.own_words = remembered(self._own_words)
        self._substance = remembered(self._word_of_substance)
        self._is_chinese_word = remembered(self._is_spoken_pair)
        self._strangeness = remembered(self._foreign)
        self._kin = remembered(self._related)

    def shape(self, mention: Mention) -> SurfaceShape:
        """Return what the surface of ``mention`` tells by itself."""
        key = mention.surface, mention.field
        if key not in self._shapes:
            if len(self._shapes) > _REMEMBERED:
                self._shapes.clear()
            self._shapes[key] = SurfaceShape(mention, short=self._is_short(mention))
        return self._shapes[key]

    def _is_short(self, mention: Mention) -> bool:
        """Tell whether ``mention`` is by a keyword that is but short for a name."""
        if spelling_fields.kind(mention.field) != spelling_fields.KEYWORD:
            return False
        return not is_form_of_name(self._index, mention.numbers[0], mention.surface)

    def near(self, before: Sequence[str], after: Iterable[str]) -> Near:
        """Return the tokens of substance before and after, the nearest first."""
        return self._of_substance(reversed(before)), self._of_substance(after)

    def _of_substance(self, said: Iterable[str]) -> list[str]:
        """Return the nearest tokens of ``said`` that tell of a subject; names of people do not."""
        return [*islice(chain.from_iterable(map(self._substance, said)), NEAR)]

    def _speaking(self, token: str) -> dict[int, int]:
        """Return by term how much its texts speak of ``token``, from 1 to FULL_IMPACT."""
        return dict(unpacked(self._row(token)))

    def _packed(self, token: str) -> bytes:
        """Return the postings of ``token`` as they are packed, out of a table once many were."""
        if not self._rows:
            if self._row.cache_info().misses < _FEW:
                return self._index.postings(token)
            self._rows = self._index.all_postings()
        return self._rows.get(token.encode("utf-8", "replace"), b"")

    def _word_of_substance(self, word: str) -> tuple[str, ...]:
        """Return the first tokens of substance of ``word``, which in Chinese is a whole run."""
        if is_plain_chinese(word):
            read = read_as(to_simplified(word))
            pairs = map(add, read, read[1:])
            return tuple(islice(filter(self._is_chinese_word, pairs), NEAR))
        spoken = words(word)
        if spoken in PLAIN_WORDS:
            return ()
        capital = word[0].isupper()
        telling = (
            token
            for token in tokens(word)
            if len(token) > 1
            and not (capital and not self.speaking(token))
            and self._is_word(token, spoken)
        )
        return tuple(islice(telling, NEAR))

    def _is_word(self, token: str, spoken: str) -> bool:
        """Tell whether ``token`` of the folded word is anything that people know: no name, no slip,
        no half of one."""
        if is_chinese(token[0]):
            return self._is_chinese_word(token)
        if token in STOP_WORDS or token.isdigit():
            return False
        return bool(self.speaking(token)) or token in _far_tokens() or is_everyday(spoken)

    def _is_spoken_pair(self, pair: str) -> bool:
        spoken = posting_count(self._row(pair)) >= _SPOKEN or pair in _far_tokens()
        return spoken or is_everyday_pair(pair)

    def foreignness(self, near: Near) -> float:
        """Return how little the glossary speaks of the words around, from 0 to 1."""
        before, after = near
        weights = _WEIGHTS[: len(before)] + _WEIGHTS[: len(after)]
        total: float = sum(map(mul, weights, map(self._strangeness, chain(before, after))))
        return total / max(sum(weights), 1.0)

    def foreign_beside(self, near: Near) -> float:
        """Return how foreign the nearest word on either side is, the more foreign of them."""
        return max([self._strangeness(side[0]) for side in near if side], default=0.0)

    def _foreign(self, token: str) -> float:
        speaking = len(self.speaking(token))
        strange = max(0.0, 1 - log2(1 + speaking) / _FAMILIAR)
        if speaking < _AT_HOME and token in _far_tokens() and not self._recognizer.names(token):
            return 1.5
        return min(strange, 0.2) if token in self._names else strange

    def affinity(self, number: int, near: Near) -> float:
        """Return how much the term's own texts speak of the words around, rare ones more."""
        size = len(self._index)
        spoken = [each for each in map(self.speaking, set().union(*near)) if number in each]
        return sum([each[number] / FULL_IMPACT * log(size / len(each)) for each in spoken])

    def rarity(self, said: Collection[str]) -> float:
        """Return how many tokens ``said`` are, common ones counting little."""
        size = len(self._index)
        return sum(min(1.0, log(size / (1 + len(self.speaking(each)))) / _RARE) for each in said)

    def company(
        self, number: int, beside: Collection[int], *, apart_from: Collection[int] = ()
    ) -> int:
        """Return how many of the terms ``beside`` are related to the term."""
        return len(self._kin(number).intersection(beside).difference(apart_from))

    def _related(self, number: int) -> frozenset[int]:
        """Return the numbers of the terms that the term points to."""
        term = self._index.term(number)
        ids = {*term.related, *(pair.id for pair in term.confused_with)}
        return frozenset(claim.number for id in ids for claim in self._index.claims(id))

    def _elsewhere(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """Return the tokens of what the terms' names mean elsewhere."""
        said = [text for number in numbers for text in _other_meanings(self._index.term(number))]
        return frozenset(token for text in said for token in tokens(text)) - STOP_WORDS

    def _own_words(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """Return the words of the terms' names, in their base form."""
        names = (name for number in numbers for name in self._index.term(number).names())
        return frozenset(base_form(word) for name in names for word in words(name).split(" "))


def _spoken(word: str) -> tuple[str, ...]:
    """Return the folded words of ``word``; a bar for what has none."""
    return tuple((words(word) or "|").split(" "))


def _other_meanings(term: Term) -> Iterable[str]:
    yield from term.other_meanings
    for lang in translations():
        yield from term.translation(lang).other_meanings


def lexicon(index: Index) -> Lexicon:
    """Return the lexicon of ``index``, made once."""
    if index not in _lexicons:
        _lexicons.clear()
        _lexicons[index] = Lexicon(index)
    return _lexicons[index]


_lexicons: dict[Index, Lexicon] = {}


@cache
def _far_tokens() -> frozenset[str]:
    far = {token for word in FAR_FIELDS for token in tokens(word)}
    return frozenset(far.union(map(to_simplified, CHINESE_FAR_FIELDS)))
