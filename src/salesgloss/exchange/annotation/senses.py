"""Whether a name in a text is meant as the glossary means it: told by what stands around it.

Nothing here knows a term: what it says of other meanings, and the words that its own texts and
those of the glossary are made of, are the evidence; a mention is kept where it sums up to more
than nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain

from salesgloss.exchange.annotation.lexicon import SurfaceShape, lexicon
from salesgloss.exchange.annotation.neighborhood import Neighborhood, Tally
from salesgloss.exchange.annotation.other_uses import (
    is_accounting_for,
    is_clock_time,
    is_compound,
    is_other_chinese,
    is_other_word,
)
from salesgloss.index.analysis import STOP_WORDS
from salesgloss.model import BUNDLED
from salesgloss.search.mentions import Mention, longest, recognizer
from salesgloss.text import has_chinese, is_chinese
from salesgloss.text.inflection import base_form
from salesgloss.text.rules.chinese_uses import HEADERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from salesgloss.index import Index

# Evidence, in the same measure; a mention needs more than 0.
PLAIN_ACRONYM = 2.0  # an acronym that means nothing else
SHARED_ACRONYM = 1.2  # one that does
RARE_WORD = 1.6  # a single word that few people use for anything else
WORD = 0.9  # a single everyday word
CHINESE_WORD = 1.2  # one of two characters that people use for other things too
SHORT = -0.4  # a word that is but short for a name
LOUD = -0.6  # an acronym that reads as a word: MAP may be a map
COMPANY = 1.5  # for a reading, a related term in the same stretch of text
FIRST = 0.5  # for the reading that comes first by itself
MAIN = 2.2  # and is met earlier by whoever learns the field
OURS = 0.8  # "our churn"
AFFINE = 0.45  # a neighbor that the term's own texts speak of, by its rarity
MOST_AFFINE = 2.0
FOREIGN = -3.5  # neighbors that the glossary never speaks of
BESIDE = -1.5  # the same of the very next ones
EASED = 0.5  # of both, where the name is no everyday word
ELSEWHERE = -1.2  # a neighbor that the term's other meanings speak of
SURE_WORD = 0.25  # of a longer name, what a word tells of the text that people use for nothing else
BORROWED = 0.2  # an English word amid Chinese
CODE = -2.0  # code beside a word or acronym that has other meanings
RELATED = 0.8  # a related term in the same sentence, up to two
ALIKE = 0.4  # beside an acronym, another one, up to two
REACH = 120  # characters on either side that are looked at
NEAR_SENTENCES = 3  # on either side, whose terms tell of what two readings is meant
MOST_BESIDE = 20  # other names of a sentence that are looked at
_ROUNDING = 1e-6
MOST_LABELS = 1000  # speakers of a transcript that are told apart

# Each begins with what few characters are, so that the others are passed over fast.
_LINE_END = r"(?:\s*\n|(?=\s*[-*#|>\[\d])|(?=[^\n:]{1,30}:))"  # that is a sentence's, behind "\n"
_SENTENCE_END = re.compile(
    rf"[.!?;\n\u3002\uff01\uff1f\uff1b]"
    rf"(?:(?<=[.!?;])\s+|(?<=\n){_LINE_END}|(?<=[\u3002\uff01\uff1f\uff1b])(?:\n{_LINE_END})?)"
)
_SHORT_LINE = 40  # characters
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_LABEL = re.compile(r"\n[^\S\n]*(?:\[?[\d:.]+\]?[^\S\n]*)?([^\W\d_]{1,40}):(?=\s)")
_CODE_BESIDE = re.compile(
    r"[`.s](?:(?<=`)[^`\n]+`|(?<=\w\.)(?:sql|py|js|ts|sh|json|ya?ml|csv)\b"
    r"|(?<=\bs)elect\b.+\bfrom\b)"
)


def marks(index: Index, text: str, discourse: Discourse | None = None) -> list[Mention]:
    """Return the mentions of terms in ``text`` that are meant so, in their order.

    Their ``numbers`` are the readings, likeliest here first. ``discourse`` is what was read before.
    """
    candidates = recognizer(index, keywords=False).candidates(text)
    found = longest([each for each in candidates if not is_other_chinese(each, text)])
    return Passage(index, text, found, discourse or Discourse()).meant()


def _sentence_starts(text: str) -> list[int]:
    """Return where sentences start: after an end, and after a line too short to be wrapped."""
    rows = text.split("\n")
    line_starts = accumulate(len(row) + 1 for row in rows[:-1])
    starts = {0, *(found.end() for found in _SENTENCE_END.finditer(text))}
    starts.update(
        start for row, start in zip(rows, line_starts, strict=False) if len(row) <= _SHORT_LINE
    )
    return sorted(starts)


class Discourse:
    """What is known of a text so far: how far it is of the glossary's field, and its speakers."""

    __slots__ = ("labels", "tally")

    def __init__(self) -> None:
        self.tally = Tally()
        self.labels: dict[str, int] = {}


