"""Killed at any moment, those within a write among them: all or nothing, and no answer lost."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from salesgloss.progress import salvage
from salesgloss.progress.store import Store

from .killing import WRITES, ended
from .tally import TALLY, trials

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

USUAL = 1  # kills of each
KILLED = -9
OLD = "terms: [{id: old-one, name: Old One, category: sales, definition: Old.}]\n"
SHEET = "Term,Definition,Category\nBig Deal,Text,sales\n"
LOG = "".join(
    json.dumps({"at": "2026-01-01T10:00:00+00:00", "term": f"t{number}", "kind": "name",
                "outcome": "right", "answer": "x" * 200, "uid": f"{number:032x}"}) + "\n"
    for number in range(60)
)  # fmt: skip

# Each writes ``out``, anew or over what is there.
WRITERS = {
    "import": ("import", "in.csv", "-o", "out", "--force"),
    "export": ("export", "csv", "--category", "sales", "-o", "out", "--force"),
    "a starter": ("init", "out"),
    "an export of progress": ("progress", "export", "out", "--force", "--progress", "p.sqlite"),
}


@pytest.fixture
def folder(run) -> Path:
    """Return the working folder, with what the commands read, and the bundled terms compiled."""
    assert run("lookup", "MRR")[0] == 0
    Path("in.csv").write_text(SHEET, "utf-8")
    Path("log.jsonl").write_text(LOG, "utf-8")
    run("progress", "import", "log.jsonl", "--progress", "p.sqlite")
    return Path.cwd()


def moments(chance: Random, arguments: tuple[str, ...], fresh: Callable[[], object]) -> list[int]:
    """Return when to kill: at the first and the last moments, and at some between."""
    fresh()
    status, _, _, count = ended(WRITES, 0, "SIGKILL", *arguments)
    assert (status, count > 2) == (0, True)
    some = [chance.randint(1, count) for _ in range(trials(USUAL))]
    return [*some, count] if trials(USUAL) > 1 else some


@pytest.mark.parametrize(
    ("writer", "old"),
    [
        pytest.param(writer, old, id=f"{writer} over an old one" if old else writer)
        for writer in WRITERS
        for old in (False, True)
        if (writer, old) != ("a starter", True)  # writes over nothing
    ],
)
def test_a_file_is_whole_or_not_there(run, folder: Path, writer: str, old: bool) -> None:
    arguments, out = WRITERS[writer], Path("out")

    def fresh() -> None:
        for path in (*folder.glob("out*"), *folder.glob(".out*")):
            path.unlink()
        if old:
            out.write_text(OLD, "utf-8")

    fresh()
    assert run(*arguments)[0] == 0
    whole = out.read_bytes()
    for at in moments(Random(writer), arguments, fresh):
        fresh()
        status, _, err, _ = ended(WRITES, at, "SIGKILL", *arguments)
        TALLY.add("kills")
        assert status in (KILLED, 0), err
        assert not out.exists() or out.read_bytes() in (whole, OLD.encode() if old else whole)
        assert out.exists() or not old
        for backup in folder.glob("out.bak*"):
            assert backup.read_bytes() in (OLD.encode(), b"") or status == KILLED


STORES = {
    "import": ("progress", "import", "log.jsonl", "--progress", "s.sqlite"),
    "reset": ("progress", "reset", "--all", "--yes", "--progress", "s.sqlite"),
    "repair": ("progress", "check", "--repair", "--progress", "s.sqlite"),
}


@pytest.mark.parametrize("change", STORES)
def test_a_progress_file_is_as_before_or_as_after(run, folder: Path, change: str) -> None:
    arguments = STORES[change]

    def fresh() -> None:
        for path in (*folder.glob("s.sqlite*"), *folder.glob(".s.sqlite*")):
            path.unlink()
        if change != "import":
            shutil.copy("p.sqlite", "s.sqlite")
        if change == "repair":
            damage(Path("s.sqlite"))

    counts = {"import": {0, 60}, "reset": {0, 60}, "repair": {60}}[change]
    for at in moments(Random(change), arguments, fresh):
        fresh()
        status, _, err, _ = ended(WRITES, at, "SIGKILL", *arguments)
        TALLY.add("kills")
        assert status in (KILLED, 0), err
        path = Path("s.sqlite")
        kept = salvage.read(str(path)).reviews if path.exists() and path.stat().st_size else ()
        assert len(kept) in counts, at
        assert run(*arguments)[0] == 0  # once more, to the end
        assert not salvage.read("s.sqlite").faults


def damage(path: Path) -> None:
    import sqlite3

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM card")
        connection.commit()


def test_a_quiz_loses_no_answer_that_was_told(run, folder: Path) -> None:
    chance, path = Random(20261203), Path("q.sqlite")
    arguments = (
        "quiz",
        "--cold",
        "-n",
        "6",
        "--new",
        "300",
        "--fresh",
        "--seed",
        "1",
        "--progress",
        str(path),
    )
    stdin = b"?\n" * 6
    _, _, _, count = ended(WRITES, 0, "SIGKILL", *arguments, stdin=stdin)
    kept = 0
    path.unlink()
    for _ in range(trials(4 * USUAL)):
        at = chance.randint(1, count)
        status, out, err, _ = ended(WRITES, at, "SIGKILL", *arguments, stdin=stdin)
        TALLY.add("kills")
        assert status in (KILLED, 0), err
        if not path.exists() or not path.stat().st_size:
            assert "The answer is" not in out
            continue
        with closing(Store(str(path))) as store:
            now = len(store.reviews())
        assert now >= kept + out.count("The answer is"), at
        assert not salvage.read(str(path)).faults
        kept = now
        if kept > 250:
            path.unlink()
            kept = 0


def test_a_look_up_whose_cache_was_killed(run, folder: Path) -> None:
    Path(".salesgloss.yaml").write_text(OLD, "utf-8")
    chance = Random(20261204)
    home = folder.parent / "home" / "cache"
    _, right, _, count = ended(WRITES, 0, "SIGKILL", "lookup", "Old One")
    for number in range(trials(USUAL)):
        Path(".salesgloss.yaml").write_text(f"{OLD}# {number}\n", "utf-8")
        status, _, err, _ = ended(WRITES, chance.randint(1, count), "SIGKILL", "lookup", "Old One")
        TALLY.add("kills")
        assert status in (KILLED, 0), err
        assert ended(WRITES, 0, "SIGKILL", "lookup", "Old One")[:2] == (0, right)
        for half in home.glob(".*.part"):
            half.unlink()  # cleared away after an hour
