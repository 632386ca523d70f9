"""The number that an answer gives, with or without its unit, compared with tolerance."""

from __future__ import annotations

import re
from decimal import Decimal

from salesgloss.calc import written_numbers
from salesgloss.calc.expression import CONTEXT
from salesgloss.model import Number

TOLERANCE = Decimal("0.005")
# In an answer rather a slip of the finger than an exponent, or a space between thousands.
_DOUBTFUL = re.compile(r"[0-9](?: |e[-+]?)[0-9]", re.IGNORECASE)
# Whatever unit an answer names behind its number, in whatever words.
_UNIT_BEHIND = re.compile(r"\s*[^\W\d]{1,12}(?:\s*/\s*[^\W\d]{1,8})?$|\s*/\s*[^\W\d]{1,8}$")
_SIGNS = (re.compile(r"(?<=[0-9)])\s*[xX]\s*(?=[0-9(])"), "*"), (re.compile(r"\^"), "**")


def interpretations(text: str, unit: str) -> tuple[Decimal, ...]:
    """Return the numbers that ``text`` may mean in ``unit``; empty where it is no number.

    A percentage is a fraction: 5% is 0.05. Where a percentage is asked for, a bare 5 may mean
    either. Arithmetic will do: 4.8m/300k.
    """
    plain = text.strip().rstrip(".").removeprefix("=").strip()
    if _DOUBTFUL.search(plain):
        return ()
    for sign, meant in _SIGNS:
        plain = sign.sub(meant, plain)
    found = written_numbers.interpretations(plain, unit)
    return found or written_numbers.interpretations(_UNIT_BEHIND.sub("", plain), unit)


def agrees(number: Decimal, result: Number) -> bool:
    """Tell whether ``number`` is ``result`` within half a percent."""
    wanted = Decimal(str(result))
    return CONTEXT.subtract(number, wanted).copy_abs() <= CONTEXT.multiply(
        wanted.copy_abs(), TOLERANCE
    )
