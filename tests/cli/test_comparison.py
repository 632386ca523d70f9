"""``compare`` and "A vs B": the difference first, for people, programs and chats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

GLOSSARY = (
    Path(__file__).parents[1] / "data" / "drinks.yaml"
)  # at rest, so that it is compiled once


@pytest.fixture(autouse=True)
def own(monkeypatch) -> None:
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", str(GLOSSARY))
    monkeypatch.setenv("LINES", "24")


SENTENCE = "Red Wine vs White Wine: The skins stay in the red.\n"


@pytest.mark.parametrize(
    "words", [("compare", "red wine", "white wine"), ("red", "wine", "vs", "white", "wine")]
)
@pytest.mark.parametrize("terminal", [False, True])
def test_the_difference_comes_first(run, words, terminal: bool) -> None:
    status, out, err = run(*words, terminal=terminal)
    assert (status, err) == (0, "")
    assert out.replace("\x1b[1m", "").replace("\x1b[0m", "").startswith(SENTENCE)


def test_columns_where_wide_stacked_where_narrow(run, monkeypatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert (
        "Red Wine" + " " * 33 + "White Wine\n"
        in run("compare", "red wine", "white wine", terminal=True)[1]
    )
    monkeypatch.setenv("COLUMNS", "60")
    stacked = run("compare", "red wine", "white wine", terminal=True)[1]
    assert "\nRed Wine\nAcme\nWine of dark grapes.\n" in stacked
    assert "\nWhite Wine\nAcme\nWine of light grapes.\n" in stacked


@pytest.mark.parametrize("words", [("compare", "red wine", "zorkmid"), ("red wine vs zorkmid",)])
def test_what_could_not_be_compared_is_named(run, words) -> None:
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert err.startswith("salesgloss: no term matches 'zorkmid'\n")
    assert "Red Wine" in err


def test_what_could_not_be_compared_is_named_as_it_was_written(run) -> None:
    assert run("red wine vs 雲端酒")[2].startswith("salesgloss: no term matches '雲端酒'\n")
    assert run("What is the difference between Zork Mid and red wine?")[2].startswith(
        "salesgloss: no term matches 'Zork Mid'\n"
    )


def test_a_pair_of_which_nothing_is_told_says_so(run) -> None:
    status, out, _ = run("compare", "red wine", "green tea", terminal=True)
    assert status == 0
    assert "does not say what tells them apart" in " ".join(out.split())
    assert "Leaves that were not" in out


def test_json_has_the_differences(run) -> None:
    status, out, _ = run("compare", "red wine", "white wine", "green tea", "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["differences"] == [
        {"ids": ["red-wine", "white-wine"], "difference": "The skins stay in the red."}
    ]
    assert [hit["id"] for hit in answer["results"]] == ["red-wine", "white-wine", "green-tea"]
    assert "differences" not in json.loads(run("red wine", "--json")[1])


def test_a_bundled_pair_has_both_languages(run) -> None:
    answer = json.loads(run("SDR", "vs", "BDR", "--json")[1])
    (pair,) = answer["differences"]
    assert pair["difference"]
    assert pair["zh-Hant"]["difference"]
    assert (
        run("compare", "SDR", "BDR", "-j", "-l", "zh-Hant")[1]
        == run("compare", "SDR", "BDR", "-j")[1]
    )


@pytest.mark.parametrize(
    ("format", "head"),
    [
        ("markdown", "**Red Wine vs White Wine**: "),
        ("slack", "*Red Wine vs White Wine*: "),
        ("text", "Red Wine vs White Wine: "),
    ],
)
def test_shared_too(run, format: str, head: str) -> None:
    status, out, _ = run("compare", "red wine", "white wine", "--share", format)
    assert status == 0
    assert out.startswith(f"{head}The skins stay in the red.\n")


def test_one_term_is_no_comparison(run) -> None:
    status, out, err = run("compare", "red wine")
    assert (status, out) == (2, "")
    assert "two terms" in err


def test_an_unknown_side_is_no_answer(run) -> None:
    status, out, err = run("compare", "red wine", "xyzzyq")
    assert (status, out) == (1, "")
    assert "xyzzyq" in err
