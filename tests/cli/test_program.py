"""The program as a whole: what it says of itself, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import salesgloss
from salesgloss.cli import VERBS

SCRIPT = [sys.executable, "-m", "salesgloss"]


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*SCRIPT, *arguments],
        input=b"",
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def test_bare_says_what_it_is_with_three_examples(run) -> None:
    status, out, _ = run()
    assert status == 0
    assert "explains the terms" in out
    assert out.count("\n  salesgloss ") == 3


def test_version_and_edition(run) -> None:
    status, out, _ = run("--version")
    assert status == 0
    assert out == f"salesgloss {salesgloss.__version__} (terms of {salesgloss.load().edition})\n"


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help(run, verb: str) -> None:
    status, out, _ = run(*filter(None, (verb, "--help")))
    assert status == 0
    assert "Usage: salesgloss" in out


@pytest.mark.parametrize(
    "arguments",
    [("lookup",), ("lookup", "--limit", "0", "MRR"), ("lookup", "--nope", "MRR"), ("list", "-x")],
)
def test_wrong_usage_is_2_and_leaves_stdout_alone(run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_command_without_its_first_letter_is_told(run, verb: str) -> None:
    status, out, err = run(verb[1:])
    assert (status, out) == (2, "")
    assert f"did you mean 'salesgloss {verb}'?" in err


@pytest.mark.parametrize("verb", ["list", "lookup"])
def test_a_closed_pipe_is_silent(verb: str) -> None:
    term = "MRR" if verb == "lookup" else ""
    command = f"{sys.executable} -m salesgloss {verb} {term} | head -1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, check=False, timeout=60, env=os.environ
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
@pytest.mark.parametrize("arguments", ["lookup MRR", "lookup MMR", "list", "lookup -"])
def test_a_stream_closed_by_the_caller_is_no_traceback(arguments: str, closed: str) -> None:
    command = f"{sys.executable} -m salesgloss {arguments} {closed}"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", ["lookup MRR", "list", "lookup --json MRR"])
def test_a_full_disk_is_3(arguments: str) -> None:
    command = f"{sys.executable} -m salesgloss {arguments} >/dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.returncode == 3
    assert done.stderr.startswith(b"salesgloss: cannot write the answer")
    assert b"Traceback" not in done.stderr


def test_what_cannot_be_read_is_named(run, tmp_path, monkeypatch) -> None:
    from salesgloss.layers import sources

    monkeypatch.setattr(sources, "COMPILED", str(tmp_path))  # a folder: whoever runs this
    for more, reason in (((), "Is a directory"), (("--lang", "zh-Hant"), "這是資料夾")):
        status, out, err = run("lookup", "MRR", *more)
        assert (status, out) == (3, "")
        assert str(tmp_path) in err
        assert reason in err
        assert "answer" not in err


def test_a_working_folder_that_is_gone_is_named(run, tmp_path, monkeypatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    status, _, err = run("lookup", "MRR", "--glossary", "own.yaml")
    assert (status, err) == (3, "salesgloss: .: No such file or directory\n")


def test_redirected_output_is_utf8_whatever_the_locale() -> None:
    for environment in ({"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}):
        done = start("lookup", "CAC", "--lang", "zh-Hant", **environment)
        assert done.returncode == 0
        assert "獲客成本" in done.stdout.decode("utf-8")
        assert done.stderr == b""


def test_an_unreadable_named_glossary_is_3(run) -> None:
    status, out, err = run("lookup", "MRR", "--glossary", "missing.yaml")
    assert (status, out) == (3, "")
    assert "missing.yaml" in err


def test_answers_do_not_depend_on_the_hash_seed() -> None:
    seen = {
        start("lookup", "--json", "recuring revenue", PYTHONHASHSEED=str(seed)).stdout
        for seed in range(3)
    }
    assert len(seen) == 1


def test_no_terminal_tricks_without_a_terminal(run) -> None:
    for arguments in (("NRR",), ("list",), ("--help",)):
        assert "\x1b" not in run(*arguments)[1]


def test_interrupt_is_130(run, monkeypatch) -> None:
    from salesgloss.cli import lookup_runner

    def interrupted(request: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(lookup_runner, "run", interrupted)
    assert run("lookup", "MRR")[0] == 130


def test_in_a_checkout_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    data = tmp_path / "terms.yaml"
    code = (
        "import sys; from salesgloss.layers import sources;"
        f"sources.CHECKOUT = {str(data)!r};"
        "import salesgloss; print(salesgloss.load().lookup(sys.argv[1]).match)"
    )

    def match(name: str) -> str:
        data.write_text(
            "categories: [{id: finance, title: Finance}]\n"
            f"terms: [{{id: a, name: {name}, category: finance, definition: Something.}}]\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, "Umsatz"], capture_output=True, check=True, text=True
        )
        return done.stdout.strip()

    assert match("Ertrag") == "none"
    assert match("Umsatz") == "exact"
