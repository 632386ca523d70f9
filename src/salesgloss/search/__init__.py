"""Search: what a query finds, tier by tier. Reads the index, builds nothing."""

from __future__ import annotations

from salesgloss.search.answer import EXACT_SCORE, Answer, Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index

__all__ = ["Answer", "Hit", "exact", "lookup"]


def lookup(index: Index, query: str, *, limit: int, exact_only: bool) -> Answer:
    """Return what ``query`` finds, by the first of the tiers that answers."""
    if hits := exact(index, query):
        return Answer(query, "exact", hits)
    from salesgloss.search.tiers import search  # wrappers, likeness, meaning

    return search(index, query, limit=limit, exact_only=exact_only)


def exact(index: Index, spelling: str) -> tuple[Hit, ...]:
    """Return a hit for each term that has exactly ``spelling``, after folding."""
    return tuple(
        Hit.of(index, claim.number, score=EXACT_SCORE, matched=claim.spelling, field=claim.field)
        for claim in index.claims(spelling)
    )
