"""Notation, shape and contents are complained of in one go; only what cannot be read ends it."""

from __future__ import annotations

import json
from pathlib import Path

MIXED = """\
categories:
  - {id: partners, title: ""}
terms:
  - id: own-one
    name: Own One
    name: Own First
    category: partners
    level: NO
    definition: ""
    color: red
    aliases: [5, same thing, same thing]
    related: [nowhere-one]
    confused_with: [{id: Bad Id, difference: x}, {id: nowhere-two, difference: ""}]
    formulas:
      - {name: f, expression: "a /", inputs: {a: {label: a, unit: pieces}}, unit: count}
      - {name: g, expression: a, inputs: {A: {label: a, unit: count}}, unit: count}
  - extends: nowhere-three
    usage: *text
  - name: No Id
    related: [unseen]
  - id: own-one
    name: Own Two
    category: nonsense
    definition: Ours.
"""


def complaints(run, text: str) -> list[tuple[str, int, int]]:
    Path("x.yaml").write_text(text, "utf-8")
    status, out, _ = run("check", "--json", "x.yaml")
    assert status == 1
    return [
        (each["code"], each["line"], each["column"]) for each in json.loads(out)[0]["complaints"]
    ]


def test_all_complaints_come_in_one_run(run) -> None:
    errors = [each for each in complaints(run, MIXED) if each[0][0] == "E"]
    assert errors == [
        ("E206", 2, 27),
        ("E104", 6, 5),
        ("E207", 8, 12),
        ("E206", 9, 17),
        ("E202", 10, 5),
        ("E204", 11, 15),
        ("E304", 11, 30),
        ("E302", 12, 15),
        ("E209", 13, 26),
        ("E302", 13, 55),
        ("E206", 13, 80),
        ("E401", 15, 31),
        ("E404", 15, 67),
        ("E202", 16, 43),
        ("E302", 17, 14),
        ("E106", 18, 12),
        ("E203", 19, 5),
        ("E203", 19, 5),
        ("E203", 19, 5),
        ("E301", 21, 9),
        ("E305", 23, 15),
    ]


def test_an_entry_amiss_is_not_warned_of_too(run) -> None:
    text = "terms:\n  - {id: own, name: Own, category: sales, definition: Ours., level: 9}\n"
    assert [code for code, _, _ in complaints(run, text)] == ["E207"]


def test_what_cannot_be_read_on_ends_it(run) -> None:
    assert complaints(run, "terms:\n  - {id: 5}\n  - [\n") == [("E101", 4, 1)]


def test_no_more_than_enough_of_all_sorts_together(run) -> None:
    rows = "".join(f"  - {{id: a{at}, id: a{at}, oops: 1}}\n" for at in range(400))
    assert len(complaints(run, "terms:\n" + rows)) == 1000
