"""``salesgloss list``: by category, kind, level, audience; for people and programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest


def unstyled(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def ids(run, *arguments: str) -> list[str]:
    status, out, _ = run("list", "--json", *arguments)
    assert status == 0
    return [term["id"] for term in json.loads(out)]


def test_plain_is_a_line_a_term(run) -> None:
    status, out, err = run("list")
    assert (status, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert len(rows) >= 388
    assert ["net-revenue-retention", "NRR", "Net Revenue Retention", "finance", "metric"] in rows
    assert all(len(row) == 5 for row in rows)


def test_json_holds_whole_terms(run) -> None:
    status, out, _ = run("list", "--json", "--category", "finance")
    terms = json.loads(out)
    assert status == 0
    assert {term["category"] for term in terms} == {"finance"}
    assert all(term["definition"] and term["zh-Hant"]["definition"] for term in terms)


@pytest.mark.parametrize(
    "wording", ["finance", "fin", "finanse", "財務", "财务与营收指标", "Finance and"]
)
def test_a_category_by_any_wording(run, wording: str) -> None:
    assert ids(run, "--category", wording) == ids(run, "--category", "finance")


def test_several_categories(run) -> None:
    both = ids(run, "--category", "finance", "--category", "tech")
    assert both == ids(run, "--category", "finance") + ids(run, "--category", "technology")


@pytest.mark.parametrize("wording", ["nonsense", "", "zzz", "分類"])
def test_an_unknown_category_is_wrong_usage(run, wording: str) -> None:
    status, out, err = run("list", "--category", wording)
    assert (status, out) == (2, "")
    assert "finance, sales, customer, marketing, technology" in err


@pytest.mark.parametrize("letters", ["cs", "nce", "etric", "es", "ing", "ales"])
def test_letters_within_a_word_name_no_category(run, letters: str) -> None:
    """``cs`` stands in "metrics", ``nce`` in "finance"; only the beginning of a word counts."""
    if letters == "ales":  # a slip for one is another matter
        assert run("list", "--plain", "--category", letters)[1].split("\t")[3] == "sales"
        return
    status, out, err = run("list", "--category", letters)
    assert (status, out) == (2, "")
    assert "the categories are: finance, sales, customer, marketing, technology" in err


@pytest.mark.parametrize(
    ("begins", "id"), [("fin", "finance"), ("tech", "technology"), ("adv", "marketing")]
)
def test_the_beginning_of_a_word_names_a_category(run, begins: str, id: str) -> None:
    out = run("list", "--plain", "--category", begins)[1]
    assert {row.split("\t")[3] for row in out.splitlines()} == {id}


def test_kind_level_and_audience(run) -> None:
    status, out, _ = run("list", "--json", "--kind", "metrics", "--level", "1", "--for", "csm")
    terms = json.loads(out)
    assert status == 0
    assert terms
    for term in terms:
        assert (term["kind"], term["level"]) == ("metric", 1)
        assert "csm" in term["used_by"]


@pytest.mark.parametrize("option", ["--kind", "--for"])
def test_unknown_wishes_are_wrong_usage(run, option: str) -> None:
    status, _, err = run("list", option, "nonsense")
    assert status == 2
    assert "s are: " in err


def test_nothing_left_is_status_1(run) -> None:
    text = (
        "categories: [{id: pizza, title: Pizza}]\n"
        "terms: [{id: slice, name: Slice, category: pizza, level: 2, definition: Eaten.}]\n"
    )
    Path("own.yaml").write_text(text, "utf-8")
    arguments = ("--glossary", "own.yaml", "--category", "pizza", "--level", "1")
    status, out, err = run("list", *arguments)
    assert (status, out) == (1, "")
    assert "no term" in err
    status, out, _ = run("list", "--json", *arguments)
    assert (status, json.loads(out)) == (1, [])


def test_a_terminal_gets_shelves_with_glosses(run) -> None:
    status, out, _ = run("list", "--category", "finance", terminal=True)
    assert status == 0
    out = unstyled(out)
    assert out.startswith("Finance and revenue metrics  ")
    assert "\n  NRR  Net Revenue Retention\n    " in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_terminal_in_chinese(run) -> None:
    _, out, _ = run("list", "--category", "finance", "--lang", "zh-Hant", terminal=True)
    out = unstyled(out)
    assert out.startswith("財務與營收指標  ")
    assert "\n  NRR  淨營收留存率\n    " in out
