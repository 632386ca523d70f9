"""What the glossary speaks of, and how much: the evidence that tells senses apart, remembered by
word and by term."""

from __future__ import annotations

from math import log, log2

from salesgloss.index.analysis import STOP_WORDS, tokens
from salesgloss.index.posting_list import FULL_IMPACT, unpacked
from salesgloss.search.mentions import Mention, recognizer
from salesgloss.search.name_forms import looks_like_acronym
from salesgloss.search.short_names import is_form_of_name
from salesgloss.text import has_chinese, is_chinese, spelling_fields, to_simplified, words
from salesgloss.text.inflection import base_form
from salesgloss.text.languages import translations
from salesgloss.text.languages.chinese_uses import FAR_FIELDS as CHINESE_FAR_FIELDS
from salesgloss.text.languages.uses import FAR_FIELDS, NEWER_WORDS, PLAIN_WORDS
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from salesgloss.index import Index
    from salesgloss.model import Term

NEAR = 7  # words of substance on either side
_REMEMBERED = 50_000  # words and surfaces
_RARE = 4.0  # log of how many terms there are to one that speaks of a word, for a rare one
_AT_HOME = 60  # terms that speak of a word, from which on it is of no far field
_SPOKEN = 5  # terms that speak of two Chinese characters, from which on they are a word
_FAMILIAR = 5.0  # log2 of the number of terms that speak of a word that is quite at home


