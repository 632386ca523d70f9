"""Which terms a round asks: what is due, then a few new ones; or any, for practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from salesgloss.quiz.schedule import Card

if TYPE_CHECKING:
    from salesgloss.glossary import TermSummary

_UNLEVELLED = 9


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
    ids = sorted(summary.id for summary in summaries)
    due = [id_ for id_ in ids if id_ in cards and cards[id_].due_day <= today]
    due.sort(key=lambda id_: -cards[id_].elapsed_ratio(today))
    levels = {summary.id: summary.level or _UNLEVELLED for summary in summaries}
    unseen = [id_ for id_ in ids if id_ not in cards]
    rng.shuffle(unseen)
    unseen.sort(key=levels.__getitem__)
    room = max(0, min(new, size - len(due)))
    return Selection(due=tuple(due[:size]), new=tuple(unseen[:room]))


def practice(summaries: Sequence[TermSummary], *, size: int, rng: Random) -> Selection:
    """Return ``size`` of ``summaries`` at random."""
    ids = sorted(summary.id for summary in summaries)
    return Selection(due=tuple(rng.sample(ids, min(size, len(ids)))))
