"""Answers are graded by what they name, never by how alike they look."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesgloss.glossary import Glossary
from salesgloss.model import Translation
from salesgloss.quiz.grading import GradedAnswer, Outcome, expansions, grade
from salesgloss.quiz.number_parsing import agrees, interpretations
from salesgloss.quiz.question import Kind, Question, QuestionFormat
from salesgloss.quiz.questions import compose

EXPAND = QuestionFormat(kind=Kind.EXPAND, typed=True)
NAME = QuestionFormat(kind=Kind.NAME, typed=True)
CALC = QuestionFormat(kind=Kind.CALC, typed=True)
CHOICE = QuestionFormat(kind=Kind.NAME, typed=False)


def outcome_of(verdict: GradedAnswer | None) -> Outcome | None:
    return verdict.outcome if verdict else None


def question(glossary: Glossary, id_: str, form: QuestionFormat, lang: str = "en") -> Question:
    return compose(glossary, glossary.term(id_), form, lang, Random(1))


def graded(glossary: Glossary, id_: str, form: QuestionFormat, answer: str) -> GradedAnswer | None:
    return grade(glossary, question(glossary, id_, form), answer)


@pytest.mark.parametrize(
    ("answer", "outcome", "spelling", "meant"),
    [
        ("monthly recurring revenue", Outcome.RIGHT, "", ""),
        ("  Monthly-Recurring   REVENUE ", Outcome.RIGHT, "", ""),
        ("monthlyrecurringrevenue", Outcome.RIGHT, "", ""),
        ("Ｍonthly recurring revenue", Outcome.RIGHT, "", ""),
        ("月經常性營收", Outcome.RIGHT, "", ""),
        ("月经常性营收", Outcome.RIGHT, "", ""),
        ("monthly run rate", Outcome.RIGHT, "", ""),
        ("monthly recuring revenue", Outcome.NEAR, "Monthly Recurring Revenue", ""),
        ("montlhy reccuring revenu", Outcome.NEAR, "Monthly Recurring Revenue", ""),
        ("month in month revenue", Outcome.WRONG, "", ""),
        ("annual recurring revenue", Outcome.WRONG, "", "annual-recurring-revenue"),
        ("annul recurring revenue", Outcome.WRONG, "", ""),
        ("年經常性營收", Outcome.WRONG, "", "annual-recurring-revenue"),
        ("日經常性營收", Outcome.WRONG, "", ""),
        ("ARR", Outcome.WRONG, "", "annual-recurring-revenue"),
        ("MRR", Outcome.WRONG, "", ""),
        ("monthly revenue", Outcome.WRONG, "", ""),
        ("annual repeating return", Outcome.WRONG, "", ""),
        ("[/bold]", Outcome.WRONG, "", ""),
        ("\x1b[31m:dollar: \U0001f600", Outcome.WRONG, "", ""),
        ("x" * 100_000, Outcome.WRONG, "", ""),
        ("!!!", Outcome.WRONG, "", ""),
    ],
)
def test_what_an_acronym_stands_for(
    small: Glossary, answer: str, outcome: Outcome, spelling: str, meant: str
) -> None:
    verdict = graded(small, "monthly-recurring-revenue", EXPAND, answer)
    assert verdict is not None
    assert (verdict.outcome, verdict.spelling, verdict.meant) == (outcome, spelling, meant)
    assert len(verdict.answer) <= 200


def test_acronyms_are_exact_only(small: Glossary) -> None:
    for answer, outcome in [
        ("mrr", "right"),
        ("m.r.r", "right"),
        ("MR", "wrong"),
        ("NRR", "wrong"),
    ]:
        verdict = graded(small, "monthly-recurring-revenue", NAME, answer)
        assert outcome_of(verdict) == outcome, answer


def test_a_shared_acronym_is_right_for_each_of_its_terms(small: Glossary) -> None:
    for id_ in ("account-manager", "attention-minutes"):
        verdict = graded(small, id_, NAME, "AM")
        assert verdict is not None
        assert verdict.outcome is Outcome.RIGHT


def test_the_other_sense_of_an_acronym_is_wrong(small: Glossary) -> None:
    asked = question(small, "account-manager", EXPAND)
    assert asked.hint == "Seller who looks after those who bought already."
    verdict = grade(small, asked, "attention minutes")
    assert verdict is not None
    assert verdict.meant == "attention-minutes"


def test_expansions_leave_acronyms_and_their_phrases_out(small: Glossary) -> None:
    term = small.term("monthly-recurring-revenue")
    known = replace(term, aliases=("CMRR", "SaaS", "MRR rate", "run rate"))
    assert expansions(known) == (
        "Monthly Recurring Revenue",
        "月經常性營收",
        "run rate",
        "每月經常性收入",
    )
    assert expansions(replace(term, acronym=None)) == ()
    assert expansions(replace(term, name="MRR Growth")) == ()


def test_a_choice_is_a_number_or_its_words(small: Glossary) -> None:
    asked = question(small, "monthly-recurring-revenue", CHOICE)
    right = str(asked.correct)
    wrong = next(o for o in asked.options if o.term != asked.term)
    for answer in (right, f" {right} ", "mrr", chr(ord("０") + asked.correct)):
        verdict = grade(small, asked, answer)
        assert verdict == GradedAnswer(outcome=Outcome.RIGHT, answer=asked.term), answer
    verdict = grade(small, asked, wrong.text)
    assert verdict == GradedAnswer(outcome=Outcome.WRONG, answer=wrong.term, meant=wrong.term)
    for nothing in ("0", "9", "-1", "x", "1 2"):
        assert grade(small, asked, nothing) is None, nothing


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("104%", True),
        ("104 %", True),
        ("1.04", True),
        ("104", True),
        ("104.3", True),
        ("１０４％", True),
        ("104.", True),
        ("105%", False),
        ("1.04%", False),
        ("-104", False),
        ("0", False),
    ],
)
def test_a_percentage_is_judged_with_tolerance(small: Glossary, answer: str, right: bool) -> None:
    verdict = graded(small, "net-revenue-retention", CALC, answer)
    assert verdict is not None
    assert verdict.outcome.is_right is right


@pytest.mark.parametrize("answer", ["", "about 5", "1.2.3", "1,2,3", "$", "%", "five", "1e9"])
def test_what_is_no_number_is_no_answer(small: Glossary, answer: str) -> None:
    assert graded(small, "net-revenue-retention", CALC, answer) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$2,000", 2000),
        ("US$2000", 2000),
        ("2k", 2000),
        ("2 000", None),
        ("2.5 million", 2_500_000),
        ("5 萬美元", 50_000),
        ("1.2億", 120_000_000),
        ("18 months", 18),
        ("200/month", 200),
        ("-$5", -5),
        ("−5", -5),
        (".5", 0.5),
    ],
)
def test_numbers_as_people_write_them(text: str, number: float | None) -> None:
    found = interpretations(text, "currency")
    assert (found[0] if found else None) == (None if number is None else pytest.approx(number))


def test_zero_agrees_with_itself_only() -> None:
    assert agrees(interpretations("0", "count")[0], 0)
    assert not agrees(interpretations("0.001", "count")[0], 0)


@settings(max_examples=200, deadline=None)
@given(answer=st.text(max_size=60))
def test_no_text_breaks_the_grading(small: Glossary, answer: str) -> None:
    for form in (EXPAND, NAME, CHOICE):
        graded(small, "monthly-recurring-revenue", form, answer)
    graded(small, "net-revenue-retention", CALC, answer)


def test_every_single_slip_in_a_long_word_is_forgiven(small: Glossary) -> None:
    name = "monthly recurring revenue"
    for at, letter in enumerate(name):
        if letter != " ":
            for slip in (name[:at] + name[at + 1 :], name[:at] + "x" + name[at:]):
                verdict = graded(small, "monthly-recurring-revenue", NAME, slip)
                assert outcome_of(verdict) is Outcome.NEAR, slip


def test_no_slip_in_short_words_and_numbers(small: Glossary) -> None:
    term = small.term("lead")
    named = replace(term, name="Win 1990 Buyers", aliases=("the big win",))
    asked = compose(small, named, NAME, "en", Random(1))
    for answer in ("win 1991 buyers", "won 1990 buyers", "the bag win", "the big"):
        assert outcome_of(grade(small, asked, answer)) is Outcome.WRONG, answer
    assert outcome_of(grade(small, asked, "win 1990 byuers")) is Outcome.NEAR


def test_a_slip_as_near_to_another_term_is_wrong(small: Glossary) -> None:
    lead = small.term("lead")
    terms = (
        replace(lead, id="one", name="Sales Motion", translations={"zh-Hant": Translation()}),
        replace(lead, id="two", name="Sales Notion", translations={"zh-Hant": Translation()}),
    )
    glossary = Glossary.of(terms)
    asked = compose(glossary, terms[0], NAME, "en", Random(1))
    assert outcome_of(grade(glossary, asked, "sales otion")) is Outcome.WRONG
    assert outcome_of(grade(glossary, asked, "sales motin")) is Outcome.NEAR
