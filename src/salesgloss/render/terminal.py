"""The screens of look-up and list, drawn by Rich.

Texts reach Rich as ``Text``, never as markup: what a glossary says is shown, not interpreted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from salesgloss.glossary import Answer, Glossary, Heading
from salesgloss.model import Term
from salesgloss.render import plain
from salesgloss.render.card import Card, Section, card
from salesgloss.render.wording import word
from salesgloss.render.wrapping import wrap

WIDEST = 88  # longer lines are hard to read
NARROWEST = 24

# Roles, not hues: bold and dim read well on dark and on light.
TERM = "bold"
NAME = "bold cyan"
HEADING = "bold"
LEAD = "cyan"
NOTE = "dim"
WARNING = "bold yellow"


def console() -> Console:
    """Return a console on standard output as the environment wants it (NO_COLOR, COLUMNS)."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, emoji=False, markup=False, soft_wrap=False)


def answer(glossary: Glossary, found: Answer, lang: str) -> None:
    """Show ``found`` on the terminal, a card for each result."""
    screen = console()
    width = _width(screen)
    if found.match in ("close", "meaning"):
        for row in wrap(plain.how_found(found, lang), width):
            screen.print(Text(row, style=WARNING if found.match == "close" else NOTE))
    titles = plain.titles(glossary.categories, lang)
    for hit in found.hits:
        term = glossary.term_at(hit.number)
        shown = card(term, lang, _Near(glossary, term), titles=titles)
        why = plain.why_matched(hit.field, hit.matched, found.match, lang)
        warn = hit.field.endswith("misnomer")
        screen.print(_panel(shown, lang, width, why, warn=warn))


class _Near(dict[str, Term]):
    """The terms that a term points to, taken apart only when they are named."""

    def __init__(self, glossary: Glossary, term: Term) -> None:
        super().__init__()
        self._glossary = glossary
        self._ids = {*term.related, *(pair.id for pair in term.confused_with)}

    def get(self, key: str, default: object = None) -> Term | None:  # type: ignore[override]
        try:
            return self._glossary.term(key)
        except KeyError:
            return None


def _panel(shown: Card, lang: str, width: int, why: str, *, warn: bool) -> RenderableType:
    inner = width - 4
    rows: list[Text] = []
    if warn:
        rows += [Text(row, style=WARNING) for row in wrap(why, inner)]
        rows.append(Text())
    rows += _card_rows(shown, lang, inner)
    title = Text(f" {shown.label} ", style=TERM)
    subtitle = None if warn else Text(f" {_short(why, inner)} ", style=NOTE)
    return Panel(
        Group(*rows),
        title=title,
        title_align="left",
        subtitle=subtitle,
        subtitle_align="right",
        width=width,
        padding=(0, 1),
        border_style=NOTE,
    )


def _short(text: str, width: int) -> str:
    return text if len(wrap(text, width - 4)) == 1 else wrap(text, width - 6)[0] + " …"


def _card_rows(shown: Card, lang: str, width: int) -> Iterator[Text]:
    for name in shown.names:
        yield from (Text(row, style=NAME) for row in wrap(name, width))
    yield from (Text(row, style=NOTE) for row in wrap(" · ".join(shown.facts), width))
    for mark in shown.marks:
        yield from (Text(row, style=WARNING) for row in wrap(mark, width))
    for number, section in enumerate(shown.sections):
        yield Text()
        yield from _section_rows(section, lang, width, untitled=number == 0)
    if shown.standard:
        yield Text()
        yield Text(word("standard", lang), style=HEADING)
        yield from _card_rows(shown.standard, lang, width)


def _section_rows(section: Section, lang: str, width: int, *, untitled: bool) -> Iterator[Text]:
    """Yield a section; the definition, which comes first, needs no title."""
    if not untitled:
        yield Text(section.title, style=HEADING)
    base = 0 if untitled else 2
    colon = word("colon", lang)
    for item in section.items:
        indent = base + 2 * item.level
        lead = f"{item.lead}{colon}" if item.lead else ""
        for number, row in enumerate(wrap(lead + item.text, max(width - indent, 1))):
            text = Text(" " * indent + row)
            if not number and lead:
                text.stylize(LEAD, indent, indent + min(len(lead), len(row)))
            yield text


def listing(glossary: Glossary, rows: Sequence[Heading], lang: str) -> None:
    """Show ``rows`` by category, each term with its gloss."""
    screen = console()
    width = _width(screen)
    titles = plain.titles(glossary.categories, lang)
    for shelf, group in groupby(rows, key=lambda row: row.category):
        members = list(group)
        heading = Text(titles.get(shelf, shelf), style=NAME)
        heading.append(f"  {len(members)}", style=NOTE)
        screen.print(heading)
        for member in members:
            screen.print(_entry(member, lang, width))
        screen.print()
    total = f"{len(rows)} 個詞" if lang == "zh-Hant" else _count(len(rows), "term")
    screen.print(Text(total, style=NOTE))


def _entry(row: Heading, lang: str, width: int) -> Text:
    name = (row.zh_name if lang == "zh-Hant" else "") or row.name
    head = f"{row.acronym}  {name}" if row.acronym and row.acronym != name else name
    text = Text("  ")
    text.append("\n  ".join(wrap(head, width - 2)), style=TERM)
    gloss = (row.zh_gloss if lang == "zh-Hant" else "") or row.gloss
    for line in wrap(gloss, max(width - 4, NARROWEST)):
        text.append(f"\n    {line}")
    return text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _width(screen: Console) -> int:
    return max(min(screen.width, WIDEST), NARROWEST)
