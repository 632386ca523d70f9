"""What a slip costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.glossary import likeness
from salesgloss.glossary.analysis import kin, stem, tokens, weight

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
    assert 0 < likeness.slips(likelier, "loaf") < likeness.slips(rarer, "loaf")


def test_the_first_letter_is_seldom_wrong() -> None:
    assert likeness.slips("toaf", "loaf") > likeness.slips("loat", "loaf")


@given(WORD, WORD)
def test_a_distance(one: str, other: str) -> None:
    price = likeness.slips(one, other)
    assert (price == 0) == (one == other)
    assert (
        price
        <= likeness.EXTRA * len(one) + likeness.OMISSION * len(other) + 2 * likeness.FIRST + 1e-9
    )


@pytest.mark.parametrize(
    ("one", "other"), [("bread", "bred"), ("sour", "sower"), ("krumb", "crum"), ("phlour", "flour")]
)
def test_what_sounds_alike(one: str, other: str) -> None:
    price = likeness.price(one, other)
    assert price <= likeness.slips(one, other)


def test_an_unrelated_word_spoils_a_long_name() -> None:
    assert likeness.price("whole grain loaf score", "whole grain milk score") == float("inf")


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


def test_kin_goes_both_ways() -> None:
    for one in ("client", "price", "rep"):
        assert kin(stem(one))
        assert all(stem(one) in kin(other) for other in kin(stem(one)))


def test_grammar_weighs_little() -> None:
    assert weight("the") < weight("bread")
    assert weight("的") < weight("面") <= weight("面团")
