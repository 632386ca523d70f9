"""The quiz in real processes: killed, doubled, interrupted, and in a terminal of its own."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import salesgloss
from salesgloss.progress.store import Store
from salesgloss.quiz.schedule import replay

COMMAND = (sys.executable, "-m", "salesgloss", "quiz")
SOURCE = str(Path(salesgloss.__file__).parents[1])
DAY = date(2026, 3, 2)
posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals, no pseudo-terminal")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": SOURCE,
        "SALESGLOSS_TODAY": DAY.isoformat(),
        "SALESGLOSS_PROGRESS": str(tmp_path / "progress.sqlite3"),
    }


def started(env: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def assert_sound(path: Path) -> None:
    """The database is whole, and its cards are the replay of its log."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Store(str(path))) as store:
        histories: dict[str, list[tuple[date, bool]]] = {}
        for review in store.reviews():
            if review.graded:
                histories.setdefault(review.term, []).append((review.day, review.is_right))
        assert store.cards() == {term: replay(sorted(h)) for term, h in histories.items()}


@posix
@pytest.mark.parametrize("part", range(5))
def test_a_kill_loses_no_answer_that_was_told(
    env: dict[str, str], tmp_path: Path, part: int
) -> None:
    """Ten kills each, at any moment after the feedback to an answer, in one and the same store."""
    chance = random.Random(part)
    path, told = tmp_path / "progress.sqlite3", 0
    for _ in range(10):
        with started(env, "--cold", "--new", "300", "-n", "300", "--mode", "typed") as process:
            assert process.stdin
            assert process.stdout
            answers = chance.randrange(1, 6)
            process.stdin.write("?\n" * answers)
            process.stdin.flush()
            heard = 0
            while heard < answers:
                row = process.stdout.readline()
                assert row, "the quiz ended before its time"
                heard += row.startswith("Answer: ?")
            # The feedback to the last answer follows its echo in the same breath: wait for it,
            # and then for any moment of what comes next.
            assert process.stdout.readline()
            told += answers
            process.stdin.write("?\n" * 3)
            process.stdin.flush()
            time.sleep(chance.random() * 0.01)
            process.send_signal(signal.SIGKILL)
            process.wait()
            told += process.stdout.read().count("The answer is")
        with closing(Store(str(path))) as store:
            kept = len(store.reviews())
        assert told <= kept <= told + 1
        told = kept
        assert_sound(path)


@posix
def test_two_quizzes_at_once_lose_nothing(env: dict[str, str], tmp_path: Path) -> None:
    arguments = ("--cold", "--new", "30", "-n", "30", "--seed", "1")
    both = [started(env, *arguments) for _ in range(2)]
    for process in both:
        assert process.stdin
        assert process.stdout
        while not (row := process.stdout.readline()).startswith("Question 1 "):
            assert row
    for process in both:
        assert process.stdin
        process.stdin.write("?\n" * 30)
        process.stdin.close()
        process.stdin = None
    outcomes = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [error for _, error in outcomes] == ["", ""]
    with closing(Store(str(tmp_path / "progress.sqlite3"))) as store:
        reviews = store.reviews()
    told = sum(output.count("The answer is") for output, _ in outcomes)
    assert len(reviews) == told == 60
    graded = [review.term for review in reviews if review.graded]
    # Both drew the same terms; each asked them, and once more what was missed.
    assert len(graded) == len(set(graded)) == len({review.term for review in reviews})
    assert_sound(tmp_path / "progress.sqlite3")


def test_the_hash_seed_changes_nothing(env: dict[str, str], tmp_path: Path) -> None:
    transcripts = set()
    for seed in ("0", "1", "4242"):
        own = {**env, "PYTHONHASHSEED": seed, "SALESGLOSS_PROGRESS": str(tmp_path / seed)}
        with started(own, "--seed", "5", "--lang", "zh-Hant") as process:
            transcripts.add(process.communicate("1\n2\n?\n3\n4\n1\n2\n", timeout=60))
    assert len(transcripts) == 1


