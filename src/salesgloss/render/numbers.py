"""Numbers and units as people write them."""

from __future__ import annotations

from salesgloss.render.wording import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    Value = float | Decimal


def number(value: Value, unit: str) -> str:
    """Return ``value`` as text: 1.04 of unit percent is ``104%``, 200000 is ``200,000``."""
    if unit.split("/", maxsplit=1)[0] == "percent":
        return f"{_plain(value * 100)}%"
    return _plain(value)


def quantity(value: Value, unit: str, lang: str) -> str:
    """Return ``value`` with the unit where the number alone does not tell it: ``18 months``."""
    base, _, per = unit.partition("/")
    text = number(value, unit)
    if base in ("days", "months", "years", "hours", "minutes", "points"):
        text = f"{text} {word(base, lang)}"
    if base == "ratio" and not per:
        text = f"{text}x" if lang == "en" else f"{text} 倍"
    return f"{text} / {word(per, lang)}" if per else text


def unit_words(unit: str, lang: str) -> str:
    """Return a unit in words: ``currency/month`` is "currency per month"."""
    base, _, per = unit.partition("/")
    if not per:
        return word(base, lang)
    if lang == "zh-Hant":
        return f"每{word(per, lang)}{word(base, lang)}"
    return f"{base} per {per}"


def _plain(value: Value) -> str:
    shown = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown.replace("-", "\u2212")
