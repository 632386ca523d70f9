"""``list`` by text, topic, owner, status and date; ``random``."""

from __future__ import annotations

import json

import pytest

OWN = """\
name: Acme
categories:
  - id: wine
    title: Wine
    topics: [{id: colors, title: Colors of wine, zh-Hant: 顏色}]
terms:
  - {id: red-wine, name: Red Wine, aliases: [claret], category: wine, topic: colors,
     definition: Wine of dark grapes., status: draft, review_by: 2026-01-31}
  - {id: white-wine, name: White Wine, category: wine, definition: Not like claret at all.,
     status: deprecated, replaced_by: red-wine, review_by: 2027-01-31}
  - {id: claret-cup, name: Claret Cup, category: wine, definition: A drink.}
"""


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch) -> None:
    (tmp_path / "work" / ".salesgloss.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-06-01")
    monkeypatch.setenv("TERM", "dumb")


def ids(run, *arguments: str) -> list[str]:
    return [term["id"] for term in json.loads(run("list", "-j", *arguments)[1])]


def test_a_text_in_names_then_other_names_then_glosses(run) -> None:
    assert ids(run, "claret") == ["claret-cup", "red-wine", "white-wine"]
    assert ids(run, "red", "wine") == ["red-wine"]


def test_a_text_begins_a_word(run) -> None:
    assert "red-wine" not in ids(run, "laret")


def test_a_text_in_chinese(run) -> None:
    assert "churn-rate" in ids(run, "流失")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--topic", "colors"), ["red-wine"]),
        (("--topic", "顏色"), ["red-wine"]),
        (("--own",), ["claret-cup", "red-wine", "white-wine"]),
        (("--status", "draft"), ["red-wine"]),
        (("--status", "已停用"), ["white-wine"]),
        (("--own", "--status", "approved"), ["claret-cup"]),
        (("--overdue",), ["red-wine"]),
    ],
)
def test_filters(run, arguments, expected) -> None:
    assert ids(run, *arguments) == expected


@pytest.mark.parametrize("option", ["--topic", "--status"])
def test_an_unknown_one_names_all(run, option: str) -> None:
    status, _, err = run("list", option, "nonsense")
    assert status == 2
    assert " are: " in err


def test_marks_and_counts(run) -> None:
    shown = run("list", "--own", terminal=True)[1]
    assert "Wine  3\n" in shown
    assert "Red Wine  [Acme · DRAFT]\n" in shown
    assert "White Wine  [Acme · DEPRECATED]\n" in shown
    assert shown.endswith("\n3 terms\n")


def test_a_line_a_term(run) -> None:
    shown = run("list", "--own", "-1", terminal=True)[1]
    assert "  Red Wine  [Acme · DRAFT]: Wine of dark grapes.\n" in shown
    assert len(shown.splitlines()) == 6


def test_random_is_any_of_what_is_asked_for(run) -> None:
    assert run("random", "--seed", "7", "-j") == run("random", "--seed", "7", "-j")
    picked = {
        json.loads(run("random", "-c", "wine", "--seed", str(seed), "-j")[1])["results"][0]["id"]
        for seed in range(40)
    }
    assert picked == {"red-wine", "white-wine", "claret-cup"}
    status, out, err = run("random", "-c", "wine", "--level", "3")
    assert (status, out) == (1, "")
    assert "no term" in err
