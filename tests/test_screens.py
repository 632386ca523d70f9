"""Whole screens, as golden files: ``pytest --update-golden`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

GOLDEN = Path(__file__).parent / "golden"

SCREENS = {
    "bare": (),
    "lookup-80": ("lookup", "BANT"),
    "lookup-40": ("lookup", "BANT"),
    "lookup-zh-80": ("lookup", "NRR", "--lang", "zh-Hant"),
    "lookup-zh-40": ("lookup", "NRR", "--lang", "zh-Hant"),
    "lookup-close-80": ("lookup", "budget authority ned timeline"),
    "lookup-misnomer-80": ("lookup", "產品合格鉛"),
    "lookup-plain": ("lookup", "NRR", "--plain"),
    "lookup-share": ("lookup", "NRR", "--share"),
    "list-40": ("list", "--category", "technology", "--level", "1"),
    "list-zh-80": ("list", "--category", "技術", "--level", "1", "--lang", "zh-Hant"),
}


def unstyled(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", SCREENS)
def test_screen(run, monkeypatch, request, name: str) -> None:
    width = next((part for part in name.split("-") if part.isdigit()), "80")
    monkeypatch.setenv("COLUMNS", width)
    status, out, err = run(*SCREENS[name], terminal=True)
    shown = unstyled(out)
    assert (status, err) == (0, "")
    if "plain" not in name and "share" not in name:
        assert max(map(cell_len, shown.splitlines())) <= int(width)
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_the_words_are_the_same(run, monkeypatch, environment) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = run("lookup", "NRR", terminal=True)[1]
    assert "\x1b[" in coloured
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    bare = run("lookup", "NRR", terminal=True)[1]
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", bare)
    assert unstyled(bare) == unstyled(coloured)


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


def test_the_readmes_picture_is_up_to_date() -> None:
    import runpy

    docs = Path(__file__).parents[1] / "docs"
    assert runpy.run_path(str(docs / "picture.py"))["draw"]() == (docs / "lookup.svg").read_text(
        "utf-8"
    )
