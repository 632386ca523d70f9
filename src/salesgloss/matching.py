"""Rank spellings by likeness; the only importer of rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA


def rank(
    query: str, spellings: Sequence[str], *, limit: int, cutoff: float
) -> list[tuple[int, float]]:
    """Return (position, likeness from 0 to 100) of the spellings most like ``query``.

    The likeness is rapidfuzz's normalized indel similarity (``fuzz.ratio``); none below
    ``cutoff``; ties keep the order of ``spellings``.
    """
    found = process.extract(query, spellings, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
    return [(position, score) for _, score, position in found]


def distance(left: str, right: str) -> int:
    """Return how many slips of the finger part the two (optimal string alignment)."""
    return OSA.distance(left, right)
