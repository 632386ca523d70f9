"""The postings of one token as bytes: of each how many terms it is further than the one before it,
then of each its impact. One without an impact only leads further."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

FULL_IMPACT = 24  # an impact, between 0 and 1, is kept in so many steps: finer ones find no better
_WIDEST = 255  # and a gap
_FEW = 16  # terms put between the others: for more, every row is written anew


def packed(found: Sequence[tuple[int, int]]) -> bytes:
    """Return postings (term, impact), sorted by term, as a row."""
    gaps, impacts = bytearray(), bytearray()
    last = 0
    for number, impact in found:
        gap = number - last
        while gap > _WIDEST:
            gaps.append(_WIDEST)
            impacts.append(0)
            gap -= _WIDEST
        gaps.append(gap)
        impacts.append(impact)
        last = number
    return bytes(gaps + impacts)


def unpacked(row: bytes) -> Iterator[tuple[int, int]]:
    """Yield the postings (term, impact) of a row."""
    middle = len(row) // 2
    impacts = row[middle:]
    return compress(zip(accumulate(row[:middle]), impacts, strict=True), impacts)


class Renumbering:
    """The new numbers of the terms that stay, by their old ones, in the same order."""

    def __init__(self, new: Mapping[int, int], gone: Collection[int]) -> None:
        self._new = new
        self._gone = frozenset(gone)
        self._steps = _steps(new)

    def row(self, row: bytes) -> bytes:
        """Return the row of postings under the new numbers, without those of terms that are gone."""
        middle = len(row) // 2
        numbers = list(accumulate(row[:middle]))
        if self._steps is not None and self._gone.isdisjoint(numbers):
            raised = bytearray(row)
            try:
                for step in self._steps:
                    place = bisect_left(numbers, step)
                    while place < middle and not row[middle + place]:
                        place += 1  # it only leads to the next
                    if place < middle:
                        raised[place] += 1
            except ValueError:  # the gap is too wide by now
                pass
            else:
                return bytes(raised)
        new = self._new
        return packed([(new[number], impact) for number, impact in unpacked(row) if number in new])


def _steps(new: Mapping[int, int]) -> list[int] | None:
    """Return from which old numbers on the new ones are one more each; None where some are less, or
    where that is not worth it."""
    steps: list[int] = []
    shift = 0
    for number in sorted(new):
        rise = new[number] - number - shift
        if rise < 0 or len(steps) + rise > _FEW:
            return None
        steps += [number] * rise
        shift += rise
    return steps


def posting_count(row: bytes) -> int:
    """Return how many postings a row has."""
    middle = len(row) // 2
    return middle - row.count(0, middle)
