"""Draw the pictures of the documentation with the program itself: python docs/picture.py"""

from __future__ import annotations

import asyncio
import io
import re
from html import unescape
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import salesgloss
from salesgloss.screens import styles, terminal
from salesgloss.screens.window import Window
from salesgloss.tui.browser import Browser, SearchLine

# The picture names no font to fetch: it is drawn with whatever monospace font is there.
FORMAT = re.sub(r"@font-face \{\{.*?\n    \}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)

PICTURES = {
    "lookup": ("salesgloss NRR", "NRR"),
    "compare": ("salesgloss compare SDR BDR", "SDR vs BDR"),
}
BROWSE = "browse"
TYPED = "churn"  # and then the second term that it finds
WIDTH, HEIGHT = 80, 24
_TEXT = re.compile(r'textLength="(?P<length>[\d.]+)"(?P<between>[^>]*)>(?P<text>[^<]+)</text>')
_FONT = re.compile(r"@font-face \{.*?\n    \}\n", re.DOTALL)


def draw(name: str) -> str:
    """Return the picture of that name as SVG."""
    return _wide_enough(asyncio.run(_browser()) if name == BROWSE else _answer(*PICTURES[name]))


def _wide_enough(picture: str) -> str:
    """Return ``picture`` with room for the texts in it whose signs take two cells each."""

    def widened(found: re.Match[str]) -> str:
        text = unescape(found["text"])
        if cell_len(text) <= len(text):
            return found[0]
        length = float(found["length"]) * cell_len(text) / len(text)
        return f'textLength="{length:g}"{found["between"]}>{found["text"]}</text>'

    return _TEXT.sub(widened, picture)


async def _browser() -> str:
    browser = Browser(salesgloss.load(), "en")
    async with browser.run_test(size=(WIDTH, HEIGHT)) as pilot:
        browser.query_one(SearchLine).cursor_blink = False
        await pilot.press(*TYPED, "down")
        await pilot.pause()
        drawn = browser.export_screenshot(title="salesgloss browse", simplify=True)
    return re.sub(r"terminal-\d+", "salesgloss", _FONT.sub("", drawn))


def _answer(title: str, query: str) -> str:
    glossary = salesgloss.load()
    window = Window(WIDTH, HEIGHT, styles.COLORS)
    shown = terminal.answer(glossary.index, glossary.lookup(query), "en", window)
    screen = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False
    )
    screen.print(Text.from_ansi(shown), soft_wrap=True)
    return screen.export_svg(title=title, code_format=FORMAT, unique_id="salesgloss")


if __name__ == "__main__":
    for name in (*PICTURES, BROWSE):
        Path(__file__).with_name(f"{name}.svg").write_text(draw(name), "utf-8")
