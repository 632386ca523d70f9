"""Metrics from metrics, as the bundled terms say: which gives which, and that it comes out."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

import salesgloss
from salesgloss.calc.dimensions import can_stand_for
from salesgloss.calc.expression import number
from salesgloss.glossary.calculation import UnknownInput

RATIO = ("calc", "LTV:CAC", "arpa=500", "gross_margin=80%", "churn_rate=2%")
# Called alike in two formulas of a chain, in other words: the same number all the same.
WORDED_DIFFERENTLY = {"base_salary", "impressions", "one_off_fees", "revenue", "won_deals"}


@pytest.fixture(scope="module")
def glossary() -> salesgloss.Glossary:
    return salesgloss.load()


def links(glossary: salesgloss.Glossary):
    """Yield each formula with its number among its term's and each input that has a source."""
    for term in glossary:
        for at, formula in enumerate(term.formulas):
            for given in formula.inputs:
                if given.source:
                    yield term, at, formula, given


def test_an_input_from_a_metric_computes_as_the_metric_does(glossary) -> None:
    wrong, found = [], 0
    for term, _, formula, given in links(glossary):
        calculator = glossary.calculator(term.id, variant=formula.name)
        step = calculator.plan().steps[given.name].variant
        case = {name: number(each) for name, each in step.formula.worked[0].inputs.items()}
        direct = {
            name: case.get(name, number(each))
            for name, each in formula.worked[0].inputs.items()
            if name != given.name
        }
        within = {f"{given.name}.{name}": each for name, each in case.items() if name not in direct}
        value = glossary.calculate(step.term.id, case, variant=step.formula.name).result
        expected = calculator.calculate({**direct, given.name: value}).result
        chained = calculator.calculate({**direct, **within}).result
        found += 1
        if chained != expected:
            wrong.append(
                f"{term.id} ({formula.name}): {given.name} gives {chained}, not {expected}"
            )
    assert not wrong, "\n".join(wrong)
    assert found > 90


def test_the_unit_of_a_source_is_that_of_the_input(glossary) -> None:
    for term, _, formula, given in links(glossary):
        step = glossary.calculator(term.id, variant=formula.name).plan().steps[given.name]
        assert can_stand_for(step.variant.formula.unit, given.unit), (term.id, given.name)


def test_one_name_is_one_number_throughout_a_chain(glossary) -> None:
    for term, at, _, _ in links(glossary):
        calculator = glossary.calculator(term.id)
        labels: dict[str, set[tuple[str, str]]] = {}
        for _, each in calculator.plan(at).inputs():
            labels.setdefault(each.name, set()).add((each.label, each.unit))
        several = {name for name, known in labels.items() if len(known) > 1}
        assert several <= WORDED_DIFFERENTLY, (term.id, several)
        for name in several:
            assert len({unit for _, unit in labels[name]}) == 1, (term.id, name)


@pytest.mark.parametrize(
    "inputs",
    [
        ("spend=50k", "customers=25"),
        ("customers=25", "spend=50k"),
        ("cac=2000",),
        ("cac.sales_and_marketing_spend=50k", "cac.new_customers=25"),
    ],
)
def test_a_ratio_from_what_its_sides_are_made_of(run, inputs: tuple[str, ...]) -> None:
    status, out, err = run(*RATIO, *inputs, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["result"]["value"] == 10


def test_down_to_the_counts(run) -> None:
    words = (
        "mrr=100k", "active_accounts=200", "revenue=100k", "cogs=20k", "customers_lost=4",
        "at_start=200", "spend=50k", "new_customers=25",
    )  # fmt: skip
    for order in (words, words[::-1]):
        status, out, err = run("calc", "LTV:CAC", *order, "--json")
        assert (status, err) == (0, "")
        found = json.loads(out)
        assert found["result"]["value"] == 10
        assert found["inputs"][0]["from"]["inputs"][0]["from"]["term"] == (
            "average-revenue-per-account"
        )


def test_the_steps_are_shown_in_both_languages(run) -> None:
    chained = (*RATIO, "spend=$50k", "customers=25")
    english = run(*chained)[1]
    for text in (
        "LTV:CAC = ltv ÷ cac\n",
        "    LTV = arpa × gross margin ÷ customer churn rate\n        = $500 × 80% ÷ 2%\n",
        "    CAC = sales and marketing spend ÷ new customers\n        = $50,000 ÷ 25\n",
    ):
        assert text.replace("$500", "500") in english.replace("$500 ", "500 ")
    chinese = run(*chained, "--lang", "zh-Hant")[1]
    assert (
        "獲客成本：$2,000 / 客戶（算法見下）\n    CAC = 當期業務與行銷費用（含薪資） ÷ " in chinese
    )


def test_what_is_solved_for_in_a_step_is_the_headline(run) -> None:
    status, out, _ = run(*RATIO, "ltv:cac=5", "customers=25", "--solve", "spend")
    assert status == 0
    assert out.startswith("Sales and marketing spend in the period, salaries included = 100,000\n")
    found = json.loads(run(*RATIO, "ltv:cac=5", "customers=25", "--solve", "spend", "--json")[1])
    assert found["solved"] == "sales_and_marketing_spend"
    assert found["inputs"][1]["from"]["inputs"][0]["value"] == 100_000


@pytest.mark.parametrize(
    ("inputs", "complaint"),
    [
        (("ltv=20k", "gross_margin=80%", "cac=2k"), "'gross_margin' is not needed"),
        (("ltv=20k", "customers=25", "cac=2k"), "'customers' is not needed"),
    ],
)
def test_what_is_not_needed(run, inputs: tuple[str, ...], complaint: str) -> None:
    status, _, err = run("calc", "LTV:CAC", *inputs)
    assert status == 2
    assert complaint in err


GROWTH = """
name: Acme
languages: [en]
categories: [{id: acme, title: Acme, zh-Hant: 艾克米}]
terms:
  - id: size
    name: Size
    category: acme
    definition: How large it is.
    formulas:
      - name: parts
        expression: left + right
        inputs:
          left: {label: Left part, unit: count}
          right: {label: Right part, unit: count}
        unit: count
  - id: growth-of-size
    name: Growth of Size
    category: acme
    definition: How much larger it is than it was.
    formulas:
      - name: since then
        expression: (size_now - size_then) / size_then
        inputs:
          size_now: {label: Size now, unit: count, from: size}
          size_then: {label: Size then, unit: count, from: size}
        unit: percent
"""


def test_two_inputs_from_one_metric_are_told_apart(tmp_path) -> None:
    file = tmp_path / "growth.yaml"
    file.write_text(GROWTH, "utf-8")
    ours = salesgloss.load(str(file))
    with pytest.raises(UnknownInput, match=r"size_now\.left, size_then\.left"):
        ours.calculate("Growth of Size", left=3, right=4)
    found = ours.calculate(
        "Growth of Size",
        {"size_now.left": 3, "size_now.right": 3, "size_then.left": 2, "size_then.right": 2},
    )
    assert found.result == Decimal("0.5")
    assert ours.calculate("Growth of Size", size_then=4, left=3, right=3).result == Decimal("0.5")
