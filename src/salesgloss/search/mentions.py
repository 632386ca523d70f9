"""Where a text names terms: the longest name at each place, in whatever form it is written.

``find`` knows forms, not meanings: whether "lead" is the noun or the verb is for ``senses`` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, compress, count, islice
from operator import add

from salesgloss import spelling_fields
from salesgloss.index import CHINESE_NAMES, LATIN_NAMES
from salesgloss.search.chinese_places import (
    HAN,
    HAN_BREAK,
    Spaced,
    stands_across,
    stands_free,
    without_breaks,
)
from salesgloss.search.filed_names import FiledNames
from salesgloss.search.name_forms import is_form_of
from salesgloss.search.short_names import callers, is_form_of_name, is_keyword
from salesgloss.text import words
from salesgloss.text.inflection import base_form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from salesgloss.index import Claim, Index

_MARKS = "\u00ad\u0300-\u036f\u200b-\u200d\u2060"  # within a word, and no part of its spelling
# Left to ``re`` to compile and keep: those with Han cost as much as half a look-up.
_ASCII_WORD = r"([A-Za-z0-9]++(?:'[A-Za-z]++)?+|[&+#])"
_PART = rf"[^\W_{HAN}]++(?:[{_MARKS}]++[^\W_{HAN}]*+)*+"
_OWNED = rf"(?:['\u2019\u02bc\uff07]{_PART})?+"
_WORD = rf"({_PART}{_OWNED}|[&+#])"
_LATIN_WORD = rf"((?:[A-Za-z0-9]++(?![^\x00-\x7f])|{_PART}){_OWNED}|[&+#])"  # most are ASCII
_HAN_ANYWHERE = f"[{HAN}]"
# What may stand between two words of a name: a space, a line break, a hyphen, a slash.
_BETWEEN = r"[^\S\n]*\n?[^\S\n]*(?:[-\u2010-\u2013/:\u00ad][^\S\n]*\n?[^\S\n]*)?"
_LISTED = r"[,.]?[^\S\n]*\n?[^\S\n]*"  # as well, in a name that is itself a list
_HYPHENS = "-\u2010\u2011\u00ad"
_HYPHEN = rf"[{_HYPHENS}](?:[^\S\n]*\n[^\S\n]*)?"
_CURRENCIES = tuple("$\u20ac\u00a3\u00a5")
_WIDEST_GAP = 80  # characters between two words of a name
_LONGEST_WORD = 100  # characters; what is longer is part of no name
_REMEMBERED = 100_000  # word forms whose base form is kept


class Mention:
    """A name in a text: ``text[start:end]`` is ``surface``, ``numbers`` the terms so called, the
    best first, ``field`` what the name is to the first."""

    __slots__ = ("end", "field", "numbers", "start", "surface")

    def __init__(
        self, start: int, end: int, surface: str, numbers: tuple[int, ...], field: str
    ) -> None:
        self.start = start
        self.end = end
        self.surface = surface
        self.numbers = numbers
        self.field = field

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end}, {self.surface!r}, {self.numbers}, {self.field})"


def find(index: Index, text: str, *, keywords: bool = True) -> list[Mention]:
    """Return the mentions in ``text`` in their order, none within another.

    Ids and misnomers are none; ``keywords`` are where asked for. Offsets are code points.
    """
    return longest(recognizer(index, keywords=keywords).candidates(text))


def recognizer(index: Index, *, keywords: bool) -> Recognizer:
    """Return the recognizer of ``index``, made once."""
    made = _recognizers.get(keywords)
    if made is None or made.index is not index:  # one glossary at a time: it may be large
        made = _recognizers[keywords] = Recognizer(index, keywords=keywords)
    return made


_recognizers: dict[bool, Recognizer] = {}


def longest(found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, leftmost and longest first, that overlap none before them."""
    kept: list[Mention] = []
    done = 0
    for each in sorted(found, key=_leftmost_longest):
        if each.start >= done:
            kept.append(each)
            done = each.end
    return kept


