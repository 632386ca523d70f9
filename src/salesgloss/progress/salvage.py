"""What of a progress file can be read, however damaged it is, and the same file made anew of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from salesgloss import files
from salesgloss.progress import migrations, tables
from salesgloss.progress.review import Review, StoreError
from salesgloss.progress.store import failure, refuse_others
from salesgloss.quiz.schedule import Card, replay

MOST_TOLD = 5  # of faults of one kind
_COLUMNS = f"{tables.COLUMNS}, void"

_TABLES = {
    "review": _COLUMNS,
    "card": tables.CARD_COLUMNS,
    "suspended": "term, day",
    "open_round": "day, wish, seed, state",
}

FILE, TABLE, ANSWER, CARDS = ("file", "table", "answer", "cards")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something damaged: what sort of thing (``FILE``, ``TABLE``, ``ANSWER`` or ``CARDS``), and
    which and how."""

    sort: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What can be read: answers with whether they were undone, and suspended terms with the day;
    how many answers are ``lost`` (at least), how many cards there are, and what is damaged."""

    answers: tuple[tuple[Review, bool], ...] = ()
    suspended: tuple[tuple[str, str], ...] = ()
    cards: int = 0
    lost: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The answers that were not undone."""
        return tuple(review for review, void in self.answers if not void)


def read(path: str) -> Salvaged:
    """Return what of the file at ``path`` can be read, which it leaves as it is.

    StoreError where it is no database, another program's, or a newer one's.
    """
    try:
        with closing(_opened(path)) as connection:
            found, version = tables.names(connection), migrations.version(connection)
            refuse_others(path, version, found)
            return _read(connection, found, version)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise failure(path, error) from None


def repair(path: str, salvaged: Salvaged) -> str:
    """Put what was ``salvaged`` in the place of the file at ``path``, and return where the file as
    it was is kept. StoreError where that cannot be, or there is nothing; ``path`` is then as before.
    """
    if salvaged.lost and not salvaged.answers:
        raise StoreError(
            f"{path}: no answer in it can be read",
            hint="move it away to start anew, or name another file with --progress",
        )
    anew = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}.part")
    copy = files.free_copy(path)
    try:
        with closing(sqlite3.connect(anew, isolation_level=None)) as connection:
            _write(connection, salvaged)
        shutil.copy2(path, copy)
        os.replace(anew, path)
    except BaseException as error:
        for half in (anew, f"{anew}-journal", copy):
            with suppress(OSError):
                os.unlink(half)
        if isinstance(error, sqlite3.Error | OSError):
            raise failure(path, error) from None
        raise
    with suppress(OSError):  # of a writer that was killed: it belongs to the old pages
        os.replace(f"{path}-journal", f"{copy}-journal")
    return copy


def _opened(path: str) -> sqlite3.Connection:
    mode = "rw" if os.access(path, os.W_OK) else "ro"  # what a killed writer left is rolled back
    uri = f"{Path(os.path.abspath(path)).as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    return connection


def _read(connection: sqlite3.Connection, found: set[str], version: int) -> Salvaged:
    faults = [Fault(FILE, text) for text in _page_faults(connection)]
    if found and not version:
        faults.append(Fault(FILE, "no version"))
    faults += [Fault(TABLE, name) for name in _amiss(connection, found, version)]
    answers: list[tuple[Review, bool]] = []
    lost: list[str] = []
    odd: list[str] = []
    uids: set[str] = set()
    for row in _rows(connection, lost) if "review" in found else ():
        number, *values, void = row
        try:
            review = tables.review(tuple(map(_legible, values)))
        except ValueError as error:
            lost.append(f"{number}: {error}")
            continue
        if any(map(_is_odd, values)):
            odd.append(f"{number}: bytes that are no text")
        if review.uid not in uids:
            uids.add(review.uid)
            answers.append((review, bool(void)))
    faults += [Fault(ANSWER, text) for text in (*lost[:MOST_TOLD], *odd[:MOST_TOLD])]
    cards = _cards(connection) if "card" in found else None
    if cards != _replayed(answers):
        faults.append(Fault(CARDS, ""))
    return Salvaged(
        answers=tuple(answers),
        suspended=tuple(_suspended(connection)),
        cards=len(cards or ()),
        lost=len(lost),
        faults=tuple(faults),
    )


