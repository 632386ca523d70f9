"""The review log on disk: one transaction an answer; a file that is not ours stays untouched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from salesgloss import files
from salesgloss.progress import migrations, tables
from salesgloss.progress.review import OpenRound, Review, StoreError
from salesgloss.quiz.schedule import Card

BUSY_TIMEOUT = 5.0


class Store:
    """The progress file at ``path``, made by the first answer; StoreError where it cannot be.

    A newer, foreign or damaged file is refused untouched.
    """

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self._open: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_made = False  # by us, just now
        if os.path.lexists(self.path):
            self._connect("rw" if self.is_writable else "ro")

    @property
    def is_writable(self) -> bool:
        """Whether answers can be kept: the file, and the folder that its journal needs."""
        folder = os.path.dirname(self.path)
        if os.path.lexists(self.path):
            return os.access(self.path, os.W_OK) and os.access(folder, os.W_OK)
        while not os.path.lexists(folder):
            folder = os.path.dirname(folder)
        return os.path.isdir(folder) and os.access(folder, os.W_OK)

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def cards(self) -> dict[str, Card]:
        """Return the card of every term ever graded."""
        query = f"SELECT {tables.CARD_COLUMNS} FROM card ORDER BY term"
        with self._translate_errors():
            return dict(map(tables.card, self._rows("card", query)))

    def reviews(self) -> tuple[Review, ...]:
        """Return every answer that was not undone, in the order of their keeping."""
        query = f"SELECT {tables.COLUMNS} FROM review WHERE void = 0 ORDER BY id"
        with self._translate_errors():
            return tuple(map(tables.review, self._rows("review", query)))

    def latest(self, count: int) -> tuple[Review, ...]:
        """Return the last ``count`` of ``reviews()``."""
        query = f"SELECT {tables.COLUMNS} FROM review WHERE void = 0 ORDER BY id DESC LIMIT ?"
        with self._translate_errors():
            return tuple(map(tables.review, self._rows("review", query, count)))[::-1]

    def count_started(self, day: date) -> int:
        """Return how many terms were first asked on ``day``."""
        rows = self._rows(
            "review",
            f"SELECT count(*) FROM (SELECT min(day) AS first FROM review WHERE {tables.GRADED}"
            " GROUP BY term) WHERE first = ?",
            day.isoformat(),
        )
        return int(str(rows[0][0])) if rows else 0

    def open_round(self, day: date) -> OpenRound | None:
        """Return the round that was left on ``day``, None where none was."""
        query = "SELECT wish, seed, state FROM open_round WHERE day = ?"
        for wish, seed, state in self._rows("open_round", query, day.isoformat()):
            return OpenRound(day=day, wish=str(wish), seed=str(seed), state=str(state))
        return None

    def suspended(self) -> tuple[str, ...]:
        """Return the terms that are not to be asked."""
        rows = self._rows("suspended", "SELECT term FROM suspended ORDER BY term")
        return tuple(str(term) for (term,) in rows)

    def suspend(self, term: str, day: date, left: OpenRound | None = None) -> None:
        """Ask ``term`` no more; ``left`` is the round without it."""
        with self._transaction() as connection:
            row = (term, day.isoformat())
            connection.execute("INSERT OR IGNORE INTO suspended VALUES (?, ?)", row)
            tables.leave(connection, left)

    def restore(self, terms: Iterable[str]) -> None:
        """Ask ``terms`` again."""
        with self._transaction() as connection:
            connection.executemany(
                "DELETE FROM suspended WHERE term = ?", [(term,) for term in terms]
            )

    def record(self, review: Review, left: OpenRound | None = None) -> Card:
        """Keep ``review``, with the round that is ``left`` after it, and return its term's card;
        only the first of a day counts."""
        with self._transaction() as connection:
            tables.insert(connection, review)
            card = tables.refresh(connection, review.term)
            if card is None:
                raise tables.InvalidRow("the answer was not kept")
            tables.leave(connection, left)
        return card

    def undo(self, uid: str, left: OpenRound | None = None) -> None:
        """Take back the answer of that ``uid``."""
        self._change(uid, "void = 1", left)

    def overrule(self, uid: str, left: OpenRound | None = None) -> None:
        """Count the answer of that ``uid`` as right."""
        self._change(uid, "outcome = 'override'", left)

    def add(self, reviews: Iterable[Review]) -> int:
        """Keep those of ``reviews`` that are not known yet, all or none; return how many."""
        with self._transaction() as connection:
            known = {uid for (uid,) in connection.execute("SELECT uid FROM review")}
            added = [review for review in reviews if review.uid not in known]
            fresh = list({review.uid: review for review in reversed(added)}.values())[::-1]
            for review in fresh:
                tables.insert(connection, review, clamp=False)
            for term in sorted({review.term for review in fresh}):
                tables.refresh(connection, term)
        return len(fresh)

    def erase(self, terms: Iterable[str] | None = None) -> str:
        """Erase the answers of ``terms``, or all; return the path of the copy made before."""
        copy = self._copy()
        with self._transaction() as connection:
            if terms is None:
                connection.execute("DELETE FROM review")
                connection.execute("DELETE FROM card")
                connection.execute("DELETE FROM suspended")
            tables.leave(connection, None)
            for term in terms or ():
                connection.execute("DELETE FROM review WHERE term = ?", (term,))
                connection.execute("DELETE FROM card WHERE term = ?", (term,))
        return copy

    def _change(self, uid: str, change: str, left: OpenRound | None) -> None:
        with self._transaction() as connection:
            connection.execute(f"UPDATE review SET {change} WHERE uid = ?", (uid,))
            for (term,) in connection.execute("SELECT term FROM review WHERE uid = ?", (uid,)):
                tables.refresh(connection, term)
            tables.leave(connection, left)

    def _copy(self) -> str:
        copy = files.free_copy(self.path)
        with self._translate_errors():
            try:
                self._copy_to(copy)
            except BaseException:
                with suppress(OSError):
                    os.unlink(copy)  # half a copy is none
                raise
        return copy

    def _copy_to(self, copy: str) -> None:
        target = sqlite3.connect(copy)
        try:
            self._connection().backup(target)
        finally:
            target.close()

    def _rows(self, table: str, query: str, *values: object) -> list[tuple[object, ...]]:
        if self._open is None:
            return []
        with self._translate_errors():
            # An empty file has no table yet, and an older one lacks those of later steps.
            if table not in tables.names(self._open):
                return []
            return self._open.execute(query, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._is_made = not os.path.lexists(self.path)
            if self._is_made:
                files.make_folder(os.path.dirname(self.path))
            self._connect("rwc")
        if self._open is None:  # pragma: no cover
            raise AssertionError("connected or raised")
        return self._open

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._translate_errors():
            try:
                connection = self._begin()
                migrations.migrate(connection)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self._give_up()
                raise
            self._is_made = False

    def _give_up(self) -> None:
        """Leave the file as it was before the transaction, and none where there was none."""
        if self._open is not None and self._open.in_transaction:  # a full disk has ended it already
            self._open.execute("ROLLBACK")
        if self._is_made:
            self._discard_empty()

    def _begin(self) -> sqlite3.Connection:
        """Begin a transaction on the file that is at the path now: a quiz that is open may see it
        moved away, and its answers are not to follow it."""
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        if self._identity == files.identity(self.path):
            return connection
        self.close()
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        return connection

    def _discard_empty(self) -> None:
        """Remove the file that was made for nothing, unless somebody has begun to fill it."""
        try:
            if self._open is not None:
                self._open.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if _is_of(error, _BUSY):
                return
        with suppress(OSError):
            is_same = self._identity in (None, files.identity(self.path))
            if is_same and not os.path.getsize(self.path):
                os.unlink(self.path)
        self.close()

    def _connect(self, mode: str) -> None:
        if mode != "rwc" and not os.path.isfile(self.path):
            raise StoreError(f"{self.path}: not a file")
        uri = f"{Path(self.path).as_uri()}?mode={mode}"
        with self._translate_errors():
            connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
            try:
                self._check(connection)
            except BaseException:
                connection.close()
                raise
        self._open = connection
        self._identity = files.identity(self.path)

    def _check(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA synchronous = FULL")
        # One look at one moment: another quiz may be making the file just now.
        connection.execute("BEGIN")
        try:
            self._check_now(connection)
        finally:
            connection.execute("ROLLBACK")

    def _check_now(self, connection: sqlite3.Connection) -> None:
        version, found = migrations.version(connection), tables.names(connection)
        refuse_others(self.path, version, found)
        if found and not (version and found >= tables.OURS):
            raise sqlite3.DatabaseError("damaged")
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, tables.InvalidRow) as error:
            raise failure(self.path, error) from None


def refuse_others(path: str, version: int, found: set[str]) -> None:
    """Raise StoreError for a file of another program, or of a newer one of ours."""
    if version > migrations.current():
        raise StoreError(
            f"{path}: written by a newer salesgloss (version {version} of the file)",
            hint="update salesgloss, or name another file with --progress",
        )
    if found and not tables.OURS & found:
        raise StoreError(
            f"{path}: not a progress file of salesgloss",
            hint="name another file with --progress",
        )


def failure(path: str, error: Exception) -> StoreError:
    """Return what to tell of an error of SQLite's, or in what it found."""
    if isinstance(error, OSError):
        return StoreError(f"{path}: {error.strerror or error}")
    if _is_of(error, _BUSY):
        return StoreError(f"{path}: in use by another program", hint="try again in a moment")
    if _is_of(error, _FULL):
        hint = "make room and try again: what was kept before is not touched"
        return StoreError(f"{path}: the disk is full", hint=hint)
    if _is_of(error, _OF_THE_SYSTEM):
        return StoreError(f"{path}: {error}")
    copy = f"{path}.bak"
    hints = (
        "'salesgloss progress check' tells what of it can be read, and with --repair saves that",
        *([f"{copy} is a copy of before"] if os.path.lexists(copy) else []),
        "move it away to start anew, or name another file with --progress",
    )
    return StoreError(f"{path}: damaged, or not a progress file", hint="\n".join(hints))


def _is_of(error: Exception, names: tuple[str, ...]) -> bool:
    """Tell whether SQLite calls ``error`` by one of ``names``, or a case of it."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(names)


_BUSY, _FULL = ("SQLITE_BUSY", "SQLITE_LOCKED"), ("SQLITE_FULL",)
_OF_THE_SYSTEM = (
    "SQLITE_AUTH", "SQLITE_CANTOPEN", "SQLITE_INTERRUPT", "SQLITE_IOERR", "SQLITE_NOLFS",
    "SQLITE_NOMEM", "SQLITE_PERM", "SQLITE_PROTOCOL", "SQLITE_READONLY",
)  # fmt: skip