def _leftmost_longest(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


_SIGNS = {sign: words(f"a{sign}").split(" ")[-1] for sign in "+#"} | {"&": "and"}


class _Forms(dict[str, str]):
    """Word -> its base form, remembered."""

    def __missing__(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return ""
        if len(self) > _REMEMBERED:
            self.clear()
        form = self[word] = _SIGNS.get(word) or base_form(word)
        return form


_Entry = tuple[int, int, list[str], int]  # where the word is in the name, its words, the key
_Reading = tuple[tuple[int, ...], str]


class Recognizer:
    """Finds the names of one glossary, its keywords too where asked for."""

    def __init__(self, index: Index, *, keywords: bool) -> None:
        self.index = index
        self._keywords = keywords
        self._forms = _Forms()
        self._verbs: dict[str, str] = {} if keywords else _verb_forms()
        self._latin = FiledNames(index, LATIN_NAMES)
        self._entries: dict[str, list[_Entry]] = {}
        self._pairs: dict[str, list[tuple[int, str, Spaced | None, int]]] = {}
        self._claims: dict[int, list[Claim]] = {}
        self._readings: dict[tuple[str, int], _Reading | None] = {}

    @cached_property
    def _chinese(self) -> FiledNames:
        return FiledNames(self.index, CHINESE_NAMES)

    @property
    def latin_words(self) -> Collection[str]:
        """The words, in their base form, that names are filed under."""
        return {word for form in self._latin.all() for word in form.split(" ")}

    def names(self, form: str) -> bool:
        """Tell whether a word, in its base form, is a name by itself."""
        return bool(self._single(form))

    def candidates(self, text: str) -> list[Mention]:
        """Return every mention in ``text``, those within others too."""
        found: list[Mention] = []
        readings = self._readings
        for start, end, key in self._latin_places(text):
            surface = text[start:end]
            try:
                reading = readings[surface, key]
            except KeyError:
                reading = self._read(surface, key)
            if reading:
                found.append(Mention(start, end, surface, *reading))
        if not text.isascii() and re.search(_HAN_ANYWHERE, text):
            for start, end, key in self._chinese_places(text):
                claims = self._names(key)
                numbers = tuple(claim.number for claim in claims)
                found.append(Mention(start, end, text[start:end], numbers, claims[0].field))
        return found

    def _read(self, surface: str, key: int) -> _Reading | None:
        """Return the terms that ``surface`` names, and as what; None where it names none."""
        claims = [claim for claim in self._names(key) if is_form_of(surface, claim.spelling)]
        reading = (tuple(claim.number for claim in claims), claims[0].field) if claims else None
        if len(self._readings) > _REMEMBERED:
            self._readings.clear()
        self._readings[surface, key] = reading
        return reading

    def _names(self, key: int) -> list[Claim]:
        """Return the claims to a key by which a text may call a term: by any keyword where they are
        asked for, else by one that is as good as a name, or short for one that nothing else has."""
        if key not in self._claims:
            claims = self.index.claims_at(key)
            found = [claim for claim in claims if self._is_name(claim)]
            if not found and not self._keywords:
                found = callers(self.index, claims)
            self._claims[key] = found
        return self._claims[key]

    def _is_name(self, claim: Claim) -> bool:
        if is_keyword(claim) and not self._keywords:
            return is_form_of_name(self.index, claim.number, claim.spelling)
        refused = (spelling_fields.ID, spelling_fields.MISNOMER)
        return spelling_fields.kind(claim.field) not in refused

    def _latin_places(self, text: str) -> list[tuple[int, int, int]]:
        """Return (start, end, key) of what has a key's words, whatever their inflection."""
        parts = re.split(_pattern_of_words(text), text)
        forms = list(map(self._forms.__getitem__, islice(parts, 1, None, 2)))
        pairs = list(map(" ".join, zip(forms, islice(forms, 1, None), strict=False)))
        hits = [*_held(forms, self._latin.among(forms)), *_held(pairs, self._latin.among(pairs))]
        verbs = _held(forms, self._verbs)
        ends = list(accumulate(map(len, parts)))
        glued = self._glued(text, parts, ends) if any(map(text.__contains__, _HYPHENS)) else []
        entries = self._entries
        found: list[tuple[int, int, int]] = []
        for at, form in hits:
            for offset, size, named, key in entries.get(form) or self._filed_under(form):
                first = at - offset
                last = first + size - 1
                if size > 1 and (
                    first < 0
                    or forms[first : last + 1] != named
                    or not self._is_joined(parts, first, last, key)
                ):
                    continue
                word, start = parts[2 * last + 1], ends[2 * first]
                if text[start : start + 1].isdigit() and text[start - 1 : start] in _CURRENCIES:
                    continue  # $2B is no B2B
                end = ends[2 * last + 1]
                if not word.isalnum():
                    end -= _possessive(word)
                found.append((start, end, key))
        for at, form in glued:
            end = ends[2 * at + 3] - _possessive(parts[2 * at + 3])
            found += [(ends[2 * at], end, key) for key in self._single(form)]
        for at, form in verbs:
            noun = self._verbs[form]
            found += [(ends[2 * at], ends[2 * at + 1], key) for key in self._single(noun)]
        return found

    def _single(self, form: str) -> list[int]:
        """Return the keys of one word that are filed under ``form``."""
        if form not in self._latin.among((form,)):
            return []
        return [key for _, size, _, key in self._filed_under(form) if size == 1]

    def _glued(self, text: str, parts: Sequence[str], ends: Sequence[int]) -> list[tuple[int, str]]:
        """Return (word number, form) of the hyphened pairs that are a name when written as one."""
        found = []
        for hyphen in re.finditer(_HYPHEN, text):
            at = bisect_right(ends, hyphen.start())
            if parts[at] == hyphen[0] and 0 < at < len(parts) - 1:
                found.append((at // 2 - 1, self._forms[parts[at - 1] + parts[at + 1]]))
        filed = self._latin.among([form for _, form in found])
        return [(at, form) for at, form in found if form in filed]

    def _is_joined(self, parts: Sequence[str], first: int, last: int, key: int) -> bool:
        """Tell whether nothing parts the words from ``first`` to ``last``."""
        for mark in parts[2 * first + 2 : 2 * last + 2 : 2]:
            if len(mark) > _WIDEST_GAP:
                return False
            if mark not in (" ", "-") and not re.fullmatch(_BETWEEN, mark):
                listed = any(
                    "," in claim.spelling or "." in claim.spelling for claim in self._names(key)
                )
                if not listed or not re.fullmatch(_LISTED, mark):
                    return False
        return True

    def _filed_under(self, form: str) -> list[_Entry]:
        """Return the names filed under ``form``; nothing is, any more, where none is to be found."""
        if form not in self._entries:
            number = self._latin.among((form,))[form]
            row = self.index.rows(LATIN_NAMES)[number].decode()
            entries: list[_Entry] = []
            for entry in row.split("\t"):
                key, offset, named = entry.split(":", 2)
                if self._names(int(key)):
                    spoken = named.split(" ")
                    entries.append((int(offset), len(spoken), spoken, int(key)))
            self._entries[form] = entries
            if not entries:
                self._latin.drop(form)
        return self._entries[form]

    def _chinese_places(self, text: str) -> Iterator[tuple[int, int, int]]:
        from salesgloss.text import to_simplified

        folded = to_simplified(text)
        places: Sequence[int] = range(len(text) + 1)
        if re.search(HAN_BREAK, folded):
            folded, places = without_breaks(folded)
        pairs = list(map(add, folded, islice(folded, 1, None)))
        for at, pair in _held(pairs, self._chinese.among(pairs)):
            for offset, name, spaced, key in self._filed_under_pair(pair):
                start = at - offset
                if start >= 0 and folded.startswith(name, start):
                    end = start + len(name)
                elif spaced and (found := spaced.find(folded, at)):
                    start, end = found
                else:
                    continue
                if stands_free(folded, start, end) and not stands_across(folded, start, end):
                    yield places[start], places[end - 1] + 1, key

    def _filed_under_pair(self, pair: str) -> list[tuple[int, str, Spaced | None, int]]:
        """Return (offset, name, the name where spaces may be, key) of those filed under a pair."""
        if pair not in self._pairs:
            number = self._chinese.among((pair,))[pair]
            row = self.index.rows(CHINESE_NAMES)[number].decode()
            entries = (entry.split(":", 2) for entry in row.split("\t"))
            self._pairs[pair] = [
                (int(offset), name, Spaced.of(name, int(offset)), int(key))
                for key, offset, name in entries
                if self._names(int(key))
            ]
            if not self._pairs[pair]:
                self._chinese.drop(pair)
        return self._pairs[pair]


def _pattern_of_words(text: str) -> str:
    """Return the pattern that tells the words of ``text`` fastest."""
    if text.isascii():
        return _ASCII_WORD
    return _WORD if re.search(_HAN_ANYWHERE, text) else _LATIN_WORD


def _held(forms: Sequence[str], among: Container[str]) -> list[tuple[int, str]]:
    """Return those of ``forms`` that are ``among`` others, with their places."""
    places = compress(count(), map(among.__contains__, forms))
    return [(at, forms[at]) for at in places]


def _verb_forms() -> dict[str, str]:
    from salesgloss.text.rules.uses import VERB_FORMS  # no look-up needs them

    return VERB_FORMS


def _possessive(word: str) -> int:
    """Return how many characters at the end of ``word`` are its possessive."""
    return 2 if len(word) > 2 and word[-2] in "'\u2019\u02bc\uff07" and word[-1] in "sS" else 0
