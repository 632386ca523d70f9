"""A frozen set of queries with the terms that they must find, so that tuning cannot lose any.

``exact``: just these first, as names; ``close``, ``described``: this one first; ``compare``: all of
them, in this order; ``none``: nothing. Ids never change, so the set outlives every edition of the
data.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import salesgloss

FILE = Path(__file__).parents[1] / "data" / "queries.tsv"
with FILE.open(encoding="utf-8", newline="") as stream:
    QUERIES = [
        pytest.param(row["kind"], row["query"], row["ids"].split())
        for row in csv.DictReader(stream, delimiter="\t")
    ]


@pytest.mark.parametrize(("kind", "query", "ids"), QUERIES, ids=lambda value: str(value)[:60])
def test_a_query_finds_its_terms(kind: str, query: str, ids: list[str]) -> None:
    answer = salesgloss.load().lookup(query)
    found = [hit.id for hit in answer.hits]
    if kind == "none":
        assert (answer.match, found) == ("none", [])
    elif kind == "compare":
        assert answer.match == "exact"
        assert [id for id in found if id in ids] == ids == [found[0], *ids[1:]]
    else:
        assert found[: len(ids)] == ids
        assert answer.match != "none"
    if kind == "exact":
        assert answer.match == "exact"


@pytest.mark.parametrize(
    "query",
    [*(query for kind, query, _ in QUERIES if kind == "described"), "what is a good churn rate"],
)
def test_an_id_is_never_shown_as_a_spelling(query: str) -> None:
    glossary = salesgloss.load()
    for hit in glossary.lookup(query).hits:
        texts = {text for text, field in glossary.term(hit.id).spellings() if field != "id"}
        assert hit.field != "id"
        assert hit.matched != hit.id or hit.id in texts


def test_the_set_is_of_every_kind_in_both_languages() -> None:
    rows = [each.values for each in QUERIES]
    chinese = {kind for kind, query, _ in rows if not str(query).isascii()}
    assert chinese >= {"exact", "close", "described", "compare", "none"}
    assert len({query for _, query, _ in rows}) == len(rows) >= 150
