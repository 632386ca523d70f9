"""Where an answer goes: colors, the pager, the clipboard; on a real terminal where it matters."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
SPAWN = "import os, sys, pty; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
PAGER = """\
import os, pathlib, sys
pathlib.Path("paged.txt").write_bytes(sys.stdin.buffer.read())
pathlib.Path("less.txt").write_text(os.environ["LESS"])
"""


def on_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Return the status and what a terminal of 80 by 24 gets."""
    done = subprocess.run(
        [sys.executable, "-c", SPAWN, sys.executable, "-m", "salesgloss", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TERM": "xterm",
            "LINES": "24",
            **environment,
        },
    )
    return done.returncode, done.stdout.decode().replace("\r\n", "\n")


class TestColor:
    def test_always_and_never_win_over_everything(self, run, monkeypatch) -> None:
        assert "\x1b[" in run("NRR", "--color", "always")[1]
        monkeypatch.delenv("NO_COLOR")
        assert "\x1b[" in run("NRR", terminal=True)[1]
        assert "\x1b[" not in run("NRR", "--color=never", terminal=True)[1]

    @pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
    def test_the_environment_may_force_it(self, run, monkeypatch, name: str) -> None:
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv(name, "1")
        assert "\x1b[" in run("NRR")[1]
        assert "\x1b[" not in run("NRR", "--plain")[1]
        assert run("list", "--level", "1")[1].count("\t") > 100
        monkeypatch.setenv(name, "0")
        assert "\x1b[" not in run("NRR")[1]

    def test_what_is_forced_into_a_pipe_is_complete_and_wrapped(self, run) -> None:
        shown = run("NRR", "--color", "always")[1]
        assert "Usage" in shown
        assert max(map(len, shown.splitlines())) < 120

    @pytest.mark.parametrize("verb", ["lookup", "list", "compare"])
    def test_another_word_is_wrong_usage(self, run, verb: str) -> None:
        words = () if verb == "list" else ("MRR", "ARR")
        status, out, err = run(verb, *words, "--color", "mauve")
        assert (status, out) == (2, "")
        assert "auto, always, never" in err


@posix
class TestPager:
    @pytest.fixture
    def pager(self) -> str:
        Path("pager.py").write_text(PAGER, "utf-8")
        return f"{sys.executable} pager.py"

    def test_what_is_longer_than_the_window_is_paged_in_color(self, pager: str) -> None:
        status, shown = on_terminal(
            "list", "-c", "finance", SALESGLOSS_PAGER=pager, PAGER="false", NO_COLOR=""
        )
        assert (status, shown) == (0, "")
        paged = Path("paged.txt").read_text("utf-8")
        assert paged.count("\n") > 24
        assert "\x1b[" in paged
        assert Path("less.txt").read_text("utf-8") == "FRX"

    def test_what_fits_is_not(self, pager: str) -> None:
        status, shown = on_terminal("NRR", PAGER=pager)
        assert status == 0
        assert "Net Revenue Retention" in shown
        assert not Path("paged.txt").exists()

    @pytest.mark.parametrize(
        ("arguments", "environment"),
        [
            (("--no-pager",), {}),
            ((), {"SALESGLOSS_PAGER": ""}),
            ((), {"SALESGLOSS_PAGER": "cat"}),
            ((), {"SALESGLOSS_PAGER": "there-is-no-such-pager"}),
            ((), {"SALESGLOSS_PAGER": "un'balanced"}),
            ((), {"TERM": "dumb"}),
        ],
    )
    def test_without_one_all_is_written(self, pager: str, arguments, environment) -> None:
        status, shown = on_terminal(
            "lookup", "-f", "NRR", *arguments, **{"PAGER": pager, **environment}
        )
        assert status == 0
        assert "Sources" in shown
        assert not Path("paged.txt").exists()

    def test_a_pager_that_is_left_early_is_no_error(self) -> None:
        status, shown = on_terminal("list", SALESGLOSS_PAGER="true")
        assert (status, shown) == (0, "")


class TestClipboard:
    def test_the_snippet_goes_through_the_terminal(self, run) -> None:
        status, out, err = run("NRR", "--copy", "--share", "slack", terminal=True)
        snippet, _, sequence = out.partition("\x1b]52;c;")
        assert status == 0
        assert base64.b64decode(sequence.removesuffix("\a")).decode() == snippet.rstrip("\n")
        assert snippet == run("NRR", "--share", "slack")[1]
        assert "clipboard" in err

    def test_a_terminal_that_may_not_support_it_is_told(self, run, monkeypatch) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        assert "OSC 52" not in run("NRR", "--copy", terminal=True)[2]
        monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
        assert "Terminal.app may not" in run("NRR", "--copy", terminal=True)[2]
