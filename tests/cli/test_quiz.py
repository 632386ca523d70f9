"""The quiz as it is run: what it asks, tells and keeps, and the status it ends with."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import salesgloss
from salesgloss.cli import session
from salesgloss.progress.review import Review
from salesgloss.progress.store import Store

Run = Callable[..., tuple[int, str, str]]
NO_MORE = "no answers: the quiz reads them from the terminal or, one a line, from its input"


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-02")
    monkeypatch.setenv("SALESGLOSS_PROGRESS", str(tmp_path / "progress.sqlite3"))


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], tuple[Review, ...]]:
    """Return ``kept()``, the answers in the store."""

    def kept() -> tuple[Review, ...]:
        with closing(Store(str(tmp_path / "progress.sqlite3"))) as store:
            return store.reviews()

    return kept


def right_answers(text: str) -> list[str]:
    """The numbers of the right options that feedback told."""
    return re.findall(r"The answer is (\d),", text)


def test_a_round_announces_counts_and_keeps(
    run: Run, kept: Callable[[], tuple[Review, ...]]
) -> None:
    status, out, err = run(
        "quiz", "--cold", "--seed", "1", "-n", "4", "--new", "3", stdin="?\n" * 9
    )
    assert (status, err) == (0, "")
    assert out.startswith(
        "3 questions, about 1 min: 0 due, 3 new. ? = don't know, :q = stop, :h = help.\n"
    )
    asked = re.findall(r"^Question (\d) of (\d)", out, re.MULTILINE)
    assert asked == [("1", "3"), ("2", "4"), ("3", "4"), ("4", "4")]
    assert out.count("It comes back later in this round.") == 1
    assert out.count("It comes back tomorrow.") == 3
    assert "Question 4 of 4, again" in out
    assert "Done: 0 of 3 right first time (0%).\n" in out
    assert "Back tomorrow: " in out
    assert [(review.outcome, review.graded) for review in kept()] == [
        ("unknown", True),
        ("unknown", True),
        ("unknown", True),
        ("unknown", False),
    ]


@pytest.mark.parametrize("options", [(), ("--cold",), ("--practice",), ("--mode", "typed")])
@pytest.mark.parametrize("size", [1, 3, 7])
def test_no_round_asks_more_than_it_says(run: Run, options: tuple[str, ...], size: int) -> None:
    for day in range(3):
        _, out, _ = run("quiz", "-n", str(size), "--seed", str(day), *options, stdin="?\n" * 99)
        assert len(re.findall(r"^Question ", out, re.MULTILINE)) <= size


def test_the_same_seed_gives_the_same_transcript(run: Run, tmp_path: Path) -> None:
    answers = "1\n2\n?\n3\n\n\n4\n"
    transcripts = {
        run("quiz", "--cold", "--seed", "7", "--progress", str(tmp_path / name), stdin=answers)[1]
        for name in "abc"
    }
    assert len(transcripts) == 1
    other = run("quiz", "--cold", "--seed", "8", "--progress", str(tmp_path / "d"), stdin=answers)[
        1
    ]
    assert other not in transcripts
    unseeded = {run("quiz", "--cold", "--practice", stdin=":q\n")[1] for _ in range(4)}
    assert len(unseeded) > 1


def test_new_terms_are_counted_by_the_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("quiz", "--cold", "--fresh", "--seed", "1")
    run(*options, "--new", "2", stdin="?\n?\n:q\n")
    out = run(*options, "--new", "3", stdin=":q\n")[1]
    assert out.startswith("1 question, about 1 min: 0 due, 1 new.")
    out = run(*options, "--new", "2", stdin="?\n:q\n")[1]
    assert out.startswith("Nothing is due today and today's new terms are done.\n2 questions for")
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-03")
    out = run(*options, "--new", "2", stdin=":q\n")[1]
    assert out.startswith("4 questions, about 1 min: 2 due, 2 new.")


def test_practice_begins_with_misses_and_keeps_nothing(
    run: Run, tmp_path: Path, kept: Callable[[], tuple[Review, ...]]
) -> None:
    store = tmp_path / "progress.sqlite3"
    run("quiz", "--practice", stdin="?\n?\n:u\n:s\n:q\n")
    assert not store.exists()
    _, out, _ = run("quiz", "--cold", "-n", "4", "--seed", "1", "--mode", "choice", stdin=":q\n")
    answers = "1\n2\n3\n4\n"
    run("quiz", "--cold", "-n", "4", "--seed", "1", "--mode", "choice", stdin=answers)
    missed = [review.term for review in kept() if not review.is_right]
    seen = [review.term for review in kept()]
    assert len(seen) == 4
    assert missed
    before = store.read_bytes()
    status, out, _ = run("quiz", "--practice", "-n", "9", stdin="?\n" * 9 + ":s\n:q\n")
    assert status == 0
    assert out.startswith(f"{len(seen)} questions for practice, about 1 min; nothing is kept.")
    assert "Next in" not in out
    assert "Streak" not in out
    assert store.read_bytes() == before


def test_no_input_is_told_on_one_line(run: Run, tmp_path: Path) -> None:
    status, _, err = run("quiz", "--cold", stdin="")
    assert status == 1
    assert err == f"salesgloss: {NO_MORE}\n"
    assert not (tmp_path / "progress.sqlite3").exists()


def test_a_closed_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesgloss.cli.input_lines.sys.stdin", None)
    answers = session.InputLines()
    assert not answers.is_terminal
    assert answers.next() is None


def test_end_of_input_after_an_answer_is_fine(run: Run) -> None:
    status, out, err = run("quiz", "--cold", stdin="?\n")
    assert (status, err) == (0, "")
    assert "Done: 0 of 1" in out


def test_stopping_at_once(run: Run) -> None:
    status, out, _ = run("quiz", "--cold", stdin=":q")
    assert status == 0
    assert out.endswith("\nNothing was answered.\n")


def test_undo_asks_again_and_keeps_nothing(
    run: Run, kept: Callable[[], tuple[Review, ...]]
) -> None:
    _, out, _ = run("quiz", "--cold", "--seed", "1", stdin=":u\n?\n:u\n:q\n")
    assert "There is no answer to take back." in out
    assert "Your last answer is taken back." in out
    questions = re.findall(r"^Question .*\n.*$", out, re.MULTILINE)
    assert questions[0] == questions[2]
    assert kept() == ()


def test_overruling_a_wrong_answer(run: Run, kept: Callable[[], tuple[Review, ...]]) -> None:
    answers = ":o\n?\n:o\nnonsense\n:o\n:o\n:q\n"
    _, out, _ = run("quiz", "--cold", "--seed", "1", "--mode", "typed", stdin=answers)
    assert out.count("There is no wrong answer to count.") == 3
    assert "Counted as right." in out
    assert [review.outcome for review in kept()] == ["unknown", "override"]


def test_keys_and_mistakes(run: Run, kept: Callable[[], tuple[Review, ...]]) -> None:
    answers = ":h\n：Ｈ\n:x\n9\nfoo\n\n\n:q\n"
    _, out, _ = run("quiz", "--cold", "--seed", "1", "--mode", "choice", stdin=answers)
    assert out.count(":u  take back the last answer") == 2
    assert "There is no key ':x'; :h lists them." in out
    assert out.count("Type a number from 1 to 4, or ? if you don't know.") == 2
    assert 'Enter again for "don\'t know".' in out
    assert [review.outcome for review in kept()] == ["unknown"]


def test_hostile_answers_are_shown_harmless(
    run: Run, kept: Callable[[], tuple[Review, ...]]
) -> None:
    hostile = "\x1b[2J[/bold][red]x :dollar: \u202e\x07"
    status, out, _ = run(
        "quiz", "--cold", "--mode", "typed", stdin=f"{hostile}\n{'x' * 9999}\n:q\n"
    )
    assert status == 0
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[/bold][red]x :dollar:" in out
    assert max(len(review.answer) for review in kept()) == 200
    status, _, _ = run("quiz", "--cold", "--mode", "typed", stdin=b"\xff\xfe\x00\n:q\n")
    assert status == 0


def test_a_calculation_is_answered_with_a_number(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "categories:\n  - {id: pizza, title: Pizza}\n"
        "terms:\n"
        "  - id: pizza-ratio\n    name: Pizza Ratio\n    category: pizza\n    kind: metric\n"
        "    definition: Slices eaten for each deal won.\n"
        "    formulas:\n      - name: plain\n        expression: slices / deals\n"
        "        inputs:\n          slices: {label: slices eaten, unit: count}\n"
        "          deals: {label: deals won, unit: count}\n        unit: percent\n"
        "        worked:\n          - {inputs: {slices: 9, deals: 12}, result: 0.75}\n",
        encoding="utf-8",
    )
    options = ("--glossary", str(own), "--category", "pizza", "--mode", "typed", "--practice")
    transcripts = [
        run("quiz", "--cold", *options, "--seed", str(seed), stdin="dunno\n70\n75%\n")
        for seed in range(9)
    ]
    out = next(out for _, out, _ in transcripts if "A company has:" in out)
    assert out.count("A company has:\n  slices eaten: 9\n  deals won: 12\n") == 2
    assert "What is its Pizza Ratio? Answer in percent." in out
    assert "Type a number, or ? if you don't know." in out
    assert "Not quite. The answer is 75% = slices ÷ deals." in out
    assert out.endswith("Missed: Pizza Ratio. All answered right by the end.\n")


def test_in_chinese(run: Run) -> None:
    status, out, err = run(
        "quiz", "--cold", "-n", "5", "--lang", "zh-Hant", "--seed", "1", stdin="1\n2\n:h\n?\n:q\n"
    )
    assert (status, err) == (0, "")
    assert out.startswith(
        "共 5 題，約 1 分鐘：複習 0 題、新詞 5 題。? 不知道，:q 結束，:h 說明。\n"
    )
    assert "第 1 題，共 5 題" in out
    assert "答案：" in out
    assert "連續 1 個工作天。" in out or "結束：" in out
    told = re.sub(
        r"「.*?」|^  \d .*$|^你選的是.*$|^怎麼分.*$|^.*：.*$", "", out, flags=re.MULTILINE
    )
    assert not re.search(r"[a-z]{3}", re.sub("Enter|salesgloss quiz", "", told)), told


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--category", "zzzz"), 2, "finance"),
        (("--for", "pilots"), 2, "revops"),
        (("--mode", "loud"), 2, "typed"),
        (("-n", "0"), 2, "-n"),
        (("--minutes", "soon"), 2, "--minutes"),
        (("--minutes", "nan"), 2, "--minutes"),
        (("--minutes", "inf"), 2, "--minutes"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    found, out, err = run("quiz", "--cold", *arguments, stdin="?\n")
    assert found == status
    assert out == ""
    assert words in err


def test_a_wrong_day_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", "soon")
    status, _, err = run("quiz", "--cold", stdin="?\n")
    assert status == 2
    assert "SALESGLOSS_TODAY" in err
    monkeypatch.delenv("SALESGLOSS_TODAY")
    assert run("quiz", "--cold", stdin="?\n")[0] == 0


def test_filters(run: Run, kept: Callable[[], tuple[Review, ...]]) -> None:
    run(
        "quiz",
        "--cold",
        "--category",
        "fin",
        "--for",
        "ae",
        "-n",
        "9",
        "--new",
        "9",
        stdin="?\n" * 9,
    )
    asked = [salesgloss.load().term(review.term) for review in kept()]
    assert asked
    assert {term.category for term in asked} == {"finance"}
    assert all("ae" in term.used_by for term in asked)


def test_time_is_up_between_questions(
    run: Run, monkeypatch: pytest.MonkeyPatch, kept: Callable[[], tuple[Review, ...]]
) -> None:
    ticks = iter(range(0, 100_000, 20))
    monkeypatch.setattr("salesgloss.cli.clock.elapsed", lambda: float(next(ticks)))
    status, out, _ = run("quiz", "--cold", "--minutes", "2", stdin="?\n" * 99)
    assert status == 0
    assert 0 < len(kept()) < 5
    assert "Done: 0 of" in out
    assert run("quiz", "--cold", "--minutes", "0", "--fresh", stdin="?\n")[1].endswith(
        "Nothing was answered.\n"
    )


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reads = iter(["?"])

    def interrupted(answers: object) -> str:
        if row := next(reads, None):
            return row
        raise KeyboardInterrupt

    monkeypatch.setattr(session.InputLines, "next", interrupted)
    status, out, _ = run("quiz", "--cold")
    assert status == 130
    assert "Done: 0 of 1 right first time" in out
    assert (tmp_path / "progress.sqlite3").exists()


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_has_the_same_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, terminal: bool, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    arguments = ("quiz", "--cold", "--seed", "3", "--progress", str(tmp_path / f"{terminal}"))
    _, out, _ = run(*arguments, stdin="1\n?\n:q\n", terminal=terminal)
    assert "\x1b" not in out
    if terminal:
        # What is typed, its line feed too, is for the terminal to show.
        assert max(len(row.removeprefix("Answer: ")) for row in out.split("\n")) <= 72
        assert re.search(r"\(\d+%\), 0 min \d s\.", out)
    _, again, _ = run(*arguments[:-1], str(tmp_path / f"x{terminal}"), stdin="1\n?\n:q\n")
    strip = re.compile(r", 0 min \d s|\s+")
    echoed = re.sub(r"Answer: (1|\?|:q)\n", "Answer: ", again) if terminal else again
    assert strip.sub("", out) == strip.sub("", echoed)


def test_color_adds_nothing_but_color(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    dull = run("quiz", "--cold", "--seed", "3", "--practice", stdin="1\n?\n:q\n", terminal=True)[1]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    bright = run("quiz", "--cold", "--seed", "3", "--practice", stdin="1\n?\n:q\n", terminal=True)[
        1
    ]
    assert "\x1b[" in bright
    codes = re.findall(r"\x1b\[[0-9;]*(.)", bright)
    assert set(codes) == {"m"}
    time = re.compile(r", 0 min \d s")
    assert time.sub("", re.sub(r"\x1b\[[0-9;]*m", "", bright)) == time.sub("", dull)


@pytest.mark.parametrize(
    ("environment", "terminal", "codes"),
    [
        ({"NO_COLOR": ""}, True, {"1", "2", "1;36", "33"}),
        ({"NO_COLOR": "1"}, True, {"1", "2"}),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, False, {"1", "2", "1;36", "33"}),
        ({"NO_COLOR": "", "FORCE_COLOR": "1", "TERM": "dumb"}, True, {"1", "2", "1;36", "33"}),
        ({"NO_COLOR": "", "FORCE_COLOR": "0"}, False, set()),
        ({"NO_COLOR": "", "TERM": "dumb"}, True, set()),
    ],
)
def test_color_is_decided_as_for_a_look_up(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    terminal: bool,
    codes: set[str],
) -> None:
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    asked = ("quiz", "--seed", "3", "--practice", "-n", "1")
    shown = run(*asked, stdin="\n?\n", terminal=terminal)[1]
    assert {*re.findall(r"\x1b\[([1-9;]+)m", shown)} == codes
    looked_up = run("NRR", terminal=terminal)[1]
    assert ("\x1b" in looked_up) is bool(codes)


def test_a_newer_store_is_refused_untouched(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "progress.sqlite3"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = store.read_bytes()
    status, out, err = run("quiz", "--cold", stdin="?\n")
    assert (status, out) == (3, "")
    assert "newer" in err
    assert store.read_bytes() == before
    store.write_bytes(b"not a database, " * 100)
    status, out, err = run("quiz", "--cold", stdin="?\n")
    assert (status, out) == (3, "")
    assert store.read_bytes() == b"not a database, " * 100


def test_a_read_only_folder_means_practice(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The tests may run as root, to whom every folder is writable.
    monkeypatch.setattr("salesgloss.progress.store.os.access", lambda path, mode: False)
    status, out, err = run("quiz", "--cold", "-n", "2", stdin="?\n?\n:q\n")
    assert status == 0
    assert err.count("\n") == 1
    assert "cannot be written, so this is a practice round" in err
    assert out.startswith("2 questions for practice")
    assert not (tmp_path / "progress.sqlite3").exists()


def test_progress_survives_an_edit_of_the_data(
    run: Run,
    kept: Callable[[], tuple[Review, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("quiz", "--cold", "--seed", "1", "-n", "1", stdin="?\n:q\n")
    (review,) = kept()
    own = tmp_path / "own.yaml"
    own.write_text(
        f"terms:\n  - extends: {review.term}\n    category: technology\n"
        "    definition: Told quite otherwise in this house.\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-04")
    out = run("quiz", "--cold", "--new", "0", "--glossary", str(own), stdin="?\n:q\n")[1]
    assert out.startswith("1 question, about 1 min: 1 due, 0 new.")
    assert "Told quite otherwise" in out


@pytest.mark.parametrize("how", [(), ("--practice",)])
def test_what_is_deprecated_is_never_asked(run: Run, tmp_path: Path, how: tuple[str, ...]) -> None:
    own = tmp_path / "own.yaml"
    entry = "  - {{id: {0}, name: {0}, category: pizza, definition: Text of {0}., status: {1}}}\n"
    own.write_text(
        "categories: [{id: pizza, title: Pizza}]\nterms:\n"
        + entry.format("slice", "deprecated")
        + entry.format("crust", "approved"),
        encoding="utf-8",
    )
    options = ("--glossary", str(own), "--category", "pizza", *how)
    _, out, _ = run("quiz", *options, "--mode", "typed", stdin="crust\ncrust\n")
    assert out.startswith("1 question")
    assert "crust" in out
    assert "slice" not in out


def test_nothing_to_ask(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "categories:\n  - {id: pizza, title: Pizza}\n"
        "terms:\n  - id: slice\n    name: Slice\n    category: pizza\n    used_by: [sdr]\n"
        "    definition: What is eaten.\n",
        encoding="utf-8",
    )
    options = ("--glossary", str(own), "--category", "pizza")
    assert run("quiz", "--cold", *options, "--for", "csm", stdin="?\n") == (
        1,
        "",
        "salesgloss: no term is all of that\n",
    )
    status, out, _ = run(
        "quiz", "--cold", *options, "--for", "sdr", "--mode", "typed", stdin="slice\n"
    )
    assert status == 0
    assert 'Which term is this? "What is eaten."\nAnswer: slice\nRight. Next in' in out
