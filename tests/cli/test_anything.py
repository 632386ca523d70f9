"""Generated documents and arguments: an answer or a complaint, never a traceback or a live escape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesgloss import yaml_io
from salesgloss.cli import VERBS
from salesgloss.schema import fields

pytestmark = pytest.mark.usefixtures("small_bundle")

ONE_WORLD = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
STATUSES = {0, 1, 2, 3}
ALIVE = ("\x1b", "\x07", "\u202e", "\x9b")

ODD_TEXT = st.one_of(
    st.sampled_from(
        ["", " ", "own", "SQL", "sales", "sales-qualified-lead", "2026-01-01", "yes", "\x1b[2J",
         "\u202e", "[bold]x[/]", "<b>", "../x", "x" * 3000, "獲客成本", "？", "a / b", "1/0", "a**a"]
    ),
    st.text(max_size=12),
)  # fmt: skip
SCALAR = st.one_of(ODD_TEXT, st.integers(-5, 5), st.floats(-1, 1), st.booleans(), st.none())
ANY = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD_TEXT, inner, max_size=3),
    max_leaves=6,
)
FORMULA = st.fixed_dictionaries(
    {
        "name": ODD_TEXT,
        "expression": st.sampled_from(["a / b", "a", "a**b", "min(a, b)", "a +", "open(a)"]),
        "inputs": st.just({k: {"label": k, "unit": "count"} for k in ("a", "b")}),
        "unit": st.sampled_from(["ratio", "currency/month", "pieces"]),
        "worked": st.just([{"inputs": {"a": 1, "b": 0}, "result": 1}]),
    }
)
SOUND = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["own", "own-two", "sales-qualified-lead", "lead"]),
        "name": ODD_TEXT,
        "category": st.sampled_from(["sales", "finance", "none"]),
        "definition": ODD_TEXT,
    }
)
EXTENDING = st.fixed_dictionaries(
    {"extends": st.sampled_from(["lead", "sales-qualified-lead", "own", "none"])}
)
KEYS = st.dictionaries(
    st.sampled_from([*fields.ENTRY, "oops"]),
    st.one_of(ANY, ODD_TEXT, st.lists(ODD_TEXT, max_size=2), st.lists(FORMULA, max_size=2)),
    max_size=4,
)
ENTRY = st.one_of(
    st.builds(lambda entry, keys: {**keys, **entry}, SOUND | EXTENDING, KEYS), KEYS, ANY
)
FILES = st.one_of(
    st.fixed_dictionaries(
        {"terms": st.lists(ENTRY, max_size=3)},
        optional={"name": ODD_TEXT, "version": st.sampled_from([1, 2]), "categories": ANY},
    ),
    ANY,
)


@settings(ONE_WORLD, max_examples=40)
@given(FILES)
def test_any_document(run, data) -> None:
    Path("any.yaml").write_bytes(yaml_io.dump(data).encode("utf-8", "replace"))
    status, out, err = run("check", "--json", "any.yaml")
    assert status in STATUSES
    (report,) = json.loads(out)
    answered, shown, told = run("lookup", "own", "--glossary", "any.yaml")
    assert (answered == 3) is (report["errors"] > 0)
    _, text, _ = run("check", "any.yaml")
    for alive in ALIVE:
        assert alive not in out + err + shown + told + text


OPTIONS = (
    "--json", "--plain", "--lang", "zh-Hant", "--glossary", "any.yaml", "missing.yaml", "--limit",
    "--exact", "--standard", "--share", "--category", "--kind", "--level", "--for", "--strict",
    "--map", "--dry-run", "--output", "--own", "--help", "--version", "--", "-", "-x", "--no",
    "csv", "any.csv", "SQL", "vs", "lead", "--seed", "--count", "1", "0", "-1", "9" * 30, "--codes",
    "--encoding", "utf-8", "--lang=en", "--limit=x",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(OPTIONS),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10),
    st.sampled_from(["\x1b[31m", "\udcff", "\u202e", "a" * 500]),
)


@pytest.mark.parametrize("verb", [*VERBS, ""])
@settings(ONE_WORLD, max_examples=25)
@given(words=st.lists(WORDS, max_size=5), stdin=st.text(max_size=20))
def test_any_arguments(run, monkeypatch, verb, words, stdin) -> None:
    monkeypatch.setenv("EDITOR", "true")
    Path("any.yaml").write_text("terms: 1\n", "utf-8")
    Path("any.csv").write_text("Term,Definition\nA,b\n", "utf-8")
    given_words = [verb, *words] if verb else words
    status, out, err = run(*given_words, stdin=stdin.encode("utf-8", "replace"))
    assert status in STATUSES
    returned = stdin if verb == "annotate" else ""  # through a pipe a text comes back as it was
    for alive in ALIVE:
        assert alive not in err
        assert alive not in out or alive in returned
