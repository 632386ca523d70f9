"""A damaged file is told as such, whatever in it is damaged, and never touched; a full disk too."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesgloss.progress.review import StoreError
from salesgloss.progress.store import Store

from .conftest import FIRST, Answered

Run = Callable[..., tuple[int, str, str]]

# Values, types and schema; each is read by the screen or by the quiz.
DAMAGED = [
    "UPDATE card SET due_day = '2026-06-x5'",
    "UPDATE card SET last_day = ''",
    "UPDATE card SET due_day = '9999-12-31'",
    "UPDATE card SET lapses = 1.5",
    "UPDATE card SET reviews = 'many'",
    "UPDATE card SET reviews = -1",
    "UPDATE card SET stability = 0",
    "UPDATE card SET stability = -1.0",
    "UPDATE card SET stability = 'x'",
    "UPDATE card SET stability = 1e999",
    "UPDATE card SET difficulty = x'00ff'",
    "UPDATE card SET term = x'ff' WHERE rowid = (SELECT max(rowid) FROM card)",
    "UPDATE card SET term = CAST(x'ff' AS TEXT) WHERE rowid = (SELECT max(rowid) FROM card)",
    "UPDATE review SET day = '2026-02-30' WHERE id = 2",
    "UPDATE review SET day = x'32' WHERE id = 2",
    "UPDATE review SET at = 'yesterday' WHERE id < 4",
    "UPDATE review SET at = '2026-03-02T09:00:00' WHERE id < 4",
    "UPDATE review SET at = '' WHERE id < 4",
    "UPDATE review SET term = x'00' WHERE id = 2",
    "UPDATE review SET answer = CAST(x'cb' AS TEXT)",
    "UPDATE review SET outcome = x'00' WHERE id < 4",
    "UPDATE review SET kind = x'00' WHERE id < 4",
    "UPDATE review SET uid = x'00' WHERE id = 2",
    "ALTER TABLE card RENAME COLUMN lapses TO x",
    "ALTER TABLE review RENAME COLUMN day TO x",
    "DROP TABLE card",
    "PRAGMA user_version = 0",
    "DROP TABLE suspended; CREATE TABLE suspended (x)",
]  # fmt: skip


@pytest.fixture
def kept(path: Path, answered: Answered) -> Path:
    """Return a file with a few answers."""
    with closing(Store(str(path))) as store:
        for number in range(5):
            store.record(answered(after=number, outcome="wrong" if number == 2 else "right"))
    return path


def damage(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(statements)


def refused(run: Run, path: Path, *arguments: str, stdin: str = "") -> None:
    before = path.read_bytes()
    status, _, err = run(*arguments, "--progress", str(path), stdin=stdin)
    assert status == 3, arguments
    assert f"{path}: " in err
    assert "damaged" in err
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.glob("progress*")] == [path.name]


@pytest.mark.parametrize("statements", DAMAGED)
def test_damage_is_told_and_left(run: Run, kept: Path, monkeypatch, statements: str) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", FIRST.isoformat())
    damage(kept, statements)
    refused(run, kept, "progress")


@pytest.mark.parametrize("value", ["0", "'x'", "x'00'"])
def test_a_quiz_on_a_damaged_file(run: Run, kept: Path, monkeypatch, value: str) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", FIRST.isoformat())
    damage(kept, f"UPDATE card SET stability = {value}")
    refused(run, kept, "quiz", "-n", "1", "--new", "0", stdin="?\n")


def test_bytes_of_the_schema(run: Run, kept: Path) -> None:
    content = kept.read_bytes()
    at = content.find(b"CREATE TABLE review") + 8
    kept.write_bytes(content[:at] + b"\xcb" + content[at + 1 :])
    refused(run, kept, "progress")


def test_an_answer_that_does_not_stay(store: Store, path: Path, answered: Answered) -> None:
    store.record(answered())
    damage(path, "CREATE TRIGGER t BEFORE INSERT ON review BEGIN SELECT raise(IGNORE); END")
    with pytest.raises(StoreError, match="damaged"):
        store.record(answered("quota"))


def test_what_can_be_done_is_told(run: Run, kept: Path) -> None:
    damage(kept, "UPDATE card SET stability = 0")
    _, _, err = run("progress", "--progress", str(kept))
    assert "salesgloss progress check" in err
    assert "start anew" in err
    assert ".bak" not in err
    kept.with_name(f"{kept.name}.bak").touch()
    assert f"{kept}.bak is a copy of before" in run("progress", "--progress", str(kept))[2]


def full(store: Store, pages: int) -> None:
    """Let the file of ``store`` grow to so many pages, as a full disk would."""
    store._connection().execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_and_loses_nothing(store: Store, answered: Answered) -> None:
    store.record(answered())
    full(store, 1)
    before = store.reviews()
    with pytest.raises(StoreError, match="the disk is full"):
        store.add([answered(str(number) * 50) for number in range(3000)])
    assert store.reviews() == before


def test_a_full_disk_leaves_no_empty_file(path: Path, store: Store, answered: Answered) -> None:
    full(store, 2)
    assert path.exists()
    with pytest.raises(StoreError, match="the disk is full"):
        store.record(answered())
    assert not list(path.parent.glob("progress*"))
    store.record(answered())
    assert len(store.reviews()) == 1


def test_nor_half_a_copy(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Store, copy: str) -> None:
        Path(copy).write_bytes(b"half")
        raise sqlite3.OperationalError

    monkeypatch.setattr(Store, "_copy_to", fails)
    with closing(Store(str(kept))) as store, pytest.raises(StoreError):
        store.erase()
    assert [each.name for each in kept.parent.glob("progress*")] == [kept.name]


def test_a_file_moved_away_under_a_quiz(store: Store, path: Path, answered: Answered) -> None:
    store.record(answered())
    away = path.with_name("away.sqlite3")
    os.replace(path, away)
    store.record(answered("quota"))
    assert [review.term for review in store.reviews()] == ["quota"]
    with closing(Store(str(away))) as moved:
        assert [review.term for review in moved.reviews()] == ["lead"]


def test_an_export_of_any_size_can_be_imported(run: Run, path: Path, tmp_path: Path) -> None:
    row = '{{"at":"2026-01-01T10:00:{:02d}+00:00","term":"{:0200d}","kind":"name","outcome":"right","answer":"{}"}}\n'
    Path("much.jsonl").write_text(
        "".join(row.format(at % 60, at % 7, "x" * 200) for at in range(25_000)), "utf-8"
    )
    assert os.path.getsize("much.jsonl") > 8 * 1024 * 1024
    assert run("progress", "import", "much.jsonl", "--progress", str(path))[0] == 0
