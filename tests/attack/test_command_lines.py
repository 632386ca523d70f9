"""Hostile command lines and environments: a status of ours, and never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from .command_lines import CommandLines
from .tally import TALLY, trials

USUAL = 15
SEED = 20261128
STATUSES = {0, 1, 2, 3}
INTERACTIVE = ("browse",)  # of a terminal of its own
FILES = {
    "own.yaml": b"terms: [{id: foo-x, name: Foo X, acronym: FX, category: sales, definition: D.}]\n",
    "bad.yaml": b"terms: [",
    "in.csv": "Term,Definition,Category\nBig Deal,Text,sales\n大單,很大,sales\n".encode(),
    "bad.csv": b'a,b\n"',
    "in.txt": "Our NRR is 104 but GRR slid. 獲客成本\n".encode(),
    "bad.sqlite": b"SQLite format 3\0" + b"\xff" * 3000,
}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("SALESGLOSS_PAGER", "cat")
    return Path.cwd()


def laid_out(folder: Path) -> None:
    (folder / "folder").mkdir(exist_ok=True)
    for name, content in FILES.items():
        path = folder / name
        if not path.is_dir() and (not path.exists() or path.read_bytes() != content):
            path.write_bytes(content)


def test_any_command_line(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = CommandLines(SEED)
    for _ in range(trials(USUAL)):
        laid_out(folder)
        arguments, environment = lines.arguments(), lines.environment()
        stdin, terminal = lines.stdin(), lines.terminal()
        if arguments[:1] == [*INTERACTIVE]:
            continue
        if "annotate" in arguments:  # which writes the bytes of a text as they are
            stdin = stdin.decode("utf-8", "ignore").encode()
        with monkeypatch.context() as patched:
            for name, value in environment.items():
                patched.setenv(name, value)
            began = time.process_time()
            try:
                status, out, err = run(*arguments, stdin=stdin, terminal=terminal)
            except BaseException as error:
                raise AssertionError((arguments, environment, stdin)) from error
        used = time.process_time() - began
        TALLY.add("command lines", seconds=used, what=repr((arguments, environment)))
        assert status in STATUSES, (arguments, environment)
        assert "Traceback" not in err + out, arguments
        assert os.getcwd() == str(folder)
        half = [path for path in folder.rglob("*") if path.name.endswith(".part")]
        assert not half, arguments
