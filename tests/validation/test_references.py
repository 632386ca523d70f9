"""Where the ids of an entry lead: each fault has one code, and only that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ENTRY = "  - {{id: {0}, name: {0}, category: sales, definition: Text of {0}., {1}}}\n"


def codes(run, *entries: tuple[str, str]) -> list[str]:
    """Return the codes of the errors in a file of ``entries``: an id and more keys each."""
    text = "terms:\n" + "".join(ENTRY.format(*entry) for entry in entries)
    Path("own.yaml").write_text(text, "utf-8")
    (report,) = json.loads(run("check", "--json", "own.yaml")[1])
    return sorted(each["code"] for each in report["complaints"] if each["code"].startswith("E"))


@pytest.mark.parametrize(
    "pointer",
    [
        "replaced_by: slice",
        "related: [slice]",
        "confused_with: [{id: slice, difference: None.}]",
    ],
)
def test_an_entry_that_points_to_itself_is_told_of_once(run, pointer: str) -> None:
    assert codes(run, ("slice", pointer)) == ["E307"]


def test_a_cycle_is_told_of_at_each_that_is_on_it(run) -> None:
    entries = [
        ("slice", "replaced_by: crust"),
        ("crust", "replaced_by: dough"),
        ("dough", "replaced_by: crust"),
    ]
    assert codes(run, *entries) == ["E306", "E306"]


def test_a_chain_that_ends_is_none(run) -> None:
    assert codes(run, ("slice", "replaced_by: crust"), ("crust", "level: 1")) == []
