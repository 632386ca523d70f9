"""Whether a spelling may be a slip for another at all: real words are no slips.

A word that stands in the glossary's own prose, or in a list of everyday words, was meant; so was
a Chinese query that is part of a name, or has one as its part. The exception is a word within a
name of several whose others are all as they should be: there an exchange or a word that sounds
the same is a slip after all ("free trail"), so is a small one that the trade does not know ("account
manger"), and a single slip of the finger where two words or more are right ("north start metric").
"""

from __future__ import annotations

from salesgloss.index.analysis import STOP_WORDS, read_as, stem
from salesgloss.index.bags import ABBREVIATIONS
from salesgloss.index.posting_list import posting_count
from salesgloss.search.edit_distance import TRANSPOSITION, common_prefix, edit_cost, phonetic_key
from salesgloss.text import has_chinese
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.index import Index

_LONGEST_CLIPPED = 4  # letters of a word cut short: "net rev ret"
_SHORT = 3  # letters of a word in which more than one slip is another word; in Chinese, any
_LEAST_CLIPPED = 3  # that it lacks
# So many slips in a word, and so much of it.
_ONE_SLIP = 1.2
_LITTLE = 2.0
_FEW_SLIPS = 3.0
_LITTLE_SHARE = 0.45
_IN_USE = 5  # terms whose texts hold a pair of characters: fewer may do so by chance


def is_word(index: Index, word: str) -> bool:
    """Tell whether ``word`` (folded) is a word in its own right."""
    return len(word) > 2 and (is_everyday(word) or index.knows_word(word))


def may_be_slip(index: Index, asked: str, meant: str) -> bool:
    """Tell whether ``asked`` may have been written for ``meant``; both are folded words."""
    if _are_other_numbers(asked, meant):
        return False
    if has_chinese(asked) and has_chinese(meant):
        return _may_be_chinese_slip(index, asked.replace(" ", ""), meant.replace(" ", ""))
    written, wanted = asked.split(" "), meant.split(" ")
    if len(written) == len(wanted):
        wrong = [pair for pair in zip(written, wanted, strict=True) if not is_form(*pair)]
        beside = len(written) - len(wrong) if len(wrong) == 1 else 0
        return not any(
            _is_too_short(one, other)
            or (is_word(index, one) and not _is_natural(index, one, other, beside))
            for one, other in wrong
        )
    return not _adds_or_omits_word(index, written, wanted)


def _are_other_numbers(asked: str, meant: str) -> bool:
    """Tell whether both have figures, and not the same: ISO 27701 is no ISO 27001."""
    figures, others = ("".join(filter(str.isdigit, each)) for each in (asked, meant))
    return bool(figures and others) and figures != others


def _is_too_short(word: str, meant: str) -> bool:
    """Tell whether ``word`` is too short to be all that wrong: co-selling is no cross-selling."""
    if len(word) > _SHORT or phonetic_key(word) == phonetic_key(meant):
        return False
    return edit_cost(word, meant) > _ONE_SLIP


def _is_natural(index: Index, word: str, meant: str, beside: int) -> bool:
    """Tell whether a real word may still be a slip, ``beside`` other words being right."""
    if not beside:
        return False
    cost = edit_cost(word, meant)
    if cost <= TRANSPOSITION or phonetic_key(word) == phonetic_key(meant):
        return True
    if index.knows_word(word):
        return beside > 1 and cost <= _ONE_SLIP
    return cost <= (_FEW_SLIPS if beside > 1 else _LITTLE) and cost <= _LITTLE_SHARE * len(word)


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
    if len(asked) == len(meant) <= _SHORT and not _are_heard_alike(asked, meant):
        return False
    start = common_prefix(asked, meant)
    end = common_prefix(asked[start:][::-1], meant[start:][::-1])
    written = range(start, max(len(asked) - end, start + 1))  # what differs, or stands beside a gap
    places = {at for each in written for at in (each - 1, each) if 0 <= at < len(asked) - 1}
    known = meant + " " + meant[::-1]
    indexed = read_as(asked)
    for at in places:
        pair = asked[at : at + 2]
        held = indexed[at : at + 2] if len(indexed) == len(asked) else pair
        if pair not in known and (
            is_everyday_pair(pair) or posting_count(index.postings(held)) >= _IN_USE
        ):
            return False
    return True


def _are_heard_alike(asked: str, meant: str) -> bool:
    """Tell whether what differs sounds the same: in three characters, another one is another word."""
    from salesgloss.text.pinyin import sound_alike  # only where it decides

    pairs = zip(asked, meant, strict=True)
    return all(one == other or sound_alike(one, other) for one, other in pairs)
