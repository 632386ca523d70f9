"""Folding, and what may reach a terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from salesgloss import yaml_io
from salesgloss.schema import to_json
from salesgloss.text import fold, has_chinese, json_string, line, visible, words


@example("O\u00af")  # a macron that stands alone
@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert words(words(text)) == words(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_ascii_takes_a_shorter_way_to_the_same(text: str) -> None:
    marked = words(text + " \u00e6")
    assert marked == f"{words(text)} \u00e6".strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crème-Brûlée  Rate", "creme brulee rate"),
        ("Cre\u0300me", "creme"),
        ("Pro+", "pro plus"),
        ("Pro＋ 方案", "pro plus 方案"),
        ("C++ and C#, a+b, + #1", "c plus plus and c sharp a b 1"),
        ("salt & butter", "salt and butter"),
        ("baker's dozen", "bakers dozen"),
        ("baker\u2019s", "bakers"),
        ("Ａ．Ｂ．", "a b"),
        ("麵包", "面包"),
        ("STRASSE straße", "strasse strasse"),
        ("\u200bzero\u200dwidth", "zerowidth"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected


def test_traditional_and_simplified_fold_alike() -> None:
    assert fold("發酵時間") == fold("发酵时间")
    assert has_chinese("a 麵")
    assert not has_chinese("a ä")


@given(st.text())
def test_a_line_is_one_line_without_control_characters(text: str) -> None:
    shown = line(text)
    assert "\n" not in shown
    assert all(ord(mark) >= 32 and not 0x7F <= ord(mark) < 0xA0 for mark in shown)


def test_visible_spells_out_what_could_steer_a_terminal() -> None:
    assert visible("\x1b[31m\u202e") == "\\x1b[31m\\u202e"
    assert visible("two\nlines\tand") == "two\nlines and"


@pytest.mark.parametrize(
    "character",
    ["\u00ad", "\u034f", "\u061c", "\u2065", "\u206a", "\u206f", "\u3164", "\U000e0041"],
)
def test_what_nobody_would_see_is_spelled_out_on_every_way_out(character: str) -> None:
    text = f"獲{character}客"
    assert character not in visible(text)
    assert character not in json_string(text)
    assert json.loads(json_string(text)) == text
    assert character not in to_json(text)
    assert json.loads(to_json(text)) == text
    assert character not in (written := yaml_io.dump({"a": text}))
    assert yaml_io.Document(written, "").data == {"a": text}


def test_what_joins_letters_and_emoji_stays() -> None:
    assert visible("👩\u200d💻 é 㐂󠄀") == "👩\u200d💻 é 㐂󠄀"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_strings_are_json(text: str) -> None:
    assert json.loads(json_string(text)) == text
