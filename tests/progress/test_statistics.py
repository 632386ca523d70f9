"""What the log adds up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Category, Term
from salesgloss.progress.pace import USUAL, minutes_spent, seconds_per_question
from salesgloss.progress.review import Review
from salesgloss.progress.statistics import due_by, missed_on, statistics, streak
from salesgloss.quiz.schedule import Card

MONDAY = date(2026, 3, 2)


def days(*offsets: int) -> set[date]:
    return {MONDAY + timedelta(days=offset) for offset in offsets}


@pytest.mark.parametrize(
    ("studied", "today", "expected"),
    [
        (days(), 0, 0),
        (days(0), 0, 1),
        (days(0, 1, 2), 2, 3),
        (days(0, 1), 2, 2),  # today may still come
        (days(0, 1), 3, 0),
        (days(3, 4, 7, 8), 8, 4),  # a weekend off
        (days(3, 4, 5, 6, 7), 7, 3),  # weekend work is no weekday
        (days(3, 4), 6, 2),
        (days(5), 5, 0),
        (days(0, 2, 3), 3, 2),
    ],
)
def test_the_weekday_streak(studied: set[date], today: int, expected: int) -> None:
    assert streak(studied, MONDAY + timedelta(days=today)) == expected


def term(id_: str, category: str = "sales") -> Term:
    return Term(id=id_, name=id_.title(), category=category, definition="A thing.")


def card(due: int, *, stability: float = 3.0, lapses: int = 0) -> Card:
    return Card(
        stability=stability,
        difficulty=5.0,
        last_day=MONDAY - timedelta(days=3),
        due_day=MONDAY + timedelta(days=due),
        reviews=4,
        correct=2,
        lapses=lapses,
    )


def test_the_whole_picture(answered: Callable[..., Review]) -> None:
    glossary = Glossary.of(
        [term("lead"), term("churn", "customer"), term("quota"), term("deal")],
        [Category(id=id_, titles={"en": id_}) for id_ in ("sales", "customer", "empty")],
    )
    cards = {
        "lead": card(-4, stability=9),
        "churn": card(2, lapses=5),
        "gone": card(0, stability=50),
    }
    reviews = [
        answered("lead", outcome="wrong", answer="churn"),
        answered("lead", outcome="wrong", answer="Churn", graded=False),
        answered("lead", outcome="wrong", answer="deal"),
        answered("lead", outcome="unknown", answer=""),
        answered("churn", outcome="wrong", answer="churn"),
        answered("churn", outcome="near"),
        answered("churn", after=-40),
        answered("gone", outcome="wrong"),
    ]
    found = statistics(
        glossary.summaries,
        cards,
        reviews,
        categories=[category.id for category in glossary.categories],
        owners=glossary.owners,
        day=MONDAY,
    )
    assert (found.known, found.learning, found.new, found.total) == (1, 1, 2, 4)
    assert (found.answered, found.right) == (2, 0)  # the first of each term and day
    assert [count for _, count in found.due] == [1, 0, 1, 0, 0, 0, 0]
    assert [(weak.term, weak.misses) for weak in found.weak] == [("lead", 4), ("churn", 1)]
    assert found.weak[0].confused_with_ids == ("churn", "deal")
    assert found.weak[1].confused_with_ids == ()
    assert [weak.is_leech for weak in found.weak] == [False, True]
    assert [(s.category, s.known, s.total) for s in found.shares] == [
        ("sales", 1, 3),
        ("customer", 0, 1),
    ]
    assert found.streak == 1
    assert found.due_now == 1
    assert found.forgotten == 0
    assert found.last_day == MONDAY
    assert [(pair.terms, pair.misses) for pair in found.pairs] == [
        (("churn", "lead"), 2),
        (("deal", "lead"), 1),
    ]
    assert found.studied == ((MONDAY - timedelta(days=40), 1), (MONDAY, 7))
    assert due_by(cards, MONDAY, 1) == 2
    assert due_by(cards, MONDAY, 7) == 3
    assert replace(found, known=2).new == 1


def test_what_is_suspended_is_neither_due_nor_forgotten() -> None:
    glossary = Glossary.of([term("lead"), term("quota")], [Category(id="sales", titles={})])
    cards = {"lead": card(-90), "quota": card(-90)}
    picture = {
        "categories": ["sales"], "owners": glossary.owners, "day": MONDAY + timedelta(days=9000),
    }  # fmt: skip
    every = statistics(glossary.summaries, cards, [], **picture)  # type: ignore[arg-type]
    one = statistics(glossary.summaries, cards, [], suspended=["lead"], **picture)  # type: ignore[arg-type]
    assert (every.due_now, one.due_now) == (2, 1)
    assert every.forgotten >= one.forgotten == 1
    assert one.suspended == ("lead",)


def test_todays_misses_are_those_not_answered_right_since(answered: Callable[..., Review]) -> None:
    reviews = [
        answered("lead", outcome="wrong"),
        answered("quota", outcome="unknown"),
        answered("lead", graded=False),
        answered("deal", outcome="shown", kind="show"),
        answered("churn", after=-1, outcome="wrong"),
    ]
    assert missed_on(reviews, MONDAY) == ("quota",)


def test_the_pace_is_measured_between_answers(answered: Callable[..., Review]) -> None:
    def at(second: int, **more: object) -> Review:
        moment = f"2026-03-02T09:{second // 60:02}:{second % 60:02}+00:00"
        return answered(f"t{second}", at=moment, **more)

    few = [at(8 * number) for number in range(10)]
    assert seconds_per_question(few) == USUAL
    many = [at(8 * number) for number in range(60)]
    assert seconds_per_question(many) == 8
    shown = [at(4 + 8 * number, outcome="shown", kind="show") for number in range(60)]
    assert seconds_per_question([*many, *shown]) == pytest.approx(8, abs=0.1)
    away = [at(121 + 8 * number) for number in range(60)]
    assert minutes_spent([*few[:1], *away]) == pytest.approx(59 * 8 / 60)
