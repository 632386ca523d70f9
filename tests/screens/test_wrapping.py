"""Lines of a width, in both scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from salesgloss.screens.wrapping import wrap


@given(st.text(alphabet="ab ,。（「字" + "\n", max_size=80), st.integers(-3, 20))
def test_every_width_ends_and_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    for row in lines:
        assert cell_len(row) <= max(width, 2)


def test_no_line_begins_with_closing_punctuation() -> None:
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]


def test_words_stay_whole() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("MRR 的成長率", 8) == ["MRR 的成", "長率"]


@pytest.mark.parametrize("mark", ["（", "「", "『", "【", "〈", "《", "(", "[", "{", "‘", "“", "$"])
def test_no_line_ends_with_opening_punctuation(mark: str) -> None:
    assert wrap(f"一二三{mark}五六", 8) == ["一二三", f"{mark}五六"]
