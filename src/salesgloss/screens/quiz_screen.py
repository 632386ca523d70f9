"""Put the quiz's lines on the screen: wrapped and in color for a person, plain for a pipe."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from typing import TextIO

from salesgloss.screens import AUTO, NEVER, styles, window
from salesgloss.screens.quiz import Line
from salesgloss.text import visible

WIDEST = 72
_BAR = re.compile(r"(\u2588+)")
_STYLES = {
    "head": styles.HEADING,
    "right": styles.RIGHT,
    "wrong": styles.WRONG,
    "hint": styles.NOTE,
    "new": styles.NAME,
}


class Screen:
    """Shows lines on ``out``. Not a terminal, or ``plain``: no color, no wrapping."""

    def __init__(self, out: TextIO, *, plain: bool) -> None:
        self._out = out
        self.is_terminal = out.isatty() and not plain
        self._depth = window.of(out, NEVER if plain else AUTO).depth
        self.is_colored = self._depth == styles.COLORS

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
        from salesgloss.screens.wrapping import wrap  # only for a terminal

        lead = shown.lead
        for row in wrap(text, self.width - len(lead)):
            yield lead + row
            lead = " " * len(lead)

    def _put(self, text: str, role: str) -> None:
        style = _STYLES.get(role, styles.PLAIN)
        parts = _BAR.split(text)  # every other one is a bar
        row = [(part, styles.LEAD if at % 2 else style) for at, part in enumerate(parts)]
        self._out.write(styles.draw([row], self._depth))
