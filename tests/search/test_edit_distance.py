"""What a slip costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.index.analysis import stem, synonyms, tokens, weight
from salesgloss.search import edit_distance

WORD = st.text("abcdefghijklmnop", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("likelier", "rarer"),
    [
        ("laof", "lozf"),  # two letters exchanged, an arbitrary one
        ("loaaf", "loxaf"),  # doubled, arbitrary extra
        ("loqf", "lomf"),  # the key beside, one far away
        ("loif", "lokf"),  # vowel for vowel, consonant for vowel
    ],
)
def test_natural_slips_cost_less(likelier: str, rarer: str) -> None:
    assert 0 < edit_distance.edit_cost(likelier, "loaf") < edit_distance.edit_cost(rarer, "loaf")


def test_the_first_letter_is_seldom_wrong() -> None:
    assert edit_distance.edit_cost("toaf", "loaf") > edit_distance.edit_cost("loat", "loaf")


@given(WORD, WORD)
def test_a_distance(one: str, other: str) -> None:
    cost = edit_distance.edit_cost(one, other)
    assert (cost == 0) == (one == other)
    assert (
        cost
        <= edit_distance.INSERTION * len(one)
        + edit_distance.DELETION * len(other)
        + 2 * edit_distance.FIRST_LETTER
        + 1e-9
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("krumb", "crum"), ("phlour", "flour"), ("kwality", "quality")],
)
def test_what_sounds_alike_costs_less_than_its_letters(one: str, other: str) -> None:
    assert edit_distance.phonetic_key(one) == edit_distance.phonetic_key(other)
    by_letters = edit_distance.edit_cost(one, other)
    assert edit_distance.phrase_cost(one, other) <= edit_distance.PHONETIC + by_letters / 8
    assert by_letters > edit_distance.PHONETIC + by_letters / 8


def test_an_unrelated_word_spoils_a_long_name() -> None:
    assert edit_distance.phrase_cost("whole grain loaf score", "whole grain milk score") == float(
        "inf"
    )


@pytest.mark.parametrize(
    "family",
    [
        ("plan", "plans", "planned", "planning"),
        ("qualify", "qualified", "qualifying", "qualification"),
        ("price", "prices", "pricing", "priced"),
        ("organize", "organise", "organization", "organisation", "organising"),
        ("company", "companies"),
        ("acquire", "acquiring", "acquisition"),
    ],
)
def test_stems(family: tuple[str, ...]) -> None:
    assert len(set(map(stem, family))) == 1


def test_chinese_is_cut_into_pairs_and_singles() -> None:
    assert tokens("麵團") == ["面", "团", "面团"]
    assert tokens("30 分鐘Rest") == ["30", "分", "钟", "分钟", "rest"]


def test_synonymy_goes_both_ways() -> None:
    for one in ("client", "price", "rep"):
        assert synonyms(stem(one))
        assert all(stem(one) in synonyms(other) for other in synonyms(stem(one)))


def test_grammar_weighs_little() -> None:
    assert weight("the") < weight("bread")
    assert weight("的") < weight("面") <= weight("面团")
