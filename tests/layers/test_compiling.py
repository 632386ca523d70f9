"""Keeping what is compiled: how long it stands, and what a failed write leaves."""

from __future__ import annotations

import os

from salesgloss.diagnostics import LONGEST_DETAIL, InvalidGlossary, diagnostic
from salesgloss.layers import cache, compilation


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
