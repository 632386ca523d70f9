"""Read a number as people write it, in either language, and compare it with tolerance."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from salesgloss.calc.expression import evaluate
from salesgloss.errors import FormulaError
from salesgloss.model import Number

TOLERANCE = Decimal("0.005")
_WRITTEN = re.compile(
    r"(?P<sign>[-\u2212]?)\s*(?:us|nt|hk)?[$\u20ac\u00a3\u00a5]?\s*(?P<minus>[-\u2212]?)"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{0,10})?|\.\d{1,10})"
    r"\s*(?P<scale>thousand|million|billion|bn|[kmb](?![a-z])|\u5104|\u842c|\u4e07|\u4ebf|\u5343)?"
    r"(?P<percent>\s*%)?"
    r"\s*(?P<unit>[^\W\d]{0,12}(?:\s*/\s*[^\W\d]{1,8})?)?",
    re.IGNORECASE,
)
_SCALES = {
    **dict.fromkeys(("k", "thousand", "\u5343"), 10**3),
    **dict.fromkeys(("m", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("\u842c", "\u4e07"), 10**4),
    **dict.fromkeys(("\u5104", "\u4ebf"), 10**8),
}


LONGEST_ARITHMETIC = 100
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
    text = text.strip().rstrip(".").removeprefix("=")
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return _either(_computed(text), unit)
    try:
        number = Decimal(found["digits"].replace(",", ""))
    except InvalidOperation:  # pragma: no cover
        return ()
    number *= _SCALES.get((found["scale"] or "").lower(), 1)
    if found["sign"] or found["minus"]:
        number = -number
    if found["percent"]:
        return (number / 100,)
    return _either(number, unit)


def _either(number: Decimal | None, unit: str) -> tuple[Decimal, ...]:
    if number is None:
        return ()
    return (number, number / 100) if unit.split("/", maxsplit=1)[0] == "percent" else (number,)


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
    number *= _SCALES.get((found["scale"] or "").lower(), 1)
    return f"({number / 100 if found['percent'] else number:f})"


def agrees(number: Decimal, result: Number) -> bool:
    """Tell whether ``number`` is ``result`` within half a percent."""
    wanted = Decimal(str(result))
    return abs(number - wanted) <= abs(wanted) * TOLERANCE
