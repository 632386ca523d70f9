"""A progress file of any earlier version is read as it is, and brought up to date by an answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from salesgloss.progress import migrations
from salesgloss.progress.review import OpenRound, Review
from salesgloss.progress.store import Store

FIRST = date(2026, 3, 2)
Answered = Callable[..., Review]
LEFT = OpenRound(day=FIRST, wish="", seed="1", state="{}")


def written_by(path: Path, version: int) -> None:
    """Make a file as the program of that ``version`` of the file left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for step in migrations.MIGRATIONS[:version]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(
            "INSERT INTO review VALUES (1, 'u', '2026-03-01T09:00:00+00:00', '2026-03-01', 'lead',"
            " 'name', 0, 'lead', 'right', 1, 900, 0)"
        )
        connection.execute(
            "INSERT INTO card VALUES ('lead', 2.3, 2.1, '2026-03-01', '2026-03-03', 1, 1, 0)"
        )


@pytest.mark.parametrize("version", range(1, migrations.current() + 1))
def test_any_version_is_read_then_brought_up_to_date(
    path: Path, answered: Answered, version: int
) -> None:
    written_by(path, version)
    before = path.read_bytes()
    with closing(Store(str(path))) as store:
        assert [review.term for review in store.reviews()] == ["lead"]
        assert store.cards()["lead"].due_day == date(2026, 3, 3)
        assert store.suspended() == ()
        assert store.open_round(FIRST) is None
        assert path.read_bytes() == before
        store.record(answered("churn"), LEFT)
        assert store.open_round(FIRST) == LEFT
        assert len(store.reviews()) == 2
    with closing(sqlite3.connect(path)) as connection:
        assert migrations.version(connection) == migrations.current()


def test_a_round_is_kept_with_its_answer_and_for_its_day_only(
    store: Store, answered: Answered
) -> None:
    first = answered()
    store.record(first, LEFT)
    assert store.open_round(FIRST) == LEFT
    assert store.open_round(FIRST + timedelta(days=1)) is None
    store.undo(first.uid, OpenRound(day=FIRST, wish="x", seed="2", state="[]"))
    left = store.open_round(FIRST)
    assert left is not None
    assert left.wish == "x"
    store.record(answered(after=1))
    assert store.open_round(FIRST) is None


def test_suspending_twice_and_restoring(store: Store) -> None:
    for _ in range(2):
        store.suspend("lead", FIRST)
    store.suspend("churn", FIRST)
    assert store.suspended() == ("churn", "lead")
    store.restore(["lead", "never heard of"])
    assert store.suspended() == ("churn",)
    store.erase()
    assert store.suspended() == ()
