"""The spellings most like a misspelled one: those with most grams in common, then, of these, those
with the longest common subsequence.

Sets of keys are numbers of a bit a key: how many grams all of them share is counted at once.
rapidfuzz would rank as well, but for its import, which takes longer than all else in a look-up.
"""

from __future__ import annotations

from salesgloss.index.grams import grams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesgloss.index import Index

_ENOUGH = 100  # keys that share most grams
_MOST = 60  # of these, those compared letter by letter
_LEAST_SHARE = 3  # one gram in so many is shared at least


def most_like(index: Index, key: str, *, limit: int, cutoff: float) -> list[tuple[int, float]]:
    """Return (number, likeness from 0 to 100) of the keys most like ``key``, none below ``cutoff``.

    The likeness is the normalized indel similarity: twice the longest common subsequence by both
    lengths. Ties keep the order of the keys.
    """
    asked = grams(key)
    likely = []
    for shared, number in _sharing(index, asked):
        spelling = index.key(number)
        likely.append((-shared / (len(asked) + len(spelling) + 1), number, spelling))
    subsequence = _Subsequence(key)
    found = []
    for _, number, spelling in sorted(likely)[:_MOST]:
        likeness = 200 * subsequence.longest(spelling) / (len(key) + len(spelling))
        if likeness >= cutoff:
            found.append((number, likeness))
    return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]


def _sharing(index: Index, asked: set[str]) -> list[tuple[int, int]]:
    """Return (how many, number) of the keys that share most of the grams ``asked``."""
    planes: list[int] = []  # the binary digits of each key's count, the lowest first
    for gram in asked:
        carry = index.keys_with(gram)
        for at, plane in enumerate(planes):
            planes[at], carry = plane ^ carry, plane & carry
        if carry:
            planes.append(carry)
    found: list[tuple[int, int]] = []
    most = min(len(asked), (1 << len(planes)) - 1)
    for count in range(most, max(len(asked) // _LEAST_SHARE, 1) - 1, -1):
        level = -1
        for at, plane in enumerate(planes):
            level &= plane if count >> at & 1 else ~plane
        found += ((count, number) for number in _numbers(level))
        if len(found) >= _ENOUGH:
            break
    return found


def _numbers(keys: int) -> Iterator[int]:
    digits = f"{keys:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


class _Subsequence:
    """The longest common subsequence of ``key`` with others, by the bits of a number (Hyyrö,
    "Bit-parallel LCS-length computation revisited", 2004)."""

    __slots__ = ("_all", "_places")

    def __init__(self, key: str) -> None:
        self._all = (1 << len(key)) - 1
        self._places: dict[str, int] = {}
        for at, letter in enumerate(key):
            self._places[letter] = self._places.get(letter, 0) | 1 << at

    def longest(self, other: str) -> int:
        """Return how long the one with ``other`` is."""
        every, places = self._all, self._places
        unmatched = every
        for letter in other:
            matched = unmatched & places.get(letter, 0)
            unmatched = (unmatched + matched | unmatched - matched) & every
        return (every ^ unmatched).bit_count()
