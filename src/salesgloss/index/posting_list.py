"""The postings of one token as bytes: of each how many terms it is further than the one before it,
then of each its impact. One without an impact only leads further."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

FULL_IMPACT = 255  # an impact, between 0 and 1, is kept in a byte
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
        steps: list[int] = []  # from which old number on, each one more
        shift = 0
        for number in sorted(new):
            steps += [number] * (new[number] - number - shift)
            falls = new[number] - number < shift
            shift = new[number] - number
            if falls or len(steps) > _FEW:
                steps = [0] * (_FEW + 1)
                break
        self._steps = steps

    def row(self, row: bytes) -> bytes:
        """Return the row of postings under the new numbers, without those of terms that are gone."""
        middle = len(row) // 2
        numbers = list(accumulate(row[:middle]))
        if len(self._steps) <= _FEW and self._gone.isdisjoint(numbers):
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


def count(row: bytes | None) -> int:
    """Return how many postings a row has; none where there is no row."""
    middle = len(row or b"") // 2
    return middle - (row or b"").count(0, middle)
