"""What a question shows, in a glossary small enough to see through."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from salesgloss.cards.formulas import formula_text
from salesgloss.glossary import Glossary
from salesgloss.model import Formula, Input, Term, Translation, WorkedExample
from salesgloss.quiz.distractors import are_similar
from salesgloss.quiz.kinds import cases
from salesgloss.quiz.question import Kind, QuestionFormat
from salesgloss.quiz.questions import compose

MEAN = QuestionFormat(kind=Kind.MEAN, typed=False)
NAME = QuestionFormat(kind=Kind.NAME, typed=False)
FORMULA = QuestionFormat(kind=Kind.FORMULA, typed=False)


def test_the_blanked_gloss_is_asked(small: Glossary) -> None:
    asked = compose(small, small.term("lead"), NAME, "en", Random(1))
    assert asked.subject == "Somebody who may buy; ____ are not deals yet."
    asked = compose(small, small.term("lead"), NAME, "zh-Hant", Random(1))
    assert asked.subject == "可能會買的人，____還不是商機。"


def test_a_missing_chinese_text_falls_back(small: Glossary) -> None:
    asked = compose(small, small.term("attention-minutes"), NAME, "zh-Hant", Random(1))
    assert asked.subject == "How long people really look at a page."


def test_a_shared_acronym_is_never_an_option_twice(small: Glossary) -> None:
    for seed in range(20):
        asked = compose(small, small.term("account-manager"), NAME, "en", Random(seed))
        assert [option.text for option in asked.options].count("Account Manager (AM)") == 1
        assert "attention-minutes" not in {option.term for option in asked.options}


def test_a_shared_acronym_is_asked_for_by_name(small: Glossary) -> None:
    asked = compose(small, small.term("account-manager"), MEAN, "en", Random(1))
    assert asked.subject == "Account Manager (AM)"


def test_a_category_that_names_the_term_is_not_told(small: Glossary) -> None:
    term = replace(small.term("lead"), name="Sales")
    assert compose(small, term, NAME, "en", Random(1)).category == ""
    stray = replace(small.term("lead"), category="unheard-of")
    assert compose(small, stray, NAME, "en", Random(1)).category == ""


def test_too_small_a_glossary_asks_for_typing() -> None:
    lonely = Term(id="x", name="Ex", category="sales", definition="Something.")
    glossary = Glossary.of((lonely,))
    for form in (MEAN, NAME):
        asked = compose(glossary, lonely, form, "en", Random(1))
        assert asked.format == QuestionFormat(kind=Kind.NAME, typed=True)
        assert not asked.options
        assert asked.accepted == ("Ex",)


def test_near_synonyms_are_no_options() -> None:
    gloss = "Share of customers who leave within a period, counted by heads."
    terms = [
        Term(id="logo-churn", name="Logo Churn", category="sales", definition=gloss),
        Term(id="head-churn", name="Head Churn", category="sales", definition=gloss.upper()),
        Term(id="deal", name="Deal", category="sales", definition="What is being sold."),
    ]
    asked = compose(Glossary.of(terms), terms[0], NAME, "en", Random(1))
    assert {option.term for option in asked.options} == {"logo-churn", "deal"}
    assert are_similar("a", "A")
    assert not are_similar("a", "b")


def test_formulas_that_compute_the_same_are_no_options(small: Glossary) -> None:
    term = small.term("net-revenue-retention")
    twin = replace(
        term,
        id="twin",
        name="Twin",
        acronym=None,
        translations={"zh-Hant": replace(term.translation("zh-Hant"), name=None)},
        definition="Quite another thing, told in other words.",
        confused_with=(),
    )
    glossary = Glossary.of((*small, twin), small.categories)
    asked = compose(glossary, term, FORMULA, "en", Random(1))
    assert {option.term for option in asked.options} == {
        "net-revenue-retention",
        "monthly-recurring-revenue",
    }


def test_formulas_are_told_in_words() -> None:
    formula = Formula(
        name="x",
        expression="(base + base_fee) * 2 ** n",
        inputs=tuple(
            Input(name=name, label=name, unit="count") for name in ("base", "base_fee", "n")
        ),
        unit="count",
    )
    term = Term(id="x", name="X", category="sales", definition="", formulas=(formula,))
    assert formula_text(term, formula, "en") == "(base + base fee) × 2 ^ n"
    labeled = replace(
        formula,
        expression="new_mrr / base - 1",
        inputs=(Input(name="new_mrr", label="MRR won", unit="currency"), formula.inputs[0]),
    )
    assert formula_text(term, labeled, "en") == "new MRR ÷ base \u2212 1"
    chinese = replace(
        term,
        translations={
            "zh-Hant": replace(term.translation("zh-Hant"), labels={"base": "底", "base_fee": "費"})
        },
    )
    assert formula_text(chinese, formula, "zh-Hant") == "(底 + 費) × 2 ^ n"


def test_a_case_that_shows_its_result_is_not_asked(small: Glossary) -> None:
    term = small.term("net-revenue-retention")
    formula = replace(
        term.formulas[0],
        worked=(WorkedExample(inputs={"starting_mrr": 1, "expansion": 0, "churned": 0}, result=1),),
    )
    assert cases(replace(term, formulas=(formula,))) == ()
    two = replace(term, formulas=(term.formulas[0], replace(formula, name="other")))
    assert [case.variant for case in cases(two)] == ["cohort"]


def test_an_input_is_named_only_where_it_stands_alone(small: Glossary) -> None:
    formula = Formula(
        name="f",
        expression="max(a, b) / arr",
        inputs=tuple(Input(name=name, label=name, unit="count") for name in ("a", "b", "arr")),
        unit="ratio",
    )
    term = replace(
        small.term("lead"),
        translations={"zh-Hant": Translation(labels={"a": "甲", "b": "乙", "arr": "年費"})},
    )
    assert formula_text(term, formula, "zh-Hant") == "max(甲, 乙) ÷ 年費"
