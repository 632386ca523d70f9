"""Bars of numbers in a fixed width, readable without color: each row says its number as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from salesgloss.calc.expression import CONTEXT
from salesgloss.screens.wrapping import cells

BAR, MARK, AXIS = "█", "┊", "│"
FEWEST_CELLS = 8


class Bar(NamedTuple):
    """A row of a plot: what it is about, its number as text, and the number; None where there is
    none, the text then says why."""

    label: str
    text: str
    value: Decimal | None


def bars(rows: Sequence[Bar], columns: int, marks: Sequence[Decimal] = ()) -> Iterator[str]:
    """Yield a line a row, at most ``columns`` wide; each of ``marks`` is a dotted line across.

    What is negative stands left of the axis, everything on one scale that includes nought.
    """
    known = [row.value for row in rows if row.value is not None]
    if not known:
        return
    low, high = min(*known, *marks, Decimal(0)), max(*known, *marks, Decimal(0))
    span = CONTEXT.subtract(high, low) or Decimal(1)
    labels = max(cells(row.label) for row in rows)
    texts = max(cells(row.text) for row in rows if row.value is not None)
    room = max(columns - labels - texts - 5, FEWEST_CELLS)

    def column(value: Decimal) -> int:
        share = CONTEXT.divide(CONTEXT.subtract(value, low), span)
        return int(CONTEXT.multiply(share, Decimal(room)).to_integral_value(context=CONTEXT))

    zero = column(Decimal(0))
    for row in rows:
        label = " " * (labels - cells(row.label)) + row.label
        if row.value is None:
            yield f"{label}  {row.text}"
            continue
        at = column(row.value)
        drawn = [" "] * (room + 1)
        for place in range(min(at, zero), max(at, zero)):
            drawn[place] = BAR
        for mark in marks:
            place = column(mark)
            drawn[place] = MARK
        drawn.insert(zero, AXIS)
        text = " " * (texts - cells(row.text)) + row.text
        yield f"{label}  {text} {''.join(drawn).rstrip()}"
