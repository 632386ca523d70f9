"""The progress screen, and progress out, in and gone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from salesgloss.progress.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-02")
    monkeypatch.setenv("SALESGLOSS_PROGRESS", str(tmp_path / "progress.sqlite3"))
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture
def studied(run: Run) -> None:
    run("quiz", "--cold", "--mode", "choice", "--seed", "1", stdin="1\n1\n1\n1\n?\n:q\n")


def test_before_the_first_answer(run: Run, tmp_path: Path) -> None:
    status, out, err = run("progress")
    assert (status, err) == (0, "")
    assert out.startswith("Progress  2026-03-02\n")
    assert "No answers yet: salesgloss quiz asks the first questions." in out
    assert not (tmp_path / "progress.sqlite3").exists()


@pytest.mark.usefixtures("studied")
def test_the_screen(run: Run) -> None:
    _, out, _ = run("progress")
    assert re.search(r"^  Learning +5  #+$", out, re.MULTILINE)
    assert re.search(r"Right first time, last 30 days: \d+% of 5", out)
    assert "Streak  1 weekday\n" in out
    assert "Due\n  today" in out
    assert "Weak\n" in out
    assert "By category\n" in out
    shown = run("progress", terminal=True)[1]
    assert max(map(len, shown.split("\n"))) <= 72


@pytest.mark.usefixtures("studied")
def test_the_screen_in_chinese_and_narrow(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for lang in ("en", "zh-Hant"):
        out = run("progress", "--lang", lang, terminal=True)[1]
        rows = out.split("\n")
        width = [sum(1 + (letter >= "\u2e80") for letter in row) for row in rows]
        assert max(width) <= 40, rows[width.index(max(width))]
    assert "學習進度  2026-03-02" in out
    assert "連續學習  1 個工作天" in out


@pytest.mark.usefixtures("studied")
def test_bars_in_color(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    out = run("progress", terminal=True)[1]
    assert "\u2588" in out
    assert "\x1b[" in out


@pytest.mark.usefixtures("studied")
def test_json(run: Run) -> None:
    status, out, _ = run("progress", "--json")
    found = json.loads(out)
    assert status == 0
    assert out.count("\n") == 1
    assert found["learning"] == 5
    assert found["known"] + found["learning"] + found["new"] == found["total"]
    assert found["recent"]["answered"] == 5
    assert len(found["due"]) == 7
    assert found["streak"] == 1
    assert all({"id", "label", "misses", "with", "sticky"} == set(weak) for weak in found["weak"])
    assert {"id", "known", "total"} == set(found["categories"][0])


@pytest.mark.usefixtures("studied")
def test_out_and_in_again(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("progress", "export", "-")
    assert status == 0
    rows = [json.loads(row) for row in out.splitlines()]
    assert len(rows) == 5
    assert all({"term", "at", "kind", "answer", "outcome"} <= set(row) for row in rows)
    file = tmp_path / "out.jsonl"
    assert run("progress", "export", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == out
    status, _, err = run("progress", "export", str(file))
    assert status == 3
    assert "exists" in err
    assert run("progress", "export", str(file), "--force")[0] == 0
    before = run("progress", "--json")[1]
    assert run("progress", "reset", "--all", "--yes")[0] == 0
    assert json.loads(run("progress", "--json")[1])["learning"] == 0
    assert "5 of 5" in run("progress", "import", str(file))[2]
    assert "0 of 5" in run("progress", "import", "-", stdin=out)[2]
    assert run("progress", "--json")[1] == before


@pytest.mark.usefixtures("studied")
def test_the_file_may_be_named_before_or_after(run: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite3")
    text = run("progress", "export", "-")[1]
    run("progress", "--progress", other, "import", "-", stdin=text)
    assert run("progress", "export", "-", "--progress", other)[1] == text
    assert Store(other).reviews()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{}\n", "at is missing"), (b"\xff\n", "UTF-8"), (b"nonsense\n", "not JSON")],
)
def test_a_bad_import_changes_nothing(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    status, out, err = run("progress", "import", str(file))
    assert (status, out) == (3, "")
    assert words in err
    assert not (tmp_path / "progress.sqlite3").exists()
    assert run("progress", "import", str(tmp_path / "none"))[0] == 3


def test_a_pipe_is_no_file_to_import(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    status, _, err = run("progress", "import", str(pipe))
    assert status == 3
    assert "a pipe, not a file" in err


@pytest.mark.parametrize(
    "options",
    [
        ("--json",),
        ("--plain",),
        ("--lang", "en"),
        ("--glossary", "nosuch.yaml"),
        ("--json", "--glossary", "nosuch.yaml"),
    ],
)
def test_options_that_a_subcommand_would_not_heed(run: Run, options: tuple[str, ...]) -> None:
    status, out, err = run("progress", *options, "export", "-")
    assert (status, out) == (2, "")
    assert all(option in err for option in options if option.startswith("--"))
    assert "progress export" in err


@pytest.mark.parametrize("arguments", [(), ("--json",), ("export", "-")])
def test_a_named_file_that_is_not_there(
    run: Run, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    named = ("--progress", str(tmp_path / "no" / "x.db"))
    status, _, err = run("progress", *named, *arguments)
    assert status == 0
    assert err == f"salesgloss: {named[1]}: not there yet, so nothing is known\n"
    (tmp_path / "no").write_text("no folder", encoding="utf-8")
    status, out, err = run("progress", *named, *arguments)
    assert (status, out) == (3, "")
    assert "its folder cannot be used" in err


@pytest.mark.usefixtures("studied")
def test_reset(run: Run, tmp_path: Path) -> None:
    assert run("progress", "reset")[0] == 2
    assert run("progress", "reset", "--all", "--term", "MRR")[0] == 2
    assert run("progress", "reset", "--term", "zzzz", "--yes")[0] == 2
    status, _, err = run("progress", "reset", "--all", stdin="yes\n")
    assert status == 2
    assert "--yes" in err
    status, _, err = run("progress", "reset", "--all", stdin="no\n", terminal=True)
    assert status == 1
    assert "nothing was forgotten" in err
    term = json.loads(run("progress", "export", "-")[1].splitlines()[0])["term"]
    status, _, err = run("progress", "reset", "--term", term, stdin="yes\n", terminal=True)
    assert status == 0
    assert f"Forget the progress on {term}?" in err
    assert json.loads(run("progress", "--json")[1])["learning"] == 4
    assert (tmp_path / "progress.sqlite3.bak").exists()
    status, _, err = run("progress", "reset", "--all", "-y", "--progress", str(tmp_path / "no"))
    assert status == 0
    assert "no progress" in err


def test_a_damaged_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "progress.sqlite3").write_bytes(b"\0" * 5000)
    for arguments in ((), ("--json",), ("export", "-"), ("reset", "--all", "--yes")):
        status, out, err = run("progress", *arguments)
        assert (status, out) == (3, "")
        assert "progress.sqlite3" in err
