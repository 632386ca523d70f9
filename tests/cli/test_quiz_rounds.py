"""A round is left and taken up again; new terms are shown; terms are chosen, suspended, restored."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

import salesgloss
from salesgloss.progress.review import Review
from salesgloss.progress.store import Store

Run = Callable[..., tuple[int, str, str]]
Open = Callable[[], Store]
OWN = Path(__file__).parents[1] / "data" / "pizza.yaml"  # at rest, so that it is compiled once


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-02")
    monkeypatch.setenv("SALESGLOSS_PROGRESS", str(tmp_path / "progress.sqlite3"))
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", str(OWN))


@pytest.fixture
def reviews(tmp_path: Path) -> Callable[[], tuple[Review, ...]]:
    """Return ``reviews()``, the rows of the log."""

    def reviews() -> tuple[Review, ...]:
        with closing(Store(str(tmp_path / "progress.sqlite3"))) as store:
            return store.reviews()

    return reviews


def subjects(out: str) -> list[str]:
    """What each question of a transcript asks."""
    return re.findall(r"^Question .*\n(.*)$", out, re.MULTILINE)


def test_a_round_goes_on_where_it_was_left(run: Run) -> None:
    whole = run("quiz", "--practice", "--cold", "-n", "6", "--seed", "4", stdin="?\n" * 6)[1]
    first = run("quiz", "--cold", "-n", "6", "--seed", "4", stdin="?\n?\n:q\n")[1]
    assert "4 questions of this round are left: salesgloss quiz goes on with it today." in first
    second = run("quiz", stdin="?\n" * 9)[1]
    assert second.startswith("Going on with your round: 4 questions, about 1 min.")
    # The misses lead, then what was not asked yet.
    assert re.findall(r"^Question (\d) of 6(, again)?", second, re.MULTILINE) == [
        ("3", ", again"),
        ("4", ", again"),
        ("5", ""),
        ("6", ""),
    ]
    assert sorted(set(subjects(first) + subjects(second))) == sorted(set(subjects(whole)[:4]))
    assert "Done: 0 of 4 right first time" in second
    assert "are left" not in second
    third = run("quiz", "--new", "4", stdin="?\n" * 9)[1]
    assert third.startswith("Nothing is due today and today's new terms are done.")


def test_a_round_is_not_taken_up_afresh_on_another_day_or_for_another_wish(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("quiz", "--cold", "-n", "6", "--seed", "4", stdin="?\n:q\n")
    for options in (("--fresh",), ("--category", "pizza"), ("--seed", "5")):
        assert not run("quiz", *options, stdin=":q\n")[1].startswith("Going on")
    assert run("quiz", "-n", "2", stdin=":q\n")[1].startswith(
        "Going on with your round: 2 questions"
    )
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-03")
    assert run("quiz", stdin=":q\n")[1].startswith("11 questions, about 3 min: 1 due, 10 new.")


def test_new_terms_are_shown_then_asked_in_the_same_round(
    run: Run, reviews: Callable[[], tuple[Review, ...]]
) -> None:
    _, out, _ = run("quiz", "--category", "pizza", "--mode", "typed", stdin="slice\npeel\n?\n?\n")
    peel = "New (Pizza)\nPeel\nWhat goes into the fire and comes out again.\n"
    assert peel + "Not Slice: A peel is wood and a slice is food.\n" in out
    assert out.count("\nNew (Pizza)\n") == 3
    assert out.index("\nNew (Pizza)\n") < out.index("Question 1 of 3")
    shown = [review for review in reviews() if review.outcome == "shown"]
    assert {review.term for review in shown} == {"slice", "crust", "peel"}
    assert all(review.graded for review in shown)
    with_answers = [review for review in reviews() if review.is_answer]
    assert not any(review.graded for review in with_answers)
    assert "Back tomorrow: " in out
    cold = run("quiz", "--category", "pizza", "--practice", "--cold", stdin=":q\n")[1]
    assert "New (" not in cold


def test_who_is_shown_a_term_is_asked_again_tomorrow(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("quiz", "--category", "pizza", "--mode", "typed", stdin="slice\ncrust\npeel\n" * 2)
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-03")
    assert run("quiz", "--due") == (0, "3 due\n", "")
    out = run("quiz", "--new", "0", stdin=":q\n")[1]
    assert out.startswith("3 questions, about 1 min: 3 due, 0 new.")


def test_due_says_so_by_its_status(run: Run, tmp_path: Path) -> None:
    assert run("quiz", "--due") == (1, "0 due\n", "")
    assert run("quiz", "--due", "--lang", "zh-Hant")[1] == "0 個待複習\n"
    assert not (tmp_path / "progress.sqlite3").exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--own",), {"slice", "crust", "peel"}),
        (("--own", "--level", "1"), {"slice", "peel"}),
        (("--topic", "dough"), {"slice", "crust"}),
        (("--topic", "ove"), {"peel"}),
        (("--own", "--for", "sdr"), {"slice", "crust"}),
        (("--list", "onboarding.txt"), {"crust", "annual-recurring-revenue"}),
    ],
)
def test_what_to_learn(
    run: Run,
    reviews: Callable[[], tuple[Review, ...]],
    options: tuple[str, ...],
    expected: set[str],
) -> None:
    Path("onboarding.txt").write_text(
        "# the first week\nCrust\n\n- annual-recurring-revenue  # by id\n", encoding="utf-8"
    )
    status, _, err = run("quiz", "--cold", *options, stdin="?\n" * 20)
    assert (status, err) == (0, "")
    assert {review.term for review in reviews()} == expected


def test_a_role_begins_with_its_first_level(
    run: Run, reviews: Callable[[], tuple[Review, ...]]
) -> None:
    run("quiz", "--cold", "--for", "csm", "-n", "10", stdin="?\n" * 10)
    glossary = salesgloss.load()
    asked = [glossary.term(review.term) for review in reviews() if review.term in glossary]
    assert asked
    assert all("csm" in term.used_by and term.level == 1 for term in asked)


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--topic", "zzzz"), 2, "dough"),
        (("--level", "4"), 2, "--level"),
        (("--list", "nowhere.txt"), 3, "nowhere.txt"),
        (("--list", "bad.txt"), 3, "bad.txt:2: no term 'Crusst'"),
        (("--list", "empty.txt"), 1, "no term is all of that"),
    ],
)
def test_what_cannot_be_learned(
    run: Run, options: tuple[str, ...], status: int, words: str
) -> None:
    Path("bad.txt").write_text("Crust\nCrusst\n", encoding="utf-8")
    Path("empty.txt").write_text("# nothing\n", encoding="utf-8")
    found, out, err = run("quiz", *options, stdin="?\n")
    assert (found, out) == (status, "")
    assert words in err


def test_a_suspended_term_is_asked_no_more_until_it_is_restored(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run("quiz", "--own", "--cold", "--mode", "typed", stdin="?\n:s\n?\n?\n:q\n")
    (id_,) = re.findall(r"salesgloss progress restore (\S+) brings it back", out)
    assert run("progress", "restore")[1] == f"{id_}\n"
    assert "Not asked any more\n  " + id_.title() in run("progress")[1]
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-03-09")
    assert run("quiz", "--due")[1] == "2 due\n"
    assert run("quiz", "--own", stdin=":q\n")[1].startswith(
        "2 questions, about 1 min: 2 due, 0 new."
    )
    status, _, err = run("progress", "restore", "crust-o-matic")
    assert status == 2
    assert id_ in err
    assert run("progress", "restore", id_.title())[0] == 0
    assert run("progress", "restore")[1] == ""
    assert run("quiz", "--own", stdin=":q\n")[1].startswith(
        "3 questions, about 1 min: 2 due, 1 new."
    )


def test_the_card_of_the_last_term_opens_and_the_question_comes_back(run: Run) -> None:
    _, out, _ = run("quiz", "--own", "--cold", "--mode", "typed", stdin=":l\n?\n:l\n:q\n")
    assert "There is no card to open yet" in out
    assert out.count("Definition\n") == 1
    asked = subjects(out)
    assert len(asked) == 3
    assert asked[1] == asked[2]


def test_a_number_where_words_are_asked_is_no_miss(
    run: Run, reviews: Callable[[], tuple[Review, ...]]
) -> None:
    _, out, _ = run("quiz", "--own", "--cold", "--mode", "typed", stdin="1\n:q\n")
    assert "Type the words, not a number, or ? if you don't know." in out
    assert reviews() == ()


def test_after_a_pause_progress_says_what_is_due_and_forgotten(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("quiz", "--own", "--cold", "--mode", "typed", stdin="?\n" * 9)
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-06-01")
    out = run("progress")[1]
    assert "The last answer was 91 days ago." in out
    assert re.search(r"3 due; of what you have seen, about [1-3] are probably forgotten", out)
    assert "No answers yet" not in out


def test_the_round_follows_from_the_minutes_and_the_learners_own_pace(
    run: Run, tmp_path: Path
) -> None:
    assert run("quiz", "--cold", "--new", "99", stdin=":q\n")[1].startswith("18 questions, about 5")
    with closing(Store(str(tmp_path / "progress.sqlite3"))) as store:
        for number in range(40):  # one in eight seconds, a week ago
            at = f"2026-02-23T09:{number * 8 // 60:02}:{number * 8 % 60:02}+00:00"
            day = date(2026, 3, 2) - timedelta(days=7)
            store.record(
                Review(uid=str(number), at=at, day=day, term="gone", kind="name",
                       typed=False, answer="x", outcome="right")
            )  # fmt: skip
    quick = run("quiz", "--cold", "--new", "99", stdin=":q\n")[1]
    assert quick.startswith("37 questions, about 5 min")
    short = run("quiz", "--cold", "--new", "99", "--minutes", "2", stdin=":q\n")[1]
    assert short.startswith("15 questions, about 2 min")
