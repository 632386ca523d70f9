"""The screens of look-up and list, drawn by Rich.

Texts reach Rich as ``Text``, never as markup: what a glossary says is shown, not interpreted.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.panel import Panel
from rich.segment import Segment
from rich.text import Text

from salesgloss.cards.card import Section, TermCard, card
from salesgloss.cards.messages import counted, word
from salesgloss.glossary import Answer, Glossary, TermSummary
from salesgloss.screens import plain
from salesgloss.screens.naming import names_for
from salesgloss.screens.wrapping import wrap
from salesgloss.text import spelling_fields

WIDEST = 88  # longer lines are hard to read
NARROWEST = 12

# Roles, not hues: bold and dim read well on dark and on light.
TERM = "bold not dim"
NAME = "bold cyan"
HEADING = "bold"
LEAD = "cyan"
NOTE = "dim"
WARNING = "bold yellow"


def console() -> Console:
    """Return a console on standard output as the environment wants it (NO_COLOR, COLUMNS)."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    # Rich takes a dumb terminal for one of 80 columns, unless it is told both.
    width, height = shutil.get_terminal_size()
    return Console(highlight=False, emoji=False, markup=False, width=width, height=height)


Span = tuple[str, str]


class Rows:
    """Lines of styled spans, already as wide as they may be: Rich neither wraps nor parses them."""

    def __init__(self, rows: Iterable[Sequence[Span]]) -> None:
        self._rows = tuple(rows)

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> RenderResult:
        for row in self._rows:
            for text, style in row:
                yield Segment(text, screen.get_style(style) if style else None)
            yield Segment.line()


def answer(glossary: Glossary, found: Answer, lang: str, *, screen: Console | None = None) -> None:
    """Show ``found`` on the terminal, a card for each result."""
    screen = screen or console()
    width = _width(screen)
    if found.match in ("close", "named", "meaning"):
        style = WARNING if found.match == "close" else NOTE
        screen.print(Rows(_styled(plain.how_found(found, lang), style, width)), end="")
    titles = {category.id: category.title(lang) for category in glossary.categories}
    full, brief = plain.split_by_detail(found)
    for hit in full:
        term = glossary.index.term(hit.number)
        shown = card(term, lang, names_for(glossary, term), titles=titles)
        why = plain.why_matched(hit.field, hit.matched, found.match, lang)
        warn = not spelling_fields.leads_rightly(hit.field)
        screen.print(_panel(shown, lang, width, why, warn=warn))
    if brief:
        rows: list[Sequence[Span]] = [((word("others", lang), NOTE),)]
        for hit in brief:
            rows += _entry(glossary.index.summary(hit.number), lang, width)
        screen.print(Rows(rows), end="")


def _panel(shown: TermCard, lang: str, width: int, why: str, *, warn: bool) -> Panel:
    inner = width - 4
    rows: list[Sequence[Span]] = [*_styled(why, WARNING, inner), ()] if warn else []
    rows += _card_rows(shown, lang, inner)
    subtitle = None if warn else Text(f" {truncate(why, inner)} ", style=NOTE)
    return Panel(
        Rows(rows),
        title=Text(f" {shown.label} ", style=TERM),
        title_align="left",
        subtitle=subtitle,
        subtitle_align="right",
        width=width,
        padding=(0, 1),
        border_style=NOTE,
    )


def truncate(text: str, width: int) -> str:
    return text if len(wrap(text, width - 4)) == 1 else wrap(text, width - 6)[0] + " …"


def _styled(text: str, style: str, width: int, indent: str = "") -> Iterator[tuple[Span, ...]]:
    """Yield the lines of ``text`` at most ``width`` wide, in one style."""
    for row in wrap(text, max(width - len(indent), 1)):
        yield ((indent, ""), (row, style))


def _card_rows(shown: TermCard, lang: str, width: int) -> Iterator[Sequence[Span]]:
    for name in shown.names:
        yield from _styled(name, NAME, width)
    yield from _styled(" · ".join(shown.facts), NOTE, width)
    for notice in shown.notices:
        yield from _styled(notice, WARNING, width)
    for number, section in enumerate(shown.sections):
        yield ()
        yield from _section_rows(section, lang, width, untitled=number == 0)
    if shown.standard:
        yield ()
        yield ((word("standard", lang), HEADING),)
        yield from _card_rows(shown.standard, lang, width)


def _section_rows(
    section: Section, lang: str, width: int, *, untitled: bool
) -> Iterator[Sequence[Span]]:
    """Yield a section; the definition, which comes first, needs no title."""
    if not untitled:
        yield from _styled(section.title, HEADING, width)
    colon = word("colon", lang)
    for item in section.items:
        indent = " " * ((0 if untitled else 2) + 2 * item.level)
        lead = f"{item.lead}{colon}" if item.lead else ""
        rows = wrap(lead + item.text, max(width - len(indent), 1))
        for number, row in enumerate(rows):
            led = min(len(lead), len(row)) if not number else 0
            yield ((indent, ""), (row[:led], LEAD), (row[led:], ""))


def listing(glossary: Glossary, rows: Sequence[TermSummary], lang: str) -> None:
    """Show ``rows`` by category, each term with its gloss."""
    screen = console()
    width = _width(screen)
    titles = {category.id: category.title(lang) for category in glossary.categories}
    shown: list[Sequence[Span]] = []
    for category, group in groupby(rows, key=lambda row: row.category):
        members = list(group)
        shown.append(((titles.get(category, category), NAME), (f"  {len(members)}", NOTE)))
        for member in members:
            shown += _entry(member, lang, width)
        shown.append(())
    total = counted(len(rows), "term", lang)
    screen.print(Rows((*shown, ((total, NOTE),))), end="")


def _entry(row: TermSummary, lang: str, width: int) -> Iterator[Sequence[Span]]:
    yield from _styled(plain.headline(row, lang), TERM, width, indent="  ")
    yield from _styled(row.gloss(lang), "", width, indent="    ")


def _width(screen: Console) -> int:
    return max(min(screen.width, WIDEST), NARROWEST)
