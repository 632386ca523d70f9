"""How a progress file came to its present form: one step a version, each run once.

Version N of a file has had the first N steps. Kinds of question and outcomes are plain texts to
the file: which there are, the program knows, and one that it does not know is no damage.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: list[Migration] = []


def current() -> int:
    """Return the version of a file that has had every step."""
    return len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to the present, within the transaction that is open."""
    for number, step in enumerate(MIGRATIONS[version(connection) :], start=version(connection) + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


@MIGRATIONS.append
def _first_tables(connection: sqlite3.Connection) -> None:
    """Answers as rows, cards as their replay."""
    _run(
        connection,
        """
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  term TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('expand', 'name', 'mean', 'formula', 'calc')),
  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
  answer TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('right', 'near', 'wrong', 'unknown', 'override')),
  graded INTEGER NOT NULL CHECK (graded IN (0, 1)),
  ms INTEGER NOT NULL CHECK (ms BETWEEN 0 AND 60000),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))
);
CREATE UNIQUE INDEX one_graded ON review (term, day) WHERE graded = 1 AND void = 0;
CREATE INDEX review_term ON review (term, id);
CREATE TABLE card (
  term TEXT PRIMARY KEY,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  reviews INTEGER NOT NULL,
  rights INTEGER NOT NULL,
  lapses INTEGER NOT NULL
);
""",
    )


@MIGRATIONS.append
def _open_kinds(connection: sqlite3.Connection) -> None:
    """Kinds and outcomes are no longer listed in the file."""
    _run(
        connection,
        """
ALTER TABLE review RENAME TO review_1;
DROP INDEX one_graded;
DROP INDEX review_term;
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  term TEXT NOT NULL,
  kind TEXT NOT NULL,
  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
  answer TEXT NOT NULL,
  outcome TEXT NOT NULL,
  graded INTEGER NOT NULL CHECK (graded IN (0, 1)),
  ms INTEGER NOT NULL CHECK (ms BETWEEN 0 AND 60000),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))
);
INSERT INTO review SELECT * FROM review_1;
DROP TABLE review_1;
CREATE UNIQUE INDEX one_graded ON review (term, day) WHERE graded = 1 AND void = 0;
CREATE INDEX review_term ON review (term, id);
""",
    )


@MIGRATIONS.append
def _round_and_suspended(connection: sqlite3.Connection) -> None:
    """The round that is open, and the terms that are not to be asked."""
    _run(
        connection,
        """
CREATE TABLE open_round (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  day TEXT NOT NULL,
  wish TEXT NOT NULL,
  seed TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE TABLE suspended (
  term TEXT PRIMARY KEY,
  day TEXT NOT NULL
);
""",
    )
