"""A store in a temporary folder, and answers to keep in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from salesgloss.progress.review import Review
from salesgloss.progress.store import Store

FIRST = date(2026, 3, 2)
Answered = Callable[..., Review]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store(str(path))
    yield opened
    opened.close()


@pytest.fixture
def answered() -> Answered:
    """Return ``answered(term, after=days, outcome=...)``, a new answer."""
    numbers = count(1)

    def answered(term: str = "lead", *, after: int = 0, outcome: str = "right", **more) -> Review:  # type: ignore[no-untyped-def]
        fields = {
            "uid": f"{next(numbers):032x}",
            "at": "2026-03-02T09:00:00+00:00",
            "day": FIRST + timedelta(days=after),
            "term": term,
            "kind": "name",
            "typed": False,
            "answer": term,
            "outcome": outcome,
        }
        return Review(**{**fields, **more})

    return answered
