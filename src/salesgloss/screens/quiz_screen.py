"""Put the quiz's lines on the screen: wrapped and in color for a person, plain for a pipe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from salesgloss.screens.quiz import Line
from salesgloss.text import visible

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 72
_STYLES = {
    "head": "bold",
    "ask": "",
    "option": "",
    "right": "green",
    "wrong": "yellow",
    "hint": "dim",
    "new": "bold cyan",
    "bar": "cyan",
}


class Screen:
    """Shows lines on ``out``. Not a terminal, or ``plain``: no color, no wrapping."""

    def __init__(self, out: TextIO, *, plain: bool) -> None:
        self._out = out
        self.is_terminal = out.isatty() and not plain
        dull = "NO_COLOR" in os.environ or os.environ.get("TERM") in {"dumb", "unknown"}
        self.is_colored = self.is_terminal and not dull

    @property
    def width(self) -> int:
        """How many columns a line may take; 0 for any."""
        # One column short: a full line would make some terminals break twice.
        return min(WIDEST, shutil.get_terminal_size().columns - 1) if self.is_terminal else 0

    def show(self, lines: Iterable[Line]) -> None:
        for shown in lines:
            for text in self._rows(shown):
                self._put(text, shown.role)
        self._out.flush()

    def prompt(self, text: str) -> None:
        """Show ``text`` and stay on its line."""
        self._out.write(text)
        self._out.flush()

    def echo(self, text: str) -> None:
        """Show an answer that no terminal has shown yet."""
        self._out.write(visible(text) + "\n")

    def _rows(self, shown: Line) -> Iterator[str]:
        text = visible(shown.text).replace("\n", " ")
        if not self.width:
            yield shown.lead + text
            return
        from salesgloss.screens.wrapping import wrap  # rich: only for a terminal

        lead = shown.lead
        for row in wrap(text, self.width - len(lead)):
            yield lead + row
            lead = " " * len(lead)

    def _put(self, text: str, role: str) -> None:
        if not self.is_colored or not text:
            self._out.write(text + "\n")
            return
        from rich.text import Text  # 30 ms: only for a terminal with colors

        painted = Text(text, style=_STYLES.get(role, ""))
        painted.highlight_regex("\u2588+", _STYLES["bar"])
        self._console.print(painted, soft_wrap=True)

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        # Not measured: rich trips over a COLUMNS or LINES that is no number.
        return Console(
            file=self._out, highlight=False, emoji=False, markup=False, width=WIDEST, height=1
        )
