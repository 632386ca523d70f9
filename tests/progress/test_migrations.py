"""A file of an earlier version opens and comes up to date; what it says is never lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from salesgloss.progress import migrations
from salesgloss.progress.review import Review
from salesgloss.progress.store import Store
from salesgloss.quiz.schedule import replay

from .conftest import FIRST, Answered

DUMPS = {
    int(file.stem.partition("-")[2]): file
    for file in (Path(__file__).parents[1] / "data").glob("progress-*.sql")
}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return migrations.version(connection)


@pytest.fixture(params=sorted(DUMPS))
def old(request: pytest.FixtureRequest, path: Path) -> Path:
    """Return the path of a file as that version of the program wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMPS[request.param].read_text("utf-8"))
    assert version(path) == request.param
    return path


def test_there_is_a_file_of_every_version_before_this_one() -> None:
    assert set(DUMPS) == set(range(1, migrations.current()))


def test_it_is_read_untouched(old: Path) -> None:
    before = old.read_bytes()
    with closing(Store(str(old))) as store:
        reviews, cards = store.reviews(), store.cards()
        started = store.count_started(FIRST)
    assert old.read_bytes() == before
    assert (len(reviews), started) == (8, 2)
    assert set(cards) == {"monthly-recurring-revenue", "churn", "gross-margin"}
    for term, card in cards.items():
        history = [one for one in reviews if one.term == term and one.graded]
        assert replay((one.day, one.is_right) for one in history) == card


def test_the_first_answer_brings_it_up_to_date_and_changes_nothing_else(
    old: Path, answered: Answered
) -> None:
    with closing(Store(str(old))) as store:
        reviews, cards = store.reviews(), store.cards()
        new = answered("quota", after=9, uid="f" * 32)
        store.record(new)
    assert version(old) == migrations.current()
    with closing(Store(str(old))) as store:
        assert store.reviews() == (*reviews, new)
        assert {term: card for term, card in store.cards().items() if term != "quota"} == cards
        store.undo(new.uid)
        assert store.reviews() == reviews
        # Only one answer of a day counts, as before.
        again = answered("churn", after=4, uid="e" * 32)
        store.record(again)
        assert [one.graded for one in store.reviews() if one.uid == again.uid] == [False]


def test_a_file_that_is_up_to_date_has_the_form_of_one_made_anew(
    old: Path, tmp_path: Path, answered: Answered
) -> None:
    anew = tmp_path / "anew.sqlite3"
    for path in (old, anew):
        with closing(Store(str(path))) as store:
            store.record(answered("quota", after=9, uid="f" * 32))
    assert form(old) == form(anew)


def form(path: Path) -> list[tuple[str, str]]:
    """Return the tables and indexes of a file, with what made them."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    with closing(sqlite3.connect(path)) as connection:
        return [(name, sql.replace('"', "")) for name, sql in connection.execute(query)]


def test_a_step_that_fails_leaves_the_file_as_it_was(
    old: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM review")
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR"
        raise error

    before, there = version(old), form(old)
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, fails])
    with closing(Store(str(old))) as store:
        reviews = store.reviews()
        with pytest.raises(Exception, match="disk I/O error"):
            store.record(answered("quota", after=9))
    assert (version(old), form(old)) == (before, there)
    monkeypatch.undo()
    with closing(Store(str(old))) as store:
        assert store.reviews() == reviews


@pytest.mark.parametrize("odd", [{"kind": "shelf"}, {"outcome": "guessed"}])
def test_a_kind_or_outcome_of_another_version_is_no_damage(
    run: Callable[..., tuple[int, str, str]],
    old: Path,
    answered: Answered,
    odd: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review: Review = answered("churn", after=7, uid="d" * 32, **odd)
    with closing(Store(str(old))) as store:
        store.record(review)
    with closing(Store(str(old))) as store:
        assert review in store.reviews()
        assert store.cards()["churn"].last_day == review.day
    monkeypatch.setenv("SALESGLOSS_TODAY", (FIRST + timedelta(days=8)).isoformat())
    options = ("--progress", str(old))
    for arguments in (("progress",), ("progress", "--json"), ("quiz", "-n", "1")):
        status, out, err = run(*arguments, *options, stdin="?\n:q\n")
        assert (status, err) == (0, ""), arguments
        assert out
    exported = run("progress", "export", "-", *options)[1]
    assert odd.items() <= json.loads(exported.splitlines()[8]).items()
