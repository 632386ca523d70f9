"""Whatever ``check`` accepts comes back whole from ``lookup --json``, whichever keys it has."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesgloss import yaml_io
from salesgloss.glossary import Glossary
from salesgloss.languages import translations
from salesgloss.layers.merge import Merged, merge
from salesgloss.layers.sources import NAMED, SourceFile
from salesgloss.schema import fields
from salesgloss.schema.registry import Registry
from salesgloss.schema.shapes import (
    Boolean,
    Choice,
    Date,
    ListOf,
    MapOf,
    Number,
    Object,
    Pattern,
    Shape,
    Text,
)
from salesgloss.screens import as_json

CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
KNOWN = [
    {"id": id, "name": id.title(), "category": "sales", "definition": "Known."}
    for id in ("crust", "dough", "slice")
]
PATTERNS = {
    fields.ID: st.sampled_from([entry["id"] for entry in KNOWN]),
    fields.UNIT: st.sampled_from(["currency", "percent", "currency/month", "days"]),
    fields.URL: st.sampled_from(["https://acme.example/a?b=c#d", "http://acme.example"]),
}
KEYS = {
    fields.VARIABLE: st.sampled_from(["x", "starting_mrr", "y2"]),
    fields.ID.pattern: PATTERNS[fields.ID],
}


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Return a strategy for what has ``shape``."""
    match shape:
        case Text():
            size = min(shape.maximum, 20)
            text = st.text(CHARACTERS, min_size=1, max_size=size).filter(str.strip)
            return text | st.sampled_from(
                ["第一句。\n\n第二句。", "  both ends  ", "yes", "1", "- a: b"]
            )
        case Pattern():
            return PATTERNS.get(shape, st.from_regex(shape.pattern, fullmatch=True))
        case Choice():
            return st.sampled_from(shape.options)
        case Number(whole=True):
            return st.integers(shape.minimum, shape.maximum)
        case Number():
            return st.integers(-(10**6), 10**6) | st.sampled_from([0.05, 0.0, -2.5, 1e9])
        case Date():
            return st.dates(date(1900, 1, 1)) | st.dates(date(1900, 1, 1)).map(str)
        case Boolean():
            return st.booleans()
        case MapOf():
            keys = KEYS.get(shape.key, st.from_regex(shape.key, fullmatch=True))
            return st.dictionaries(keys, values(shape.item), max_size=3)
        case ListOf():
            return st.lists(values(shape.item), max_size=3)
        case Object():
            required = {key: values(shape.keys[key]) for key in shape.required}
            others = {k: values(v) for k, v in shape.keys.items() if k not in required}
            return st.fixed_dictionaries(required, optional=others)
    raise AssertionError(f"no strategy for {shape}")


def _formula(formula: dict[str, Any]) -> dict[str, Any] | None:
    """Return ``formula`` with an expression of its inputs, and cases that it gives."""
    names = list(formula["inputs"])
    for each in formula["inputs"].values():
        each.pop("from", None)  # a metric that gives its unit: not any term
    if not names:
        return None
    cases = [
        {"inputs": dict.fromkeys(names, number), "result": number * len(names)}
        for number, _ in enumerate(formula.get("worked", ()), start=1)
    ]
    worked = {"worked": cases} if "worked" in formula else {}
    return {**formula, "expression": " + ".join(names), **worked}


KEYS_OF_AN_ENTRY = {field.key: values(field.shape) for field in fields.TERM}
NEEDED = {key: KEYS_OF_AN_ENTRY[key] for key in fields.NEW_TERM_NEEDS}
OTHERS = {key: each for key, each in KEYS_OF_AN_ENTRY.items() if key not in NEEDED}


