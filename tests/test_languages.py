"""A third language is one row, its rules, its messages and its data: proved with a Latin one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import salesgloss

ROW = 'LANGUAGES = {"en": "en", "zh-Hant": "zh"'
RULES = """
from salesgloss.text.rules import Rules

RULES = Rules(
    is_written_in=lambda text: "quid est" in text or "contra" in text,
    space=" ",
    before=("quid est",),
    after=(),
    versus=(" contra ",),
    either=(),
    joined=(),
    asks_before=(),
    asks_after=(),
)
"""
MESSAGES = """
from salesgloss.messages import en

MESSAGES = {
    **en.MESSAGES, "definition": "Definitio", "example": "Exemplum", "related": "Affinia",
    "confused with": "Ne confundas cum", "english only": " (Anglice)", "by exact": "{field} {matched}",
    "la.name": "nomen Latinum", "nothing": "nihil congruit cum {query!r}",
}
unit, typeset = en.unit, en.typeset


def counted(count, noun):
    return f"{count} verba"
"""
DATA = """
version: 1
edition: test
categories:
  - {id: pizza, title: Pizza, la: Placenta}
terms:
  - id: slice
    name: Slice
    category: pizza
    definition: What is eaten.
    example: One more slice.
    related: [crust]
    confused_with: [{id: crust, difference: One is eaten first.}]
    la:
      name: frustum
      aliases: [frustulum]
      misnomers: [segmentum]
      definition: Quod editur.
      differences: {crust: Alterum prius editur.}
  - {id: crust, name: Crust, category: pizza, definition: What is left., la: {name: crusta}}
"""


@pytest.fixture(scope="module")
def speaks_latin(tmp_path_factory: pytest.TempPathFactory):
    """Return a call that runs a copy of the program, which has the language, in a new process."""
    root = tmp_path_factory.mktemp("latin")
    package = root / "src" / "salesgloss"
    shutil.copytree(Path(salesgloss.__file__).parent, package)
    (root / "data").mkdir()
    (root / "data" / "terms.yaml").write_text(DATA, "utf-8")
    table = package / "languages.py"
    text = table.read_text("utf-8")
    assert ROW in text
    table.write_text(text.replace(ROW, f'{ROW}, "la": "la"'), "utf-8")
    (package / "text" / "rules" / "la.py").write_text(RULES, "utf-8")
    (package / "messages" / "la.py").write_text(MESSAGES, "utf-8")
    environ = {**os.environ, "PYTHONPATH": str(root / "src"), "SALESGLOSS_HOME": str(root / "home")}

    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "salesgloss", *arguments],
            capture_output=True,
            encoding="utf-8",
            env=environ,
            cwd=root,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    run.root = root
    return run


def test_a_card_is_shown_in_it(speaks_latin) -> None:
    status, out, err = speaks_latin("lookup", "slice", "--lang", "la")
    assert (status, err) == (0, "")
    for said in ("frustum", "Placenta", "Definitio", "Quod editur.", "Exemplum (Anglice)"):
        assert said in out
    assert "Alterum prius editur." in out
    assert "crusta" in out
    assert "What is eaten." not in out


@pytest.mark.parametrize("query", ["frustum", "Frustulum", "quid est frustum", "segmentum"])
def test_its_names_find_the_term(speaks_latin, query: str) -> None:
    found = json.loads(speaks_latin("lookup", "--json", query)[1])
    assert (found["match"], [each["id"] for each in found["results"]]) == ("exact", ["slice"])
    assert found["results"][0]["term"]["la"]["definition"] == "Quod editur."


def test_its_help_is_english_until_it_has_its_own(speaks_latin) -> None:
    assert speaks_latin("lookup", "--help", "--lang", "la")[1].startswith("Usage: ")
    status, _, err = speaks_latin("list", "--nonsense", "--lang", "la")
    assert (status, "No such option" in err) == (2, True)


def test_its_site_has_its_pages(speaks_latin) -> None:
    site = speaks_latin.root / "site"
    status, _, err = speaks_latin("export", "site", "-o", str(site))
    assert (status, "2 entries" in err) == (0, True)
    assert "Quod editur." in (site / "la" / "term" / "slice.html").read_text("utf-8")


def test_a_sheet_in_it_is_imported(speaks_latin) -> None:
    sheet = speaks_latin.root / "sheet.csv"
    sheet.write_text("la.name,definition,category\nlibum,A cake.,pizza\n", "utf-8")
    status, out, _ = speaks_latin("import", str(sheet), "-o", "-")
    assert (status, "name: libum" in out) == (0, True)


def test_lists_locales_comparisons_and_checks_know_it(speaks_latin) -> None:
    assert speaks_latin("lookup", "xyzzy", "--lang", "la_VA.UTF-8")[2].startswith(
        "salesgloss: nihil congruit"
    )
    compared = json.loads(speaks_latin("lookup", "--json", "frustum contra crusta")[1])
    assert [each["id"] for each in compared["results"]] == ["slice", "crust"]
    assert speaks_latin("list", "--category", "Placenta")[0] == 0
    assert speaks_latin("check", "data/terms.yaml")[0] == 0
    header = speaks_latin("export", "csv")[1].splitlines()[0]
    assert "la.definition" in header.split(",")
    status, _, err = speaks_latin("lookup", "slice", "--lang", "tlh")
    assert (status, "en, zh-Hant, la" in err) == (2, True)
