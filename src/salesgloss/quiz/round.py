"""A round of questions as a value: what comes next, what was missed, one step back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One term to ask: its ``number`` in the round, and how often it was missed so far."""

    term: str
    number: int
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The asks still open and the terms answered so far; ``previous`` is the last answer's round."""

    queue: tuple[QueueItem, ...]
    size: int
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    last_was_right: bool = True
    previous: Round | None = None

    @classmethod
    def of(cls, terms: Iterable[str]) -> Round:
        queue = tuple(
            QueueItem(term=term, number=number) for number, term in enumerate(terms, start=1)
        )
        return cls(queue=queue, size=len(queue))

    @property
    def current(self) -> QueueItem | None:
        return self.queue[0] if self.queue else None

    @property
    def open_misses(self) -> tuple[str, ...]:
        """The missed terms that were not answered right since."""
        return tuple(item.term for item in self.queue if item.attempt)

    def answered(self, right: bool) -> Round:
        """Return the round after the current answer; a miss goes to the back."""
        item, rest = self.queue[0], self.queue[1:]
        if not right:
            rest = (*rest, replace(item, attempt=item.attempt + 1))
        first = item.attempt == 0
        return Round(
            queue=rest,
            size=self.size,
            right=(*self.right, item.term) if first and right else self.right,
            missed=(*self.missed, item.term) if first and not right else self.missed,
            last_was_right=right,
            previous=self,
        )

    def overrule(self) -> Round:
        """Return the round with its last answer, a miss, counted as right."""
        if self.previous is None or self.last_was_right:
            raise ValueError("no miss to overrule")
        return self.previous.answered(True)
