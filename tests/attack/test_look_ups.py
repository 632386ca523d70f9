"""Hostile look-ups: an answer that is sound, in whatever form, and never an exception."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import pytest

import salesgloss
from salesgloss.cli.lookup_request import SHARE_FORMATS
from salesgloss.glossary import Answer, Glossary
from salesgloss.screens import as_json, near, plain, sharing
from salesgloss.search import RANK
from salesgloss.text import visible

from .queries import Queries
from .tally import TALLY, trials

USUAL = 400
RENDERED = 40  # one in so many is written out in all its forms
SEED = 20261126
OWN = """
name: Acme
terms:
- {id: deal-desk-hour, name: Deal Desk Hour, acronym: DDH, category: sales, definition: An hour.}
- {extends: sales-qualified-lead, definition: "Ours: met and accepted.", aliases: [accepted meeting]}
- {extends: cold-calling, hidden: true}
"""
NOISE = 800
MOST_NOISE = 20_000  # lines: what is allowed is told of so many
MOST_ANSWERED = 2 / 20_000


@pytest.fixture
def glossary() -> Glossary:
    Path("own.yaml").write_text(OWN, "utf-8")
    return salesgloss.load("own.yaml")


def names(glossary: Glossary) -> list[str]:
    return [name for row in glossary.summaries for name in (row.acronym, *row.names()) if name]


def assert_sound(glossary: Glossary, found: Answer, query: str) -> None:
    assert found.match in RANK
    assert bool(found.hits) is (found.match != "none")
    for hit in (*found.hits, *found.suggestions, *(hit for side in found.sides for hit in side)):
        assert hit.id in glossary
        assert 0 <= hit.score <= 100


def assert_readable(text: str) -> None:
    assert visible(text) == text.replace("\t", " ")


def assert_written_soundly(glossary: Glossary, found: Answer) -> None:
    told = as_json.answer(glossary.index, found).decode()
    assert told.count("\n") == 1
    assert_readable(told)
    record = json.loads(told)
    assert [each["id"] for each in record["results"]] == [hit.id for hit in found.hits]
    for lang in ("en", "zh-Hant"):
        assert_readable(plain.answer(glossary.index, found, lang, with_query=True).decode())
        assert_readable(plain.how_found(found, lang))
        for row in near.suggestions_told(glossary.index, found, lang):
            assert_readable(row)
        if found.hits:
            for format in SHARE_FORMATS:
                assert_readable(sharing.answer(glossary.index, found, lang, format))


def test_any_query(glossary: Glossary) -> None:
    queries = Queries(SEED, names(glossary))
    matches: Counter[str] = Counter()
    for number in range(trials(USUAL)):
        query = queries.next()
        began = time.process_time()
        found = glossary.lookup(query)
        TALLY.add("look-ups", seconds=time.process_time() - began, what=query)
        assert_sound(glossary, found, query)
        matches[found.match] += 1
        if not number % RENDERED:
            assert_written_soundly(glossary, found)
            TALLY.add("look-ups written out in every form")
    assert set(matches) == set(RANK)


def test_noise_finds_nothing() -> None:
    glossary = salesgloss.load()
    queries = Queries(SEED + 1, names(glossary))
    count = min(trials(NOISE), MOST_NOISE)
    answered = []
    for _ in range(count):
        query = queries.gibberish()
        found = glossary.lookup(query)
        TALLY.add("lines of gibberish")
        if found.match not in ("none", "exact"):  # a letter or two may be an acronym
            answered.append((query, found.match, found.hits[0].label))
            TALLY.add("lines of gibberish answered", what=query)
    assert len(answered) <= max(1, count * MOST_ANSWERED), answered
