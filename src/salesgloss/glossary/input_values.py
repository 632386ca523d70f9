"""What somebody wrote for an input, taken as a number of its unit, or refused with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from salesgloss.calc import units
from salesgloss.calc.expression import CONTEXT, number
from salesgloss.calc.written_numbers import WrittenNumber, read
from salesgloss.cards.numbers import unit_words
from salesgloss.errors import FormulaError
from salesgloss.glossary.calculation import (
    InvalidInput,
    Variant,
    Words,
    label_of,
    listed,
    number_of,
)
from salesgloss.model import Input

Given = str | int | float | Decimal

# Amounts with one of these in their name may be below nought; so may percentages.
SIGNED = frozenset(
    [
        "net",
        "profit",
        "income",
        "cash",
        "burn",
        "growth",
        "gain",
        "change",
        "variance",
        "margin",
        "working",
        "equity",
        "tax",
        "interest",
        "balance",
        "result",
        "actual",
        "forecast",
        "budgeted",
        "ebitda",
    ]
)
# Percentages with one of these in their name are parts of a whole.
PORTIONS = frozenset(
    [
        "churn",
        "share",
        "probability",
        "win",
        "conversion",
        "connect",
        "ctr",
        "uptime",
        "discount",
        "percentage",
        "relevant",
        "servable",
        "winnable",
    ]
)
MARGIN = "margin"


class Taken(NamedTuple):
    value: Decimal
    currency: str = ""


def take(variant: Variant, given: Input, value: Given) -> Taken:
    """Return what ``value`` means for the input ``given``; a number is taken as it is, a text as
    people write numbers. Raises InvalidInput."""
    if isinstance(value, str):
        taken = _read(variant, given, value)
    else:
        try:
            taken = Taken(number(value))
        except FormulaError:
            raise _invalid("not a number", variant, given, value=str(value)) from None
    require_possible(variant, given, taken.value)
    return taken


def require_possible(variant: Variant, given: Input, value: Decimal) -> None:
    """Raise InvalidInput where an input cannot have ``value``."""
    if reason := impossible(given, value):
        raise _invalid(reason, variant, given, value=number_of(value, given.unit))


def impossible(given: Input, value: Decimal) -> str:
    """Return why an input cannot have ``value``, empty where it can."""
    parts = frozenset(given.name.split("_"))
    base = units.base(given.unit)
    if base == "percent":
        is_portion = bool(parts & PORTIONS)
        if value < 0 and is_portion:
            return "negative"
        return "over the whole" if value > 1 and (is_portion or MARGIN in parts) else ""
    if value < 0 and not (base in ("currency", "points") and (parts & SIGNED or base == "points")):
        return "negative amount" if base == "currency" else "negative"
    return ""


def _read(variant: Variant, given: Input, text: str) -> Taken:
    shown = " ".join(text.split())[:60]
    try:
        found = read(text, given.unit)
    except FormulaError as error:
        reason = error.reason if error.reason in ("division by zero", "too large") else ""
        name = f"input {reason}" if reason else "not a number"
        raise _invalid(name, variant, given, value=shown) from None
    if not found:
        raise _invalid("not a number", variant, given, value=shown)
    readings: dict[Decimal, Taken] = {}
    refused: list[str] = []
    for each in found:
        for value in _in_unit(each, given.unit, refused):
            readings.setdefault(value, Taken(value, each.currency))
    if len(readings) == 1:
        return next(iter(readings.values()))
    if readings:
        texts = [number_of(value, given.unit) for value in sorted(readings)]
        either = listed(lambda _: texts, "calc.or")
        raise _invalid("ambiguous", variant, given, value=shown, readings=either)
    reason = refused[0] if refused else "not a number"
    raise _invalid(reason, variant, given, value=shown)


def _in_unit(written: WrittenNumber, unit: str, refused: list[str]) -> Iterator[Decimal]:
    """Yield what ``written`` may be in ``unit``; why it is nothing goes to ``refused``."""
    base, per = units.base(unit), units.per(unit)
    if written.currency and base != "currency":
        refused.append("no money")
        return
    value = _in_base(written, base)
    if value is None:
        refused.append("other unit")
        return
    if written.per and units.is_period(per) and written.per != "each":
        yield from _in_period(value, written.per, per, base, refused)
    elif written.per and written.per != per and not (written.per == "each" and per):
        refused.append("other period")
    elif base == "percent" and not written.unit and value.copy_abs() >= 1:
        yield from (value, CONTEXT.divide(value, Decimal(100)))
    else:
        yield value


def _in_base(written: WrittenNumber, base: str) -> Decimal | None:
    """Return a number that names its unit in ``base``, None where that is another kind."""
    named = written.unit
    if named in ("", base) or {named, base} <= {"percent", "ratio"}:
        return written.value
    if many := units.smaller_in(named, base):
        return CONTEXT.multiply(written.value, Decimal(many))
    if many := units.smaller_in(base, named):
        return CONTEXT.divide(written.value, Decimal(many))
    return None


def _in_period(
    value: Decimal, written: str, wanted: str, base: str, refused: list[str]
) -> Iterator[Decimal]:
    """Yield an amount per ``written`` as one per ``wanted``; a rate may be spread evenly or
    compounded, so that both are yielded."""
    longer, shorter = units.smaller_in(written, wanted), units.smaller_in(wanted, written)
    if longer is None and shorter is None:
        refused.append("other period")
        return
    factor = CONTEXT.divide(Decimal(1), Decimal(longer)) if longer else Decimal(shorter or 1)
    yield CONTEXT.multiply(value, factor)
    if base == "percent" and factor != 1 and value < 1:
        kept = CONTEXT.power(CONTEXT.subtract(Decimal(1), value), factor)
        yield CONTEXT.subtract(Decimal(1), kept)


def _invalid(reason: str, variant: Variant, given: Input, **values: Words) -> InvalidInput:
    return InvalidInput(
        reason,
        input=label_of(variant, given.name),
        unit=lambda lang: unit_words(given.unit, lang),
        **values,
    )
