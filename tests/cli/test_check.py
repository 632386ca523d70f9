"""``check``: what people, editors and programs see; every field of a hostile file told safely."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from salesgloss.layers import sources

pytestmark = pytest.mark.usefixtures("small_bundle")

EDITOR = re.compile(r"^(.+):(\d+):(\d+): (error|warning): ([EW]\d{3}) (.+)$")
SOUND = "terms: [{id: own, name: Own Name, category: sales, definition: Ours.}]\n"


def write(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def test_a_complaint_is_a_line_for_editors_and_the_line_at_fault(run) -> None:
    write("x.yaml", "terms:\n  - id: own\n    nam: Own\n")
    status, out, err = run("check", "x.yaml")
    assert (status, err) == (1, "")
    rows = out.splitlines()
    told = [found for row in rows if (found := EDITOR.match(row))]
    assert [found[5] for found in told] == ["E203", "E203", "E203", "E202"]
    assert told[-1].group(1, 2, 3) == ("x.yaml", "3", "5")
    assert rows[-3:] == [
        "     3 |     nam: Own",
        "       |     ^",
        "x.yaml: 4 errors, no warnings, 1 entry",
    ]


def test_a_long_line_is_shown_around_its_fault(run) -> None:
    write("x.yaml", "terms: [" + "{}, " * 200 + "{oops: 1}]\n")
    _, out, _ = run("check", "x.yaml")
    rows = out.splitlines()
    at = next(number for number, row in enumerate(rows) if "'oops'" in row)
    assert rows[at + 1][rows[at + 2].index("^") :].startswith("oops: 1")
    assert max(map(len, rows[at + 1 : at + 3])) < 140


def test_a_file_with_the_line_ends_of_windows(run) -> None:
    Path("x.yaml").write_bytes(b"terms:\r\n  - id: own\r\n    nam: Own\r\n")
    _, out, _ = run("check", "x.yaml")
    assert "     3 |     nam: Own\n" in out
    _, told, _ = run("check", "--json", "x.yaml")
    assert json.loads(told)[0]["complaints"][-1]["text"] == "    nam: Own"


def test_the_mark_stands_under_the_fault_behind_wide_characters(run) -> None:
    write("x.yaml", "terms: [{name: 獲客e\u0301，, oops: 1}]\n")
    _, out, _ = run("check", "x.yaml")
    rows = out.splitlines()
    at = next(number for number, row in enumerate(rows) if "'oops'" in row)
    before = rows[at + 1].partition("oops")[0]
    assert rows[at + 2].index("^") == len(before) + 3 - 1  # three wide, one that takes no cell


def test_several_files_each_on_top_of_those_before(run) -> None:
    write("a.yaml", SOUND)
    write("b.yaml", "terms: [{extends: own, usage: Text.}]\n")
    assert run("check", "a.yaml", "b.yaml")[0] == 0
    assert run("check", "b.yaml", "a.yaml")[0] == 1


def test_without_a_name_those_in_use(run) -> None:
    status, _, err = run("check")
    assert status == 1
    assert "salesgloss init" in err
    write(".salesgloss.yaml", SOUND)
    status, out, _ = run("check")
    assert (status, "1 entry" in out) == (0, True)


def test_without_a_file_programs_get_an_empty_report(run) -> None:
    status, out, err = run("check", "--json")
    assert (status, json.loads(out)) == (1, [])
    assert "salesgloss init" in err


def test_the_codes_for_programs(run) -> None:
    status, out, _ = run("check", "--codes", "--json")
    rows = json.loads(out)
    assert (status, rows[0]["code"]) == (0, "E101")
    assert {"code", "wrong", "advice"} == set(rows[0])


def test_one_that_cannot_be_read_does_not_hide_the_others(run) -> None:
    write("bad.yaml", "terms: 1\n")
    status, out, err = run("check", "--json", "missing.yaml", "bad.yaml")
    missing, bad = json.loads(out)
    assert status == 3
    assert "missing.yaml" in err
    assert (missing["readable"], bad["readable"]) == (False, True)
    assert [each["code"] for each in bad["complaints"]] == ["E201"]


def test_the_bundled_terms_are_sound(run) -> None:
    status, out, _ = run("check", sources.bundled().path)
    assert (status, "no errors" in out) == (0, True)


def test_more_than_enough_complaints(run) -> None:
    write("x.yaml", "terms: [" + "{}, " * 2000 + "]\n")
    status, out, _ = run("check", "x.yaml")
    assert status == 1
    assert "more than 1000 complaints" in out


def test_a_file_the_user_has_in_use_is_checked_over_the_layers_below(run, tmp_path) -> None:
    folder = tmp_path / "home" / "config"
    folder.mkdir()
    (folder / "a.yaml").write_text(SOUND, "utf-8")
    (folder / "broken.yaml").mkdir()
    write(".salesgloss.yaml", "terms: [{extends: own, usage: Text.}]\n")
    assert run("check", ".salesgloss.yaml")[0] == 0
    write("elsewhere.yaml", "terms: [{extends: own, usage: Text.}]\n")
    assert run("check", "elsewhere.yaml")[0] == 1


NASTY = (
    "\x1b]0;title\x07", "\x1b[2J", "[bold red]x[/]", "[link=file:///etc/passwd]x[/link]",
    "<script>alert(1)</script>", "\u202egnp.exe", "{{7*7}}", "$(touch pwned)", "`id`", "%s%n",
    "../../etc/passwd", "=cmd|' /C calc'!A0",
)  # fmt: skip


@pytest.mark.parametrize(
    "keys",
    [("id", "category", "oops"), ("name",), ("definition", "acronym", "owner")],
    ids=" ".join,
)
def test_nothing_in_a_field_reaches_the_terminal_alive(run, keys) -> None:
    entries = [
        {"id": f"own-{at}", "name": f"Own {at}", "category": "sales", "definition": "Ours."}
        | dict.fromkeys(keys, nasty)
        for at, nasty in enumerate(NASTY)
    ]
    write("x.yaml", json.dumps({"name": "".join(NASTY), "terms": entries}))
    looked_up = (("lookup", each["id"], "--glossary") for each in entries)
    for command in (("check",), ("check", "--json"), ("list", "--own", "--glossary"), *looked_up):
        status, out, err = run(*command, "x.yaml")
        assert status in (0, 1, 3)
        for alive in ("\x1b", "\x07", "\u202e"):
            assert alive not in out + err
    assert not Path("pwned").exists()
