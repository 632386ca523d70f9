"""Which terms a round asks: what is due, then new ones; or, for practice, what is weakest.

The policy, in three sentences: first what is about to be forgotten, the most faded leading. Then
new terms, as many as the round has room for, at most ten a day. A new term that is missed comes
back once in the round, any other miss comes tomorrow.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from salesgloss.model import UNLEVELED
from salesgloss.quiz.schedule import Card

if TYPE_CHECKING:
    from salesgloss.glossary import TermSummary

NEW_A_DAY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The ids a round asks, in order."""

    due: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        return self.due + self.new


def select(
    summaries: Sequence[TermSummary],
    cards: Mapping[str, Card],
    *,
    today: date,
    size: int,
    new: int,
    rng: Random,
) -> Selection:
    """Return at most ``size`` terms: the due ones, the most faded first, then ``new`` new ones."""
    due = due_terms(summaries, cards, today)
    fresh = unseen(summaries, cards, rng)
    return Selection(due=due[:size], new=fresh[: max(0, min(new, size - len(due)))])


def due_terms(
    summaries: Sequence[TermSummary], cards: Mapping[str, Card], today: date
) -> tuple[str, ...]:
    """Return what is due on ``today``, the most faded first."""
    ids = sorted(summary.id for summary in summaries)
    due = [id_ for id_ in ids if id_ in cards and cards[id_].due_day <= today]
    return tuple(sorted(due, key=lambda id_: -cards[id_].elapsed_ratio(today)))


def unseen(summaries: Sequence[TermSummary], seen: Collection[str], rng: Random) -> tuple[str, ...]:
    """Return the terms never asked: the first level first, at random within a level."""
    levels = {summary.id: summary.level or UNLEVELED for summary in summaries}
    ids = [id_ for id_ in sorted(levels) if id_ not in seen]
    rng.shuffle(ids)
    return tuple(sorted(ids, key=levels.__getitem__))


def practice(
    summaries: Sequence[TermSummary],
    cards: Mapping[str, Card],
    missed: Sequence[str] = (),
    *,
    today: date,
    size: int,
    new: int = 0,
    rng: Random,
) -> Selection:
    """Return at most ``size`` terms to practice: today's ``missed``, then the weak ones, then any
    that were seen, and ``new`` unseen ones. Where none was ever seen, all are new."""
    ids = {summary.id for summary in summaries}
    seen = sorted(id_ for id_ in cards if id_ in ids)
    rng.shuffle(seen)
    weak = [id_ for id_ in seen if not cards[id_].is_known]
    weak.sort(key=lambda id_: (not cards[id_].is_leech, -cards[id_].elapsed_ratio(today)))
    open_misses = [id_ for id_ in missed if id_ in cards and id_ in ids]
    known = tuple(dict.fromkeys([*open_misses, *weak, *seen]))
    room = size if not known else min(new, size)
    fresh = unseen(summaries, cards, rng)[:room]
    return Selection(due=known[: size - len(fresh)], new=fresh)
