"""What the log adds up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Category, Term
from salesgloss.progress.review import Review
from salesgloss.progress.statistics import due_by, statistics, streak
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
    assert (found.answered, found.right) == (5, 1)
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
    assert due_by(cards, MONDAY, 1) == 2
    assert due_by(cards, MONDAY, 7) == 3
    assert replace(found, known=2).new == 1
