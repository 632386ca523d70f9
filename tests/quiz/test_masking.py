"""A question never holds the name it asks for."""

from __future__ import annotations

import pytest

from salesgloss.model import Term, Translation
from salesgloss.quiz.masking import contains_word, mask

TERM = Term(
    id="go-to-market-strategy",
    name="Go-to-Market Strategy",
    acronym="GTM",
    category="sales",
    definition="",
    aliases=("sign up", "R&D", "company", "market entry"),
    misnomers=("market attack",),
    translations={
        "zh-Hant": Translation(name="市場進入策略", aliases=("上市策略",), misnomers=("去市場",))
    },
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("GTM is", "____ is"),
        ("gtm's, GTMs and (GTM)", "____, ____ and (____)"),
        ("Go to market strategies differ", "____ differ"),
        ("a go-to-market strategy", "a ____"),
        ("GO TO\nMARKET STRATEGY", "____"),
        ("sign-ups, signup, Sign up", "____, ____, ____"),
        ("r and d, R & D", "____, ____"),
        ("companies and company's", "____ and ____"),
        ("accompany ATGTM gtmx", "accompany ATGTM gtmx"),
        ("這是市場進入策略的GTM 計畫", "這是____的____ 計畫"),
        ("上市策略們", "____們"),
        ("market attack 去市場", "market attack 去市場"),
    ],
)
def test_names_are_blanked(text: str, masked: str) -> None:
    assert mask(text, TERM) == masked


def test_misnomers_are_no_names() -> None:
    assert "market attack" not in TERM.names()
    assert "去市場" not in TERM.names()


def test_nothing_to_blank() -> None:
    nameless = Term(id="x", name="!!!", category="sales", definition="")
    assert mask("a text", nameless) == "a text"
    assert not contains_word("a text", "ext")
    assert contains_word("a text", "TEXT")
