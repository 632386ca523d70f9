"""A round of questions as a value: what comes next, what was missed, one step back.

It asks ``size`` questions at most, returning ones included. A term that is new today is shown
before it is asked, and comes back once if it is missed; any other miss comes tomorrow, or at the
end of the round where there is room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

ASKED_AFTER = 3  # what is shown or asked between the showing of a term and its question
RETURNS_AFTER = 5  # what comes between a miss of a new term and its return


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One term to ask, or with ``to_show`` to show first; ``attempt`` is how often it was missed
    so far, ``new`` that it is new today."""

    term: str
    attempt: int = 0
    new: bool = False
    to_show: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What is still open and the terms answered so far: ``asked`` counts every question,
    ``later`` are the misses that return if there is room; ``previous`` is the last answer's
    round."""

    queue: tuple[QueueItem, ...]
    size: int
    asked: int = 0
    later: tuple[QueueItem, ...] = ()
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    regained: tuple[str, ...] = ()
    last_was_right: bool = True
    previous: Round | None = None

    @classmethod
    def of(
        cls, known: Iterable[str], new: Iterable[str] = (), *, size: int, show: bool = False
    ) -> Round:
        """Return a round that asks ``known`` terms and then ``new`` ones, shown first or not."""
        queue = [QueueItem(term=term) for term in known]
        queue += [QueueItem(term=term, new=True, to_show=show) for term in new]
        return cls(queue=tuple(queue), size=size)

    @property
    def current(self) -> QueueItem | None:
        """What comes next, None at the end."""
        return self.queue[0] if self.queue and self.asked < self.size else None

    @property
    def number(self) -> int:
        """The number of the question that comes next, from 1."""
        return self.asked + 1

    @property
    def total(self) -> int:
        """How many questions there are, as far as can be told."""
        return min(self.size, self.asked + len(self.queue))

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The missed terms that were not answered right since."""
        return tuple(term for term in self.missed if term not in self.regained)

    def returns(self, term: str) -> bool:
        """Tell whether ``term``, just missed, is sure to come back in this round."""
        place = next((at for at, item in enumerate(self.queue) if item.term == term), None)
        return place is not None and place < self.size - self.asked

    def answered(self, right: bool) -> Round:
        """Return the round after the current answer."""
        item, rest = self.queue[0], self.queue[1:]
        again = replace(item, attempt=item.attempt + 1)
        later = self.later
        if not right and not item.attempt:
            if item.new:
                rest = (*rest[:RETURNS_AFTER], again, *rest[RETURNS_AFTER:])
            else:
                later = (*later, again)
        rest = _without_idle_shows(rest, self.size - self.asked - 1)
        if not rest:
            rest, later = later, ()
        first = item.attempt == 0
        return replace(
            self,
            queue=rest,
            asked=self.asked + 1,
            later=later,
            right=(*self.right, item.term) if first and right else self.right,
            missed=(*self.missed, item.term) if first and not right else self.missed,
            regained=(*self.regained, item.term) if right and not first else self.regained,
            last_was_right=right,
            previous=self,
        )

    def shown(self) -> Round:
        """Return the round after the current term was shown: it is asked a little later."""
        item, rest = replace(self.queue[0], to_show=False), self.queue[1:]
        queue = (*rest[:ASKED_AFTER], item, *rest[ASKED_AFTER:])
        return replace(self, queue=_without_idle_shows(queue, self.size - self.asked))

    def without(self, term: str) -> Round:
        """Return the round without what is still open of ``term``."""
        queue, later = (
            tuple(item for item in items if item.term != term) for items in (self.queue, self.later)
        )
        return replace(self, queue=queue or later, later=later if queue else ())

    def overrule(self) -> Round:
        """Return the round with its last answer, a miss, counted as right."""
        if self.previous is None or self.last_was_right:
            raise ValueError("no miss to overrule")
        return self.previous.answered(True)

    def resumed(self, known: Iterable[str], *, size: int | None = None, show: bool = True) -> Round:
        """Return the round as it goes on later: outstanding misses first, only ``known`` terms,
        ``size`` further questions at the most, and new terms not shown without ``show``."""
        known = set(known)
        items = [item for item in (*self.queue, *self.later) if item.term in known]
        first = [item for item in items if item.attempt]
        rest = [replace(item, to_show=item.to_show and show) for item in items if not item.attempt]
        room = self.size if size is None else min(self.size, self.asked + size)
        return replace(self, queue=(*first, *rest), later=(), size=room, previous=None)


def _without_idle_shows(queue: tuple[QueueItem, ...], room: int) -> tuple[QueueItem, ...]:
    """Return ``queue`` without leading shows of terms that could not be asked in ``room`` more
    questions: they stay new for another day."""
    while queue and queue[0].to_show and sum(not item.to_show for item in queue) >= room:
        queue = queue[1:]
    return queue


def dump(round_: Round) -> str:
    """Return the round as text: what was open and what was answered, not the steps back."""
    import json  # not before the first answer

    fields = asdict(replace(round_, previous=None))
    del fields["previous"], fields["last_was_right"]
    return json.dumps(fields)


def load(text: str) -> Round:
    """Return the round of a text that ``dump`` wrote; ValueError where it is none."""
    import json

    try:
        fields = json.loads(text)
        return Round(
            queue=_items(fields["queue"]),
            later=_items(fields["later"]),
            size=int(fields["size"]),
            asked=int(fields["asked"]),
            right=tuple(map(str, fields["right"])),
            missed=tuple(map(str, fields["missed"])),
            regained=tuple(map(str, fields["regained"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a round") from error


def _items(fields: Iterable[dict[str, object]]) -> tuple[QueueItem, ...]:
    return tuple(
        QueueItem(
            term=str(each["term"]),
            attempt=int(str(each["attempt"])),
            new=bool(each["new"]),
            to_show=bool(each["to_show"]),
        )
        for each in fields
    )
