"""The units that quantities of formulas have, and what kind of quantity each is.

A unit is a base, or a base per something: ``currency/month``. Percentages are fractions.
"""

from __future__ import annotations

DAYS_PER = {
    "seconds": 1 / 86_400,
    "minutes": 1 / 1440,
    "hours": 1 / 24,
    "days": 1,
    "weeks": 7,
    "months": 365.25 / 12,
    "years": 365.25,
}
BASES = ("currency", "percent", "ratio", "count", "points", *DAYS_PER)
PER = (
    "minute", "hour", "day", "week", "month", "quarter", "year", "user", "seat", "account",
    "customer", "lead", "deal", "rep", "unit", "point", "ticket", "email", "count",
)  # fmt: skip

UNIT_PATTERN = rf"({'|'.join(BASES)})(/({'|'.join(PER)}))?"


def base(unit: str) -> str:
    """Return what a unit counts: currency of ``currency/month``."""
    return unit.partition("/")[0]


def per(unit: str) -> str:
    """Return what a unit is counted per, empty where it is not."""
    return unit.partition("/")[2]


def is_percent(unit: str) -> bool:
    """Tell whether numbers of the unit are fractions that people read as percentages."""
    return base(unit) == "percent"


# How many of the smaller stand in the larger, where the calendar leaves no doubt.
_EXACT = {
    ("months", "years"): 12, ("minutes", "hours"): 60, ("minutes", "days"): 1440,
    ("seconds", "minutes"): 60, ("seconds", "hours"): 3600, ("hours", "days"): 24, ("days", "weeks"): 7, ("hours", "weeks"): 168, ("minutes", "weeks"): 10080,
    ("month", "quarter"): 3, ("month", "year"): 12, ("quarter", "year"): 4, ("day", "week"): 7,
    ("hour", "day"): 24, ("minute", "hour"): 60,
}  # fmt: skip
_PERIODS = frozenset(period for pair in _EXACT for period in pair if not period.endswith("s"))


def smaller_in(larger: str, smaller: str) -> int | None:
    """Return how many of the period ``smaller`` make one ``larger``: 12 months a year; None where
    that depends, or is no whole number."""
    return 1 if larger == smaller else _EXACT.get((smaller, larger))


def is_period(per: str) -> bool:
    """Tell whether what a unit is counted per is a stretch of time."""
    return per in _PERIODS
