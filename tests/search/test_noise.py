"""Noise finds nothing; a name among symbols, or in a sentence that somebody may write, is found."""

from __future__ import annotations

import pytest

import salesgloss


@pytest.mark.parametrize(
    "query",
    [
        "sfa sm",
        "eol sbcvvhii",
        "iguxvfut n o xttx",
        "cyjzgy idnvkub kfsa wa g",
        "d lurdplisu ccuadadlt r",
        "t clm",
        "cvr g",
        "zv dnb s ugc kri zf",
        "jybrzi adr a aztoq",
        "szauc zi pp i or zqiffvi",
        "l zgyb who",
        "r ec vfvxpa kezrgsd bzvrmlxw",
        "\uddc9BANT\u0956\U0001d6dd",
        "\ue0c4\u6364NRR\u0952\u090b",
        "\u05d0\u0e01SERP\u0915\u0663",
    ],
)
def test_noise_finds_nothing(query: str) -> None:
    found = salesgloss.load().lookup(query)
    assert (found.match, found.hits) == ("none", ())


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("🎉ARR🎉", "ARR"),
        ("我們公司的NRR是多少", "NRR"),
        ("what is eol for a product", "EOL"),
        ("\u201cMRR\u201d\u2026", "MRR"),
        ("mrr meaning", "MRR"),
        ("nrr in saaas", "NRR"),
        ("why is the mrr dropping", "MRR"),
        ("how p l works", "P&L"),
    ],
)
def test_what_somebody_may_write_is_found(query: str, label: str) -> None:
    assert label in [hit.label for hit in salesgloss.load().lookup(query).hits]


def test_what_is_asked_of_a_term_in_a_word_that_is_none_suggests_it() -> None:
    for query in ("is the mrr droppng", "why is the mrr droppng"):
        found = salesgloss.load().lookup(query)
        assert "MRR" in [hit.label for hit in (*found.hits, *found.suggestions)]
