"""One bad file for each code: found, alone, where it is, by the command that users run."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from pathlib import Path

import pytest

from salesgloss import yaml_io
from salesgloss.diagnostics import CODES
from salesgloss.screens.check_report import codes

pytestmark = pytest.mark.usefixtures("small_bundle")

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "data" / "bad"
FILES = {path.stem: path for path in BAD.glob("*.yaml")}


def test_every_code_has_its_bad_file() -> None:
    assert set(FILES) == set(CODES)


@pytest.mark.parametrize("code", sorted(FILES))
def test_a_bad_file_is_told_by_its_code_alone(run, monkeypatch, code) -> None:
    if code == "E110":
        run("lookup", "SQL")  # compiles the bundled terms, which hold more values than the bad file
        monkeypatch.setattr(yaml_io, "MAX_VALUES", 1000)
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-11-23")
    status, out, _ = run("check", "--json", str(FILES[code]))
    (report,) = json.loads(out)
    found = report["complaints"]
    assert {each["code"] for each in found} == {code}
    assert status == (0 if code.startswith("W") else 1)
    for each in found:
        assert each["message"].startswith(CODES[code][0])
        assert each["fix"]


@pytest.mark.parametrize(
    ("code", "place", "offending"),
    [
        ("E104", (6, 5), "    name: Other Name"),
        ("E202", (6, 5), "    usge: Some text"),
        ("E303", (6, 15), "    aliases: [sales qualified lead]"),
        ("E403", (11, 43), "        worked: [{inputs: {a: 2}, result: 5}]"),
        ("W507", (6, 16), "    review_by: 2020-01-01"),
    ],
)
def test_the_place_is_the_value_or_the_key_at_fault(run, code, place, offending) -> None:
    _, out, _ = run("check", "--json", str(FILES[code]))
    first = json.loads(out)[0]["complaints"][0]
    assert (first["line"], first["column"]) == place
    assert first["text"] == offending


@pytest.mark.parametrize("code", sorted(code for code in CODES if code.startswith("W")))
def test_strict_makes_a_warning_count(run, monkeypatch, code) -> None:
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-11-23")
    assert run("check", "--strict", str(FILES[code]))[0] == 1


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("E202", "did you mean 'usage'?"),
        ("E302", "did you mean 'sales-qualified-lead'?"),
        ("E305", "did you mean 'sales'?"),
        ("E303", "extends: sales-qualified-lead"),
        ("E207", "choose one of: metric, role"),
        ("E204", "after '- '"),
    ],
)
def test_the_advice_names_what_was_meant(run, code, advice) -> None:
    _, out, _ = run("check", str(FILES[code]))
    assert advice in out


def test_the_documented_table_is_the_one_of_the_program(run) -> None:
    status, out, _ = run("check", "--codes")
    assert status == 0
    assert out == codes() == (ROOT / "docs" / "codes.md").read_text("utf-8")


def test_the_documents_that_tests_read_travel_with_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"/tests", "/docs"} <= set(included)


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash on Linux")
def test_the_action_takes_files_over_several_lines() -> None:
    action = (ROOT / "action.yml").read_text("utf-8")
    (reading,) = (row.strip() for row in action.splitlines() if "read -r" in row)
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", f'{reading}\nprintf "%s|" "${{files[@]}}"'],
        env={**os.environ, "FILES": "a.yaml b.yaml\nc.yaml\n"},
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"a.yaml|b.yaml|c.yaml|"