class Shape:
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
        self._postings: dict[str, dict[int, int]] = {}
        self._substance: dict[str, tuple[str, ...]] = {}
        self._elsewhere: dict[tuple[int, ...], frozenset[str]] = {}
        self._own: dict[tuple[int, ...], frozenset[str]] = {}
        self._foreign: dict[str, float] = {}
        self._spoken: dict[str, tuple[str, ...]] = {}
        self._kin: dict[int, set[int]] = {}
        self._shapes: dict[tuple[str, str], Shape] = {}
        self._recognizer = recognizer(index, keywords=False)
        self._names = self._recognizer.latin_words

    def shape(self, mention: Mention) -> Shape:
        """Return what the surface of ``mention`` tells by itself."""
        key = mention.surface, mention.field
        if key not in self._shapes:
            if len(self._shapes) > _REMEMBERED:
                self._shapes.clear()
            self._shapes[key] = Shape(mention, short=self._is_short(mention))
        return self._shapes[key]

    def _is_short(self, mention: Mention) -> bool:
        """Tell whether ``mention`` is by a keyword that is but short for a name."""
        if spelling_fields.kind(mention.field) != spelling_fields.KEYWORD:
            return False
        return not is_form_of_name(self._index, mention.numbers[0], mention.surface)

    def spoken(self, word: str) -> tuple[str, ...]:
        """Return the folded words of ``word``; a bar for what has none."""
        if word not in self._spoken:
            if len(self._spoken) > _REMEMBERED:
                self._spoken.clear()
            self._spoken[word] = tuple(words(word).split(" ")) if words(word) else ("|",)
        return self._spoken[word]

    def near(self, before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int]]:
        """Return the tokens of substance around, each with its distance."""
        found = [(token, distance) for distance, token in enumerate(self.substance(before[::-1]))]
        found += ((token, distance) for distance, token in enumerate(self.substance(after)))
        return found

    def speaking(self, token: str) -> dict[int, int]:
        """Return by term how much its texts speak of ``token``, from 1 to FULL_IMPACT."""
        found = self._postings.get(token)
        if found is None:
            found = self._postings[token] = dict(unpacked(self._index.postings(token)))
        return found

    def substance(self, said: Iterable[str]) -> list[str]:
        """Return the nearest tokens of ``said`` that tell of a subject; names of people do not."""
        found: list[str] = []
        for word in said:
            if word not in self._substance:
                if len(self._substance) > _REMEMBERED:
                    self._forget()
                self._substance[word] = self._of_substance(word)
            found += self._substance[word]
            if len(found) >= NEAR:
                break
        return found[:NEAR]

    def _forget(self) -> None:
        """Let go of what is known of words: a text may have any number of them."""
        for known in (self._substance, self._postings, self._foreign):
            known.clear()

    def _of_substance(self, word: str) -> tuple[str, ...]:
        return tuple(
            token
            for token in tokens(word)
            if token not in STOP_WORDS
            and words(word) not in PLAIN_WORDS
            and not token.isdigit()
            and not (word[0].isupper() and not self.speaking(token))
            and len(token) > 1
            and self._is_word(token, word)
        )

    def _is_word(self, token: str, word: str) -> bool:
        """Tell whether ``token`` is anything that people know: no name, no slip, no half of one."""
        if is_chinese(token[0]):
            spoken = len(self.speaking(token)) >= _SPOKEN or token in _far_tokens()
            return spoken or is_everyday_pair(token)
        return bool(self.speaking(token)) or token in _far_tokens() or is_everyday(words(word))

    def foreignness(self, near: Sequence[tuple[str, int]]) -> float:
        """Return how little the glossary speaks of the words around, from 0 to 1."""
        if not near:
            return 0.0
        total = weights = 0.0
        for token, distance in near:
            weight = 1 / (2 + distance)
            total += weight * self._foreign_word(token)
            weights += weight
        return total / max(weights, 1.0)

    def foreign_beside(self, near: Sequence[tuple[str, int]]) -> float:
        """Return how foreign the nearest word on either side is, the more foreign of them."""
        beside = (self._foreign_word(token) for token, distance in near if not distance)
        return max(beside, default=0.0)

    def _foreign_word(self, token: str) -> float:
        if token not in self._foreign:
            speaking = len(self.speaking(token))
            strange = max(0.0, 1 - log2(1 + speaking) / _FAMILIAR)
            if speaking < _AT_HOME and token in _far_tokens() and not self._recognizer.names(token):
                strange = 1.5
            elif token in self._names:
                strange = min(strange, 0.2)
            self._foreign[token] = strange
        return self._foreign[token]

    def affinity(self, number: int, near: Sequence[tuple[str, int]]) -> float:
        """Return how much the term's own texts speak of the words around, rare ones more."""
        size, total = len(self._index), 0.0
        for token in {token for token, _ in near}:
            speaking = self.speaking(token)
            if number in speaking:
                total += speaking[number] / FULL_IMPACT * log(size / len(speaking))
        return total

    def rarity(self, said: set[str]) -> float:
        """Return how many tokens ``said`` are, common ones counting little."""
        size = len(self._index)
        return sum(min(1.0, log(size / (1 + len(self.speaking(each)))) / _RARE) for each in said)

    def company(
        self, number: int, beside: Collection[int], *, apart_from: Collection[int] = ()
    ) -> int:
        """Return how many of the terms ``beside`` are related to the term."""
        if number not in self._kin:
            term = self._index.term(number)
            ids = {*term.related, *(pair.id for pair in term.confused_with)}
            self._kin[number] = {claim.number for id in ids for claim in self._index.claims(id)}
        return sum(each in beside and each not in apart_from for each in self._kin[number])

    def elsewhere(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """Return the tokens of what the terms' names mean elsewhere."""
        if numbers not in self._elsewhere:
            said = [
                text for number in numbers for text in _other_meanings(self._index.term(number))
            ]
            found = {token for text in said for token in tokens(text)} - STOP_WORDS
            self._elsewhere[numbers] = frozenset(found)
        return self._elsewhere[numbers]

    def own_words(self, numbers: tuple[int, ...]) -> frozenset[str]:
        """Return the words of the terms' names, in their base form."""
        if numbers not in self._own:
            names = (name for number in numbers for name in self._index.term(number).names())
            self._own[numbers] = frozenset(
                base_form(word) for name in names for word in words(name).split(" ")
            )
        return self._own[numbers]


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
_far: set[str] = set()


def _far_tokens() -> set[str]:
    if not _far:
        _far.update(token for word in FAR_FIELDS for token in tokens(word))
        _far.update(map(to_simplified, CHINESE_FAR_FIELDS))
    return _far
