"""Keeping what is compiled: how long it stands, and what a failed write leaves."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from salesgloss.diagnostics import LONGEST_DETAIL, InvalidGlossary, diagnostic
from salesgloss.index import Index
from salesgloss.index.build import build
from salesgloss.index.kept import Kept
from salesgloss.layers import cache, compilation
from salesgloss.model import Term

MANY = 700  # so that terms stand further apart than a byte counts


def term(number: int, text: str = "") -> Term:
    return Term(
        id=f"t{number:04}",
        name=f"Name {number}",
        category="sales",
        definition=f"What {'rare' if number % 300 == 7 else 'common'} number {number} is. {text}",
    )


BASE = {each.id: each for each in map(term, range(0, 2 * MANY, 2))}
BELOW = Index(build(BASE.values()))


@settings(max_examples=25, deadline=None)
@given(
    added=st.sets(st.integers(0, 2 * MANY), max_size=30),
    changed=st.sets(st.sampled_from(sorted(BASE)), max_size=3),
    gone=st.sets(st.sampled_from(sorted(BASE)), max_size=3),
)
def test_what_is_kept_is_as_if_it_were_compiled_anew(
    added: set[int], changed: set[str], gone: set[str]
) -> None:
    fresh = {each.id: each for each in map(term, added) if each.id not in BASE}
    fresh |= {id: term(int(id[1:]), "Rare or not.") for id in changed - gone}
    unchanged = {*BASE} - changed - gone
    every = [*fresh.values(), *(BASE[id] for id in unchanged)]
    anew = build(every, kept=Kept(BELOW))
    assert build(fresh.values(), kept=Kept(BELOW, unchanged)) == anew


def test_it_stands_until_the_next_review() -> None:
    assert compilation._valid_days((None,), "2026-05-01") == ""
    days = ("2026-09-01", "2026-06-01", "2026-01-01", None)
    assert compilation._valid_days(days, "2026-05-01") == "2026-05-01 2026-06-01"
    assert compilation._valid_days(("2026-01-01",), "2026-05-01") == "2026-05-01 9999-12-31"


def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.write(str(tmp_path / "cold" / "x.compiled"), b"content")
    assert list((tmp_path / "cold").iterdir()) == []


def test_a_complaint_says_where_what_and_what_to_do_at_a_bearable_length() -> None:
    one = diagnostic("E202", "x" * 500, source="f.yaml", place=(3, 4), fix="mend it")
    assert one.message == f"unknown key: {'x' * (LONGEST_DETAIL - 1)}…"
    assert str(one).startswith("f.yaml:3:4: E202 unknown key")
    assert str(one).endswith("; mend it")
    assert "(1 error)" in str(InvalidGlossary("f.yaml", (one,)))
    assert "(2 errors)" in str(InvalidGlossary("f.yaml", (one, one)))
