"""Spellings that very many terms share: near ones cost no more for it."""

from __future__ import annotations

from pathlib import Path

import salesgloss
from salesgloss.search import Hit, fuzzy

SHARED = "AAAAAB, AAAABA, AAABAA, AABAAA, ABAAAA, BAAAAA"
ENTRY = (
    "- {{id: x{0}, name: Xn{0}, category: sales, definition: D., acronym: AAAAAA,"
    f" aliases: [{SHARED}]}}}}\n"
)
TERMS = 200


def test_near_spellings_of_many_terms(monkeypatch) -> None:
    Path("own.yaml").write_text("terms:\n" + "".join(map(ENTRY.format, range(TERMS))), "utf-8")
    glossary = salesgloss.load("own.yaml")
    assert len(glossary.lookup("AAAAAA").hits) == TERMS  # all senses of a shared acronym
    made: list[str] = []
    really = Hit.of.__func__  # type: ignore[attr-defined]

    def of(cls, index, number, **more):
        made.append(more["matched"])
        return really(cls, index, number, **more)

    monkeypatch.setattr(Hit, "of", classmethod(of))
    found = glossary.lookup("AAADKA")
    assert found.match == "none"
    assert len(made) <= fuzzy.MOST_SHARING * fuzzy.MAX_CANDIDATES
    made.clear()
    assert glossary.lookup("AAADKA vs AAADLA").match == "none"
    assert len(made) <= 3 * fuzzy.MOST_SHARING * fuzzy.MAX_CANDIDATES
