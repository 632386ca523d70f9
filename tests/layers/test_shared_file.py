"""A file that everybody has: found, lenient where nobody named it, strict where somebody did."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("small_bundle")

GOOD = "  - {id: own-%s, name: Own %s, category: sales, definition: Ours.}\n"
HEAD = "name: Acme\nterms:\n"
BROKEN = {
    "a key misspelt": "  - id: bad\n    nam: Bad\n",
    "an id of another": "  - {id: bad, name: Churn Rate, category: sales, definition: x}\n",
    "a reference to nothing": "  - {id: bad, name: Bad One, category: sales, definition: x, related: [nope]}\n",
    "a colon": "  - id: bad\n    name: Bad: the worst\n    category: sales\n",
    "a percent sign": "  - id: bad\n    name: %age\n",
    "a quote never closed on its line": '  - id: bad\n    name: "Bad" one\n',
    "a key twice": "  - {id: bad, name: Bad One, name: Other, category: sales, definition: x}\n",
}  # fmt: skip


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """Return a function that puts a text where SALESGLOSS_GLOSSARY says: the file's path."""

    def put(text: str, name: str = "acme.yaml") -> Path:
        path = tmp_path / "company" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        monkeypatch.setenv("SALESGLOSS_GLOSSARY", str(path))
        return path

    return put


@pytest.mark.parametrize("broken", BROKEN)
def test_one_bad_entry_costs_that_entry(run, shared, broken) -> None:
    path = shared(HEAD + GOOD % ("a", "Alpha") + BROKEN[broken] + GOOD % ("b", "Beta"))
    for name in ("Own Alpha", "Own Beta"):
        status, out, err = run("lookup", "--exact", name)
        assert (status, out.startswith(name)) == (0, True)
        (told,) = err.splitlines()
        assert "1 of 3 entries is left out (bad at line 4)" in told
        assert f"salesgloss check {path}" in told
    status, _, _ = run("lookup", "--exact", "Own Alpha", "--glossary", str(path))
    assert status == 3
    state = next(
        each for each in json.loads(run("where", "--json")[1])["files"] if each["path"] == str(path)
    )
    assert (state["state"], state["entries"], state["layer"]) == ("loaded", 2, "shared")


def test_what_points_to_a_bad_entry_goes_with_it(run, shared) -> None:
    pointing = "  - {id: own-c, name: Own Gamma, category: sales, definition: x, related: [bad]}\n"
    shared(HEAD + GOOD % ("a", "Alpha") + BROKEN["a colon"] + pointing)
    status, _, err = run("lookup", "--exact", "Own Alpha")
    assert (status, "2 of 3 entries are left out" in err) == (0, True)


def test_a_bad_key_of_the_head_costs_that_key(run, shared) -> None:
    shared("nme: Acme\nterms:\n" + GOOD % ("a", "Alpha"))
    status, _, err = run("lookup", "--exact", "Own Alpha")
    assert (status, "left out" in err) == (0, True)


def test_the_variable_names_files_and_folders(run, shared, tmp_path, monkeypatch) -> None:
    shared(HEAD + GOOD % ("a", "Alpha"), "a.yml")
    other = tmp_path / "other.yaml"
    other.write_text(HEAD + GOOD % ("b", "Beta"), "utf-8")
    both = os.pathsep.join((str(tmp_path / "company"), str(other), str(tmp_path / "gone.yaml")))
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", both)
    for name in ("Own Alpha", "Own Beta"):
        status, _, err = run("lookup", "--exact", name)
        assert (status, "gone.yaml" in err) == (0, True)
    assert "SALESGLOSS_GLOSSARY" in run("where")[1]
    assert run("lookup", "--exact", "--standard", "Own Alpha")[0] == 1


@pytest.mark.parametrize("why", ["no *.yaml or *.yml file in it", "Permission denied"])
def test_a_folder_that_gives_nothing_is_told(run, shared, tmp_path, monkeypatch, why) -> None:
    folder = tmp_path / "synced"
    folder.mkdir()
    listed = os.listdir

    def refuse(path: str) -> list[str]:  # a mode would not stop whoever is root
        if why == "Permission denied" and Path(path) == folder:
            raise PermissionError(errno.EACCES, why, path)
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", str(folder))
    for _ in range(2):  # kept with what was compiled, too
        status, _, err = run("lookup", "--exact", "Churn Rate")
        advice = f"it is left out: see 'salesgloss check {folder}'"
        assert (status, err) == (0, f"salesgloss: {folder}: {why}; {advice}\n")
    places = json.loads(run("where", "--json")[1])["files"]
    (place,) = (each for each in places if each["path"] == str(folder))
    assert (place["layer"], place["state"], place["why"]) == ("shared", "ignored", why)
    assert run("check", str(folder))[::2] == (3, f"salesgloss: {folder}: {why}\n")
    monkeypatch.setattr(os, "listdir", listed)
    (folder / "acme.yaml").write_text(HEAD + GOOD % ("a", "Alpha"), "utf-8")
    assert run("lookup", "--exact", "Own Alpha")[::2] == (0, "")


def test_the_project_lies_over_what_is_shared(run, shared) -> None:
    shared(HEAD + GOOD % ("a", "Alpha"))
    Path(".salesgloss.yml").write_text(
        "terms: [{extends: own-a, definition: The project's.}]\n", "utf-8"
    )
    assert "The project's." in run("lookup", "--exact", "Own Alpha")[1]


def test_where_names_the_progress_file_and_the_variables(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SALESGLOSS_PROGRESS", str(tmp_path / "p.sqlite3"))
    monkeypatch.setenv("SALESGLOSS_LANG", "xx")
    _, out, _ = run("where")
    rows = [row.split("\t") for row in out.splitlines()]
    assert ["file", "progress", str(tmp_path / "p.sqlite3")] in rows
    assert ["variable", "SALESGLOSS_LANG", "xx", "no such language: en, zh-Hant"] in rows
    told = json.loads(run("where", "--json")[1])
    assert told["progress"] == str(tmp_path / "p.sqlite3")


def test_where_names_what_the_manual_page_names(run, monkeypatch) -> None:
    named = ("CLICOLOR_FORCE", "EMAIL", "PAGER", "SALESGLOSS_TODAY", "TMPDIR", "XDG_RUNTIME_DIR")
    for name in named:
        monkeypatch.setenv(name, "2026-11-23")
    told = json.loads(run("where", "--json")[1])["variables"]
    assert {*named} <= {*told}
    page = (Path(__file__).parents[2] / "docs" / "salesgloss.1").read_text("utf-8")
    environment = page.partition(".SH ENVIRONMENT")[2].partition(".SH ")[0]
    assert {*told} <= {*re.findall(r"[A-Z_]{4,}", environment)}
