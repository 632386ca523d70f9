"""What was meant is guessed for whom it is told, and of many slips for the first few only."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesgloss import matching
from salesgloss.layers import salvage
from salesgloss.validation import meant

pytestmark = pytest.mark.usefixtures("small_bundle")

ENTRY = (
    "- {{id: product-feature-{0:05d}, name: Product feature {0}, category: sales,"
    " definition: D., related: [product-features-{0:05d}]}}\n"
)
SLIPS = 300
LATER_BAD = "- {id: late-one, nam: Late One}\n"


@pytest.fixture
def guesses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that were compared with all known ones."""
    asked: list[str] = []
    really = matching.rank

    def rank(query, spellings, *, limit, cutoff):
        asked.append(query)
        return really(query, spellings, limit=limit, cutoff=cutoff)

    monkeypatch.setattr(matching, "rank", rank)
    return asked


def entries(count: int) -> str:
    return "terms:\n" + "".join(map(ENTRY.format, range(count)))


def test_a_few_guesses_are_made(run, guesses: list[str]) -> None:
    Path("own.yaml").write_text(entries(SLIPS), "utf-8")
    status, out, _ = run("check", "own.yaml")
    assert status == 1
    assert out.count("E302 ") == SLIPS
    assert "did you mean 'product-feature-00007'?" in out
    assert out.count("did you mean") == len(guesses) == meant.MOST_GUESSED


def test_a_look_up_guesses_nothing(run, guesses: list[str]) -> None:
    Path(".salesgloss.yaml").write_text(entries(SLIPS), "utf-8")
    status, out, err = run("MRR")
    assert (status, out[:3]) == (0, "MRR")
    assert f"{SLIPS} of {SLIPS} entries are left out" in err
    assert guesses == []


@pytest.fixture
def compiled(run, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whenever something is checked in rounds, or compiled."""
    run("MRR")  # the bundled terms are
    asked: list[str] = []
    monkeypatch.setattr(salvage, "_valid", lambda *_: asked.append("checked"))
    monkeypatch.setattr(
        "salesgloss.layers.compilation.build", lambda *_, **__: asked.append("built")
    )
    return asked


def test_a_large_file_is_read_once_and_left_out(run, monkeypatch, compiled: list[str]) -> None:
    Path(".salesgloss.yaml").write_text(entries(SLIPS), "utf-8")
    monkeypatch.setattr(salvage, "LARGEST", 10_000)
    status, out, err = run("MRR")
    assert (status, out[:3]) == (0, "MRR")
    assert "too large to be used in part; it is left out" in err
    assert compiled == []
    assert run("MRR") == (status, out, err)


def test_what_adds_nothing_compiles_nothing(run, monkeypatch, compiled: list[str]) -> None:
    Path(".salesgloss.yaml").write_text("terms: [", "utf-8")
    status, out, err = run("MRR")
    assert (status, out[:3]) == (0, "MRR")
    assert "is left out (1 error)" in err
    assert compiled == []


def test_rounds_are_fewer_the_more_entries_there_are(run, monkeypatch) -> None:
    chained = "- {{id: t{0}, name: T{0}, category: sales, definition: D., related: [t{1}]}}\n"
    rows = (chained.format(at, at + 1) for at in range(30))
    Path(".salesgloss.yaml").write_text("terms:\n" + "".join(rows), "utf-8")
    monkeypatch.setattr(salvage, "MOST_CHECKED", 60)
    assert "is left out (1 error)" in run("MRR")[2]
