"""Whole screens of ``calc``, as golden files: ``pytest --update-golden`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

GOLDEN = Path(__file__).parents[1] / "golden"
CHAIN = (
    "calc", "test ratio", "arpa=$500", "gross_margin=80%", "churn_rate=2%", "spend=$50k", "new=25",
)  # fmt: skip
SOLVED = ("calc", "TWORTH", "tworth=9000", "arpa=500", "gross_margin=80%", "--solve", "churn_rate")
CHINESE = ("--lang", "zh-Hant")
SCREENS = {
    "calc-80": CHAIN,
    "calc-40": CHAIN,
    "calc-chain-zh-80": (*CHAIN, *CHINESE),
    "calc-chain-zh-40": (*CHAIN, *CHINESE),
    "calc-solve-80": SOLVED,
    "calc-solve-40": SOLVED,
    "calc-solve-zh-80": (*SOLVED, *CHINESE),
    "calc-solve-zh-40": (*SOLVED, *CHINESE),
    "calc-zh-80": ("calc", "TCOST", "spend=NT$5萬", "new=26", "--lang", "zh-Hant", "--full"),
    "calc-zh-40": ("calc", "TCOST", "spend=NT$5萬", "new=26", "--lang", "zh-Hant"),
    "calc-what-if-80": ("calc", "TCOST", "spend=$50k", "--what-if", "new=10..50"),
    "calc-what-if-zh-40": (
        "calc", "TCOST", "spend=50k", "--what-if", "new=0;20;40", "--lang", "zh-Hant",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
def test_screen(run, chain, monkeypatch, request, name: str) -> None:
    width = int(name.rpartition("-")[2])
    monkeypatch.setenv("COLUMNS", str(width))
    status, out, err = run(*SCREENS[name], "--glossary", chain, terminal=True)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert (status, err) == (0, "")
    assert max(map(cell_len, shown.splitlines())) <= width
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")
