"""Every shipped term can be asked in every way, in both languages, without telling its answer."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from salesgloss.glossary import Glossary
from salesgloss.languages import LANGUAGES
from salesgloss.matching import rank
from salesgloss.model import Term
from salesgloss.quiz.distractors import are_similar
from salesgloss.quiz.formats import formats
from salesgloss.quiz.grading import GradedAnswer, Outcome, grade
from salesgloss.quiz.masking import BLANK
from salesgloss.quiz.question import Kind, Question, QuestionFormat
from salesgloss.quiz.questions import compose
from salesgloss.screens.quiz import feedback
from salesgloss.screens.quiz import question as shown
from salesgloss.text import fold, has_chinese, words

# One worker composes the questions once for all.
pytestmark = pytest.mark.xdist_group("dataset")
OPTIONS = {
    Kind.NAME: (4, 4),
    Kind.MEAN: (3, 3),
    Kind.FORMULA: (3, 3),
    Kind.PARTS: (3, 4),
    Kind.ALIKE: (2, 2),
    Kind.GOOD: (3, 3),
}
BY_CHOICE = QuestionFormat(kind=Kind.NAME, typed=False)


@cache
def asked(glossary: Glossary, lang: str) -> list[tuple[Term, QuestionFormat, Question]]:
    return [
        (term, form, compose(glossary, term, form, lang, Random(term.id)))
        for term in glossary
        for form in formats(term)
    ]


def outcome_of(verdict: GradedAnswer | None) -> Outcome | None:
    return verdict.outcome if verdict else None


def told(text: str, term: Term) -> list[str]:
    """The names of ``term`` that ``text`` holds: found another way than masking finds them."""
    plain, folded = f" {words(text)} ", fold(text)
    return [
        name
        for name in term.names()
        if (fold(name) in folded if has_chinese(name) else f" {words(name)} " in plain)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_prompt_tells_its_answer(shipped: Glossary, lang: str) -> None:
    leaks = []
    for term, form, question in asked(shipped, lang):
        prompt = "\n".join(
            line.text
            for line in shown(question, term, number=1, total=1)
            if line.role in {"head", "ask"}
        )
        if question.format.kind in {Kind.NAME, Kind.ALIKE} and (found := told(prompt, term)):
            leaks.append((term.id, form.kind, found, prompt))
        if form.kind is Kind.EXPAND and (
            found := [name for name in question.accepted if name in told(prompt, term)]
        ):
            leaks.append((term.id, form.kind, found, prompt))
    assert not leaks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_option_names_the_term_it_is_true_of(shipped: Glossary, lang: str) -> None:
    leaks = [
        (term.id, form.kind, option.text)
        for term, form, question in asked(shipped, lang)
        if question.format.kind in {Kind.MEAN, Kind.FORMULA}
        for option in question.options
        if told(option.text, term)
    ]
    assert not leaks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_options_are_distinct_and_one_is_right(shipped: Glossary, lang: str) -> None:
    for term, form, question in asked(shipped, lang):
        assert BLANK not in "".join(option.text for option in question.options), (term.id, form)
        if question.format.typed:
            assert not question.options
            continue
        fewest, most = OPTIONS[question.format.kind]
        assert fewest <= len(question.options) <= most, (term.id, form)
        assert len({fold(option.text) for option in question.options}) == len(question.options)
        assert [option.term for option in question.options].count(term.id) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_wrong_option_is_a_synonym(shipped: Glossary, lang: str) -> None:
    for term, _, question in asked(shipped, lang):
        mine = set(map(fold, term.names()))
        for option in question.options:
            if option.term not in ("", term.id):
                other = shipped.term(option.term)
                assert not mine & set(map(fold, other.names())), (term.id, other.id)
                told_apart = other.id in {contrast.id for contrast in term.confused_with}
                limit = 0.9 if told_apart else 0.6
                glosses = (term.gloss(lang), other.gloss(lang))
                assert not are_similar(*glosses, threshold=limit), (term.id, other.id)


def test_look_alikes_are_offered_first(shipped: Glossary) -> None:
    for term in shipped:
        question = compose(shipped, term, BY_CHOICE, "en", Random(1))
        offered = {option.term for option in question.options}
        mine = set(map(fold, term.names()))
        alikes = {
            contrast.id
            for contrast in term.confused_with
            if not mine & set(map(fold, (other := shipped.term(contrast.id)).names()))
            and not are_similar(term.gloss("en"), other.gloss("en"), threshold=0.9)
        }
        assert len(offered & alikes) == min(3, len(alikes)), term.id


def test_the_right_place_is_everywhere(shipped: Glossary) -> None:
    places = Counter(
        question.correct
        for term in shipped
        for question in [compose(shipped, term, BY_CHOICE, "en", Random(f"0:{term.id}"))]
    )
    total = sum(places.values())
    assert sorted(places) == [1, 2, 3, 4]
    assert all(0.17 < count / total < 0.33 for count in places.values())


def test_every_name_is_right_and_no_other_terms_name_is(shipped: Glossary) -> None:
    spellings = sorted({name for term in shipped for name in term.names()})
    for term in shipped:
        question = compose(
            shipped, term, QuestionFormat(kind=Kind.NAME, typed=True), "en", Random(1)
        )
        mine = set(map(fold, term.names()))
        for name in term.names():
            verdict = grade(shipped, question, name)
            assert outcome_of(verdict) is Outcome.RIGHT, (term.id, name)
            # The most alike of all others are the ones in danger.
            for position, _ in rank(name, spellings, limit=6, cutoff=50):
                other = spellings[position]
                if fold(other) not in mine:
                    verdict = grade(shipped, question, other)
                    assert outcome_of(verdict) is Outcome.WRONG, (term.id, other)


def test_misnomers_are_never_right(shipped: Glossary) -> None:
    for term in shipped:
        question = compose(
            shipped, term, QuestionFormat(kind=Kind.NAME, typed=True), "zh-Hant", Random(1)
        )
        for wrong in (*term.misnomers, *term.translation("zh-Hant").misnomers):
            verdict = grade(shipped, question, wrong)
            assert verdict is not None
            assert not verdict.outcome.is_right, (term.id, wrong)


def test_calculations_take_their_own_result(shipped: Glossary) -> None:
    count = 0
    for term in shipped:
        if QuestionFormat(kind=Kind.CALC, typed=True) in formats(term):
            count += 1
            question = compose(
                shipped, term, QuestionFormat(kind=Kind.CALC, typed=True), "en", Random(2)
            )
            assert question.case is not None
            verdict = grade(shipped, question, str(question.case.result))
            assert outcome_of(verdict) is Outcome.RIGHT, term.id
            for given, value in question.case.givens:
                assert value != question.case.result, (term.id, given.name)
    assert count > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_miss_of_every_term_shows_the_answer(shipped: Glossary, lang: str) -> None:
    for term, _, question in asked(shipped, lang):
        wrong = next((each.term for each in question.options if each.term != term.id), "")
        verdict = GradedAnswer(outcome=Outcome.WRONG, answer=wrong, meant=wrong)
        other = shipped.term(wrong) if wrong else None
        rows = [row.text for row in feedback(question, verdict, term, other, None, returns=True)]
        assert len(rows) >= 2
        assert all(row.strip() and "{" not in row and "____" not in row for row in rows)
        contrast = any(each.id == wrong for each in term.confused_with)
        assert any(row.startswith(("Tell apart:", "怎麼分：")) for row in rows) is contrast
