"""What an override hides of the entry below, and what it keeps: as docs/own-glossary.md promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("small_bundle")

BASE = """
categories: [{id: pizza, title: Pizza}]
terms:
  - id: thin-slice
    name: Thin Slice
    acronym: TSX
    category: pizza
    definition: What is eaten standing.
    example: He ate a thin slice.
    usage: Never with a fork.
    other_meanings: [A stroke in golf.]
    zh-Hant:
      name: 薄片
      definition: 站著吃的東西。
      example: 他吃了一片。
      usage: 不用叉子。
      other_meanings: [高爾夫的一種打法。]
"""


@pytest.fixture
def looked_up(run):
    """Return a call: what ``lookup --json QUERY`` finds with BASE and an override over it."""

    def looked_up(override: str, query: str = "thin-slice") -> dict[str, object]:
        Path("base.yaml").write_text(BASE, "utf-8")
        Path("own.yaml").write_text(f"name: Own\nterms:\n  - {override}\n", "utf-8")
        layers = ("--glossary", "base.yaml", "--glossary", "own.yaml")
        status, out, err = run("lookup", "--json", "--exact", *layers, query)
        assert (status, err) == (0, ""), out
        return json.loads(out)["results"][0]["term"]

    return looked_up


@pytest.mark.parametrize("key", ["definition", "example", "usage", "other_meanings"])
def test_a_translation_goes_with_the_text_that_it_translates(looked_up, key: str) -> None:
    value = "[Ours alone.]" if key == "other_meanings" else "Ours alone."
    found = looked_up(f"{{extends: thin-slice, {key}: {value}}}")
    assert key not in found["zh-Hant"]
    assert found["zh-Hant"]["name"] == "薄片"
    stated = looked_up(
        f"{{extends: thin-slice, {key}: {value}, zh-Hant: {{{key}: {value.replace('alone', '')}}}}}"
    )
    assert stated["zh-Hant"][key]


def test_what_is_not_touched_stays_translated(looked_up) -> None:
    found = looked_up("{extends: thin-slice, owner: Ann}")
    assert set(found["zh-Hant"]) >= {"name", "definition", "example", "usage", "other_meanings"}


@pytest.mark.parametrize("query", ["SQL", "Sales Qualified Lead", "sales-qualified-lead"])
def test_a_bundled_term_renamed_is_found_by_its_bundled_names(run, query: str) -> None:
    entry = "{extends: sales-qualified-lead, name: Ripe Melon, acronym: RMXQ}"
    Path("own.yaml").write_text(f"name: Own\nterms:\n  - {entry}\n", "utf-8")
    for asked in (query, "RMXQ", "Ripe Melon"):
        out = run("lookup", "--json", "--exact", "--glossary", "own.yaml", asked)[1]
        own = [each for each in json.loads(out)["results"] if each["term"]["origin"] == "Own"]
        assert [each["id"] for each in own] == ["sales-qualified-lead"], asked
        assert own[0]["label"] == "RMXQ"
