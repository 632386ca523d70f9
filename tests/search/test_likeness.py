"""The spellings most like a misspelled one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import salesgloss
from salesgloss import matching
from salesgloss.glossary import Glossary
from salesgloss.index.grams import grams
from salesgloss.model import Term
from salesgloss.search.likeness import most_like

INDEX = salesgloss.load().index
KEYS = [INDEX.key(number) for number in range(len(INDEX.keys))]


@given(st.sampled_from([key for key in KEYS if len(key) > 4]), st.data())
def test_one_slip_leaves_what_was_meant_among_the_candidates(key: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(key) - 1))
    slip = data.draw(
        st.sampled_from(
            (
                key[:at] + key[at + 1 :],
                key[: at + 1] + key[at:],
                key[:at] + key[at : at + 2][::-1] + key[at + 2 :],
            )
        )
    )
    found = most_like(INDEX, slip, limit=10, cutoff=60)
    least = found[-1][1] if len(found) == 10 else 60
    [(_, likeness)] = matching.rank(slip, [key], limit=1, cutoff=0)
    assert key in [KEYS[number] for number, _ in found] or likeness <= least


@given(st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_the_likeness_is_that_of_rapidfuzz(key: str, other: str) -> None:
    asked = key[: len(key) // 2] + other[len(other) // 2 :]
    for number, likeness in most_like(INDEX, asked, limit=10, cutoff=60):
        [(_, theirs)] = matching.rank(asked, [KEYS[number]], limit=1, cutoff=0)
        assert likeness == pytest.approx(theirs)


def test_a_slip_in_a_name_without_its_sign() -> None:
    tier = Term(id="top-plan", name="Platinum+", category="sales", definition="Our top plan.")
    assert [hit.id for hit in Glossary.of([tier]).lookup("platinim").hits] == ["top-plan"]


def test_none_below_the_cutoff_and_no_more_than_the_limit() -> None:
    assert most_like(INDEX, "zzqqxxjj", limit=10, cutoff=60) == []
    found = most_like(INDEX, "customeracquisitioncst", limit=3, cutoff=60)
    assert KEYS[found[0][0]] == "customeracquisitioncost"
    assert len(found) == 3
    assert [likeness for _, likeness in found] == sorted((each for _, each in found), reverse=True)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("crm", {" c", "cr", "rm", "m ", "c", "r", "m"}),
        ("quotas", {" q", "qu", "uo", "ot", "ta", "as", "s "}),
        ("獲客ai", {"獲", "客", " a", "ai", "i ", "a", "i"}),
    ],
)
def test_grams(key: str, expected: set[str]) -> None:
    assert grams(key) == expected
