"""The learner's clock: local time, or the day that SALESGLOSS_TODAY sets for a test."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

from salesgloss.errors import UsageError

EARLIEST, LATEST = 2000, 2100  # years that a test may set: days before and after them exist too


def now() -> datetime:
    """Return the local time; noon of SALESGLOSS_TODAY where that is set."""
    if given := os.environ.get("SALESGLOSS_TODAY"):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            raise UsageError(f"SALESGLOSS_TODAY: {given!r} is not a day like 2026-11-23") from None
        if not EARLIEST <= day.year <= LATEST:
            raise UsageError(f"SALESGLOSS_TODAY: {given!r} is not from {EARLIEST} to {LATEST}")
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return datetime.now().astimezone()


def elapsed() -> float:
    """Return seconds since some moment."""
    return time.monotonic()
