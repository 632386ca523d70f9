"""What nobody would see is kept in files, and spelled out on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesgloss import yaml_io

pytestmark = pytest.mark.usefixtures("small_bundle")

HIDDEN = "\u202e\u200b\u206a\u3164\U000e0041"
LONG = "x" * 70
OWN = f"""
categories: [{{id: c-x, title: "A{HIDDEN}B{LONG}"}}]
terms: [{{id: foo-x, name: Foo X, category: c-x, definition: "a{HIDDEN}b"}}]
"""


def test_an_export_to_a_terminal_spells_it_out(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    for format in ("csv", "tsv"):
        arguments = ("export", format, "--own", "--glossary", "own.yaml")
        status, out, _ = run(*arguments, terminal=True)
        assert status == 0
        assert not {*HIDDEN, "\ufeff", "\r"} & {*out}
        assert "foo-x" in out


def test_a_category_title_comes_back_from_a_sheet(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    assert run("export", "csv", "--own", "--glossary", "own.yaml", "-o", "x.csv")[0] == 0
    assert HIDDEN in Path("x.csv").read_text("utf-8")
    assert run("import", "x.csv", "-o", "back.yaml")[0] == 0
    back = yaml_io.read("back.yaml").data
    assert isinstance(back, dict)
    assert back["categories"] == [{"id": "c-x", "title": f"A{HIDDEN}B{LONG}"}]
    assert not {*HIDDEN} & {*Path("back.yaml").read_text("utf-8")}
    status, out, _ = run("import", "x.csv", "-o", "-", terminal=True)
    assert status == 0
    assert not {*HIDDEN} & {*out}
