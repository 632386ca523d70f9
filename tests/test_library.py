"""The library's face: ``import salesgloss``."""

from __future__ import annotations

from pathlib import Path

import pytest

import salesgloss
from salesgloss.diagnostics import InvalidGlossary
from salesgloss.errors import FileError, SalesglossError
from salesgloss.glossary import Glossary
from salesgloss.model import Category, Term


def test_a_lookup() -> None:
    answer = salesgloss.load().lookup("MRR")
    assert (answer.match, answer.hits[0].id) == ("exact", "monthly-recurring-revenue")


def test_a_term_is_a_value() -> None:
    glossary = salesgloss.load()
    term = glossary.term("net-revenue-retention")
    assert isinstance(term, Term)
    assert term.label == "NRR"
    assert term.title("zh-Hant") == "淨營收留存率"
    assert term == next(each for each in glossary if each.id == "net-revenue-retention")
    with pytest.raises(KeyError):
        glossary.term("no-such-term")


def test_a_file_of_ones_own_on_top(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "name: Acme\nterms:\n  - {id: acme-score, name: Acme Score, category: sales, definition: Ours.}\n"
    )
    glossary = salesgloss.load(own)
    assert glossary.lookup("acme score").hits[0].id == "acme-score"
    assert glossary.term("acme-score").origin == "Acme"
    assert glossary.lookup("MRR").match == "exact"
    assert salesgloss.load().lookup("acme score").match != "exact"


BROKEN = """\
terms:
  - id: one
    name: One
    category: finance
    definition: First.
    definition: Again.
    color: red
  - id: two
    name: NO
    category: finance
    definition: Second.
    related: [tree]
    aliases: [MRR thing, MRR thing]
"""


def test_a_broken_file_raises_one_error_with_every_complaint(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(BROKEN)
    with pytest.raises(InvalidGlossary) as raised:
        salesgloss.load(own)
    assert isinstance(raised.value, SalesglossError)
    assert [(each.code, each.line, each.column) for each in raised.value.diagnostics] == [
        ("E104", 6, 5),
        ("E202", 7, 5),
        ("E205", 9, 11),
        ("E302", 12, 15),
        ("E304", 13, 26),
    ]
    assert f"{own}:12:15: E302" in str(raised.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="nowhere"):
        salesgloss.load(tmp_path / "nowhere.yaml")


def test_a_glossary_of_ones_own_terms() -> None:
    shelf = Category(id="x", titles={"en": "X"})
    term = Term(id="a-b", name="A B", category="x", definition="Both.")
    glossary = Glossary.of([term], [shelf], edition="1")
    assert list(glossary) == [term]
    assert glossary.categories == (shelf,)
    assert glossary.edition == "1"
    assert glossary.summaries[0].gloss("en") == "Both."
    assert glossary.owners("a-b") == ("a-b",)
