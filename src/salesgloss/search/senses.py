"""Whether a name in a text is meant as the glossary means it: told by what stands around it.

Nothing here knows a term: what it says of other meanings, and the words that its own texts and
those of the glossary are made of, are the evidence; a mention is kept where it sums up to more
than nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from math import log, log2

from salesgloss.index.analysis import STOP_WORDS, tokens
from salesgloss.model import BUNDLED
from salesgloss.search.mentions import Mention, longest, looks_like_acronym, recogniser
from salesgloss.text import is_chinese, spelling_fields, words
from salesgloss.text.inflection import base_form
from salesgloss.text.languages import translations
from salesgloss.text.languages.uses import (
    AFTER_VERB,
    BEFORE_NOUN,
    BEFORE_VERB,
    BEFORE_VERB_S,
    FAR_FIELDS,
    NEWER_WORDS,
    OTHER_AS_VERB,
    OTHER_KINDS,
    OTHER_PHRASES,
    PLAIN_WORDS,
)
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from salesgloss.index import Index
    from salesgloss.model import Term

# Evidence, in the same measure; a mention needs more than 0.
PLAIN_ACRONYM = 2.0  # an acronym that means nothing else
SHARED_ACRONYM = 1.2  # one that does
RARE_WORD = 1.6  # a single word that few people use for anything else
WORD = 0.9  # a single everyday word
LOUD = -0.6  # an acronym that reads as a word: MAP may be a map
COMPANY = 1.5  # for a reading, a related term in the same stretch of text
FIRST = 0.5  # for the reading that comes first by itself
OURS = 0.8  # "our churn"
AFFINE = 0.45  # a neighbour that the term's own texts speak of, by its rarity
MOST_AFFINE = 2.0
FOREIGN = -3.5  # neighbours that the glossary never speaks of
BESIDE = -1.5  # the same of the very next ones
EASED = 0.5  # of both, where the name is no everyday word
ELSEWHERE = -1.2  # a neighbour that the term's other meanings speak of
CODE = -2.0  # code beside a word or acronym that has other meanings
AT_HOME = 1.8  # a text full of terms that can mean nothing else
ABROAD = -1.8  # a longer text without any
RELATED = 0.8  # a related term in the same sentence, up to two
ALIKE = 0.4  # beside an acronym, another one, up to two
LONG_TEXT = 60  # words; in fewer, the lack of such terms tells nothing
REACH = 120  # characters on either side that are looked at
MOST_BESIDE = 20  # other names of a sentence that are looked at
MOST_LABELS = 1000  # speakers of a transcript that are told apart
NEAR = 7  # words of substance on either side

_SENTENCE_END = re.compile(
    r"(?<=[.!?;])\s+|\n\s*\n|\n(?=\s*[-*#|>\[\d])|\n(?=[^\n:]{1,30}:)|(?<=[\u3002\uff01\uff1f\uff1b])"
)
_SHORT_LINE = re.compile(r"^[^\n]{0,40}\n", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_HAN = re.compile("[\u3400-\u9fff]")
_LABEL = re.compile(r"^[^\S\n]*(?:\[?[\d:.]+\]?[^\S\n]*)?([^\W\d_]{1,40}):(?=\s)", re.MULTILINE)
_CODE_BESIDE = re.compile(
    r"`[^`\n]+`|\b\w+\.(?:sql|py|js|ts|sh|json|ya?ml|csv)\b|\bselect\b.+\bfrom\b"
)
_REMEMBERED = 50_000  # words and surfaces
_RARE = 4.0  # log of how many terms there are to one that speaks of a word, for a rare one
_AT_HOME = 60  # terms that speak of a word, from which on it is of no far field
_FAMILIAR = 5.0  # log2 of the number of terms that speak of a word that is quite at home


def marks(index: Index, text: str, document: Document | None = None) -> list[Mention]:
    """Return the mentions of terms in ``text`` that are meant so, in their order.

    Their ``numbers`` are the readings, likeliest here first. ``document`` is what was read before.
    """
    found = longest(recogniser(index, keywords=False).candidates(text))
    return Passage(index, text, found, document or Document()).meant()


def _sentence_starts(text: str) -> list[int]:
    """Return where sentences start: after an end, and after a line too short to be wrapped."""
    starts = {0, *(found.end() for found in _SENTENCE_END.finditer(text))}
    return sorted(starts.union(found.end() for found in _SHORT_LINE.finditer(text)))


class Document:
    """What is known of a text so far: its words, and its terms that can mean nothing else."""

    __slots__ = ("certain", "labels", "words")

    def __init__(self) -> None:
        self.words = 0
        self.certain = 0
        self.labels: dict[str, int] = {}

    def prior(self) -> float:
        """Return how much the whole speaks for any mention in it."""
        if self.words < LONG_TEXT and not self.certain:
            return 0.0
        share = self.certain * 100 / max(self.words, LONG_TEXT)  # of a hundred words
        return AT_HOME if share >= 1 else ABROAD + (AT_HOME - ABROAD) * share


class Passage:
    """A stretch of text and the names in it."""

    def __init__(
        self, index: Index, text: str, found: Sequence[Mention], document: Document
    ) -> None:
        self._index = index
        self._text = text
        self._found = found
        self._document = document
        self._lexicon = lexicon(index)
        self._starts = _sentence_starts(text)
        self._numbers: set[int] = set()

    def meant(self) -> list[Mention]:
        """Return the mentions that are meant as the glossary means them."""
        prior = self._told()
        looked_at = [self._looked_at(each) for each in self._found]
        kept = [each for each in looked_at if each.certain or not self._is_other(each)]
        beside: dict[int, dict[int, _Place]] = {}
        for each in kept:
            others = beside.setdefault(each.sentence, {})
            if len(others) < MOST_BESIDE:
                others[each.mention.numbers[0]] = each
        self._numbers = {each.mention.numbers[0] for each in kept}
        return [
            self._ranked(each)
            for each in kept
            if each.certain or self._evidence(each, beside[each.sentence]) + prior > 0
        ]

    def _looked_at(self, mention: Mention) -> _Place:
        """Return ``mention`` with the words around it in its sentence, as far as they matter."""
        shape = self._lexicon.shape(mention)
        number = bisect_right(self._starts, mention.start)
        if shape.certain and len(mention.numbers) < 2:
            return _Place(mention, shape, number, "", "")
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        start = max(self._starts[number - 1], mention.start - REACH)
        end = min(end, mention.end + REACH)
        before, after = self._text[start : mention.start], self._text[mention.end : end]
        return _Place(mention, shape, number, before, after)

    def _told(self) -> float:
        """Take the passage up in what is known of the text, and return what that speaks for."""
        document, text = self._document, self._text
        document.words += text.count(" ") + text.count("\n")
        if not text.isascii():
            document.words += len(_HAN.findall(text)) // 2
        for label in _LABEL.findall(text):
            if label in document.labels or len(document.labels) < MOST_LABELS:
                document.labels[label] = document.labels.get(label, 0) + 1
        certain = {each.surface for each in self._found if self._lexicon.shape(each).certain}
        document.certain += len(certain)
        return document.prior()

    def _is_other(self, place: _Place) -> bool:
        """Tell whether the very form of what stands around shows that something else is meant."""
        mention = place.mention
        if place.acronym:
            around = [*place.before[-12:], "|", *place.after[:12]]
            return self._is_label(mention) or self._is_spelled_out_otherwise(mention, around)
        return _is_other_use(mention, place.before, place.after)

    def _evidence(self, place: _Place, beside: Mapping[int, _Place]) -> float:
        """Return what speaks for a mention in its sentence, below 0 where more speaks against."""
        lexicon, numbers = self._lexicon, place.mention.numbers
        other = lexicon.elsewhere(numbers)
        near = lexicon.near(place.before, place.after)
        if place.acronym:
            total = SHARED_ACRONYM if other else PLAIN_ACRONYM
            total += LOUD if place.everyday else 0
        else:
            total = WORD if place.everyday else RARE_WORD
        if place.before and place.before[-1].lower() == "our":
            total += OURS
        foreign = FOREIGN * lexicon.foreignness(near) + BESIDE * lexicon.foreign_beside(near)
        total += foreign if place.everyday or (place.acronym and other) else EASED * foreign
        affine = max(lexicon.affinity(number, near) for number in numbers)
        total += min(MOST_AFFINE, AFFINE * affine)
        total += self._company(place, beside)
        if other:
            total += ELSEWHERE * lexicon.rarity({token for token, _ in near if token in other})
        if (other or not place.acronym) and any(map(_CODE_BESIDE.search, place.around)):
            total += CODE
        return total

    def _company(self, place: _Place, beside: Mapping[int, _Place]) -> float:
        """Return what the other names in the sentence speak for a mention."""
        number = place.mention.numbers[0]
        related = self._lexicon.company(number, beside.keys())
        alike = 0
        if place.acronym:
            alike = sum(each.acronym for other, each in beside.items() if other != number)
        return RELATED * min(2, related) + ALIKE * min(2, alike)

    def _is_label(self, mention: Mention) -> bool:
        """Tell whether ``mention`` is a speaker in a transcript: others have such labels too."""
        labels, surface = self._document.labels, mention.surface
        if labels.get(surface, 0) < 2 or self._text[mention.end : mention.end + 1] != ":":
            return False
        return sum(count > 1 for count in labels.values()) > 1

    def _is_spelled_out_otherwise(self, mention: Mention, around: Sequence[str]) -> bool:
        """Tell whether words around an acronym have its letters as initials, yet not its name."""
        letters = base_form(mention.surface)
        spoken = [part for word in around for part in self._lexicon.spoken(word)]
        own = self._lexicon.own_words(mention.numbers)
        short = [word for word in spoken if word not in STOP_WORDS]
        return len(letters) > 1 and any(
            _spells_otherwise(letters, each, own) for each in (spoken, short)
        )

    def _ranked(self, place: _Place) -> Mention:
        """Return the mention with its readings in the order in which they fit their sentence."""
        mention, lexicon = place.mention, self._lexicon
        if len(mention.numbers) < 2:
            return mention
        near = lexicon.near(place.before, place.after)
        ranked = sorted(
            mention.numbers,
            key=lambda number: (
                self._index.summary(number).origin == BUNDLED,
                -lexicon.affinity(number, near) / 2
                - COMPANY * lexicon.company(number, self._numbers, apart_from=mention.numbers)
                - (FIRST if number == mention.numbers[0] else 0),
            ),
        )
        return Mention(mention.start, mention.end, mention.surface, tuple(ranked), mention.field)


class _Shape:
    """What a surface tells by itself."""

    __slots__ = ("acronym", "certain", "everyday")

    def __init__(self, mention: Mention) -> None:
        surface, spoken = mention.surface, words(mention.surface)
        self.certain = _is_certain(surface)
        self.acronym = spelling_fields.kind(
            mention.field
        ) == spelling_fields.ACRONYM or looks_like_acronym(surface.removesuffix("s"))
        self.everyday = is_everyday(spoken) or spoken.removesuffix("s") in NEWER_WORDS


class _Place:
    """A mention, the number of its sentence, and the text and words around it there."""

    __slots__ = (
        "acronym",
        "after",
        "around",
        "before",
        "certain",
        "everyday",
        "mention",
        "sentence",
    )

    def __init__(
        self, mention: Mention, shape: _Shape, sentence: int, before: str, after: str
    ) -> None:
        self.mention = mention
        self.sentence = sentence
        self.certain, self.acronym, self.everyday = shape.certain, shape.acronym, shape.everyday
        self.around = before, after
        self.before, self.after = _WORD.findall(before), _WORD.findall(after)


def _spells_otherwise(letters: str, spoken: Sequence[str], own: frozenset[str]) -> bool:
    initials = "".join(word[:1] or "|" for word in spoken)
    at = initials.find(letters)
    while at >= 0:
        said = [base_form(word) for word in spoken[at : at + len(letters)]]
        if all(len(word) > 1 for word in said) and 2 * sum(word in own for word in said) < len(
            said
        ):
            return True
        at = initials.find(letters, at + 1)
    return False


def _is_certain(surface: str) -> bool:
    """Tell whether a name can hardly mean anything else: several words, or long in Chinese."""
    if not surface.isascii() and _HAN.search(surface):
        return len(surface) > 2
    return len(surface) > 5 and any(mark in surface for mark in " -\n/&\u2011")


def _is_other_use(mention: Mention, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether the words right beside an everyday word make a verb or another phrase of it."""
    surface = words(mention.surface)
    word = surface.removesuffix("s") if surface not in OTHER_PHRASES else surface
    previous = words(before[-1]) if before else ""
    following = words(after[0]) if after else ""
    if previous in BEFORE_NOUN and following != "of":
        return False
    if following in OTHER_PHRASES.get(word, "").split():
        return True
    if previous in OTHER_KINDS.get(word, "").split():
        return True
    if word not in OTHER_AS_VERB:
        return False
    verb_before = BEFORE_VERB if surface == word else BEFORE_VERB_S
    return previous in verb_before or following in AFTER_VERB


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
        self._shapes: dict[tuple[str, str], _Shape] = {}
        self._names = recogniser(index, keywords=False).latin_words

    def shape(self, mention: Mention) -> _Shape:
        """Return what the surface of ``mention`` tells by itself."""
        key = mention.surface, mention.field
        if key not in self._shapes:
            if len(self._shapes) > _REMEMBERED:
                self._shapes.clear()
            self._shapes[key] = _Shape(mention)
        return self._shapes[key]

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
        """Return by term how much its texts speak of ``token``, from 1 to 255."""
        found = self._postings.get(token)
        if found is None:
            row = self._index.postings.find(token.encode("utf-8", "replace")) or b""
            found = {
                int.from_bytes(row[at + 1 : at + 4], "little"): row[at]
                for at in range(0, len(row), 4)
            }
            self._postings[token] = found
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
        if self.speaking(token) or token in _far_tokens():
            return True
        return is_everyday_pair(token) if is_chinese(token[0]) else is_everyday(words(word))

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
            if speaking < _AT_HOME and token in _far_tokens():
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
                total += speaking[number] / 255 * log(size / len(speaking))
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
    return _far
