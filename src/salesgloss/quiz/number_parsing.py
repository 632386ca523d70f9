"""The number that an answer gives, with or without its unit, compared with tolerance."""

from __future__ import annotations

import re
from decimal import Decimal

from salesgloss.calc import written_numbers
from salesgloss.calc.expression import CONTEXT, evaluate
from salesgloss.errors import FormulaError
from salesgloss.model import Number

TOLERANCE = Decimal("0.005")
# In an answer rather a slip of the finger than an exponent, or a space between thousands.
_DOUBTFUL = re.compile(r"[0-9](?: |e[-+]?)[0-9]", re.IGNORECASE)
# Whatever unit an answer names behind its number, in whatever words.
_UNIT_BEHIND = re.compile(r"\s*[^\W\d]{1,12}(?:\s*/\s*[^\W\d]{1,8})?$|\s*/\s*[^\W\d]{1,8}$")
LONGEST_ARITHMETIC = 100
_SCALES = {
    **dict.fromkeys(("k", "thousand", "\u5343"), 10**3),
    **dict.fromkeys(("m", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("\u842c", "\u4e07"), 10**4),
    **dict.fromkeys(("\u5104", "\u4ebf"), 10**8),
}
_SIGNS = str.maketrans({"\u00d7": "*", "x": "*", "\u00f7": "/", "\u2212": "-", "\u2013": "-"})
_OPERAND = re.compile(
    r"(?:(?:us|nt|hk)?[$\u20ac\u00a3\u00a5]\s*)?"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{0,10})?|\.\d{1,10})"
    r"\s*(?P<scale>thousand|million|billion|bn|[kmb](?![a-z])|\u5104|\u842c|\u4e07|\u4ebf|\u5343)?"
    r"(?P<percent>\s*%)?",
    re.IGNORECASE,
)
_ARITHMETIC = re.compile(r"[\d\s.()+*/-]+")


def interpretations(text: str, unit: str) -> tuple[Decimal, ...]:
    """Return the numbers that ``text`` may mean in ``unit``; empty where it is no number.

    A percentage is a fraction: 5% is 0.05. Where a percentage is asked for, a bare 5 may mean
    either. Arithmetic will do: 4.8m/300k.
    """
    plain = text.strip().rstrip(".").removeprefix("=").strip()
    if _DOUBTFUL.search(plain):
        return ()
    if found := written_numbers.interpretations(plain, unit):
        return found
    if (number := _computed(plain)) is not None:
        return _either(number, unit)
    return written_numbers.interpretations(_UNIT_BEHIND.sub("", plain), unit)


def _either(number: Decimal, unit: str) -> tuple[Decimal, ...]:
    is_share = unit.split("/", maxsplit=1)[0] == "percent"
    return (number, CONTEXT.divide(number, Decimal(100))) if is_share else (number,)


def _computed(text: str) -> Decimal | None:
    """Return what arithmetic on numbers as people write them gives, None where it is none."""
    written = text.translate(_SIGNS).replace("^", "**")
    if len(written) > LONGEST_ARITHMETIC or not any(sign in written for sign in "+-*/"):
        return None
    plain = _OPERAND.sub(_decimal, written)
    if not _ARITHMETIC.fullmatch(plain):
        return None
    try:
        return evaluate(plain, {})
    except FormulaError:
        return None


def _decimal(found: re.Match[str]) -> str:
    number = Decimal(found["digits"].replace(",", ""))
    scale = _SCALES.get((found["scale"] or "").lower(), 1)
    number = CONTEXT.multiply(number, Decimal(scale))
    return f"({CONTEXT.divide(number, Decimal(100)) if found['percent'] else number:f})"


def agrees(number: Decimal, result: Number) -> bool:
    """Tell whether ``number`` is ``result`` within half a percent."""
    wanted = Decimal(str(result))
    return CONTEXT.subtract(number, wanted).copy_abs() <= CONTEXT.multiply(
        wanted.copy_abs(), TOLERANCE
    )
