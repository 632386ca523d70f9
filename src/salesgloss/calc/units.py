"""The units that quantities of formulas have, and what kind of quantity each is.

A unit is a base, or a base per something: ``currency/month``. Percentages are fractions.
"""

from __future__ import annotations

DAYS_PER = {
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
