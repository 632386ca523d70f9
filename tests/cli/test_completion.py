"""Shells complete verbs, options and the glossary's terms, one's own among them."""

from __future__ import annotations

import pytest


def completed(run, monkeypatch, *words: str) -> list[str]:
    monkeypatch.setenv("_SALESGLOSS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(("salesgloss", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    return run()[1].split()


@pytest.mark.parametrize("name", ["MRR", "net-revenue-retention", "獲客成本"])
def test_terms(run, monkeypatch, name: str) -> None:
    assert name in completed(run, monkeypatch, "lookup", name[:3])


def test_own_terms(run, monkeypatch, tmp_path) -> None:
    (tmp_path / "work" / ".salesgloss.yaml").write_text(
        "terms: [{id: zebra-index, name: Zebra Index, category: sales, definition: Ours.}]\n"
    )
    assert completed(run, monkeypatch, "lookup", "zeb") == ["zebra-index"]


def test_verbs_and_options(run, monkeypatch) -> None:
    assert "lookup" in completed(run, monkeypatch, "lo")
    assert "--category" in completed(run, monkeypatch, "list", "--cat")
