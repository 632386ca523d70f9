"""The progress screen: the number first, then its bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from salesgloss.messages import counted, message
from salesgloss.progress.statistics import Pair, Share, Statistics, WeakTerm
from salesgloss.schema import to_json
from salesgloss.screens.quiz import BLANK_LINE, Line
from salesgloss.screens.wrapping import cells

LONGEST_BAR = 24
WEEKS, NARROW_WEEKS = 26, 14
MOST_TOPICS = 8
PAUSE = 7  # days
MARKS = ((18, "#"), (6, "+"), (1, "-"), (0, "."))  # from so many answers on
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
        widest = max((cells(name) for name, *_ in rows), default=0)
        figures = max((len(figure) for _, figure, *_ in rows), default=0)
        for name, figure, value, most in rows:
            # Whatever is not nothing shows.
            length = max(1, round(self.longest * value / most)) if value else 0
            drawn = f"{figure:>{figures}}  {self.mark * length}".rstrip()
            if stacked:
                yield Line(f"  {name}")
                yield Line(f"    {drawn}")
            else:
                yield Line(f"  {name}{' ' * (widest - cells(name))}  {drawn}")


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
    yield from _lately(stats, lang)
    yield Line(f"{message('quiz.streak', lang)}  {counted(stats.streak, 'weekday', lang)}")
    if stats.minutes:
        yield Line(_time(stats, lang))
    if any(count for _, count in stats.due):
        yield BLANK_LINE
        yield Line(message("quiz.due", lang), "head")
        yield from _due(stats, bars, lang)
    if stats.studied:
        yield BLANK_LINE
        yield from _heat_map(stats, lang, weeks=NARROW_WEEKS if narrow else WEEKS)
    if stats.weak:
        yield BLANK_LINE
        yield Line(message("quiz.weak", lang), "head")
        yield from (_weakness(weak, label, lang) for weak in stats.weak)
    if stats.pairs:
        yield BLANK_LINE
        yield Line(message("quiz.pairs", lang), "head")
        yield from (_pair(pair, label, lang) for pair in stats.pairs)
    yield BLANK_LINE
    yield Line(message("quiz.by category", lang), "head")
    yield from bars.rows(_shares(stats.shares, titles), stacked=narrow)
    if stats.topics:
        yield BLANK_LINE
        yield Line(message("quiz.by topic", lang), "head")
        yield from bars.rows(_shares(stats.topics[:MOST_TOPICS], titles), stacked=narrow)
    if stats.suspended:
        yield BLANK_LINE
        yield Line(message("quiz.not asked", lang), "head")
        yield Line(message("quiz.comma", lang).join(map(label, stats.suspended)), lead="  ")
        yield Line(message("quiz.restore", lang), "hint", lead="  ")


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
        "forgotten": stats.forgotten,
        "last_day": stats.last_day.isoformat() if stats.last_day else None,
        "minutes": {"all": round(stats.minutes, 1), "recent": round(stats.recent_minutes, 1)},
        "pairs": [{"ids": list(pair.terms), "misses": pair.misses} for pair in stats.pairs],
        "topics": [
            {"id": share.category, "known": share.known, "seen": share.seen, "total": share.total}
            for share in stats.topics
        ],
        "days": [{"day": day.isoformat(), "answers": count} for day, count in stats.studied],
        "suspended": list(stats.suspended),
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


def _shares(shares: Sequence[Share], titles: Mapping[str, str]) -> list[Row]:
    return [
        (
            titles.get(share.category, share.category),
            f"{share.known}/{share.total}",
            share.known,
            share.total,
        )
        for share in shares
    ]


def _lately(stats: Statistics, lang: str) -> Iterator[Line]:
    """Say how it went lately; after a pause, what is due and what is probably forgotten."""
    if stats.last_day is None:
        yield Line(message("quiz.no answers", lang))
        return
    if stats.answered:
        percent = 100 * stats.right // stats.answered
        yield Line(message("quiz.first time", lang, percent=percent, answered=stats.answered))
    away = (stats.day - stats.last_day).days
    if away >= PAUSE:
        yield Line(message("quiz.pause", lang, days=counted(away, "day", lang)))
    if away >= PAUSE or not stats.answered:
        yield Line(message("quiz.faded", lang, due=stats.due_now, forgotten=stats.forgotten))


def _time(stats: Statistics, lang: str) -> str:
    minutes, recent = ceil(stats.minutes), ceil(stats.recent_minutes)
    return message("quiz.time spent", lang, minutes=minutes, recent=recent)


def _heat_map(stats: Statistics, lang: str, *, weeks: int) -> Iterator[Line]:
    """Show how much was answered on each day: a column a week, a row a weekday."""
    counts = dict(stats.studied)
    monday = stats.day - timedelta(days=stats.day.weekday())
    first = monday - timedelta(weeks=weeks - 1)
    yield Line(message("quiz.days", lang, weeks=weeks), "head")
    for weekday, name in enumerate(message("quiz.weekdays", lang).split()):
        days = [first + timedelta(weeks=week, days=weekday) for week in range(weeks)]
        marks = " ".join(_mark(counts.get(day, 0)) for day in days if day <= stats.day)
        yield Line(f"  {name}  {marks}".rstrip())
    yield Line(message("quiz.marks", lang), "hint", lead="  ")


def _mark(answers: int) -> str:
    """Return the mark of a day; they differ without color."""
    return next(mark for least, mark in MARKS if answers >= least)


def _pair(pair: Pair, label: Namer, lang: str) -> Line:
    one, other = map(label, pair.terms)
    misses = counted(pair.misses, "miss", lang)
    return Line(message("quiz.pair", lang, one=one, other=other, misses=misses), lead="  ")


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
