"""The rows of a progress file: answers as they were kept, cards as their replay."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from salesgloss.progress.review import OpenRound, Review
from salesgloss.quiz.schedule import Card, replay

COLUMNS = "uid, at, day, term, kind, typed, answer, outcome, graded, ms"
CARD_COLUMNS = "term, stability, difficulty, last_day, due_day, reviews, rights, lapses"
GRADED = "graded = 1 AND void = 0"
OURS = frozenset({"review", "card"})  # the tables of any version
Row = tuple[object, ...]
HIGHEST = 1e6  # of what measures a memory, days among it
LATEST = 9000  # year


class InvalidRow(ValueError):
    """A row holds what the program never writes: the file is damaged."""


def names(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables in the file."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows}


def leave(connection: sqlite3.Connection, left: OpenRound | None) -> None:
    """Write the round that is left open, or that none is."""
    connection.execute("DELETE FROM open_round")
    if left is not None:
        row = (left.day.isoformat(), left.wish, left.seed, left.state)
        connection.execute("INSERT INTO open_round VALUES (1, ?, ?, ?, ?)", row)


def insert(connection: sqlite3.Connection, review: Review, *, clamp: bool = True) -> None:
    """Add ``review``; it counts only as the first of its day."""
    day = review.day.isoformat()
    if clamp:
        # A clock set back must not put an answer before those it follows.
        query = f"SELECT max(day) FROM review WHERE term = ? AND {GRADED}"
        day = max(day, connection.execute(query, (review.term,)).fetchone()[0] or day)
    query = f"SELECT 1 FROM review WHERE term = ? AND day = ? AND {GRADED}"
    first = connection.execute(query, (review.term, day)).fetchone() is None
    kept = replace(review, day=date.fromisoformat(day), graded=review.graded and first)
    connection.execute(
        f"INSERT INTO review ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(kept)
    )


def restore(connection: sqlite3.Connection, review: Review, *, void: bool) -> None:
    """Add an answer as it once was kept."""
    connection.execute(
        f"INSERT INTO review ({COLUMNS}, void) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_row(review), int(void)),
    )


def refresh(connection: sqlite3.Connection, term: str) -> Card | None:
    """Write the card of ``term`` anew: the replay of its graded answers."""
    query = f"SELECT {COLUMNS} FROM review WHERE term = ? AND {GRADED} ORDER BY day, id"
    history = map(review, connection.execute(query, (term,)).fetchall())
    after = replay((answer.day, answer.is_right) for answer in history)
    if after is None:
        connection.execute("DELETE FROM card WHERE term = ?", (term,))
        return None
    connection.execute(
        "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            term,
            after.stability,
            after.difficulty,
            after.last_day.isoformat(),
            after.due_day.isoformat(),
            after.reviews,
            after.correct,
            after.lapses,
        ),
    )
    return after


def review(row: Row) -> Review:
    """Return the answer of a row of COLUMNS; InvalidRow where it says what no answer can."""
    uid, at, day, term, kind, typed, answer, outcome, graded, ms = row
    return Review(
        uid=_text(uid),
        at=_moment(at),
        day=_day(day),
        term=_text(term),
        kind=_text(kind),
        typed=_count(typed) > 0,
        answer=_text(answer),
        outcome=_text(outcome),
        graded=_count(graded) > 0,
        ms=_count(ms),
    )


def card(row: Row) -> tuple[str, Card]:
    """Return the term and the card of a row of CARD_COLUMNS; InvalidRow where it is none."""
    term, stability, difficulty, last_day, due_day, reviews, correct, lapses = row
    return _text(term), Card(
        stability=_positive(stability),
        difficulty=_positive(difficulty),
        last_day=_day(last_day),
        due_day=_day(due_day),
        reviews=_count(reviews),
        correct=_count(correct),
        lapses=_count(lapses),
    )


# A file may hold anything, whatever its columns are declared as.


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidRow(f"{value!r:.60} is no text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise InvalidRow(f"{value!r:.60} is no count")
    return value


def _positive(value: object) -> float:
    if not isinstance(value, float) or not 0 < value < HIGHEST:
        raise InvalidRow(f"{value!r:.60} is no measure of a memory")
    return value


def _day(value: object) -> date:
    try:
        day = date.fromisoformat(_text(value))
    except ValueError:
        raise InvalidRow(f"{value!r:.60} is no day") from None
    if day.year > LATEST:  # there must be days after it
        raise InvalidRow(f"{value!r:.60} is no day to come")
    return day


def _moment(value: object) -> str:
    text = _text(value)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or moment.year > LATEST:
        raise InvalidRow(f"{value!r:.60} is no moment")
    return text


def _row(review: Review) -> Row:
    return (
        review.uid,
        review.at,
        review.day.isoformat(),
        review.term,
        review.kind,
        int(review.typed),
        review.answer,
        review.outcome,
        int(review.graded),
        review.ms,
    )
