"""``list`` by text, topic, owner, status and date; ``random``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

OWN = Path(__file__).parents[1] / "data" / "wine.yaml"  # at rest, so that it is compiled once


@pytest.fixture(autouse=True)
def own(monkeypatch) -> None:
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", str(OWN))
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


@pytest.mark.parametrize("command", [("list",), ("random",), ("quiz",), ("export", "csv")])
def test_topics_are_told_by_their_ids(run, command) -> None:
    status, _, err = run(*command, "--topic", "nonsense")
    known = err.rpartition("the topics are: ")[2].strip().split(", ")
    assert (status, "colors" in known) == (2, True)
    assert not any(" " in id for id in known)


def test_a_topic_of_two_categories_is_both(run) -> None:
    topics = "topics: [{id: glasses, title: Glasses}]"
    Path("more.yaml").write_text(
        f"categories:\n  - {{id: beer, title: Beer, {topics}}}\n  - {{id: tea, title: Tea, {topics}}}\n"
        "terms:\n  - {id: mug, name: Mug, category: beer, topic: glasses, definition: Wide.}\n"
        "  - {id: tea-glass, name: Tea Glass, category: tea, topic: glasses, definition: Small.}\n",
        "utf-8",
    )
    asked = ("--topic", "glasses", "--glossary", "more.yaml")
    assert ids(run, *asked) == ["mug", "tea-glass"]
    _, out, _ = run("export", "jsonl", *asked)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["mug", "tea-glass"]


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
