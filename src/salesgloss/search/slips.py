"""Whether a spelling may be a slip for another at all: real words are no slips.

A word that stands in the glossary's own prose, or in a list of everyday words, was meant; so was
a Chinese query that is part of a name, or has one as its part. The exception is a word within a
name of several whose others are all as they should be: there an exchange or a word that sounds
the same is a slip after all ("free trail"), and so is a small one that the trade does not know
("account manger").
"""

from __future__ import annotations

from salesgloss.index.analysis import STOP_WORDS, stem
from salesgloss.index.bags import ABBREVIATIONS
from salesgloss.search.edit_distance import TRANSPOSITION, edit_cost, phonetic_key
from salesgloss.text import has_chinese
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.index import Index

_LONGEST_CLIPPED = 4  # letters of a word cut short: "net rev ret"
_LEAST_CLIPPED = 3  # that it lacks
_LITTLE = 2.0  # slips, and so much of the word
_LITTLE_SHARE = 0.45
_IN_USE = 5  # terms whose texts hold a pair of characters: fewer may do so by chance


def is_word(index: Index, word: str) -> bool:
    """Tell whether ``word`` (folded) is a word in its own right."""
    return len(word) > 2 and (is_everyday(word) or index.knows_word(word))


def may_be_slip(index: Index, asked: str, meant: str) -> bool:
    """Tell whether ``asked`` may have been written for ``meant``; both are folded words."""
    if has_chinese(asked) and has_chinese(meant):
        return _may_be_chinese_slip(index, asked.replace(" ", ""), meant.replace(" ", ""))
    written, wanted = asked.split(" "), meant.split(" ")
    if len(written) == len(wanted):
        wrong = [pair for pair in zip(written, wanted, strict=True) if not is_form(*pair)]
        alone = len(wrong) == 1 < len(written)
        return not any(
            is_word(index, one) and not (alone and _is_natural(index, one, other))
            for one, other in wrong
        )
    return not _adds_or_omits_word(index, written, wanted)


def _is_natural(index: Index, word: str, meant: str) -> bool:
    """Tell whether a real word may still be a slip, the rest of the name being right."""
    if phonetic_key(word) == phonetic_key(meant):
        return True
    cost = edit_cost(word, meant)
    return cost <= TRANSPOSITION or (
        cost <= min(_LITTLE, _LITTLE_SHARE * len(word)) and not index.knows_word(word)
    )


def is_form(word: str, other: str) -> bool:
    """Tell whether the two are forms of one word, or one is short for the other."""
    clipped = len(word) <= _LONGEST_CLIPPED and len(other) - len(word) >= _LEAST_CLIPPED
    if word == other or (clipped and other.startswith(word)):
        return True
    word, other = ABBREVIATIONS.get(word, word), ABBREVIATIONS.get(other, other)
    return stem(word) == stem(other) and _is_doer(word) == _is_doer(other)


def _is_doer(word: str) -> bool:
    """Tell whether ``word`` names who does it: a manager is no management."""
    return word.endswith(("er", "or", "ers", "ors"))


def _adds_or_omits_word(index: Index, asked: Sequence[str], meant: Sequence[str]) -> bool:
    """Tell whether the two differ by a word rather than by where the spaces are."""
    whole_asked, whole_meant = "".join(asked), "".join(meant)
    added = [word for word in asked if word not in whole_meant]
    if any(is_word(index, word) and word not in STOP_WORDS for word in added):
        return True
    omitted = [word for word in meant if word not in whole_asked and word not in STOP_WORDS]
    return not added and bool(omitted)


def _may_be_chinese_slip(index: Index, asked: str, meant: str) -> bool:
    if asked in meant or meant in asked:
        return False
    if sorted(asked) == sorted(meant):
        return True
    start = _common(asked, meant)
    end = _common(asked[start:][::-1], meant[start:][::-1])
    written = range(start, max(len(asked) - end, start))  # what differs
    pairs = {asked[at : at + 2] for each in written for at in (each - 1, each) if at >= 0}
    known = meant + " " + meant[::-1]
    return not any(
        pair not in known and (is_everyday_pair(pair) or _terms_that_hold(index, pair) >= _IN_USE)
        for pair in pairs
        if len(pair) == 2
    )


def _terms_that_hold(index: Index, pair: str) -> int:
    return len(index.postings.find(pair.encode("utf-8", "replace")) or b"") // 4


def _common(one: str, other: str) -> int:
    """Return how many characters the two begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
