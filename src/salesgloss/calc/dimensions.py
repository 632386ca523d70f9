"""What a unit measures, and which may stand for which.

A dimension is what is multiplied and divided: money, points, things counted, and each period of
time by its own name, for nobody divides a year by a month without a twelve.
"""

from __future__ import annotations

from salesgloss.calc import units

Dimension = frozenset[tuple[str, int]]  # of what, to which power
PLAIN: Dimension = frozenset()
THINGS = "count"

_SINGULAR = {
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
}


def dimension(unit: str) -> Dimension:
    """Return the dimension of ``unit``."""
    base, per = units.base(unit), units.per(unit)
    above = {"percent": "", "ratio": ""}.get(base, _SINGULAR.get(base, base))
    below = per if not per or units.is_period(per) else THINGS
    return product_of(single(above, 1), single(below, -1))


def can_stand_for(unit: str, wanted: str) -> bool:
    """Tell whether a result in ``unit`` can stand for an input in ``wanted``: the same dimension
    but for things counted; a share is one of whatever period it was counted in."""
    one, other = (
        frozenset((name, power) for name, power in dimension(each) if name != THINGS)
        for each in (unit, wanted)
    )
    if units.is_percent(unit) and units.is_percent(wanted):
        return one == other or not one
    if units.base(unit) != units.base(wanted) and {units.base(unit), units.base(wanted)} & {
        "count", "points"
    }:  # fmt: skip
        return False
    return one == other


def single(name: str, power: int) -> Dimension:
    """Return the dimension of one thing to a power, of nothing that of a plain number."""
    return frozenset({(name, power)}) if name else PLAIN


def product_of(left: Dimension, right: Dimension) -> Dimension:
    """Return the dimension of two quantities multiplied."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + power
    return frozenset((name, power) for name, power in powers.items() if power)
