"""The postings of one token as bytes: of each how many terms it is further than the one before it,
then of each its impact. One without an impact only leads further."""

from __future__ import annotations

from itertools import accumulate, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FULL_IMPACT = 255  # an impact, between 0 and 1, is kept in a byte
_WIDEST = 255  # and a gap


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


def count(row: bytes | None) -> int:
    """Return how many postings a row has; none where there is no row."""
    middle = len(row or b"") // 2
    return middle - (row or b"").count(0, middle)
