"""The screens of look-up, comparison and list, as text for a window.

What a glossary says is shown, not interpreted: texts come here with every control character
spelled out.
"""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.messages import counted, word
from salesgloss.screens import brief, comparison, plain
from salesgloss.screens.brief import styled
from salesgloss.screens.styles import HEADING, LEAD, NAME, NOTE, PLAIN, TERM, WARNING, draw
from salesgloss.screens.wrapping import cells, truncate, wrap, wrap_pieces
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesgloss.cards.card import Section, TermCard
    from salesgloss.index import Index, TermSummary
    from salesgloss.screens.styles import Row
    from salesgloss.screens.window import Window
    from salesgloss.search import Answer, Hit


def answer(
    index: Index,
    found: Answer,
    lang: str,
    window: Window,
    *,
    full: bool = False,
    why: str = "",
) -> str:
    """Return what ``found`` says: side by side where it compares, else a card for each result.

    ``full`` asks for all of it, else cards are brief and share the window. ``why`` stands for how
    it was found.
    """
    if len(found.sides) > 1:
        return draw(comparison.rows(index, found, lang, window, full=full), window.depth)
    rows: list[Row] = []
    if found.match not in ("exact", "none"):
        style = WARNING if found.match == "close" else NOTE
        rows += [*styled(plain.how_found(found, lang), style, window.text_width), ()]
    shown, others = plain.split_by_detail(found)
    below = [*_others(index, others, lang, window, full=full)]
    room = max(window.room - len(rows) - len(below), 1) if window.room else 0
    for at, hit in enumerate(shown):
        if at:
            rows.append(())
        reason = why or plain.why_matched(hit.field, hit.matched, found.match, lang)
        if full:
            rows += _full_card(index, hit, lang, window, reason)
        else:
            share = (room - len(shown) + 1) // len(shown)
            rows += _brief_card(index, hit, lang, window, reason, share if room else 0)
    return draw((*rows, *below), window.depth)


def card_rows(
    index: Index, hit: Hit, lang: str, window: Window, why: str, room: int, more: str
) -> list[Row]:
    """Return the lines of one card: what fits ``room`` lines, all of it where that is 0. ``more``
    is the message by which the brief card names what all of it would add."""
    if not room:
        return [*_full_card(index, hit, lang, window, why)]
    return _brief_card(index, hit, lang, window, why, room, more)


def _brief_card(
    index: Index,
    hit: Hit,
    lang: str,
    window: Window,
    why: str,
    room: int,
    more: str = brief.MORE,
) -> list[Row]:
    width = window.text_width
    cells_of = index.brief(hit.number, lang)
    name = f"{word('id', lang)} {hit.id}"
    if spelling_fields.leads_rightly(hit.field):
        footer = [*filter(None, (why, name))]
        return brief.card(cells_of, lang, width, room, footer, more)
    warning = [*styled(why, WARNING, width)]
    left = max(room - len(warning), 1)
    return warning + brief.card(cells_of, lang, width, left, (name,), more)


def _others(
    index: Index, hits: Sequence[Hit], lang: str, window: Window, *, full: bool
) -> Iterator[Row]:
    """Yield a line each for the terms that are only perhaps meant."""
    if not hits:
        return
    yield ()
    yield ((word("others", lang), NOTE),)
    for hit in hits:
        row = index.summary(hit.number)
        yield from entry(row, lang, window.text_width) if full else one_line(row, lang, window)


def _full_card(index: Index, hit: Hit, lang: str, window: Window, why: str) -> Iterator[Row]:
    from salesgloss.cards.card import card  # takes the record apart: only where all is wanted
    from salesgloss.screens.naming import names_for

    term = index.term(hit.number)
    titles = {category.id: category.title(lang) for category in index.categories}
    shown = card(term, lang, names_for(index, term), titles=titles)
    width = window.text_width
    if not spelling_fields.leads_rightly(hit.field):
        yield from styled(why, WARNING, width)
        why = ""
    yield from _card_rows(shown, lang, width)
    yield ()
    name = f"{word('id', lang)} {hit.id}"
    yield from styled(" · ".join(filter(None, (why, name))), NOTE, width)


