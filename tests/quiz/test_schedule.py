"""The schedule knows whole study days only, whatever the clock does."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import salesgloss
from salesgloss.quiz.schedule import Card, advance, recall, replay, study_day

DAY = date(2026, 3, 2)
TAIPEI, BERLIN = ZoneInfo("Asia/Taipei"), ZoneInfo("Europe/Berlin")


def gaps(ratings: str) -> list[int]:
    """The gaps after each answer, each given on its due day."""
    card, day, found = None, DAY, []
    for rating in ratings:
        card = advance(card, rating == "G", day)
        found.append((card.due_day - day).days)
        day = card.due_day
    return found


def test_the_gaps_of_the_design() -> None:
    assert gaps("GGGGGG") == [2, 11, 46, 120, 120, 120]
    assert gaps("AGGGGG") == [1, 2, 6, 17, 44, 102]
    assert gaps("GGAGGG") == [2, 11, 2, 5, 12, 28]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, tzinfo=TAIPEI), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=TAIPEI), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 23, 59, tzinfo=TAIPEI), date(2026, 3, 2)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=UTC), date(2025, 12, 31)),
        # Clocks go forward at 02:00 on 29 March, and back at 03:00 on 25 October.
        (datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 3, 59, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), date(2026, 10, 25)),
    ],
)
def test_the_day_ends_at_four_by_the_wall_clock(moment: datetime, day: date) -> None:
    assert study_day(moment) == day


@pytest.mark.parametrize("hour", [4, 9, 12, 23])
def test_the_hour_of_an_answer_does_not_matter(hour: int) -> None:
    first = study_day(datetime(2026, 3, 28, 9, 5, tzinfo=BERLIN))
    later = study_day(datetime(2026, 3, 29, hour, 0, tzinfo=BERLIN))
    once, twice = advance(None, True, first), replay([(first, True), (later, True)])
    assert twice is not None
    assert twice.stability > once.stability
    assert twice.last_day == later


def test_a_second_answer_that_day_and_a_clock_set_back_change_nothing() -> None:
    card = advance(None, True, DAY)
    assert advance(card, False, DAY) == card
    assert advance(card, False, DAY - timedelta(days=400)) == card


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=25))
def test_cards_stay_sound(history: list[tuple[int, bool]]) -> None:
    day, card = DAY, None
    for gap, right in history:
        day += timedelta(days=gap)
        card = advance(card, right, day)
        assert timedelta(days=1) <= card.due_day - day <= timedelta(days=120)
    assert card is not None
    assert card.reviews == len(history)
    assert card.correct == sum(right for _, right in history)
    assert card.lapses <= card.reviews - card.correct


def test_known_sticky_and_faded() -> None:
    base = {"difficulty": 5.0, "last_day": DAY, "due_day": DAY, "reviews": 9, "correct": 4}
    known = Card(stability=7.0, lapses=0, **base)  # type: ignore[arg-type]
    weak = Card(stability=6.9, lapses=5, **base)  # type: ignore[arg-type]
    assert known.is_known
    assert not known.is_leech
    assert weak.is_leech
    assert not weak.is_known
    later = DAY + timedelta(days=7)
    assert weak.elapsed_ratio(later) > known.elapsed_ratio(later) == 1.0


def test_fsrs_waits_for_the_first_answer() -> None:
    script = (
        "import sys, salesgloss.quiz.schedule, salesgloss.cli.quiz;"
        "print([name for name in ('fsrs', 'yaml') if name in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(salesgloss.__file__).parents[1])}
    command = [sys.executable, "-c", script]
    found = subprocess.run(command, env=env, capture_output=True, check=True)
    assert found.stdout.strip() == b"[]"


@pytest.mark.parametrize("days", [0, 1, 5, 30, 400])
def test_recall_is_what_the_library_says(days: int) -> None:
    from fsrs import Card as Memory
    from fsrs import Scheduler, State

    card = advance(None, True, DAY)
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    memory = Memory(card_id=1, state=State.Review, stability=card.stability, last_review=noon)
    expected = Scheduler().get_card_retrievability(memory, noon + timedelta(days=days))
    assert recall(card, DAY + timedelta(days=days)) == pytest.approx(expected)
    assert recall(card, DAY - timedelta(days=3)) == 1.0
