"""The postings of one token as bytes: of each how many terms it is further than the one before it,
then of each its impact. One without an impact only leads further."""

from __future__ import annotations

from itertools import accumulate, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

FULL_IMPACT = 24  # an impact, between 0 and 1, is kept in so many steps: finer ones find no better
_WIDEST = 255  # and a gap
_STEP = bytes((_WIDEST,))


def packed(found: Iterable[tuple[int, int]], after: int = 0) -> bytes:
    """Return postings (term, impact), sorted by term, as a row, or as its end ``after`` a term."""
    gaps, impacts = bytearray(), bytearray()
    last = after
    for number, impact in found:
        gap = number - last
        if gap > _WIDEST:
            steps = (gap - 1) // _WIDEST
            gaps += _STEP * steps
            impacts += bytes(steps)
            gap -= _WIDEST * steps
        gaps.append(gap)
        impacts.append(impact)
        last = number
    return bytes(gaps + impacts)


def extended(row: bytes, found: Sequence[tuple[int, int]]) -> bytes:
    """Return ``row`` with the postings ``found``, sorted by term, of terms that it lacks."""
    middle = len(row) // 2
    last = sum(row[:middle])
    if row and found[0][0] < last:
        return packed(sorted((*unpacked(row), *found)))
    end = packed(found, last)
    half = len(end) // 2
    return b"".join((row[:middle], end[:half], row[middle:], end[half:]))


def unpacked(row: bytes) -> Iterator[tuple[int, int]]:
    """Yield the postings (term, impact) of a row."""
    middle = len(row) // 2
    impacts = row[middle:]
    return compress(zip(accumulate(row[:middle]), impacts, strict=True), impacts)


def scored(row: bytes, scores: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Yield for each posting of a row the term and which of the ``scores`` its impact has; terms
    without an impact may be among them, with the first."""
    middle = len(row) // 2
    return zip(accumulate(row[:middle]), map(scores.__getitem__, row[middle:]), strict=True)


def holding(row: bytes) -> set[int]:
    """Return the terms of a row."""
    middle = len(row) // 2
    return set(compress(accumulate(row[:middle]), row[middle:]))


def renumbered(row: bytes, new: Mapping[int, int], moved: AbstractSet[int]) -> bytes:
    """Return ``row`` under the ``new`` numbers of its terms, by their old ones, without those that
    have none; ``moved`` are the terms for which that makes a difference."""
    if moved.isdisjoint(accumulate(row[: len(row) // 2])):
        return row
    return packed(
        sorted((new[number], impact) for number, impact in unpacked(row) if number in new)
    )


def posting_count(row: bytes) -> int:
    """Return how many postings a row has."""
    middle = len(row) // 2
    return middle - row.count(0, middle)
