"""Numbers and units as people write them."""

from __future__ import annotations

from salesgloss.calc import units
from salesgloss.messages import catalog, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    Value = float | Decimal

# The number alone does not tell these.
_SPELLED_OUT = (*units.DAYS_PER, "points")


def number(value: Value, unit: str) -> str:
    """Return ``value`` as text: 1.04 of unit percent is ``104%``, 200000 is ``200,000``."""
    return f"{_decimal(_hundredfold(value))}%" if units.is_percent(unit) else _decimal(value)


def quantity(value: Value, unit: str, lang: str) -> str:
    """Return ``value`` with the unit where the number alone does not tell it: ``18 months``."""
    return with_unit(number(value, unit), unit, lang)


def with_unit(text: str, unit: str, lang: str) -> str:
    """Return a number's ``text`` with the unit where it does not tell it itself."""
    base, per = units.base(unit), units.per(unit)
    if base in _SPELLED_OUT:
        text = f"{text} {word(base, lang)}"
    if base == "ratio" and not per:
        text = word("times", lang).format(number=text)
    if units.is_percent(unit) and per and not units.is_period(per):
        return word("share of", lang).format(share=text, per=word(per, lang))
    return f"{text} / {word(per, lang)}" if per else text


def unit_words(unit: str, lang: str) -> str:
    """Return a unit in words: ``currency/month`` is "currency per month"."""
    base, per = word(units.base(unit), lang), word(units.per(unit), lang)
    text: str = catalog(lang).unit(base, per)
    return text


def _hundredfold(value: Value) -> Value:
    if isinstance(value, int | float):
        return value * 100
    from salesgloss.calc.expression import CONTEXT  # decimal: only for what was computed

    return CONTEXT.multiply(value, CONTEXT.create_decimal(100))


def _decimal(value: Value) -> str:
    shown = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown.replace("-", "\u2212")
