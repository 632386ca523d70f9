"""What can be read of a damaged file, and the file made anew of it: nothing readable is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salesgloss.progress import salvage
from salesgloss.progress.review import StoreError
from salesgloss.progress.store import Store

from .conftest import FIRST, Answered
from .test_damage import DAMAGED, damage

Run = Callable[..., tuple[int, str, str]]
ANSWERS = 60
REPAIRED = [
    *(each for each in DAMAGED if "RENAME COLUMN day" not in each),
    "UPDATE card SET stability = stability + 1",
    "DELETE FROM card",
    "INSERT INTO card SELECT 'ghost', stability, difficulty, last_day, due_day, 1, 1, 0 FROM card LIMIT 1",
]  # fmt: skip


@pytest.fixture
def kept(path: Path, answered: Answered) -> Path:
    """Return a file with answers, one of them undone, and a suspended term."""
    with closing(Store(str(path))) as store:
        for number in range(ANSWERS):
            term = f"term-{number % 7}"
            review = answered(term, after=number // 7, answer="長期" * 40)
            store.record(review)
        store.undo(review.uid)
        store.suspend("quota", FIRST)
    return path


def test_a_sound_file(run: Run, kept: Path) -> None:
    before = kept.read_bytes()
    for more in ((), ("--repair",)):
        status, out, err = run("progress", "check", *more, "--progress", str(kept))
        assert (status, err) == (0, "")
        assert out == f"{kept}: sound, {ANSWERS - 1} answers, 7 cards\n"
    assert kept.read_bytes() == before
    assert [each.name for each in kept.parent.glob("progress*")] == [kept.name]


@pytest.mark.parametrize("statements", REPAIRED)
def test_damage_is_told_then_repaired(run: Run, kept: Path, statements: str) -> None:
    with closing(Store(str(kept))) as store:
        sound = {review.uid: review for review in store.reviews()}
    damage(kept, statements)
    damaged = kept.read_bytes()
    check = ("progress", "check", "--progress", str(kept))
    status, out, err = run(*check)
    assert status == 1
    assert out.startswith(f"{kept}: damaged; ")
    assert "--repair" in err
    assert kept.read_bytes() == damaged
    found = salvage.read(str(kept))
    status, _, err = run(*check, "--repair")
    assert status == 0
    assert f"{kept}.bak" in err
    assert Path(f"{kept}.bak").read_bytes() == damaged
    assert run(*check)[0] == 0
    assert run("progress", "--progress", str(kept))[0] == 0
    with closing(Store(str(kept))) as store:
        again = {review.uid: review for review in store.reviews()}
        assert tuple(again.values()) == found.reviews
    for uid, review in again.items():
        if uid in sound and "SET answer" not in statements:
            assert review == sound[uid]
    assert len(again) + found.lost >= len(sound)


def test_where_no_answer_can_be_read_nothing_is_repaired(run: Run, kept: Path) -> None:
    damage(kept, "ALTER TABLE review RENAME COLUMN day TO x")
    before = kept.read_bytes()
    status, _, err = run("progress", "check", "--repair", "--progress", str(kept))
    assert status == 3
    assert "no answer in it can be read" in err
    assert kept.read_bytes() == before


def test_pages_that_are_torn(run: Run, kept: Path, tmp_path: Path) -> None:
    content = kept.read_bytes()
    size = 4096
    torn = 0
    for page in range(1, len(content) // size):
        kept.write_bytes(content[: page * size] + b"\xff" * size + content[(page + 1) * size :])
        try:
            found = salvage.read(str(kept))
        except StoreError:
            continue
        assert found.faults
        torn += 1
        target = tmp_path / f"{page}.jsonl"
        status, _, err = run("progress", "export", str(target), "--progress", str(kept))
        assert status == 3
        assert "damaged" in err
        written = [json.loads(row) for row in target.read_text("utf-8").splitlines()]
        assert len(written) == len(found.reviews)
        repaired = run("progress", "check", "--repair", "--progress", str(kept))[0]
        assert repaired == (0 if found.answers else 3)
        assert run("progress", "check", "--progress", str(kept))[0] == (0 if found.answers else 1)
    assert torn > 2


def test_numbers_that_are_none() -> None:
    """A schema that is damaged may give texts for numbers."""

    class Torn:
        def execute(self, query: str, values: object = ()) -> Iterator[tuple[object, ...]]:
            yield ("one", "first") if "DESC" not in query else ("two", "last")
            raise sqlite3.DatabaseError("malformed")

    lost: list[str] = []
    rows = [*salvage._rows(Torn(), lost)]  # type: ignore[arg-type]
    assert rows == [("one", "first")]
    assert lost == ["1: malformed"]


@pytest.mark.parametrize("content", [b"salesgloss" * 1000, b"SQLite format 3\0" + b"\0" * 10])
def test_what_is_no_database(run: Run, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for more in ((), ("--repair",)):
        status, out, err = run("progress", "check", *more, "--progress", str(path))
        assert (status, out) == (3, "")
        assert "damaged, or not a progress file" in err
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.glob("progress*")] == [path.name]


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 99", "CREATE TABLE bookmarks (x)"])
def test_another_programs_or_a_newer_one(run: Run, path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
    before = path.read_bytes()
    assert run("progress", "check", "--repair", "--progress", str(path))[0] == 3
    assert path.read_bytes() == before


def test_no_file(run: Run, path: Path) -> None:
    assert run("progress", "check", "--progress", str(path))[0] == 3
    assert not path.exists()


def test_as_json_and_in_chinese(run: Run, kept: Path) -> None:
    damage(kept, "UPDATE card SET lapses = 1.5; UPDATE review SET day = 'x' WHERE id = 2")
    status, out, _ = run("progress", "check", "--json", "--progress", str(kept))
    told = json.loads(out)
    assert status == 1
    assert (told["sound"], told["lost"], told["copy"]) == (False, 1, None)
    assert [fault["in"] for fault in told["faults"]] == ["answer", "cards"]
    out = run("progress", "check", "--lang", "zh-Hant", "--progress", str(kept))[1]
    assert "已損壞" in out


def test_a_repair_that_fails_changes_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(kept, "DELETE FROM card")
    before = kept.read_bytes()
    found = salvage.read(str(kept))

    def full(connection: sqlite3.Connection, found: salvage.Salvaged) -> None:
        connection.execute("CREATE TABLE half (x)")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(salvage, "_write", full)
    with pytest.raises(StoreError, match="No space left"):
        salvage.repair(str(kept), found)
    assert kept.read_bytes() == before
    assert [each.name for each in kept.parent.iterdir() if each.is_file()] == [kept.name]
