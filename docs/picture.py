"""Draw the README's picture of a look-up, docs/lookup.svg: python docs/picture.py"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import salesgloss
from salesgloss.screens import terminal

# The picture names no font to fetch: it is drawn with whatever monospace font is there.
FORMAT = re.sub(r"@font-face \{\{.*?\n    \}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def draw() -> str:
    """Return the picture as SVG."""
    screen = Console(
        record=True, width=88, file=io.StringIO(), force_terminal=True, highlight=False
    )
    glossary = salesgloss.load()
    terminal.answer(glossary, glossary.lookup("NRR"), "en", screen=screen)
    return screen.export_svg(
        title="salesgloss lookup NRR", code_format=FORMAT, unique_id="salesgloss"
    )


if __name__ == "__main__":
    Path(__file__).with_name("lookup.svg").write_text(draw(), "utf-8")
