"""A comparison: what tells the terms apart first, then the terms side by side."""

from __future__ import annotations

from itertools import combinations

from salesgloss.cards import brief as rows_of
from salesgloss.messages import word
from salesgloss.screens import plain
from salesgloss.screens.styles import LEAD, NOTE, PLAIN, TERM, WARNING
from salesgloss.screens.wrapping import cells, wrap, wrap_pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesgloss.index import Index
    from salesgloss.screens.styles import Row, Span
    from salesgloss.screens.window import Window
    from salesgloss.search import Answer, Hit

    Cell = list[Row]

_COLUMNS_FROM = {2: 80, 3: 120}  # columns -> how wide the window must be
_WIDEST_COLUMN = 56
_GAP = "   "
# What gives way where the window is too low, in this order.
_OPTIONAL = ("air", rows_of.EXAMPLE, rows_of.USED_BY)


class Difference:
    """Two compared terms and the sentence that tells them apart, empty where there is none."""

    __slots__ = ("one", "other", "sentence")

    def __init__(self, one: Hit, other: Hit, sentence: str) -> None:
        self.one = one
        self.other = other
        self.sentence = sentence


def compared(index: Index, found: Answer) -> tuple[Hit, ...]:
    """Return the term meant on each side: of several senses the one that is told from most of
    the others, else the first; each term once."""
    chosen: dict[str, Hit] = {}
    for side in found.sides:
        others = [hit for other in found.sides if other is not side for hit in other]

        def told(hit: Hit, others: Sequence[Hit] = others) -> int:
            return sum(bool(index.difference(hit.number, each.number, "en")) for each in others)

        if side:
            best = max(side, key=told)
            chosen.setdefault(best.id, best)
    return tuple(chosen.values())


def differences(index: Index, found: Answer, lang: str) -> list[Difference]:
    """Return each pair of what ``found`` compares, in the order asked."""
    return [
        Difference(one, other, index.difference(one.number, other.number, lang))
        for one, other in combinations(compared(index, found), 2)
    ]


def difference_lines(index: Index, found: Answer, lang: str) -> list[tuple[str, str]]:
    """Return (which, what tells them apart) of each pair; pairs of which nothing is told come
    together, last."""
    pairs = differences(index, found, lang)
    told = [
        (f"{each.one.label} vs {each.other.label}", each.sentence)
        for each in pairs
        if each.sentence
    ]
    untold = [f"{each.one.label} vs {each.other.label}" for each in pairs if not each.sentence]
    if untold:
        told.append((word("comma", lang).join(untold), word("no difference", lang)))
    return told


def rows(
    index: Index, found: Answer, lang: str, window: Window, *, full: bool = False
) -> list[Row]:
    """Return the lines of the comparison: columns where the window is wide enough, else stacked."""
    steps = range(1 if full or not window.room else len(_OPTIONAL) + 1)
    for gone in steps:
        shown = _laid_out(index, found, lang, window, _OPTIONAL[:gone])
        if len(shown) <= window.room:
            return shown
    # What is to be leafed through anyway is complete.
    return _laid_out(index, found, lang, window, ())


def _laid_out(
    index: Index, found: Answer, lang: str, window: Window, left_out: Sequence[str]
) -> list[Row]:
    hits = compared(index, found)
    return [
        *_head(index, found, lang, window),
        *_body(index, hits, lang, window, left_out),
        *_foot(index, found, hits, lang, window, left_out),
    ]


def _head(index: Index, found: Answer, lang: str, window: Window) -> Iterator[Row]:
    if found.match != "exact":
        yield from _wrapped([(plain.how_compared(found, lang), WARNING)], window.text_width)
    for pair, sentence in difference_lines(index, found, lang):
        spans = [(pair + word("colon", lang), TERM), (sentence, PLAIN)]
        yield from _wrapped(spans, window.text_width if window.width < 120 else window.width)


