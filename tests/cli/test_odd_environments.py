"""No environment, however odd, ends in a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesgloss import files
from salesgloss.errors import FileError
from salesgloss.layers import cache, sources

OWN = "terms: [{id: foo-x, name: Foo X, category: sales, definition: D.}]\n"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1999-12-31", "x", "2026-02-30"])
@pytest.mark.parametrize("verb", [("progress",), ("quiz", "-n", "1")])
def test_a_day_that_is_none_or_at_the_end_of_time(run, monkeypatch, day: str, verb) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", day)
    status, out, err = run(*verb)
    assert (status, out) == (2, "")
    assert f"SALESGLOSS_TODAY: '{day}' is not" in err


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day(run, monkeypatch, day: str) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", day)
    assert run("quiz", "-n", "1", stdin="?\n")[0] == 0
    assert run("progress")[0] == 0


@pytest.mark.parametrize("columns", ["0", "1", "2", "-5", "x", "²", "9" * 30, "9" * 5000])
def test_a_width_that_is_none(run, monkeypatch, columns: str) -> None:
    verbs = (("quiz", "-n", "1"), ("calc", "CAC"), ("MRR",), ("list",), ("--help",))
    with monkeypatch.context() as patched:  # gone again before pytest itself asks for the width
        patched.setenv("COLUMNS", columns)
        patched.setenv("LINES", columns)
        patched.delenv("NO_COLOR")
        patched.setenv("TERM", "xterm-256color")
        for verb in verbs:
            color = "--color=always" if verb[0] == "MRR" else "--"
            assert run(*verb, color, terminal=True)[0] in (0, 2)


def test_the_bare_program_in_a_code_page_without_its_letters() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "salesgloss"],
        capture_output=True,
        check=False,
        env={**os.environ, "SALESGLOSS_LANG": "zh-Hant", "PYTHONIOENCODING": "cp1252"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "詞" in done.stdout.decode("utf-8")


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[str]:
    """Return a folder a thousand levels deep; cleared away here, as pytest's own way recurses."""
    yield str(tmp_path) + "/d" * 1000
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_folders_a_thousand_levels_deep(
    run, monkeypatch, tmp_path: Path, shared_cache: Path, deep: str
) -> None:
    assert run("lookup", "SQL")[0] == 0
    spare = tmp_path / "run" / "salesgloss"
    bundled = shared_cache / Path(cache.path_of((sources.bundled(),))).name
    for folder in (f"{deep}/cache", str(spare)):
        files.make_folder(folder, mode=0o700)
        shutil.copy(bundled, folder)
    Path("own.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESGLOSS_HOME", deep)
    assert run("lookup", "--exact", "Foo X", "--glossary", "own.yaml")[0] == 0
    assert len(os.listdir(f"{deep}/cache")) == 2
    status, _, err = run("quiz", "-n", "1", stdin="?\n")
    assert status == 3  # too deep for SQLite
    assert "unable to open" in err
    monkeypatch.setenv("SALESGLOSS_HOME", f"{deep}{'/d' * 4000}")
    assert run("lookup", "--exact", "Foo X", "--glossary", "own.yaml")[0] == 0
    assert run("quiz", "-n", "1", stdin="?\n")[0] == 3
    assert not os.path.exists(f"{deep}/d")  # nothing half made


@pytest.mark.parametrize("folder", ["\0", "a" * 5000, "/dev/null/a"])
def test_a_folder_that_cannot_be(folder: str) -> None:
    with pytest.raises(FileError):
        files.make_folder(folder)


def test_a_folder_beside_one_of_ours(tmp_path: Path) -> None:
    files.make_folder("a/b")
    files.make_folder("a/b")
    files.make_folder("")
    assert Path("a/b").is_dir()
