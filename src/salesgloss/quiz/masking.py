"""Blank out a term's own names in a text, so that a question never tells its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from salesgloss.model import Term
from salesgloss.text import has_chinese

BLANK = "____"
_PART = re.compile(r"[^\W_]+|&")
_BETWEEN = r"[\W_]{0,3}"


def mask(text: str, *terms: Term) -> str:
    """Return ``text`` with the names of ``terms`` blanked: whole words, plurals, in any case."""
    for term in terms:
        text = mask_spellings(text, term.names())
    return text


def mask_spellings(text: str, spellings: Iterable[str]) -> str:
    """Return ``text`` with each of ``spellings`` blanked."""
    folded = text.casefold()
    there = tuple(each for each in spellings if _begins_in(folded, each))
    return _pattern(there).sub(BLANK, text) if there else text


def contains_word(text: str, spelling: str) -> bool:
    """Tell whether ``text`` contains ``spelling`` as a word."""
    if not _begins_in(text.casefold(), spelling):
        return False
    return _pattern((spelling,)).search(text) is not None


def _begins_in(folded: str, spelling: str) -> bool:
    """Tell whether a text, case-folded, may hold ``spelling``: that costs less than a pattern."""
    first = _PART.search(spelling)
    if first is None:
        return False
    word = first[0].casefold()
    return word in ("and", "&") or word.removesuffix("y") in folded


@lru_cache(maxsize=1000)
def _pattern(spellings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(spellings), key=lambda name: (-len(name), name))
    return re.compile("|".join(_alternatives(longest_first)) or r"(?!)", re.IGNORECASE)


def _alternatives(spellings: Iterable[str]) -> Iterable[str]:
    for spelling in spellings:
        parts = _PART.findall(spelling)
        if not parts:
            continue
        body = _BETWEEN.join([*map(_word, parts[:-1]), _last_word(parts[-1])])
        yield body if has_chinese(spelling) else rf"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])"


def _word(part: str) -> str:
    return r"(?:and|&)" if part.lower() in {"and", "&"} else re.escape(part)


def _last_word(part: str) -> str:
    stem = re.escape(part[:-1]) + "(?:y|ie)" if part.lower().endswith("y") else _word(part)
    return stem if has_chinese(part) else stem + r"(?:e?s['\u2019]?|['\u2019]s?)?"
