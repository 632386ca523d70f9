"""Whole screens, as golden files: ``pytest --update-golden`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

GOLDEN = Path(__file__).parent / "golden"

OWN = """\
name: Acme
terms:
  - extends: sales-qualified-lead
    definition: Lead that an AE accepted after a first meeting was held.
    owner: revops@acme.example
    status: draft
    scope: New business in EMEA
    criteria:
      enter: [First meeting held, The AE accepts within two days]
      leave: [No answer in 30 days]
  - id: deal-desk-hour
    name: Deal Desk Hour
    category: sales
    definition: The hour in which the deal desk answers at once.
    status: deprecated
    replaced_by: sales-qualified-lead
"""

SCREENS = {
    "bare": (),
    "lookup-80": ("lookup", "BANT"),
    "lookup-40": ("lookup", "BANT"),
    "lookup-full-80": ("lookup", "NRR", "--full"),
    "lookup-full-40": ("lookup", "NRR", "-f"),
    "lookup-zh-80": ("lookup", "NRR", "--lang", "zh-Hant"),
    "lookup-zh-40": ("lookup", "NRR", "-l", "zh-Hant"),
    "lookup-full-zh-80": ("lookup", "NRR", "-f", "-l", "zh-Hant"),
    "lookup-close-80": ("lookup", "budget authority ned timeline"),
    "lookup-misnomer-80": ("lookup", "產品合格鉛"),
    "lookup-plain": ("lookup", "NRR", "--plain"),
    "lookup-share": ("lookup", "NRR", "--share"),
    "lookup-share-slack": ("lookup", "NRR", "--share", "slack"),
    "own-80": ("lookup", "SQL", "--glossary", "own.yaml"),
    "own-40": ("lookup", "SQL", "--glossary", "own.yaml"),
    "own-zh-80": ("lookup", "SQL", "--glossary", "own.yaml", "-l", "zh-Hant"),
    "own-full-80": ("lookup", "SQL", "-f", "--glossary", "own.yaml"),
    "own-share": ("lookup", "SQL", "--share", "--glossary", "own.yaml"),
    "compare-80": ("compare", "SDR", "BDR"),
    "compare-40": ("compare", "SDR", "BDR"),
    "compare-zh-80": ("SDR", "vs", "BDR", "-l", "zh-Hant"),
    "compare-three-80": ("compare", "MRR", "ARR", "ACV"),
    "compare-three-120": ("compare", "MRR", "ARR", "ACV"),
    "compare-three-zh-120": ("compare", "MRR", "ARR", "ACV", "-l", "zh-Hant"),
    "compare-share": ("compare", "MRR", "ARR", "--share"),
    "random-80": ("random", "--seed", "3"),
    "random-zh-40": ("random", "--seed", "3", "-l", "zh-Hant"),
    "list-40": ("list", "--category", "technology", "--level", "1"),
    "list-text-80": ("list", "churn", "-1"),
    "list-own-80": ("list", "--own", "--glossary", "own.yaml"),
    "list-zh-80": ("list", "--category", "技術", "--level", "1", "--lang", "zh-Hant"),
    "list-text-zh-40": ("list", "流失", "-1", "-l", "zh-Hant"),
}
MISSES = {
    "miss": ("lookup", "seat", "map"),
    "miss-zh": ("lookup", "MMR", "-l", "zh-Hant"),
}


BRIEF = (
    "lookup-80", "lookup-40", "lookup-zh", "own-80", "own-40", "own-zh", "compare-80",
    "compare-zh-80", "random",
)  # fmt: skip


def unstyled(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", SCREENS)
def test_screen(run, monkeypatch, request, name: str) -> None:
    width = next((part for part in name.split("-") if part.isdigit()), "80")
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("LINES", "24")
    Path("own.yaml").write_text(OWN, "utf-8")
    status, out, err = run(*SCREENS[name], terminal=True)
    shown = unstyled(out)
    assert (status, err) == (0, "")
    if name.startswith(BRIEF):
        assert len(shown.splitlines()) <= 22
    if "plain" not in name and "share" not in name:
        assert max(map(cell_len, shown.splitlines())) <= int(width)
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


@pytest.mark.parametrize("name", MISSES)
def test_miss(run, request, name: str) -> None:
    status, out, err = run(*MISSES[name], terminal=True)
    assert (status, out) == (1, "")
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(err, "utf-8")
    assert err == file.read_text("utf-8")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_color_the_words_are_the_same(run, monkeypatch, environment) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    colored = run("lookup", "NRR", terminal=True)[1]
    assert "\x1b[" in colored
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    bare = run("lookup", "NRR", terminal=True)[1]
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", bare)
    assert unstyled(bare) == unstyled(colored)


@pytest.mark.parametrize("columns", [40, 72, 88])
@pytest.mark.parametrize("command", [("lookup", "NRR"), ("list", "--level", "1"), ("progress",)])
def test_a_dumb_terminal_is_as_wide_as_columns_says(run, monkeypatch, command, columns) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", str(columns))
    status, out, _ = run(*command, terminal=True)
    assert status == 0
    widest = max(map(cell_len, unstyled(out).splitlines()))
    assert widest <= columns
    if command[0] != "progress":
        assert widest > columns - 12


@pytest.mark.parametrize("how", [("--plain",), ("--json",), ("--share",), ()])
def test_a_terminal_that_is_no_unicode_gets_its_own_bytes_and_replacements(run, how) -> None:
    """Of name (Latin and Big5), umlauts and accents (Latin-1 alone), each has what it can say."""
    text = "terms: [{id: own, name: Café Deal, category: sales, definition: '留存 Crème.'}]\n"
    Path("own.yaml").write_text(text, "utf-8")
    arguments = ("lookup", "--glossary", "own.yaml", "own", *how)
    for encoding, has in (("latin-1", ("Café", "?? Crème")), ("big5", ("Caf? ", "留存 Cr?me"))):
        status, out, _ = run(*arguments, terminal=True, encoding=encoding)
        assert status == 0
        assert all(part in out for part in has), out
    redirected = run(*arguments, encoding="latin-1")[1]
    assert "留存 Crème" in redirected


@pytest.mark.parametrize("name", ["lookup", "compare", "browse"])
def test_the_pictures_are_up_to_date(monkeypatch, name: str) -> None:
    import runpy

    monkeypatch.delenv("NO_COLOR")
    docs = Path(__file__).parents[1] / "docs"
    drawn = runpy.run_path(str(docs / "picture.py"))["draw"](name)
    assert drawn == (docs / f"{name}.svg").read_text("utf-8")
