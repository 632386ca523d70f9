"""Forms of an English word: what it is compared by, so that plural and possessive make no odds."""

from __future__ import annotations

from salesgloss.text import APOSTROPHES, words

_MOST_KEPT = 1 << 16
_base_forms: dict[str, str] = {}


def base_form(word: str) -> str:
    """Return what ``word`` has in common with its plural and possessive; only good to compare.

    AEs and AE's are ae; seats is seat; analysis stays. SaaS and saas are alike, whatever that is.
    """
    if word not in _base_forms:
        if len(_base_forms) >= _MOST_KEPT:
            _base_forms.clear()
        _base_forms[word] = _base_form(word)
    return _base_forms[word]


def _base_form(word: str) -> str:
    if not (word.isascii() and word.islower() and word.isalnum()):
        word = _plain(word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _plain(word: str) -> str:
    """Return ``word`` folded, without the s of a possessive or of an acronym's plural."""
    is_plain = word.isascii() and word.isalnum()  # as most are
    if not is_plain:
        word = _without_apostrophes(word)
    if is_acronym_plural(word):
        word = word[:-1]
    return word.lower() if is_plain else words(word).replace(" ", "")


def _without_apostrophes(word: str) -> str:
    for mark in APOSTROPHES:
        if mark in word:
            head, _, tail = word.partition(mark)
            word = head if tail.lower() == "s" else head + tail
    return word


def is_acronym_plural(word: str) -> bool:
    """Tell whether ``word`` is capitals and an s: AEs, KPIs."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()