def test_no_input_at_all(env: dict[str, str], tmp_path: Path) -> None:
    found = subprocess.run(
        COMMAND, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert not (tmp_path / "progress.sqlite3").exists()


@posix
def test_a_closed_standard_output(env: dict[str, str], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    found = subprocess.run(
        COMMAND, env=env, input=b"?\n?\n", stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert found.stderr == b""
    assert not (tmp_path / "progress.sqlite3").exists()


PROMPTS = {
    "en": (r"Any key to go on: $", r"Answer: $", r"Enter to go on: $"),
    "zh-Hant": (r"按任意鍵繼續：$", r"答案：$", r"按 Enter 繼續：$"),
}


@posix
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("raw", [True, False])
def test_a_whole_round_in_a_terminal(
    env: dict[str, str], columns: int, lang: str, raw: bool
) -> None:
    """Shown, asked by choice and, the second round, by typing; keys need no Enter unless told so.

    No line is too wide, nothing moves the cursor, and the terminal is left as it was.
    """
    import pexpect

    own = {**env, "TERM": "xterm-256color"}
    del own["NO_COLOR"], own["COLUMNS"]
    mode = "choice" if raw else "typed"
    arguments = ["-m", "salesgloss", "quiz", "--seed", "2", "-n", "5", "--lang", lang]
    arguments += ["--mode", mode]
    if not raw:
        arguments += ["--plain"]
    child = pexpect.spawn(
        sys.executable,
        arguments,
        env=own,
        dimensions=(50, columns),
        encoding="utf-8",
        timeout=30,
    )
    shown, replies, asked = "", iter("?b1?cda2" * 9), 0
    while (at := child.expect([*PROMPTS[lang], pexpect.EOF])) != len(PROMPTS[lang]):
        shown += child.before + child.after
        asked += at == 1
        if at == 1 and raw:
            child.send(next(replies))
        elif at == 0:
            child.send("x")
        else:
            child.sendline("?" if at == 1 else "")
    shown += child.before
    child.close()
    assert child.exitstatus == 0
    assert asked == 5
    assert ("新詞" if lang == "zh-Hant" else "New") in shown
    rows = bare(shown).split("\r\n")
    if raw:
        for row in rows:
            assert sum(1 + (letter >= "\u2e80") for letter in row) <= columns, row


@posix
def test_keys_in_a_terminal(env: dict[str, str]) -> None:
    """A colon waits for its letter, an arrow key is no answer, and a round that is left goes on."""
    import pexpect

    def spawned() -> pexpect.spawn:
        command = [
            "-m",
            "salesgloss",
            "quiz",
            "--seed",
            "2",
            "-n",
            "4",
            "--cold",
            "--mode",
            "choice",
        ]
        return pexpect.spawn(
            sys.executable, command, env=env, dimensions=(50, 80), encoding="utf-8", timeout=30
        )

    child = spawned()
    for sent, told in (
        ("\x1b[A", ""),
        ("9", "Type a number from 1 to 4"),
        (":h", "stop; the round waits"),
        ("?", "The answer is"),
        (":u", "Your last answer is taken back."),
        ("?", "The answer is"),
        (":l", "Definition"),
        (":", ""),
        ("\x7f", ""),
        (":q", "3 questions of this round are left"),
    ):
        if sent not in ("\x7f", "q") and told:
            child.expect_exact("Answer: ")
        child.send(sent)
        if told:
            child.expect_exact(told)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    child = spawned()
    child.expect_exact("Going on with your round: 3 questions")
    child.expect_exact("Answer: ")
    child.send("\x04")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def _heeding_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background has it ignored


@posix
def test_control_c_in_a_terminal(env: dict[str, str]) -> None:
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "salesgloss", "quiz", "-n", "3", "--cold"],
        env=env,
        encoding="utf-8",
        timeout=20,
        preexec_fn=_heeding_interrupts,
    )
    child.expect_exact("Answer: ")
    child.sendline("?")
    child.expect_exact("Answer: ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Done: 0 of 1 right first time" in child.before
    assert "Traceback" not in child.before


@posix
@pytest.mark.parametrize("mode", ["choice", "typed"])
def test_a_terminal_that_goes_away_is_no_traceback(env: dict[str, str], mode: str) -> None:
    ours, theirs = os.openpty()
    arguments = [*COMMAND, "-n", "3", "--cold", "--mode", mode]
    with subprocess.Popen(
        arguments, env=env, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, text=True
    ) as running:
        os.close(theirs)
        shown = b""
        while b"Answer: " not in shown:
            shown += os.read(ours, 1000)
        os.close(ours)
        _, told = running.communicate(timeout=20)
    assert running.returncode in (0, 3)
    assert len(told.splitlines()) <= 1


@posix
def test_control_d_stops(env: dict[str, str]) -> None:
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "salesgloss", "quiz", "--cold"],
        env=env,
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact("Answer: ")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Nothing was answered." in child.before


def bare(text: str) -> str:
    """``text`` without colors; anything else that moves a cursor stays, and fails."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b" not in plain
    assert "\r" not in plain.replace("\r\n", "")
    return plain