def _body(
    index: Index, hits: Sequence[Hit], lang: str, window: Window, left_out: Sequence[str]
) -> Iterator[Row]:
    count = len(hits)
    airy = "air" not in left_out
    if window.width >= _COLUMNS_FROM.get(count, 1 << 16):
        width = min((window.width - len(_GAP) * (count - 1)) // count, _WIDEST_COLUMN)
        columns = [_aspects(index, hit, lang, width, left_out) for hit in hits]
        for at, kind in enumerate(columns[0]):
            beside = [column[kind] for column in columns]
            if any(beside):
                if airy or at == 0:
                    yield ()
                yield from _beside(beside, width)
        return
    for hit in hits:
        yield ()
        for cell in _aspects(index, hit, lang, window.text_width, left_out).values():
            yield from cell


def _beside(columns: Sequence[Cell], width: int) -> Iterator[Row]:
    for at in range(max(map(len, columns))):
        spans: list[Span] = []
        for column in columns:
            row = column[at] if at < len(column) else ()
            used = sum(cells(text) for text, _ in row)
            spans += [*row, (" " * (width - used) + _GAP, PLAIN)]
        yield tuple(spans[:-1])


def _aspects(
    index: Index, hit: Hit, lang: str, width: int, left_out: Sequence[str]
) -> dict[str, Cell]:
    """Return what is compared of a term, by aspect, each as lines of ``width``."""
    row = index.summary(hit.number)
    brief = index.brief(hit.number, lang)
    colon = word("colon", lang)
    aspects: dict[str, Cell] = {
        rows_of.TITLE: [*_wrapped([(plain.headline(row, lang), TERM)], width)],
        rows_of.NOTICE: [*_texts(brief, rows_of.NOTICE, "", width, WARNING)],
        rows_of.DEFINITION: [*_wrapped([(row.gloss(lang), PLAIN)], width)],
        rows_of.FORMULA: [],
        rows_of.BENCHMARK: [*_benchmark(brief, lang, width)],
        rows_of.USED_BY: [],
        rows_of.EXAMPLE: [],
    }
    for lead, *pieces in brief.get(rows_of.FORMULA, []):
        head = f"{lead}{colon}"
        lines = wrap_pieces([head + pieces[0], *pieces[1:]], width)
        aspects[rows_of.FORMULA] = [*_led(lines, head)]
    if rows_of.USED_BY not in left_out:
        lead = word("used by", lang) + colon
        for names in brief.get(rows_of.USED_BY, []):
            text = lead + word("comma", lang).join(names)
            aspects[rows_of.USED_BY] = [*_led(wrap(text, width), lead)]
    if rows_of.EXAMPLE not in left_out:
        lead = word("example", lang) + colon
        aspects[rows_of.EXAMPLE] = [*_texts(brief, rows_of.EXAMPLE, lead, width, PLAIN)]
    return aspects


def _benchmark(brief: dict[str, list[list[str]]], lang: str, width: int) -> Iterator[Row]:
    lead = word("benchmarks", lang) + word("colon", lang)
    for figure, origin, _ in brief.get(rows_of.BENCHMARK, [])[:1]:
        text = f"{figure}{word('semicolon', lang)}{origin}" if origin else figure
        yield from _led(wrap(lead + text, width), lead)


def _texts(
    brief: dict[str, list[list[str]]], kind: str, lead: str, width: int, style: str
) -> Iterator[Row]:
    for (text,) in brief.get(kind, []):
        yield from _led(wrap(lead + text, width), lead, style)


def _led(lines: Sequence[str], lead: str, style: str = PLAIN) -> Iterator[Row]:
    for at, row in enumerate(lines):
        led = min(len(lead), len(row)) if not at else 0
        yield ((row[:led], LEAD), (row[led:], style))


def _foot(
    index: Index,
    found: Answer,
    hits: Sequence[Hit],
    lang: str,
    window: Window,
    left_out: Sequence[str],
) -> Iterator[Row]:
    yield ()
    shown = {hit.id for hit in hits}
    senses = [hit for side in found.sides for hit in side if hit.id not in shown]
    if senses:
        names = (plain.headline(index.summary(hit.number), lang) for hit in senses)
        text = word("other senses", lang) + word("comma", lang).join(dict.fromkeys(names))
        yield from _wrapped([(text, NOTE)], window.text_width)
    if rows_of.EXAMPLE in left_out:
        more = [word("example", lang).lower()]
        if rows_of.USED_BY in left_out:
            more.append(word("used by", lang).lower())
        text = word("--full", lang).format(more=word("comma", lang).join(more))
    else:
        text = " · ".join(hit.id for hit in hits)
    yield from _wrapped([(text, NOTE)], window.text_width)


def _wrapped(spans: Sequence[Span], width: int) -> Iterator[Row]:
    """Yield the lines of two spans as one text; the second may be missing."""
    (lead, style), *rest = spans
    text, plain_style = rest[0] if rest else ("", PLAIN)
    left = len(lead)
    for row in wrap(lead + text, width):
        led = min(left, len(row))
        left -= led
        yield ((row[:led], style), (row[led:], plain_style))
