"""``init`` and ``where``: a file to start from, and what is in use."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from salesgloss import yaml_io
from salesgloss.schema import document

pytestmark = pytest.mark.usefixtures("small_bundle")


def test_init_starts_a_file_that_is_sound_and_in_use(run) -> None:
    status, out, _ = run("init")
    assert (status, out.splitlines()) == (0, [".salesgloss.yaml", ".salesgloss.schema.json"])
    head = Path(".salesgloss.yaml").read_text("utf-8").splitlines()[0]
    assert head == "# yaml-language-server: $schema=./.salesgloss.schema.json"
    assert run("check", "--strict")[0] == 0
    assert run("lookup", "--exact", "Deal Desk Hour")[0] == 0


def test_its_examples_are_sound_too(run) -> None:
    run("init", "plain.yaml")
    text = Path("plain.yaml").read_text("utf-8")
    marked = re.compile(r"(?m)^# (?=categories:$| )")  # what one would take away
    Path("x.yaml").write_text(marked.sub("", text), "utf-8")
    status, out, _ = run("check", "--strict", "x.yaml")
    assert status == 0, out
    data = yaml_io.read("x.yaml").data
    assert isinstance(data, dict)
    assert len(data["terms"]) == 5


def test_the_schema_beside_it_is_the_programs_own(run) -> None:
    import jsonschema

    run("init", "folder.yaml")
    described = json.loads(Path(".salesgloss.schema.json").read_text("utf-8"))
    assert described == document.json_schema()
    jsonschema.validate(yaml_io.read("folder.yaml").data, described)


def test_init_never_writes_over_a_file(run) -> None:
    Path(".salesgloss.yaml").write_text("mine", "utf-8")
    status, _, err = run("init")
    assert (status, "exists already" in err) == (3, True)
    assert Path(".salesgloss.yaml").read_text("utf-8") == "mine"
    Path(".salesgloss.schema.json").write_text("mine", "utf-8")
    assert run("init", "other.yaml")[0] == 0
    assert Path(".salesgloss.schema.json").read_text("utf-8") == "mine"


def test_init_for_all_projects(run, tmp_path) -> None:
    status, out, _ = run("init", "--user")
    assert status == 0
    assert out.splitlines()[0] == str(tmp_path / "home" / "config" / "own.yaml")
    assert run("lookup", "--exact", "Deal Desk Hour")[0] == 0


def test_init_where_nothing_can_be_written(run, tmp_path) -> None:
    (tmp_path / "home" / "config").write_text("no folder", "utf-8")
    assert run("init", "--user")[0] == 3
    assert run("init", "no/such/folder.yaml")[0] == 3


def test_where_tells_of_every_place(run, tmp_path) -> None:
    Path(".git").mkdir()
    inner = Path("inner")
    inner.mkdir()
    config = tmp_path / "home" / "config"
    config.mkdir()
    (config / "good.yaml").write_text("terms: [{extends: lead, usage: Text.}]\n", "utf-8")
    (config / "bad.yaml").write_text("terms: 1\n", "utf-8")
    (config / "other.yml").write_text("terms: []\n", "utf-8")
    (config / "notes.txt").write_text("terms: []\n", "utf-8")
    (config / "folder.yaml").mkdir()
    import os

    os.chdir(inner)
    status, out, _ = run("where", "--json", "--glossary", "missing.yaml")
    assert status == 0
    told = {Path(each["path"]).name: each for each in json.loads(out)["files"]}
    assert told["good.yaml"]["state"] == "loaded"
    assert told["good.yaml"]["entries"] == 1
    assert "salesgloss check" in told["bad.yaml"]["why"]
    assert told["other.yml"]["state"] == "loaded"
    assert "*.yaml or *.yml" in told["notes.txt"]["why"]
    assert told["folder.yaml"]["why"] == "a folder, not a file"
    assert told["missing.yaml"]["state"] == "ignored"
    projects = [each for each in json.loads(out)["files"] if each["layer"] == "project"]
    assert [each["state"] for each in projects] == ["absent", "absent"]
    assert set(json.loads(out)["folders"]) == {"config", "cache", "data"}
    assert json.loads(out)["progress"]


def test_where_in_plain_text(run) -> None:
    Path(".salesgloss.yaml").write_text("terms: []\n", "utf-8")
    status, out, _ = run("where")
    rows = [row.split("\t") for row in out.splitlines()]
    assert status == 0
    assert rows[0][:2] == ["bundled", "loaded"]
    assert rows[1][:2] == ["user", "absent"]
    assert rows[2] == ["project", "loaded", str(Path(".salesgloss.yaml").resolve()), "0 entries"]


def test_an_empty_config_folder_is_told(run, tmp_path) -> None:
    (tmp_path / "home" / "config").mkdir()
    assert "no *.yaml or *.yml file in it" in run("where")[1]


def test_where_on_a_terminal_stands_in_columns(run) -> None:
    Path(".salesgloss.yaml").write_text("terms: 1\n", "utf-8")
    status, out, _ = run("where", terminal=True)
    assert (status, "\t" in out) == (0, False)
    rows = out.splitlines()
    (bundled, project) = (next(row for row in rows if row.startswith(w)) for w in ("bun", "proj"))
    assert bundled.index("loaded") == project.index("ignored")
    assert project.endswith(str(Path(".salesgloss.yaml").resolve()))
    assert run("where", "--plain", terminal=True) == run("where")
