"""What tells that a query asks for a fact of somebody's own company."""

from __future__ import annotations

import pytest

import salesgloss
from salesgloss.search import circumstances
from salesgloss.text import words
from salesgloss.text.rules import rules_for

INDEX = salesgloss.load().index


def told(query: str) -> set[str]:
    features = circumstances.of(INDEX, query, rules_for(words(query)))
    return {name for name, value in features.items() if value}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("who signs our order forms", {"own", "fact", "own fact"}),
        ("how many seats do we sell on Fridays", {"own", "fact", "own fact"}),
        ("is our price list final", {"own", "closed", "own closed"}),
        ("our churn in 2024", {"own", "dated", "own dated"}),
        ("what did Globex pay", {"somebody"}),
        ("我們的報價單誰簽", {"own", "fact", "own fact"}),
        ("去年有沒有續約", {"dated", "closed"}),
        ("who", set()),
        ("", set()),
    ],
)
def test_a_fact_of_ones_own(query: str, expected: set[str]) -> None:
    assert told(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "how do we compute sales velocity",  # a method is no fact
        "churn rates in the US",  # a country
        "what is a Phase I trial",
        "how many customers leave each month",  # a description
        "What does MRR mean for B2B SaaS",
        "流失率怎麼算",
    ],
)
def test_no_fact_of_ones_own(query: str) -> None:
    assert told(query) == set()
