"""A brief card laid out for a window: what matters least gives way until it fits."""

from __future__ import annotations

from salesgloss.cards import brief as rows_of
from salesgloss.messages import word
from salesgloss.screens.styles import HEADING, LEAD, NAME, NOTE, PLAIN, TERM, WARNING
from salesgloss.screens.wrapping import cells, truncate, wrap, wrap_pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesgloss.screens.styles import Row, Span

    Brief = dict[str, list[list[str]]]

_HANG = "  "

# What gives way, in this order, and by how much; the title, the warnings and the definition never
# do. A step is a part of the card and how many lines or entries of it remain.
_STEPS = (
    (rows_of.EXAMPLE, 0),
    (rows_of.BENCHMARK, 1),
    ("contrasts told", 3),
    ("contrasts told", 2),
    (rows_of.RELATED, 1),
    ("contrasts told", 1),
    ("air", 1),
    ("contrasts told", 0),
    (rows_of.PARTS, 1),
    (rows_of.RELATED, 0),
    (rows_of.PARTS, 0),
    (rows_of.CONTRAST, 1),
    (rows_of.WORKED, 0),
    (rows_of.BENCHMARK, 0),
    ("air", 0),
    (rows_of.CONTRAST, 0),
    (rows_of.SCOPE, 0),
    (rows_of.STANDARD, 1),
    ("footer", 1),
    (rows_of.CRITERIA, 1),
    (rows_of.FORMULA, 0),
    (rows_of.STANDARD, 0),
    (rows_of.CRITERIA, 0),
    ("footer", 0),
)
MORE = "--full"  # the message that says how to see more
_MOST_TOLD = 4  # look-alikes whose sentence is told; the others are but named
_ALL = 99


def card(
    brief: Brief, lang: str, width: int, room: int, footer: Sequence[str], more: str = MORE
) -> list[Row]:
    """Return the lines of ``brief``, at most ``room`` of them where that is not 0 and the
    definition leaves as much; ``footer`` says how it was found and what it is called, the message
    ``more`` what there is besides."""
    layout = _Fitting(brief, lang, width, footer, more)
    shown = layout.rows()
    for part, most in _STEPS:
        if not room or len(shown) <= room:
            break
        if layout.limits.get(part, _ALL) > most:
            layout.limits[part] = most
            shown = layout.rows()
    return shown