@st.composite
def entries(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """An entry with any of the keys that there are; what it is called is made its own."""
    id = f"own-{number}"
    entry = draw(st.fixed_dictionaries(NEEDED, optional=OTHERS))
    entry |= {"id": id, "category": "sales"}
    entry.pop("topic", None)  # one that the category has: see the entry with every key
    for lang, part in [("", entry), *((code, entry.get(code, {})) for code in translations())]:
        for key in ("name", "acronym"):
            if key in part:
                part[key] = f"{id}{lang}{key} {part[key]}"[:39].strip()
        for key in ("aliases", "keywords", "misnomers"):
            if key in part:
                part[key] = [f"{id}{lang}{key}{n} {text}" for n, text in enumerate(part[key])]
    if "formulas" in entry:
        named = {each["name"]: each for each in map(_formula, entry["formulas"]) if each}
        entry["formulas"] = list(named.values())
    if "confused_with" in entry:
        pairs = {pair["id"]: pair for pair in entry["confused_with"]}
        entry["confused_with"] = list(pairs.values())
    return entry


def stated(value: Any) -> Any:
    """Return ``value`` as JSON has it: days as text, texts trimmed, and nothing for what is empty."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: v for k, v in ((k, stated(v)) for k, v in value.items()) if v not in ({}, [])}
    if isinstance(value, list):
        return [*map(stated, value)]
    return value.strip() if isinstance(value, str) else value


EVERYTHING = """{
 "id": "own-0", "name": "Own Name", "acronym": "OWNX", "aliases": ["own alias"],
 "keywords": ["own keyword"], "say": "letters", "category": "sales", "topic": "deals",
 "kind": "metric", "level": 2, "used_by": ["sdr", "finance"], "definition": "Ours.",
 "example": "So.", "usage": "Thus.",
 "formulas": [{"name": "all", "result": "Share", "expression": "won / all_deals",
   "inputs": {"won": {"label": "Won", "unit": "count", "from": "customer-count"},
              "all_deals": {"label": "All", "unit": "count"}},
   "unit": "percent", "worked": [{"inputs": {"won": 1, "all_deals": 4}, "result": 0.25}],
   "source": "Ours."}],
 "parts": [{"name": "M", "meaning": "Metrics."}],
 "benchmarks": [{"segment": "SMB", "value": 0.2, "low": 0.1, "high": 0.3, "unit": "percent",
   "note": "Yearly.", "source": "Survey", "publisher": "Acme", "year": 2024,
   "url": "https://acme.example/a"}, {"source": "Other", "year": 2023, "low": 1}],
 "rule_of_thumb": {"value": "3x", "applies_to": "All", "source": "Acme", "year": 2020},
 "confused_with": [{"id": "quota", "difference": "One is ours."}],
 "related": ["sales-qualified-lead"], "other_meanings": ["Golf."], "asked_as": ["what is ours"],
 "misnomers": ["owned name"],
 "sources": [{"title": "Book", "author": "Ann", "publisher": "Acme", "year": 2021,
   "url": "https://acme.example/b"}],
 "zh-Hant": {"name": "自有", "aliases": ["自家"], "keywords": ["關鍵"], "misnomers": ["誤譯"],
   "definition": "我們的。", "example": "例。", "usage": "用。", "differences": {"quota": "一是我們的。"},
   "labels": {"won": "贏"}, "formulas": {"all": "全部"}, "results": {"Share": "占比"},
   "parts": [{"name": "M", "meaning": "指標。"}], "benchmarks": [{"segment": "小"}, {}],
   "rule_of_thumb": {"value": "三倍", "applies_to": "全部"}, "other_meanings": ["高爾夫。"]},
 "owner": "Ann", "effective": "2026-01-01", "review_by": "2100-01-01", "status": "approved",
 "replaced_by": "quota", "scope": "EMEA", "criteria": {"enter": ["In."], "leave": ["Out."]},
 "recorded_in": "CRM", "change_note": "New."
}"""


def shown_as_json(path: Path) -> dict[str, dict[str, Any]]:
    """Return by id what ``lookup --json`` has of each term of the file, which must be sound."""
    merged = merge(Registry(), (SourceFile(str(path), NAMED),), today="2026-01-01")
    glossary = Glossary.of(merged.terms, merged.categories)
    answers = (
        json.loads(as_json.answer(glossary.index, glossary.lookup(id))) for id in ids_of(merged)
    )
    return {each["id"]: each["term"] for answer in answers for each in answer["results"]}


def ids_of(merged: Merged) -> list[str]:
    return [term.id for term in merged.terms]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own") / "own.yaml"


@given(st.tuples(*map(entries, range(4))))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_check_accepts_comes_back_whole(
    path: Path, given_entries: tuple[dict[str, Any], ...]
) -> None:
    data = {"categories": [{"id": "sales", "title": "Sales"}], "terms": [*KNOWN, *given_entries]}
    path.write_text(yaml_io.dump(data), "utf-8")
    terms = shown_as_json(path)
    for entry in given_entries:
        term = terms[entry["id"]]
        assert {key: stated(term.get(key)) for key in stated(entry)} == stated(entry)


def test_every_key_at_once_through_the_program(run) -> None:
    """The same for one entry with every key that there is, by the commands that users run."""
    entry = json.loads(EVERYTHING)
    assert set(entry) == {field.key for field in fields.TERM}
    Path("own.yaml").write_text(yaml_io.dump({"terms": [entry]}), "utf-8")
    status, report, _ = run("check", "--json", "own.yaml")
    assert status == 0, report
    out = run("lookup", "--json", "--glossary", "own.yaml", "own-0")[1]
    (found,) = json.loads(out)["results"]
    assert {key: stated(found["term"].get(key)) for key in entry} == stated(entry)
