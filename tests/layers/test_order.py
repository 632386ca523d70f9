"""Own terms stand among the others by id, wherever terms are gone through."""

from __future__ import annotations

from pathlib import Path

import salesgloss

OWN = """terms:
  - {id: aaa-first, name: Aaa First, category: sales, definition: Ours.}
  - {id: zzz-last, name: Zzz Last, category: sales, definition: Ours as well.}
  - {extends: churn, hidden: true}
  - {extends: annual-recurring-revenue, definition: What we invoice a year.}
"""


def test_own_terms_are_gone_through_by_id(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    merged = salesgloss.load(file)
    ids = [term.id for term in merged]
    assert ids == sorted(ids) == [row.id for row in merged.summaries]
    assert "aaa-first" in ids
    assert ids[-1] == "zzz-last"
    assert "churn" not in ids
    assert merged.term("annual-recurring-revenue").definition == "What we invoice a year."
    by_place = sorted(range(len(ids)), key=merged.index.place)
    assert [merged.index.summary(number).id for number in by_place] == ids
