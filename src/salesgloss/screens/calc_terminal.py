"""The rows of a calculation and its plots, drawn by Rich; the words are those of the plain form."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from salesgloss.screens.calc import HEADING, NOTE, RESULT, WARNING, CalcLine
from salesgloss.screens.window import NARROWEST, WIDEST
from salesgloss.screens.wrapping import wrap

_STYLES = {RESULT: "bold", HEADING: "bold", NOTE: "dim", WARNING: "bold yellow"}


def width() -> int:
    """Return how many columns there are to draw in."""
    return max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)


def draw(shown: Iterable[CalcLine]) -> None:
    """Draw rows, wrapped to the terminal; a continued row hangs under its beginning."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    columns = width()
    size = shutil.get_terminal_size()  # not by rich, which trips over a COLUMNS that is no number
    screen = Console(
        highlight=False, emoji=False, markup=False, width=size.columns, height=size.lines
    )
    for row in shown:
        for text in _wrapped(row, columns):
            screen.print(
                Text(text, style=_STYLES.get(row.role, "")),
                no_wrap=True,
                crop=False,
                overflow="ignore",
            )


def _wrapped(row: CalcLine, columns: int) -> Iterable[str]:
    indent = min(row.indent, columns // 4)
    hang = min(max(row.hang, row.indent), columns // 3)
    first, *rest = wrap(row.text, columns - indent)
    yield " " * indent + first
    if rest:
        remaining = row.text[len(first) :].strip()
        yield from (" " * hang + part for part in wrap(remaining, columns - hang))
