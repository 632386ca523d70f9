"""The kinds beside names and meanings: parts, look-alikes in a sentence, what is reported."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Benchmark, Part, Term, Translation
from salesgloss.quiz.formats import kinds
from salesgloss.quiz.grading import Outcome, grade
from salesgloss.quiz.kinds import KINDS
from salesgloss.quiz.masking import BLANK
from salesgloss.quiz.number_parsing import interpretations
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.questions import compose
from salesgloss.screens import quiz

PARTS = QuestionFormat(kind=Kind.PARTS, typed=False)
ALIKE = QuestionFormat(kind=Kind.ALIKE, typed=False)
GOOD = QuestionFormat(kind=Kind.GOOD, typed=False)


def with_term(small: Glossary, term: Term) -> Glossary:
    others = [each for each in small if each.id != term.id]
    return Glossary.of((*others, term), small.categories)


def test_every_kind_has_a_row() -> None:
    assert set(KINDS) == set(Kind)
    assert all(row.chosen or row.typed for row in KINDS.values())


def test_a_part_is_asked_for_by_its_meaning(small: Glossary) -> None:
    term = replace(
        small.term("lead"),
        parts=(
            Part(name="Budget", meaning="Money, or a budget for it, is there."),
            Part(name="Authority", meaning="The right person is at the table."),
            Part(name="Need", meaning="Something hurts."),
        ),
        translations={
            "zh-Hant": Translation(
                parts=(
                    Part(name="預算（Budget）", meaning="有預算，錢在那裡。"),
                    Part(name="權限", meaning="找對人了。"),
                    Part(name="需求", meaning="真的會痛。"),
                )
            )
        },
    )
    glossary = with_term(small, term)
    assert Kind.PARTS in kinds(term)
    for lang, meaning in (
        ("en", f"Money, or a {BLANK} for it, is there."),
        ("zh-Hant", f"有{BLANK}，錢在那裡。"),
    ):
        asked = [compose(glossary, term, PARTS, lang, Random(seed)) for seed in range(12)]
        assert {question.about for question in asked} >= {meaning}
        for question in asked:
            assert len(question.options) == 3
            wrong = next(option for option in question.options if option.term != term.id)
            verdict = grade(glossary, question, wrong.text)
            assert verdict is not None
            assert verdict.outcome is Outcome.WRONG
            told = [line.text for line in quiz.feedback(question, verdict, term, None, None)]
            assert any(wrong.told.rstrip(".。") in text for text in told)
            right = grade(glossary, question, str(question.correct))
            assert right is not None
            assert right.outcome is Outcome.RIGHT


def test_parts_that_mean_the_same_are_not_asked_for(small: Glossary) -> None:
    same = tuple(Part(name=name, meaning="The very same thing.") for name in "ABC")
    term = replace(small.term("lead"), parts=same)
    asked = compose(with_term(small, term), term, PARTS, "en", Random(1))
    assert asked.format.kind is Kind.NAME


@pytest.mark.parametrize(
    ("example", "subject"),
    [
        ('"We closed at an MRR of 9."', f"We closed at a(n) {BLANK} of 9."),
        ("MRR is up.", f"{BLANK} is up."),
        ("MRR times twelve is ARR.", ""),  # names both
        ("It went up.", ""),  # names neither
    ],
)
def test_the_gap_is_for_one_of_two_look_alikes(small: Glossary, example: str, subject: str) -> None:
    term = replace(small.term("monthly-recurring-revenue"), example=example)
    asked = compose(with_term(small, term), term, ALIKE, "en", Random(1))
    if not subject:
        assert asked.format.kind is Kind.NAME
        return
    assert asked.subject == subject
    assert {option.text for option in asked.options} == {"MRR", "ARR"}


def test_what_is_reported_is_asked_among_figures_that_nobody_reports(small: Glossary) -> None:
    usual = (
        Benchmark(segment="enterprise", value=1.1, publisher="Somebody", year=2025),
        Benchmark(segment="small firms", low=0.8, high=0.9, note="A year."),
    )
    term = replace(small.term("net-revenue-retention"), benchmarks=usual)
    glossary = with_term(small, term)
    seen = set()
    for seed in range(20):
        asked = compose(glossary, term, GOOD, "en", Random(seed))
        assert asked.format == GOOD
        seen.add(asked.about)
        texts = [option.text for option in asked.options]
        assert len(set(texts)) == 3
        right = texts[asked.correct - 1]
        assert right == ("110%" if asked.about == "enterprise" else "80% to 90%")
        assert not {"110%", "80% to 90%"} & (set(texts) - {right})
    assert seen == {"enterprise", "small firms"}
    verdict = grade(glossary, asked, "?")
    assert verdict is None  # a question mark is for the session to understand


def test_a_segment_that_tells_the_figure_is_not_asked(small: Glossary) -> None:
    usual = (Benchmark(segment="those above 110%", value=1.1),)
    term = replace(small.term("net-revenue-retention"), benchmarks=usual)
    asked = compose(with_term(small, term), term, GOOD, "en", Random(1))
    assert asked.format.kind is Kind.NAME


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.8m/300k", 16),
        ("$4.8m ÷ $300k", 16),
        ("=1,200 / 40", 30),
        ("(5+3)*2k", 16_000),
        ("9 / 12 x 100", 75),
        ("50% - 10%", 0.4),
        ("3 萬 + 2 千", 32_000),
        ("2十萬 - 1兆/10mm", 100_000),
        ("1/0", None),
        ("2**9**9**9", None),
        ("abs(3)", None),
        ("__import__('os')", None),
        ("3-", None),
    ],
)
def test_arithmetic_is_an_answer(text: str, number: float | None) -> None:
    found = interpretations(text, "ratio")
    assert [float(each) for each in found] == ([] if number is None else [number])
