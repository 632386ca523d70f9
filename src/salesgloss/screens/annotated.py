"""A text on a terminal with its terms set off, and below it each term once with its gloss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesgloss.exchange.annotation.marking import Annotator, explained
from salesgloss.screens.brief import styled
from salesgloss.screens.styles import PLAIN, TERM, Row, draw
from salesgloss.screens.window import Window
from salesgloss.text import visible

MENTION = "1;4"  # bold and underlined
INDENT = "  "


def shown(annotator: Annotator, texts: Iterable[str], lang: str, window: Window) -> Iterator[str]:
    """Yield the text block by block, then the terms met in it."""
    last = "\n"
    for text in texts:
        spans, done = [], 0
        for each in annotator.mentions(text):
            spans.append((visible(text[done : each.start]), PLAIN))
            spans.append((visible(text[each.start : each.end]), MENTION))
            done = each.end
        spans.append((visible(text[done:]), PLAIN))
        yield draw([spans], window.depth).removesuffix("\n")
        last = text[-1:] or last
    if rows := annotator.met():
        yield "\n" if last == "\n" else "\n\n"
        width = window.text_width
        lines: list[Row] = []
        for row in rows:
            lines += styled(row.label, TERM, width)
            lines += styled(explained(row, lang), PLAIN, width, indent=INDENT)
        yield draw(lines, window.depth)
