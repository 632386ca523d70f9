"""Search: what a query finds, tier by tier. Reads the index, builds nothing.

Plain slotted classes: dataclasses would double the cost of an exact look-up.
"""

from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from salesgloss.index import Index

    Match = Literal["exact", "close", "named", "meaning", "none"]

RANK: "dict[Match, int]" = {"exact": 4, "close": 3, "named": 2, "meaning": 1, "none": 0}
EXACT_SCORE = 100.0


class Hit:
    """A term that answers, or is suggested: its number in the index, how sure (0 to 100), and the
    spelling (or text) that matched with the field it stands in. ``name`` is only told of
    suggestions that share their label with another."""

    __slots__ = ("field", "id", "label", "matched", "name", "number", "score")

    def __init__(
        self,
        *,
        number: int,
        id: str,
        label: str,
        score: float,
        matched: str,
        field: str,
        name: str = "",
    ) -> None:
        self.number = number
        self.id = id
        self.label = label
        self.score = score
        self.matched = matched
        self.field = field
        self.name = name

    @classmethod
    def of(cls, index: "Index", number: int, *, score: float, matched: str, field: str) -> "Hit":
        """Return a hit on the term of ``number``."""
        summary = index.summary(number)
        return cls(
            number=number,
            id=summary.id,
            label=summary.label,
            score=score,
            matched=line(matched),
            field=field,
        )

    def named(self, name: str) -> "Hit":
        """Return the hit with ``name`` to tell it from another of the same label."""
        values = {key: getattr(self, key) for key in Hit.__slots__}
        return Hit(**{**values, "name": name})

    def __repr__(self) -> str:
        return f"Hit({self.id!r}, {self.score}, {self.field}={self.matched!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hit) and all(
            getattr(self, name) == getattr(other, name) for name in Hit.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.id, self.field, self.matched))


class Answer:
    """What ``query`` found: ``match`` names the tier; ``hits`` are the answer, best first;
    ``suggestions`` are never one; ``sides`` are the hits by what was compared, if anything was."""

    __slots__ = ("hits", "match", "query", "sides", "suggestions")

    def __init__(
        self,
        query: str,
        match: "Match",
        hits: "tuple[Hit, ...]" = (),
        suggestions: "tuple[Hit, ...]" = (),
        sides: "tuple[tuple[Hit, ...], ...]" = (),
    ) -> None:
        self.query = query
        self.match = match
        self.hits = hits
        self.suggestions = suggestions
        self.sides = sides

    def __repr__(self) -> str:
        return f"Answer({self.query!r}, {self.match!r}, {self.hits!r}, {self.suggestions!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and all(
            getattr(self, name) == getattr(other, name) for name in Answer.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.query, self.match, self.hits))


def lookup(index: "Index", query: str, *, limit: int, exact_only: bool) -> "Answer":
    """Return what ``query`` finds, by the first of the tiers that answers."""
    if hits := exact(index, query):
        return Answer(query, "exact", hits)
    from salesgloss.search.tiers import search  # wrappers, likeness, meaning

    return search(index, query, limit=limit, exact_only=exact_only)


def exact(index: "Index", spelling: str) -> "tuple[Hit, ...]":
    """Return a hit for each term that has exactly ``spelling``, after folding."""
    return tuple(
        Hit.of(index, claim.number, score=EXACT_SCORE, matched=claim.spelling, field=claim.field)
        for claim in index.claims(spelling)
    )
