"""What is due comes first, what was missed comes back, and one step back is exact."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.glossary import Glossary
from salesgloss.quiz.formats import adaptive, formats, kinds
from salesgloss.quiz.kinds import cases
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.round import Round, dump, load
from salesgloss.quiz.schedule import Card, advance
from salesgloss.quiz.selection import practice, select

DAY = date(2026, 3, 2)


def card(*, due: int = 0, age: int = 5, stability: float = 3.0, reviews: int = 2, correct: int = 1):
    return Card(
        stability=stability,
        difficulty=5.0,
        last_day=DAY - timedelta(days=age),
        due_day=DAY + timedelta(days=due),
        reviews=reviews,
        correct=correct,
        lapses=0,
    )


def test_due_terms_first_the_most_faded_leading_then_new_by_level(small: Glossary) -> None:
    cards = {
        "lead": card(age=5),
        "account-manager": card(age=20, due=-3),
        "net-revenue-retention": card(due=1),
        "gone-from-the-data": card(),
    }
    found = select(small.summaries, cards, today=DAY, size=15, new=5, rng=Random("1"))
    assert found.due == ("account-manager", "lead")
    assert set(found.new[:2]) == {"monthly-recurring-revenue", "annual-recurring-revenue"}
    assert found.new[2:] == ("attention-minutes",)


@pytest.mark.parametrize(
    ("size", "new", "expected"),
    [(1, 5, (1, 0)), (2, 5, (1, 1)), (9, 2, (1, 2)), (9, 0, (1, 0)), (9, 99, (1, 5))],
)
def test_rounds_keep_to_their_size(
    small: Glossary, size: int, new: int, expected: tuple[int, int]
) -> None:
    found = select(
        small.summaries, {"lead": card()}, today=DAY, size=size, new=new, rng=Random("1")
    )
    assert (len(found.due), len(found.new)) == expected


def test_the_order_of_the_data_does_not_matter(small: Glossary) -> None:
    back = tuple(reversed(small.summaries))
    one = select(small.summaries, {}, today=DAY, size=9, new=9, rng=Random("7"))
    assert one == select(back, {}, today=DAY, size=9, new=9, rng=Random("7"))
    asked = {"cards": {"lead": card()}, "today": DAY, "size": 3, "new": 2}
    assert practice(back, rng=Random("7"), **asked) == practice(
        small.summaries, rng=Random("7"), **asked
    )


def test_practice_begins_with_todays_misses_then_the_weak(small: Glossary) -> None:
    cards = {
        "annual-recurring-revenue": card(stability=30),
        "lead": card(stability=30),
        "account-manager": card(age=9),
        "monthly-recurring-revenue": card(age=1),
    }
    found = practice(small.summaries, cards, ["lead"], today=DAY, size=9, rng=Random("1"))
    assert found.due == (
        "lead",
        "account-manager",
        "monthly-recurring-revenue",
        "annual-recurring-revenue",
    )
    assert found.new == ()
    wished = practice(small.summaries, cards, today=DAY, size=3, new=2, rng=Random("1"))
    assert (len(wished.due), len(wished.new)) == (1, 2)
    first = practice(small.summaries, {}, today=DAY, size=3, rng=Random("1"))
    assert (len(first.due), len(first.new)) == (0, 3)


def test_a_new_term_returns_once_and_other_misses_at_the_end() -> None:
    played = Round.of("ab", "vwxyz", size=18)
    order = []
    while item := played.current:
        order.append(item.term + str(item.attempt))
        played = played.answered(item.term not in "av")
    # The sixth after it would be that of v, did the list not run out before.
    assert order == ["a0", "b0", "v0", "w0", "x0", "y0", "z0", "v1", "a1"]
    assert played.missed == ("a", "v")
    assert played.outstanding == ("a", "v")
    assert played.right == ("b", "w", "x", "y", "z")
    assert played.asked == 9


def test_the_size_counts_every_question() -> None:
    played = Round.of("ab", "vwxyz", size=8)
    asked = 0
    while played.current:
        asked += 1
        played = played.answered(False)
    assert asked == 8


def test_what_is_shown_is_asked_a_little_later() -> None:
    played, steps = Round.of("a", "vwxyz", size=18, show=True), []
    while item := played.current:
        steps.append(("+" if item.to_show else "?") + item.term)
        played = played.shown() if item.to_show else played.answered(True)
    assert steps == ["?a", "+v", "+w", "+x", "+y", "?v", "?w", "?x", "?y", "+z", "?z"]


ANSWERS = st.lists(st.sampled_from(["right", "wrong", "undo", "leave", "drop"]), max_size=60)


@given(
    known=st.integers(0, 12),
    new=st.integers(0, 12),
    size=st.integers(1, 20),
    show=st.booleans(),
    answers=ANSWERS,
)
def test_a_round_ends_whatever_is_answered(
    known: int, new: int, size: int, show: bool, answers: list[str]
) -> None:
    """No more than its size is asked, nothing is asked that was not shown, and a round that was
    written down and read again goes on with the same terms."""
    terms = [f"k{number}" for number in range(known)], [f"n{number}" for number in range(new)]
    played = Round.of(*terms, size=size, show=show)
    shown: set[str] = set()
    steps = iter([*answers, *["wrong"] * 200])
    while item := played.current:
        if item.to_show:
            shown.add(item.term)
            played = played.shown()
            continue
        assert not (show and item.new) or item.term in shown
        assert item.attempt <= 1
        match next(steps):
            case "undo" if played.previous:
                played = played.previous
            case "leave":
                again = load(dump(played)).resumed(terms[0] + terms[1])
                still = {each.term for each in (*played.queue, *played.later)}
                assert {each.term for each in again.queue} == still
                attempts = [each.attempt for each in again.queue]
                assert attempts == sorted(attempts, reverse=True)
                played = again
            case "drop":
                played = played.without(item.term)
                assert item.term not in {each.term for each in played.queue}
            case answer:
                before = played.asked
                played = played.answered(answer == "right")
                assert played.asked == before + 1
        assert played.asked <= size
        assert played.number <= size + 1


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"queue": 3}', '{"queue": [{}]}'])
def test_what_is_no_round_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a round|Expecting"):
        load(text)


def test_undo_and_overrule() -> None:
    start = Round.of("ab", size=9)
    missed = start.answered(False)
    assert missed.previous is start
    assert missed.outstanding == ("a",)
    counted = missed.overrule()
    assert [item.term for item in counted.queue] == ["b"]
    assert counted.right == ("a",)
    assert counted.previous is start
    for settled in (start, counted):
        with pytest.raises(ValueError, match="no miss"):
            settled.overrule()


def test_choice_while_weak_typed_when_stronger(small: Glossary) -> None:
    term = small.term("net-revenue-retention")
    first = QuestionFormat(kind=Kind.NAME, typed=False)
    assert adaptive(term, None, "auto") == first
    assert adaptive(term, advance(None, False, DAY), "auto") == first
    weak = [adaptive(term, card(reviews=count), "auto") for count in range(1, 7)]
    assert {form.kind for form in weak} == {Kind.NAME, Kind.MEAN, Kind.FORMULA}
    assert not any(form.typed for form in weak)
    strong = [adaptive(term, card(stability=9, reviews=count), "auto") for count in range(18)]
    for count, form in enumerate(strong):
        assert (form.kind in {Kind.NAME, Kind.EXPAND}) is (count % 3 != 2)
    assert {form.kind for form in strong} == set(kinds(term))


def test_a_mode_is_kept_to(small: Glossary) -> None:
    for term in small:
        for mode, typed in (("choice", False), ("typed", True)):
            found = {adaptive(term, None, mode, turn=turn) for turn in range(12)}
            found |= {adaptive(term, card(reviews=count), mode) for count in range(9)}
            assert found == {form for form in formats(term) if form.typed is typed}


def test_kinds_that_apply(small: Glossary) -> None:
    assert set(kinds(small.term("lead"))) == {Kind.NAME, Kind.MEAN}
    assert set(kinds(small.term("annual-recurring-revenue"))) == {Kind.NAME, Kind.MEAN, Kind.EXPAND}
    assert set(kinds(small.term("net-revenue-retention"))) == {
        Kind.NAME, Kind.MEAN, Kind.EXPAND, Kind.FORMULA, Kind.CALC,
    }  # fmt: skip
    (case,) = cases(small.term("net-revenue-retention"))
    assert case.variant == ""
    assert case.result == 1.04
