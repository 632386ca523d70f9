"""The progress screen: the number first, then its bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from salesgloss.cards.messages import counted, message
from salesgloss.progress.statistics import Statistics, WeakTerm
from salesgloss.schema import to_json
from salesgloss.screens.quiz import BLANK_LINE, Line

LONGEST_BAR = 24
WIDE = 58
Namer = Callable[[str], str]
Row = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Bars:
    """Draws bars of ``mark``, the longest ``longest`` columns."""

    mark: str
    longest: int

    def rows(self, rows: Sequence[Row], *, stacked: bool = False) -> Iterator[Line]:
        """Yield a line each of (name, figure, value, most): the figure, then value / most.

        ``stacked`` puts the name on a line of its own.
        """
        widest = max((cell_len(name) for name, *_ in rows), default=0)
        figures = max((len(figure) for _, figure, *_ in rows), default=0)
        for name, figure, value, most in rows:
            # Whatever is not nothing shows.
            length = max(1, round(self.longest * value / most)) if value else 0
            drawn = f"{figure:>{figures}}  {self.mark * length}".rstrip()
            if stacked:
                yield Line(f"  {name}")
                yield Line(f"    {drawn}")
            else:
                yield Line(f"  {name}{' ' * (widest - cell_len(name))}  {drawn}")


def screen(
    stats: Statistics, label: Namer, titles: Mapping[str, str], lang: str, *, bar: str, width: int
) -> Iterator[Line]:
    """Show where the learner stands; ``bar`` is what bars are made of, ``width`` 0 for any."""
    narrow = 0 < width < WIDE
    bars = Bars(bar, LONGEST_BAR // 2 if narrow else LONGEST_BAR)
    yield Line(f"{message('quiz.progress', lang)}  {stats.day.isoformat()}", "head")
    yield BLANK_LINE
    yield from _amounts(stats, bars, lang)
    yield BLANK_LINE
    yield Line(_first_time(stats, lang))
    yield Line(f"{message('quiz.streak', lang)}  {counted(stats.streak, 'weekday', lang)}")
    if any(count for _, count in stats.due):
        yield BLANK_LINE
        yield Line(message("quiz.due", lang), "head")
        yield from _due(stats, bars, lang)
    if stats.weak:
        yield BLANK_LINE
        yield Line(message("quiz.weak", lang), "head")
        yield from (_weakness(weak, label, lang) for weak in stats.weak)
    yield BLANK_LINE
    yield Line(message("quiz.by category", lang), "head")
    shares = [
        (titles[share.category], f"{share.known}/{share.total}", share.known, share.total)
        for share in stats.shares
    ]
    yield from bars.rows(shares, stacked=narrow)


def as_json(stats: Statistics, label: Namer) -> str:
    """Return the progress as one JSON object."""
    data = {
        "day": stats.day.isoformat(),
        "total": stats.total,
        "known": stats.known,
        "learning": stats.learning,
        "new": stats.new,
        "recent": {"days": 30, "answered": stats.answered, "right": stats.right},
        "due": [{"day": day.isoformat(), "count": count} for day, count in stats.due],
        "weak": [
            {
                "id": weak.term,
                "label": label(weak.term),
                "misses": weak.misses,
                "with": list(weak.confused_with_ids),
                "sticky": weak.is_leech,
            }
            for weak in stats.weak
        ],
        "categories": [
            {"id": share.category, "known": share.known, "total": share.total}
            for share in stats.shares
        ],
        "streak": stats.streak,
    }
    return to_json(data) + "\n"


def _amounts(stats: Statistics, bars: Bars, lang: str) -> Iterator[Line]:
    amounts = {"known": stats.known, "learning": stats.learning, "new": stats.new}
    rows = [
        (message(f"quiz.{key}", lang), str(count), count, stats.total)
        for key, count in amounts.items()
    ]
    yield from bars.rows(rows)
    yield Line(message("quiz.of", lang, total=stats.total), "hint")


def _due(stats: Statistics, bars: Bars, lang: str) -> Iterator[Line]:
    most = max(count for _, count in stats.due)
    rows = [
        (_day(stats, at, lang), str(count), count, most) for at, (_, count) in enumerate(stats.due)
    ]
    yield from bars.rows(rows)


def _first_time(stats: Statistics, lang: str) -> str:
    if not stats.answered:
        return message("quiz.no answers", lang)
    percent = 100 * stats.right // stats.answered
    return message("quiz.first time", lang, percent=percent, answered=stats.answered)


def _day(stats: Statistics, at: int, lang: str) -> str:
    if at == 0:
        return message("quiz.today", lang)
    return message("quiz.weekdays", lang).split()[stats.due[at][0].weekday()]


def _weakness(weak: WeakTerm, label: Namer, lang: str) -> Line:
    misses = counted(weak.misses, "miss", lang)
    text = message("quiz.weakness", lang, label=label(weak.term), misses=misses)
    if weak.confused_with_ids:
        others = message("quiz.comma", lang).join(map(label, weak.confused_with_ids))
        text += message("quiz.with", lang, labels=others)
    return Line(text + (message("quiz.leech mark", lang) if weak.is_leech else ""), lead="  ")
