"""What the learner reads: brief when right, thorough when wrong, in either language."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from salesgloss.glossary import Glossary
from salesgloss.progress.statistics import Share, Statistics, WeakTerm
from salesgloss.quiz.grading import UNKNOWN, GradedAnswer, Outcome
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.questions import compose
from salesgloss.quiz.schedule import Card
from salesgloss.screens import progress as quiz_progress
from salesgloss.screens import quiz
from salesgloss.screens.quiz import Line

DAY = date(2026, 3, 2)
STICKY = Card(
    stability=1,
    difficulty=9,
    last_day=DAY,
    due_day=date(2026, 3, 3),
    reviews=9,
    correct=4,
    lapses=5,
)


def texts(lines: object) -> list[str]:
    return [line.lead + line.text for line in lines if isinstance(line, Line)]  # type: ignore[attr-defined]


def test_a_miss_by_choice_tells_the_two_apart(small: Glossary) -> None:
    term, other = small.term("monthly-recurring-revenue"), small.term("annual-recurring-revenue")
    form = QuestionFormat(kind=Kind.NAME, typed=False)
    verdict = GradedAnswer(outcome=Outcome.WRONG, answer=other.id, meant=other.id)
    asked = compose(small, term, form, "en", Random(1))
    assert texts(quiz.feedback(asked, verdict, term, other, STICKY, returns=True)) == [
        f"Not quite. The answer is {asked.correct}, MRR (Monthly Recurring Revenue).",
        "You chose ARR: Yearly value of all the subscriptions in force on one day.",
        "Tell apart: MRR counts a month, ARR a year.",
        "A sticky one: missed again and again. Make up a sentence with it.",
        "It comes back later in this round.",
    ]
    asked = compose(small, term, form, "zh-Hant", Random(1))
    shown = texts(quiz.feedback(asked, verdict, term, other, None))
    assert shown[0] == (
        f"不太對。答案是 {asked.correct}：月經常性營收（MRR / Monthly Recurring Revenue）。"
    )
    assert shown[1] == "你選的是年經常性營收（ARR）：某一天仍有效的訂閱，換算成一年的金額。"


def test_a_near_answer_shows_the_spelling(small: Glossary) -> None:
    term = small.term("monthly-recurring-revenue")
    asked = compose(small, term, QuestionFormat(kind=Kind.EXPAND, typed=True), "en", Random(1))
    verdict = GradedAnswer(outcome=Outcome.NEAR, spelling="Monthly Recurring Revenue")
    assert texts(quiz.feedback(asked, verdict, term, None, STICKY)) == [
        "Right (spelling: Monthly Recurring Revenue). Next in 1 day."
    ]


def test_the_sense_of_a_shared_acronym_is_told(small: Glossary) -> None:
    term = small.term("account-manager")
    asked = compose(small, term, QuestionFormat(kind=Kind.EXPAND, typed=True), "en", Random(1))
    shown = texts(quiz.question(asked, term, number=2, total=9, again=True))
    assert shown == [
        "",
        "Question 2 of 9, again (Sales)",
        "What does AM stand for?",
        'The one meaning: "Seller who looks after those who bought already."',
    ]


def test_a_term_without_chinese_is_answered_in_english(small: Glossary) -> None:
    term = small.term("attention-minutes")
    asked = compose(small, term, QuestionFormat(kind=Kind.NAME, typed=True), "zh-Hant", Random(1))
    shown = texts(quiz.feedback(asked, UNKNOWN, term, None, None))
    assert shown[0] == "答案是 AM / Attention Minutes。"


def test_a_variant_of_a_formula_is_named(small: Glossary) -> None:
    term = small.term("net-revenue-retention")
    two = replace(term, formulas=(*term.formulas, replace(term.formulas[0], name="yearly")))
    named = replace(
        two,
        translations={
            "zh-Hant": replace(
                term.translation("zh-Hant"), formulas={"cohort": "客群", "yearly": "全年"}
            )
        },
    )
    for lang, words in (("en", ("(cohort)", "(yearly)")), ("zh-Hant", ("（客群）", "（全年）"))):
        asked = compose(small, named, QuestionFormat(kind=Kind.CALC, typed=True), lang, Random(1))
        shown = texts(quiz.question(asked, named, number=1, total=1))
        assert any(word in shown[-1] for word in words)


def test_direction_characters_are_escaped_in_json() -> None:
    stats = Statistics(
        day=DAY, total=1, known=0, learning=1, answered=1, right=0, due=(),
        weak=(WeakTerm(term="x", misses=1, confused_with_ids=(), is_leech=False),), shares=(), streak=0,
    )  # fmt: skip
    told = quiz_progress.as_json(stats, lambda id_: f"{id_}\u202e\x9b")
    assert told.isascii()
    assert json.loads(told)["weak"][0]["label"] == "x\u202e\x9b"


@pytest.mark.parametrize(("width", "stacked"), [(0, False), (72, False), (40, True)])
def test_bars_show_whatever_is_not_nothing(width: int, stacked: bool) -> None:
    stats = Statistics(
        day=DAY, total=1000, known=1, learning=0, answered=3, right=2,
        due=((DAY, 0), (date(2026, 3, 3), 12)),
        weak=(WeakTerm(term="BDR", misses=2, confused_with_ids=("SDR", "AE"), is_leech=True),
              WeakTerm(term="MRR", misses=1, confused_with_ids=(), is_leech=False)),
        shares=(Share(category="sales", known=5, total=10),),
        streak=2, last_day=DAY,
    )  # fmt: skip
    titles = {"sales": "Sales roles and process"}
    shown = texts(quiz_progress.screen(stats, str, titles, "en", bar="#", width=width))
    length = 12 if width == 40 else 24
    assert "  Known       1  #" in shown
    assert "  Learning    0" in shown
    assert f"  New       999  {'#' * length}" in shown
    assert f"  Tue    12  {'#' * length}" in shown
    assert "  BDR  2 misses, taken for SDR, AE, sticky" in shown
    assert "  MRR  1 miss" in shown
    assert "Right first time, last 30 days: 66% of 3" in shown
    half = "#" * (length // 2)
    assert (f"    5/10  {half}" in shown) is stacked
    assert (f"  Sales roles and process  5/10  {half}" in shown) is not stacked