def _page_faults(connection: sqlite3.Connection) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA integrity_check({MOST_TOLD})").fetchall()
    except sqlite3.Error as error:
        return [str(error)]
    texts = [str(text) for (text,) in rows]
    return [] if texts == ["ok"] else texts


def _amiss(connection: sqlite3.Connection, found: set[str], version: int) -> Iterator[str]:
    """Yield the tables that are missing, or lack a column."""
    for name, columns in _TABLES.items():
        if name not in found and name not in tables.OURS and version < migrations.current():
            continue  # of a later version
        try:
            connection.execute(f"SELECT {columns} FROM {name} LIMIT 0")
        except sqlite3.Error:
            if found:  # an empty file has none yet
                yield name


def _is_odd(value: object) -> bool:
    return isinstance(value, str) and not value.isascii() and _legible(value) != value


def _legible(value: object) -> object:
    """Return a text with a mark for each byte in it that is none of a text."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value


def _rows(connection: sqlite3.Connection, lost: list[str]) -> Iterator[tuple[object, ...]]:
    """Yield the readable rows of answers in their order: from the beginning to where the file is
    damaged, and from its end back to there."""
    last = 0
    try:
        for row in connection.execute(f"SELECT id, {_COLUMNS} FROM review ORDER BY id"):
            last = _number(row, last)
            yield row
        return
    except sqlite3.Error as error:
        lost.append(f"{last + 1}: {error}")
    behind: list[tuple[object, ...]] = []
    query = f"SELECT id, {_COLUMNS} FROM review WHERE id > ? ORDER BY id DESC"
    with suppress(sqlite3.Error):
        first = sys.maxsize
        for row in connection.execute(query, (last,)):
            number = _number(row, last)
            if not last < number < first:
                break  # going round in circles
            first = number
            behind.append(row)
    yield from reversed(behind)


def _number(row: tuple[object, ...], otherwise: int) -> int:
    """Return the number of a row of answers, where the file still knows that it is one."""
    return row[0] if isinstance(row[0], int) else otherwise


def _suspended(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    with suppress(sqlite3.Error):
        for term, day in connection.execute("SELECT term, day FROM suspended"):
            if isinstance(term, str) and isinstance(day, str):
                yield term, day


def _cards(connection: sqlite3.Connection) -> dict[str, Card] | None:
    """Return the cards; None where one is damaged."""
    try:
        rows = connection.execute(f"SELECT {tables.CARD_COLUMNS} FROM card").fetchall()
        return dict(map(tables.card, rows))
    except (sqlite3.Error, ValueError):
        return None


def _replayed(answers: Sequence[tuple[Review, bool]]) -> dict[str, Card]:
    """Return the cards that the log of answers adds up to."""
    histories: dict[str, list[Review]] = {}
    for review, void in answers:
        if review.graded and not void:
            histories.setdefault(review.term, []).append(review)
    cards = {
        term: replay(
            (review.day, review.is_right) for review in sorted(history, key=lambda each: each.day)
        )
        for term, history in histories.items()
    }
    return {term: card for term, card in cards.items() if card is not None}


def _write(connection: sqlite3.Connection, salvaged: Salvaged) -> None:
    connection.execute("BEGIN IMMEDIATE")
    migrations.migrate(connection)
    graded: set[tuple[str, object]] = set()
    for review, void in salvaged.answers:
        counts = review.graded and not void and (review.term, review.day) not in graded
        if counts:
            graded.add((review.term, review.day))
        kept = review if counts or void else replace(review, graded=False)
        tables.restore(connection, kept, void=void)
    for term in sorted({review.term for review, _ in salvaged.answers}):
        tables.refresh(connection, term)
    connection.executemany("INSERT OR IGNORE INTO suspended VALUES (?, ?)", salvaged.suspended)
    connection.execute("COMMIT")
