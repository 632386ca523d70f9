"""The named tier: sentences that name terms; and lists of names."""

from __future__ import annotations

import json

import pytest
import yaml

from salesgloss import load
from salesgloss.glossary import Answer, Glossary

from .conftest import BAKERY, term

# Enough other terms that a word of the bakery is not in every text.
SHOP = Glossary.of(
    [*BAKERY, *(term(f"Shelf Label {number}", "A price on a card.") for number in range(40))]
)


def found(query: str) -> tuple[str, list[str]]:
    answer: Answer = SHOP.lookup(query)
    return answer.match, [hit.id for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is COS worth the trouble", "crumb-openness-score"),
        ("whats a good oven spring in winter", "oven-spring"),
        ("oven spring best practices", "oven-spring"),
        ("how do we improve our crumb openness score", "crumb-openness-score"),
        ("explain cos to new people", "crumb-openness-score"),
        ("COS 怎麼看", "crumb-openness-score"),
        ("烘焙膨脹太低的原因", "oven-spring"),
    ],
)
def test_a_sentence_answers_with_the_term_it_names(query: str, expected: str) -> None:
    match, ids = found(query)
    assert (match, ids[0]) == ("named", expected)


def test_the_one_asked_about_comes_first() -> None:
    assert found("how does oven spring affect the crumb openness score") == (
        "named",
        ["oven-spring", "crumb-openness-score"],
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("how do I calculate gross revenue retention", "gross-revenue-retention"),
        ("how can we improve our activation rate", "activation-rate"),
        ("why are my bounce rates going up", "bounce-rate"),
        ("what is TAM SAM SOM", "total-addressable-market"),
    ],
)
def test_a_question_about_a_measure_of_ones_own_is_no_errand(query: str, expected: str) -> None:
    assert load().lookup(query).hits[0].id == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("churn because of a payment that failed, what is it called", "involuntary-churn"),
        ("刷卡失敗之後系統自動重試再寄提醒叫什麼", "dunning"),
        ("獲客成本叫什麼", "customer-acquisition-cost"),
    ],
)
def test_who_seeks_a_name_has_not_named_it(query: str, expected: str) -> None:
    assert load().lookup(query).hits[0].id == expected


@pytest.mark.parametrize(
    "query",
    [
        "bicycle hydration marketing department",  # a name of something else that holds one
        "where do I hand in my hydration form",  # an errand
        "how do I reset my password",
    ],
)
def test_a_name_within_something_else_answers_nothing(query: str) -> None:
    assert found(query)[0] == "none"


@pytest.mark.parametrize(
    "query",
    [
        "COS, SFR and WGR",
        "COS, SFR, and WGR",
        "COS, SFR & WGR",
        "COS / SFR / WGR",
        "COS；SFR；WGR",
        "COS、SFR和WGR",
        "COS、SFR 跟 WGR 有什麼差別",
        "COS vs SFR vs WGR: what's the difference?",
        "COS vs. SFR vs. WGR, explained",
        "COS | SFR | WGR",
    ],
)
def test_a_list_gives_each_in_its_order(query: str) -> None:
    match, ids = found(query)
    assert match in ("exact", "named")
    assert ids == ["crumb-openness-score", "starter-feeding-rate", "whole-grain-ratio"]


def test_a_list_with_an_unknown_part_is_none() -> None:
    assert found("COS, SFR and XQZ")[0] != "exact"


def test_plurals_within_a_list() -> None:
    assert found("WGRs and oven springs") == ("exact", ["whole-grain-ratio", "oven-spring"])
    assert found("WGRs") == ("exact", ["whole-grain-ratio"])


def test_a_shared_last_word_counts_for_all_sides_before_a_keyword_does() -> None:
    glossary = Glossary.of(
        [
            term("Light Bread Tax"),
            term("Dark Bread Tax"),
            term("Lamp", keywords=("light",)),
        ]
    )
    ids = [hit.id for hit in glossary.lookup("light vs dark bread tax").hits]
    assert ids == ["light-bread-tax", "dark-bread-tax"]


def test_how_a_named_answer_is_told(run) -> None:
    _, out, _ = run("lookup", "--json", "whats our nrr")
    answer = json.loads(out)
    assert answer["match"] == "named"
    assert answer["results"][0]["matched"] == "nrr"
    assert 0 < answer["results"][0]["score"] <= 100
    status, out, err = run("lookup", "whats our nrr")
    assert (status, err) == (0, "")
    assert out.startswith("'whats our nrr' is no term itself; it names:\n")
    assert "[named in the query, acronym nrr]" in out
    _, out, _ = run("lookup", "whats our nrr", "--lang", "zh-Hant")
    assert out.startswith("沒有叫「whats our nrr」的詞；其中提到：\n")


def test_a_hidden_term_says_who_hid_it(run, tmp_path) -> None:
    own = tmp_path / "own.yaml"
    entry = {"extends": "cold-calling", "hidden": True}
    own.write_text(yaml.safe_dump({"name": "Acme", "terms": [entry]}))
    status, out, err = run("lookup", "--glossary", str(own), "cold calling")
    assert (status, out) == (1, "")
    assert err.startswith("salesgloss: 'cold calling' is hidden by the glossary 'Acme'")
    assert run("lookup", "--glossary", str(own), "--standard", "cold calling")[0] == 0


def test_suggestions_are_in_the_readers_language(run) -> None:
    _, _, err = run("lookup", "--lang", "zh-Hant", "sales kickof agendq")
    assert "Sales Kickoff" not in err


@pytest.mark.parametrize(("sign", "other"), [("Crust+", "Crust"), ("C#", "C"), ("C++", "C")])
def test_names_that_differ_by_a_sign_live_side_by_side(sign: str, other: str) -> None:
    plain, signed = term(other), term(sign)
    glossary = Glossary.of([plain, signed])
    assert [hit.id for hit in glossary.lookup(sign).hits] == [signed.id]
    assert [hit.id for hit in glossary.lookup(other).hits] == [plain.id]
    alone = Glossary.of([signed])
    assert [hit.id for hit in alone.lookup(other).hits] == [signed.id]
    assert [hit.id for hit in Glossary.of([plain]).lookup(sign).hits] == [plain.id]


def test_accents_left_out_are_no_matter() -> None:
    glossary = Glossary.of([term("Crème Brûlée")])
    for query in ("creme brulee", "Crème brulée", "CREME BRÛLÉE"):
        assert glossary.lookup(query).match == "exact"


@pytest.mark.parametrize(
    "query",
    [
        "not a battlecard, the other one",
        "不是 battlecard，是另一個",
        "what is churn in beekeeping",
        "what is SLA in dentistry",
        "NRR 乘以十二",
    ],
)
def test_what_is_not_meant_here_is_no_answer(query: str) -> None:
    assert load().lookup(query).match == "none"


@pytest.mark.parametrize(
    "query", ["the customer wants a refund", "the coach said pipeline", "is lead opportunity"]
)
def test_a_sentence_that_asks_nothing_is_no_exact_name(query: str) -> None:
    assert load().lookup(query).match != "exact"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("our CFO keeps saying burn multiple, what is it", "burn-multiple"),
        ("explain what the AE meant by commit", "commit-forecast"),
        ("the CRO says win rate, what does it mean", "win-rate"),
    ],
)
def test_what_somebody_says_is_asked_about_and_not_who_says_it(query: str, expected: str) -> None:
    assert load().lookup(query).hits[0].id == expected