class _Fitting:
    """The card's lines under ``limits``: how much of a part may stand, all where none is set."""

    def __init__(
        self, brief: Brief, lang: str, width: int, footer: Sequence[str], more: str
    ) -> None:
        self.brief = brief
        self.lang = lang
        self.width = width
        self.footer = footer
        self.more = more
        self.limits = {rows_of.BENCHMARK: 2, "contrasts told": _MOST_TOLD, "footer": 2}

    def rows(self) -> list[Row]:
        blocks = [
            [*self._title(), *self._notices()],
            [*self._definition(), *self._own()],
            [*self._parts(), *self._figures()],
            [*self._example()],
            [*self._contrasts()],
            [*self._related()],
            [*self._footer()],
        ]
        blocks = [block for block in blocks if block]
        air = self._limit("air")
        shown: list[Row] = []
        for at, block in enumerate(blocks):
            if at and (air > 1 or (air == 1 and (at == 1 or block is blocks[-1]))):
                shown.append(())
            shown += block
        return shown

    def _limit(self, part: str) -> int:
        return self.limits.get(part, _ALL)

    def _cells_of(self, kind: str) -> list[list[str]]:
        return self.brief.get(kind, [])

    def _title(self) -> Iterator[Row]:
        label, *names = self.brief[rows_of.TITLE][0]
        yield from _led(label, " · ".join(("", *names)), self.width, TERM, NAME)

    def _notices(self) -> Iterator[Row]:
        for (text,) in self._cells_of(rows_of.NOTICE):
            yield from styled(text, WARNING, self.width)

    def _definition(self) -> Iterator[Row]:
        for (text,) in self._cells_of(rows_of.DEFINITION):
            yield from styled(text, PLAIN, self.width)

    def _own(self) -> Iterator[Row]:
        for lead, *criteria in self._cells_of(rows_of.CRITERIA):
            text = word("semicolon", self.lang).join(criteria)
            yield from self._line(rows_of.CRITERIA, lead, text)
        for (text,) in self._cells_of(rows_of.SCOPE):
            yield from self._line(rows_of.SCOPE, word("scope", self.lang), text)
        for (text,) in self._cells_of(rows_of.STANDARD):
            yield from self._line(rows_of.STANDARD, word("standard", self.lang), text, style=NOTE)

    def _parts(self) -> Iterator[Row]:
        for names in self._cells_of(rows_of.PARTS):
            text = word("comma", self.lang).join(names)
            yield from self._line(rows_of.PARTS, word("parts", self.lang), text)

    def _figures(self) -> Iterator[Row]:
        if self._limit(rows_of.FORMULA):
            for lead, *pieces in self._cells_of(rows_of.FORMULA):
                yield from _hanging(lead, pieces, self.width, self.lang)
        if self._limit(rows_of.FORMULA) and self._limit(rows_of.WORKED):
            for pieces in self._cells_of(rows_of.WORKED):
                yield from _hanging(word("worked", self.lang), pieces, self.width, self.lang)
        for figure, origin, _ in self._cells_of(rows_of.BENCHMARK)[:1]:
            text = f"{figure}{word('semicolon', self.lang)}{origin}" if origin else figure
            yield from self._line(rows_of.BENCHMARK, word("benchmarks", self.lang), text)

    def _example(self) -> Iterator[Row]:
        # A formula has its worked case already.
        if self._limit(rows_of.EXAMPLE) and not self._cells_of(rows_of.WORKED):
            for (text,) in self._cells_of(rows_of.EXAMPLE):
                yield from _leading(word("example", self.lang), text, self.width, self.lang)

    def _contrasts(self) -> Iterator[Row]:
        pairs = self._cells_of(rows_of.CONTRAST)
        told = min(self._limit("contrasts told"), len(pairs))
        title = word("confused with", self.lang)
        others = word("comma", self.lang).join(label for label, _ in pairs[told:])
        if not pairs or not self._limit(rows_of.CONTRAST):
            return
        if not told:
            yield from self._line(rows_of.CONTRAST, title, others)
            return
        yield from styled(title, LEAD, self.width)
        for label, sentence in pairs[:told]:
            lead = f"{_HANG}{label}{word('colon', self.lang)}"
            yield from _led(lead, sentence, self.width, HEADING, PLAIN, _HANG * 2)
        if others:
            yield from styled(f"{word('also', self.lang)}{others}", PLAIN, self.width, _HANG)

    def _related(self) -> Iterator[Row]:
        for names in self._cells_of(rows_of.RELATED):
            text = word("comma", self.lang).join(names)
            yield from self._line(rows_of.RELATED, word("related", self.lang), text)

    def _footer(self) -> Iterator[Row]:
        limit = self._limit("footer")
        if not limit:
            return
        found = " · ".join(self.footer)
        more = self._what_more()
        one = f"{found} · {more}" if more else found
        if cells(one) <= self.width or not more:
            yield ((truncate(one, self.width), NOTE),)
        elif limit == 1:
            yield ((truncate(more, self.width), NOTE),)
        else:
            yield ((truncate(found, self.width), NOTE),)
            yield ((truncate(more, self.width), NOTE),)

    def _what_more(self) -> str:
        """Return what the full card says besides: what gave way, and what is never brief."""
        gone = [
            word(title, self.lang)
            for kind, title in (
                (rows_of.FORMULA, "formula"),
                (rows_of.CRITERIA, "criteria"),
                (rows_of.BENCHMARK, "benchmarks"),
                (rows_of.EXAMPLE, "example"),
            )
            if self._cells_of(kind) and not self._limit(kind)
        ]
        if self._cells_of(rows_of.WORKED) and self._cells_of(rows_of.EXAMPLE):
            gone = [each for each in gone if each != word("example", self.lang)]
            gone.append(word("example", self.lang))
        texts = [each.lower() for each in gone] + self._cells_of(rows_of.MORE)[0]
        listed = word("comma", self.lang).join(filter(None, texts))
        return word(self.more, self.lang).format(more=listed) if listed else ""

    def _line(self, kind: str, lead: str, text: str, *, style: str = PLAIN) -> Iterator[Row]:
        """Yield a led text, on as many lines as its kind may still have: all, one or none."""
        limit = self._limit(kind)
        if not limit:
            return
        whole = [*_leading(lead, text, self.width, self.lang, style)]
        if limit > 1 or len(whole) == 1:
            yield from whole
            return
        colon = word("colon", self.lang)
        rest = truncate(text, self.width - cells(lead + colon))
        yield ((f"{lead}{colon}", LEAD), (rest, style))


def styled(text: str, style: str, width: int, indent: str = "") -> Iterator[Row]:
    """Yield the lines of ``text`` in one style, at most ``width`` wide."""
    for row in wrap(text, max(width - len(indent), 1)):
        yield ((indent, PLAIN), (row, style)) if indent else ((row, style),)


def _leading(lead: str, text: str, width: int, lang: str, style: str = PLAIN) -> Iterator[Row]:
    yield from _led(f"{lead}{word('colon', lang)}", text, width, LEAD, style, _HANG)


def _hanging(lead: str, pieces: Sequence[str], width: int, lang: str) -> Iterator[Row]:
    """Yield a formula behind its lead, broken only before an operator."""
    head = f"{lead}{word('colon', lang)}"
    first, *rest = pieces
    rows = wrap_pieces([f"{head}{first}", *rest], width - len(_HANG))
    if not rows[0].startswith(head):  # too narrow for the lead and the first piece on one line
        yield from _led(head, " ".join(pieces), width, LEAD, PLAIN, _HANG)
        return
    yield ((head, LEAD), (rows[0][len(head) :], PLAIN))
    yield from (((_HANG, PLAIN), (row, PLAIN)) for row in rows[1:])


def _led(
    lead: str, text: str, width: int, lead_style: str, style: str, indent: str = ""
) -> Iterator[Row]:
    """Yield ``text`` behind ``lead``, its further lines indented."""
    rows = wrap(lead + text, width)
    if indent and len(rows) > 1:
        rest = (lead + text)[len(rows[0]) :].lstrip()
        rows = [rows[0], *wrap(rest, max(width - len(indent), 1))]
    left = len(lead)
    for at, row in enumerate(rows):
        led = min(left, len(row)) if at == 0 or not indent else 0
        left -= led
        spans: list[Span] = [(row[:led], lead_style), (row[led:], style)]
        yield tuple(([(indent, PLAIN)] if at else []) + spans)
