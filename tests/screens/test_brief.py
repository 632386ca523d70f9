"""The brief card: every term fits the window, its definition whole."""

from __future__ import annotations

import pytest

import salesgloss
from salesgloss.screens import brief, terminal
from salesgloss.screens.window import Window
from salesgloss.screens.wrapping import cells
from salesgloss.search import Answer, Hit

WINDOWS = ((80, 24), (100, 30), (40, 24))


@pytest.fixture(scope="module")
def glossary():
    return salesgloss.load()


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("size", WINDOWS)
def test_every_term_fits_and_its_definition_is_whole(glossary, size, lang: str) -> None:
    width, height = size
    for row in glossary.summaries:
        hit = Hit.of(glossary.index, row.number, score=100.0, matched=row.id, field="id")
        shown = terminal.answer(
            glossary.index, Answer(row.id, "exact", (hit,)), lang, Window(width, height)
        )
        lines = shown.split("\n")[:-1]
        assert len(lines) <= height - 2, row.id
        assert max(map(cells, lines)) <= width, row.id
        whole = "".join(glossary.term(row.id).text(lang).split())
        assert whole in "".join(shown.split()), row.id


def a_card(**cells_of: list[list[str]]) -> dict[str, list[list[str]]]:
    return {
        "title": [["ABC", "A Big Card"]],
        "definition": [["What it is."]],
        "more": [["usage"]],
        **cells_of,
    }


FULL = a_card(
    formula=[["Formula", "ABC = a", "+ b"]],
    worked=[["1", "+ 2", "= 3"]],
    benchmarks=[["at least 3", "A publisher", "a caveat"]],
    related=[["DEF", "GHI"]],
    **{"confused with": [["DEF", "One is this."], ["GHI", "The other is that."]]},
)


def laid_out(card, room: int, width: int = 60) -> str:
    rows = brief.card(card, "en", width, room, ("exact match, acronym ABC", "id abc"))
    return "\n".join("".join(text for text, _ in row) for row in rows)


def test_with_room_all_of_it_stands() -> None:
    shown = laid_out(FULL, 0)
    assert "ABC = a + b" in shown
    assert "GHI: The other is that." in shown
    assert "Related: DEF, GHI" in shown


def test_what_matters_least_gives_way_first() -> None:
    kept = {
        part: min(room for room in range(1, 30) if part in laid_out(FULL, room).split("--full")[0])
        for part in ("What it is.", "ABC = a", "1 + 2 = 3", "Related", "The other is that.")
    }
    assert [*kept] == sorted(kept, key=kept.__getitem__)


def test_what_gave_way_is_told() -> None:
    assert "--full: formula, what is usual, usage" in laid_out(FULL, 3)


def test_a_formula_breaks_before_an_operator_never_within_a_name() -> None:
    card = a_card(formula=[["Formula", "ABC = long name of one thing", "÷ long name of another"]])
    shown = laid_out(card, 0, 42)
    assert "Formula: ABC = long name of one thing\n  ÷ long name of another" in shown
