"""A disk that is full, or becomes so at any byte: told as such, with nothing half written."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from salesgloss.progress.store import Store

from .tally import TALLY, trials

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits")

PROGRAM = [sys.executable, "-m", "salesgloss"]
LIMITS = (0, 1, 100, 4096, 5000, 20_000)
SHEET = "Term,Definition,Category\n" + "".join(
    f"Deal {n},{'Text ' * 20},sales\n" for n in range(60)
)


def answered(number: int, answer: str) -> str:
    return (
        json.dumps({"at": "2026-01-01T10:00:00+00:00", "term": f"t{number}", "kind": "name",
                    "outcome": "right", "answer": answer}) + "\n"
    )  # fmt: skip


LOG = "".join(answered(number, "x" * 200) for number in range(200))
SHORT_LOG = [answered(number, "x") for number in range(200)]
WRITERS = {
    "import": ("import", "in.csv", "-o", "out.yaml"),
    "export": ("export", "csv", "--category", "sales", "-o", "out.csv"),
    "a folder": ("export", "markdown", "--split", "--category", "customer", "-o", "out"),
    "a starter": ("init", "out.yaml"),
    "progress import": ("progress", "import", "log.jsonl", "--progress", "out.sqlite"),
    "progress export": ("progress", "export", "out.jsonl", "--progress", "p.sqlite"),
    "progress reset": ("progress", "reset", "--all", "--yes", "--progress", "p.sqlite"),
    "a quiz": ("quiz", "-n", "2", "--progress", "out.sqlite"),
}
STARTED = {"out.yaml"}


@pytest.fixture
def folder(run) -> Path:
    assert run("lookup", "MRR")[0] == 0
    Path("in.csv").write_text(SHEET, "utf-8")
    Path("log.jsonl").write_text(LOG, "utf-8")
    run("progress", "import", "log.jsonl", "--progress", "p.sqlite")
    return Path.cwd()


@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_that_may_not_grow(folder: Path, writer: str) -> None:
    import resource

    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for limit in LIMITS[: max(2, trials(2))]:
        done = subprocess.run(
            [*PROGRAM, *WRITERS[writer]],
            input=b"?\n?\n",
            capture_output=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # noqa: B023
        )
        TALLY.add("full disks")
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 3), done.stderr
        if done.returncode:
            left = {path.name: path.read_bytes() for path in folder.iterdir()}
            whole = STARTED if writer == "a starter" else set()  # the first of its two files
            assert {name: left[name] for name in left if name not in whole} == before
            assert done.stderr.startswith(b"salesgloss: ")
        else:
            break


class NoPageLeft(sqlite3.Connection):
    """A database on a full disk, as SQLite itself lets one be had by anybody."""

    def __init__(self, *where: Any, **how: Any) -> None:
        super().__init__(*where, **how)
        (pages,) = self.execute("PRAGMA page_count").fetchone()
        self.execute(f"PRAGMA max_page_count = {pages or 1}")


def test_a_quiz_on_a_full_disk(run, monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = ("quiz", "-n", "3", "--new", "9", "--fresh", "--seed", "1", "--progress", "p.sqlite")
    assert run(*quiz, stdin="?\n:q\n")[0] == 0
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=NoPageLeft))
    for line in SHORT_LOG:  # what room the pages have
        Path("log.jsonl").write_text(line, "utf-8")
        status, _, err = run("progress", "import", "log.jsonl", "--progress", "p.sqlite")
        if status:
            break
    assert (status, "the disk is full" in err) == (3, True)
    with closing(Store("p.sqlite")) as store:
        kept = store.reviews()
    status, _, err = run(*quiz, stdin="?\n:q\n")
    assert (status, "the disk is full" in err) == (3, True)
    assert run("progress", "reset", "--all", "--yes", "--progress", "p.sqlite")[0] == 3
    status, _, err = run("progress", "import", "log.jsonl", "--progress", "other.sqlite")
    assert (status, "the disk is full" in err) == (3, True)
    assert sorted(each.name for each in Path().iterdir()) == ["log.jsonl", "p.sqlite"]
    with closing(Store("p.sqlite")) as store:
        assert store.reviews() == kept
    TALLY.add("full disks")
