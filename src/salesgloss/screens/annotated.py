"""A text on a terminal with its terms set off, and below it each term once with its gloss."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from salesgloss.exchange.annotation.marking import Annotator, explained
from salesgloss.screens.terminal import TERM, WIDEST, Rows, console
from salesgloss.screens.wrapping import wrap
from salesgloss.text import visible

MENTION = "bold underline"
INDENT = "  "


def show(annotator: Annotator, texts: Iterable[str], lang: str) -> None:
    """Show the text block by block, then the terms met in it."""
    screen = console()
    last = "\n"
    for text in texts:
        shown, done = Text(), 0
        for each in annotator.mentions(text):
            shown.append(visible(text[done : each.start]))
            shown.append(visible(text[each.start : each.end]), MENTION)
            done = each.end
        shown.append(visible(text[done:]))
        screen.print(shown, end="", soft_wrap=True)
        last = text[-1:] or last
    rows = annotator.met()
    if not rows:
        return
    screen.print("" if last == "\n" else "\n")
    width = min(screen.width, WIDEST)
    for row in rows:
        lines = [((part, TERM),) for part in wrap(row.label, width)]
        glossed = wrap(explained(row, lang), max(width - len(INDENT), 1))
        lines += [((INDENT + part, ""),) for part in glossed]
        screen.print(Rows(lines), end="")