def _card_rows(shown: TermCard, lang: str, width: int) -> Iterator[Row]:
    yield from styled(shown.label, TERM, width)
    for name in shown.names:
        yield from styled(name, NAME, width)
    yield from styled(" · ".join(shown.facts), NOTE, width)
    for notice in shown.notices:
        yield from styled(notice, WARNING, width)
    for number, section in enumerate(shown.sections):
        yield ()
        yield from _section_rows(section, lang, width, untitled=number == 0)
    if shown.standard:
        yield ()
        yield from styled(word("standard", lang), HEADING, width)
        yield from _card_rows(shown.standard, lang, width)


def _section_rows(section: Section, lang: str, width: int, *, untitled: bool) -> Iterator[Row]:
    """Yield a section; the definition, which comes first, needs no title."""
    untitled = untitled and section.key == "definition"
    if not untitled:
        yield from styled(section.title, HEADING, width)
    colon = word("colon", lang)
    for item in section.items:
        indent = " " * ((0 if untitled else 2) + 2 * item.level)
        lead = f"{item.lead}{colon}" if item.lead else ""
        room = max(width - len(indent), 1)
        first, *rest = item.pieces or ("",)
        if item.pieces:
            rows = wrap_pieces([lead + first, *rest], room)
        else:
            rows = wrap(lead + item.text, room)
        for number, row in enumerate(rows):
            led = min(len(lead), len(row)) if not number else 0
            yield ((indent, PLAIN), (row[:led], LEAD), (row[led:], PLAIN))


def listing(
    groups: Iterable[tuple[str, Sequence[TermSummary]]],
    lang: str,
    window: Window,
    *,
    brief_rows: bool = False,
) -> str:
    """Return ``groups`` (a heading and its terms), each term with its gloss, and how many they
    are; with ``brief_rows`` on one line each."""
    rows: list[Row] = []
    total = 0
    for heading, members in groups:
        if heading:
            rows.append(((heading, NAME), (f"  {len(members)}", NOTE)))
        total += len(members)
        for member in members:
            if brief_rows:
                rows += one_line(member, lang, window)
            else:
                rows += entry(member, lang, window.text_width)
        rows.append(())
    return draw((*rows, ((counted(total, "term", lang), NOTE),)), window.depth)


def entry(row: TermSummary, lang: str, width: int) -> Iterator[Row]:
    """Yield a term with its gloss below."""
    marks = marked(row, lang)
    head = plain.headline(row, lang)
    lines = wrap(head + marks, max(width - 2, 1))
    left = len(head)
    for text in lines:
        named = min(left, len(text))
        left -= named
        yield (("  ", PLAIN), (text[:named], TERM), (text[named:], WARNING))
    yield from styled(row.gloss(lang), PLAIN, width, indent="    ")


def one_line(row: TermSummary, lang: str, window: Window) -> Iterator[Row]:
    """Yield a term and as much of its gloss as the line has room for."""
    head = truncate(row.label if row.acronym else row.title(lang), window.width - 2)
    marks = marked(row, lang)
    lead = f"  {head}{marks}{word('colon', lang)}"
    room = window.width - cells(lead)
    spans = [("  ", PLAIN), (head, TERM), (marks, WARNING)]
    if room > 8:
        gloss = truncate(row.gloss(lang), room)
        spans += [(word("colon", lang), PLAIN), (gloss, PLAIN)]
    yield tuple(spans)


def marked(row: TermSummary, lang: str) -> str:
    """Return what a list says of a term beside its name: whose it is and whether it holds."""
    marks = [line(row.origin)] if row.is_own else []
    if row.status in ("draft", "deprecated"):
        marks.append(word(row.status, lang))
    return f"  [{' · '.join(marks)}]" if marks else ""
