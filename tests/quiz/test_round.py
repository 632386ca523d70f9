"""What is due comes first, what was missed comes back, and one step back is exact."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from salesgloss.glossary import Glossary
from salesgloss.quiz.formats import adaptive, cases, formats, kinds, random_format
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.round import Round
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
    assert practice(back, size=3, rng=Random("7")) == practice(
        small.summaries, size=3, rng=Random("7")
    )


def test_a_miss_returns_until_it_is_right_once() -> None:
    played = Round.of("abcde").answered(False)
    assert [ask.term for ask in played.queue] == ["b", "c", "d", "e", "a"]
    order = []
    while ask := played.current:
        order.append(ask.term + str(ask.attempt))
        played = played.answered(ask.term != "a" or ask.attempt == 2)
    assert order == ["b0", "c0", "d0", "e0", "a1", "a2"]
    assert played.missed == ("a",)
    assert played.right == ("b", "c", "d", "e")
    assert played.open_misses == ()


def test_undo_and_overrule() -> None:
    start = Round.of("ab")
    missed = start.answered(False)
    assert missed.previous is start
    assert missed.open_misses == ("a",)
    counted = missed.overrule()
    assert [ask.term for ask in counted.queue] == ["b"]
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
    assert {form.kind for form in strong} == set(Kind)


def test_a_mode_is_kept_to(small: Glossary) -> None:
    for term in small:
        for mode, typed in (("choice", False), ("typed", True)):
            rng = Random(f"{term.id}")
            found = {random_format(term, mode, rng) for _ in range(50)}
            found |= {adaptive(term, card(reviews=count), mode) for count in range(9)}
            assert found == {form for form in formats(term) if form.typed is typed}
        assert {random_format(term, "auto", Random(str(n))) for n in range(99)} == set(
            formats(term)
        )


def test_kinds_that_apply(small: Glossary) -> None:
    assert set(kinds(small.term("lead"))) == {Kind.NAME, Kind.MEAN}
    assert set(kinds(small.term("annual-recurring-revenue"))) == {Kind.NAME, Kind.MEAN, Kind.EXPAND}
    assert set(kinds(small.term("net-revenue-retention"))) == set(Kind)
    (case,) = cases(small.term("net-revenue-retention"))
    assert case.variant == ""
    assert case.result == 1.04
