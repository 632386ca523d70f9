"""Whether the very words beside a name make something else of it: a verb, a compound, a clock time."""

from __future__ import annotations

import re
from functools import lru_cache

from salesgloss.text import words
from salesgloss.text.rules import chinese_uses
from salesgloss.text.rules.uses import (
    AFTER_VERB,
    BEFORE_NOUN,
    BEFORE_VERB,
    BEFORE_VERB_S,
    COMMERCIAL,
    OTHER_AS_VERB,
    OTHER_COMPOUNDS,
    OTHER_KINDS,
    OTHER_OBJECTS,
    OTHER_OF,
    OTHER_PHRASES,
    POSSESSIVES,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesgloss.search.mentions import Mention

_CLOCK = re.compile(r"(?<![\d.:,$])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){0,2}[^\S\n]?$")
_SHARE = re.compile(
    r"\s+for\s+(?:(?:about|around|over|under|nearly|almost|roughly|just|only|more|less|most|half)\b"
    r"|[$\u20ac\u00a3]?\d)"
)
_BESIDE = 8  # characters in which what stands beside a Chinese name begins
_REMEMBERED = 50_000  # words
_OF_REACH = 4  # words behind "of" that say of what


def _split(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {word: frozenset(beside.split()) for word, beside in table.items()}


_NONE: frozenset[str] = frozenset()
_KINDS, _OF, _OBJECTS, _PHRASES, _COMPOUNDS = map(
    _split, (OTHER_KINDS, OTHER_OF, OTHER_OBJECTS, OTHER_PHRASES, OTHER_COMPOUNDS)
)
_folded = lru_cache(_REMEMBERED)(words)


def is_other_word(surface: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether the words beside an English name that has no capitals of its own make a verb or
    another phrase of it."""
    spoken = _folded(surface)
    word = spoken if spoken in OTHER_PHRASES else spoken.removesuffix("s")
    previous = _folded(before[-1]) if before else ""
    following = _folded(after[0]) if after else ""
    if previous in _KINDS.get(word, _NONE) or is_compound(word, following):
        return True
    if following in _OF.get(word, _NONE):
        return not any(_folded(each) in COMMERCIAL for each in after[1 : 1 + _OF_REACH])
    taken = _folded(before[-2]) if previous in POSSESSIVES and len(before) > 1 else ""
    if taken in _OBJECTS.get(word, _NONE):
        return True
    if previous in BEFORE_NOUN and following != "of":
        return False
    if following in _PHRASES.get(word, _NONE):
        return True
    if word not in OTHER_AS_VERB:
        return False
    verb_before = BEFORE_VERB if spoken == word else BEFORE_VERB_S
    return previous in verb_before or following in AFTER_VERB


def is_compound(word: str, following: str) -> bool:
    """Tell whether the word behind makes another thing of a word: exit code, lead engineer."""
    return following in _COMPOUNDS.get(word, _NONE)


def is_clock_time(surface: str, before: str) -> bool:
    """Tell whether AM or PM stands behind a time of day."""
    return surface in ("AM", "PM") and bool(_CLOCK.search(before))


def is_accounting_for(surface: str, after: str) -> bool:
    """Tell whether a name that ends in "accounts" has its verb there: no customer accounts for 4%."""
    return surface[-9:].lower() == " accounts" and bool(_SHARE.match(after))


def is_other_chinese(mention: Mention, text: str) -> bool:
    """Tell whether what stands right beside a name, in Chinese, makes another word of it."""
    beginnings = chinese_uses.OTHER_AFTER.get(mention.surface)
    if beginnings:
        after = text[mention.end : mention.end + _BESIDE].lstrip()
        if after.startswith(beginnings):
            return True
    endings = chinese_uses.OTHER_BEFORE.get(mention.surface)
    return endings is not None and text.endswith(endings, 0, mention.start)
