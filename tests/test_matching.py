"""Ranking by edit_distance."""

from __future__ import annotations

from salesgloss import matching


def test_the_most_alike_first_and_none_below_the_cut_off() -> None:
    found = matching.rank("loaf", ["load", "leaf", "loaf", "xyz"], limit=3, cutoff=50)
    assert found[0] == (2, 100)
    assert all(score >= 50 for _, score in found)
    assert 3 not in [position for position, _ in found]


def test_a_tie_keeps_the_order_given() -> None:
    assert [at for at, _ in matching.rank("loaf", ["loax", "loay"], limit=2, cutoff=10)] == [0, 1]


def test_distance_counts_an_exchange_as_one() -> None:
    assert matching.distance("laof", "loaf") == 1
    assert matching.distance("loaf", "loaf") == 0
