"""Wherever a person names a path to write to: ``-``, links, pipes and devices, as everywhere."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

# Arguments before the path, and what the content begins with.
WRITERS = {
    "export csv": (("export", "csv", "--output"), "id,"),
    "import": (("import", "t.csv", "--category", "sales", "--output"), "version: 1"),
    "init": (("init",), "# "),
    "progress export": (("progress", "export", "--force"), '{"uid"'),
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")


@pytest.fixture(params=WRITERS)
def write(
    request: pytest.FixtureRequest, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[int, str, str]]:
    """Return ``write(path)``, which runs a command that writes there."""
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-02")
    monkeypatch.setenv("SALESGLOSS_PROGRESS", str(tmp_path / "progress.sqlite3"))
    Path("t.csv").write_text("Term,Definition\nBig Deal,Text.\n", "utf-8")
    if request.param == "progress export":
        run("quiz", "--seed", "1", "-n", "1", stdin="?\n:q\n")
    arguments, _ = WRITERS[request.param]
    return lambda path: run(*arguments, path)


@pytest.fixture
def begins(request: pytest.FixtureRequest) -> str:
    return WRITERS[request.node.callspec.params["write"]][1]


def test_a_dash_is_standard_output(write, begins: str) -> None:
    status, out, _ = write("-")
    assert status == 0
    assert out.removeprefix("\ufeff").startswith(begins)
    assert not Path("-").exists()


def test_a_file_called_dash_can_be_named_all_the_same(write, begins: str) -> None:
    assert write("./-")[0] == 0
    assert Path("-").read_text("utf-8-sig").startswith(begins)


@posix
def test_a_link_is_written_through(write, begins: str) -> None:
    Path("link").symlink_to("target")
    assert write("link")[0] == 0
    assert Path("link").is_symlink()
    assert Path("target").read_text("utf-8-sig").startswith(begins)


@posix
def test_a_pipe_is_written_into(write, begins: str) -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text("utf-8-sig")))
    reader.start()
    status = write("pipe")[0]
    reader.join(20)
    assert status == 0
    assert read
    assert read[0].startswith(begins)
    assert Path("pipe").is_fifo()


@posix
def test_a_device_stays_one(write) -> None:
    Path("null").symlink_to(os.devnull)
    assert write("null")[0] == 0
    assert Path("null").is_symlink()
    assert Path(os.devnull).is_char_device()


@posix
def test_force_replaces_what_a_link_points_to(run: Run, tmp_path: Path) -> None:
    Path("real.jsonl").write_text("old", "utf-8")
    Path("link.jsonl").symlink_to("real.jsonl")
    store = ("--progress", str(tmp_path / "p.sqlite3"))
    run("quiz", "--seed", "1", "-n", "1", *store, stdin="?\n:q\n")
    assert run("progress", "export", "link.jsonl", *store)[0] == 3
    assert Path("real.jsonl").read_text("utf-8") == "old"
    assert run("progress", "export", "--force", "link.jsonl", *store)[0] == 0
    assert Path("link.jsonl").is_symlink()
    assert Path("real.jsonl").read_text("utf-8").startswith('{"uid"')