class Passage:
    """A stretch of text and the names in it."""

    def __init__(
        self, index: Index, text: str, found: Sequence[Mention], discourse: Discourse
    ) -> None:
        self._index = index
        self._text = text
        self._found = found
        self._discourse = discourse
        self._lexicon = lexicon(index)
        self._starts = _sentence_starts(text)

    def meant(self) -> list[Mention]:
        """Return the mentions that are meant as the glossary means them."""
        self._note_labels()
        looked_at = [self._looked_at(each) for each in self._found]
        kept = [each for each in looked_at if not self._is_other(each)]
        around = Neighborhood(self._text, self._starts, self._sure(kept), self._discourse.tally)
        beside: dict[int, dict[int, _Place]] = {}
        for each in kept:
            others = beside.setdefault(each.sentence, {})
            if len(others) < MOST_BESIDE:
                others[each.mention.numbers[0]] = each
        return [
            self._ranked(each, _around(each, beside))
            for each in kept
            if each.shape.certain
            or self._evidence(each, beside[each.sentence], around.prior(each.sentence - 1)) > 0
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

    def _note_labels(self) -> None:
        labels = self._discourse.labels
        for label in _LABEL.findall(f"\n{self._text}"):
            if label in labels or len(labels) < MOST_LABELS:
                labels[label] = labels.get(label, 0) + 1

    def _sure(self, places: Iterable[_Place]) -> Iterator[tuple[int, str, float]]:
        """Yield the sentence, surface and weight of what can hardly mean anything else."""
        for each in places:
            mention = each.mention
            if each.shape.certain:
                yield each.sentence - 1, mention.surface, 1.0
            elif each.shape.rare and not self._lexicon.elsewhere(mention.numbers):
                yield each.sentence - 1, mention.surface, SURE_WORD

    def _is_other(self, place: _Place) -> bool:
        """Tell whether the very form of what stands around shows that something else is meant."""
        mention, before = place.mention, place.around[0]
        if place.shape.certain:
            return is_accounting_for(mention.surface, self._text[mention.end : mention.end + 20])
        if has_chinese(mention.surface):
            return self._heads(mention)
        if before.endswith(("non-", "Non-")):
            return True
        if not place.shape.acronym:
            return is_other_word(mention.surface, place.before, place.after)
        around = [*place.before[-12:], "|", *place.after[:12]]
        return (
            is_clock_time(mention.surface, before)
            or is_compound(mention.surface.lower(), place.after[0] if place.after else "")
            or self._is_label(mention)
            or self._is_spelled_out_otherwise(mention, around)
        )

    def _evidence(self, place: _Place, beside: Mapping[int, _Place], prior: float) -> float:
        """Return what speaks for a mention in its sentence, below 0 where more speaks against."""
        lexicon, shape, numbers = self._lexicon, place.shape, place.mention.numbers
        other = lexicon.elsewhere(numbers)
        near = lexicon.near(place.before, place.after)
        total = _by_itself(shape, shared=bool(other))
        if place.before and place.before[-1].lower() == "our":
            total += OURS
        if not shape.acronym and _is_borrowed(place):
            total += BORROWED
        affinity = max([lexicon.affinity(number, near) for number in numbers])
        affine = min(MOST_AFFINE, AFFINE * affinity)
        company = self._company(place, beside)
        if total + affine + company + prior < -_ROUNDING:
            return -1.0  # all else speaks against
        foreign = FOREIGN * lexicon.foreignness(near) + BESIDE * lexicon.foreign_beside(near)
        total += foreign if shape.everyday or (shape.acronym and other) else EASED * foreign
        total += affine
        total += company
        if other:
            total += ELSEWHERE * lexicon.rarity(other.intersection(chain(*near)))
        if (other or not shape.acronym) and any(map(_CODE_BESIDE.search, place.around)):
            total += CODE
        return total + prior

    def _company(self, place: _Place, beside: Mapping[int, _Place]) -> float:
        """Return what the other names in the sentence speak for a mention."""
        number = place.mention.numbers[0]
        related = self._lexicon.company(number, beside.keys())
        alike = 0
        if place.shape.acronym:
            alike = sum(each.shape.acronym for other, each in beside.items() if other != number)
        return RELATED * min(2, related) + ALIKE * min(2, alike)

    def _heads(self, mention: Mention) -> bool:
        """Tell whether ``mention`` is a heading of a letter: at a line's beginning, with a colon."""
        text = self._text
        return (
            mention.surface in HEADERS
            and text[mention.end : mention.end + 1] in (":", "\uff1a")
            and not text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip()
        )

    def _is_label(self, mention: Mention) -> bool:
        """Tell whether ``mention`` is a speaker in a transcript: others have such labels too."""
        labels, surface = self._discourse.labels, mention.surface
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

    def _ranked(self, place: _Place, company: Collection[int]) -> Mention:
        """Return the mention with its readings in the order in which they fit their sentence."""
        mention, lexicon = place.mention, self._lexicon
        if len(mention.numbers) < 2:
            return mention
        near = lexicon.near(place.before, place.after)
        main, second = (self._index.summary(number).level for number in mention.numbers[:2])
        first = MAIN if main < second else FIRST
        ranked = sorted(
            mention.numbers,
            key=lambda number: (
                self._index.summary(number).origin == BUNDLED,
                -lexicon.affinity(number, near) / 2
                - COMPANY * lexicon.company(number, company, apart_from=mention.numbers)
                - (first if number == mention.numbers[0] else 0),
            ),
        )
        return Mention(mention.start, mention.end, mention.surface, tuple(ranked), mention.field)


class _Place:
    """A mention, the number of its sentence, and the text and words around it there."""

    __slots__ = ("after", "around", "before", "mention", "sentence", "shape")

    def __init__(
        self, mention: Mention, shape: SurfaceShape, sentence: int, before: str, after: str
    ) -> None:
        self.mention = mention
        self.shape = shape
        self.sentence = sentence
        self.around = before, after
        self.before, self.after = _WORD.findall(before), _WORD.findall(after)


def _by_itself(shape: SurfaceShape, *, shared: bool) -> float:
    """Return what a name tells by itself, ``shared`` where it means other things elsewhere."""
    if shape.acronym:
        total = SHARED_ACRONYM if shared else PLAIN_ACRONYM
        return total + LOUD if shape.everyday else total
    common = shape.everyday or shape.short
    total = WORD if common else RARE_WORD if shape.rare else CHINESE_WORD
    return total + SHORT if shape.short else total


def _is_borrowed(place: _Place) -> bool:
    """Tell whether an English word stands amid Chinese."""
    before, after = place.around
    if (before.isascii() and after.isascii()) or not place.mention.surface.isascii():
        return False
    before, after = before.rstrip(), after.lstrip()
    return is_chinese(before[-1:] or "-") and is_chinese(after[:1] or before[-1:])


def _around(place: _Place, beside: Mapping[int, Collection[int]]) -> Collection[int]:
    """Return the terms named in the sentence of ``place`` and those around it."""
    if len(place.mention.numbers) < 2:
        return ()
    near = range(place.sentence - NEAR_SENTENCES, place.sentence + NEAR_SENTENCES + 1)
    return {number for sentence in near for number in beside.get(sentence, ())}


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
