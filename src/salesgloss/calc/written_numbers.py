"""Numbers as people write them, in either language, and what they may mean in a unit.

The one home for it: the quiz and ``calc`` read the same ``50k``, ``1,200.50``, ``NT$5萬``, ``5%``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from salesgloss.calc import units
from salesgloss.calc.expression import CONTEXT, LARGEST_MAGNITUDE, evaluate
from salesgloss.errors import FormulaError

LONGEST_NUMBER = 200
MOST_OPERANDS = 20


class WrittenNumber(NamedTuple):
    """A number that somebody wrote: its ``value`` (a percentage as a fraction), its ``currency``
    ("$", "NT$", "EUR" …, empty where none is named), the ``unit`` it names ("months",
    "percent", "ratio", empty) and what it is counted ``per`` ("year", empty)."""

    value: Decimal
    currency: str = ""
    unit: str = ""
    per: str = ""


def read(text: str, unit: str = "") -> tuple[WrittenNumber, ...]:
    """Return what ``text`` may mean as a quantity of ``unit``: one number, several where it is
    ambiguous (``1.200``; a bare 5 for a percentage), none where it is no number.

    Sums like ``4.8m/12`` are computed. Raises FormulaError where a sum has no value.
    """
    plain = " ".join(text.translate(_HALF_WIDTH).split())
    if not plain or len(plain) > LONGEST_NUMBER:
        return ()
    plain, per = _period(plain)
    if found := _WRITTEN.fullmatch(plain):
        return tuple(each._replace(per=per) for each in _readings(found, unit))
    if accountants := _IN_PARENTHESES.fullmatch(plain):
        inside = read(accountants[1], unit)  # (500) is minus 500 in a ledger, and 500 in a sum
        return (*inside, *(each._replace(value=each.value.copy_negate()) for each in inside))
    return _sum(plain, unit, per)


def interpretations(text: str, unit: str) -> tuple[Decimal, ...]:
    """Return the numbers that ``text`` may mean in ``unit``; empty where it is no number.

    A percentage is a fraction: 5% is 0.05. Where a percentage is asked for, a bare number may
    mean either.
    """
    try:
        found = [each for each in read(text) if not each.per or each.per == units.per(unit)]
    except FormulaError:
        return ()
    values = [each.value for each in found]
    if units.is_percent(unit):
        bare = (each.value for each in found if each.unit != "percent")
        values += [CONTEXT.divide(value, Decimal(100)) for value in bare]
    return tuple(dict.fromkeys(values))


_HALF_WIDTH: Mapping[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(space): " " for space in "\u3000\u00a0\u2009\u202f"},
    **dict.fromkeys(map(ord, "\u2212\u2013"), "-"),
    ord("×"): "*",
    ord("÷"): "/",
    ord("￥"): "¥",
    ord("’"): "'",
}
_SCALES = {
    **dict.fromkeys(("k", "thousand", "千"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("t", "tn", "trillion", "兆"), 10**12),
    **dict.fromkeys(("萬", "万"), 10**4),
    **dict.fromkeys(("億", "亿"), 10**8),
    **{f"{more}{of}": scale * size for more, scale in (("十", 10), ("百", 100), ("千", 1000))
       for of, size in (("萬", 10**4), ("万", 10**4), ("億", 10**8), ("亿", 10**8))},
}  # fmt: skip
_CURRENCIES = {
    **dict.fromkeys(("$", "usd", "us$", "美元", "美金"), "$"),
    **dict.fromkeys(("nt$", "ntd", "twd", "新台幣", "新臺幣", "台幣", "臺幣"), "NT$"),
    **dict.fromkeys(("€", "eur", "歐元"), "€"),
    **dict.fromkeys(("£", "gbp", "英鎊"), "£"),
    **dict.fromkeys(("¥", "jpy", "日圓", "日元"), "¥"),
    **dict.fromkeys(("hk$", "hkd", "港幣", "港元"), "HK$"),
    **dict.fromkeys(("cny", "rmb", "人民幣"), "CNY"),
    "元": "",
}
_UNITS = {
    **dict.fromkeys(("%", "percent"), "percent"),
    **dict.fromkeys(("x", "倍"), "ratio"),
    **dict.fromkeys(("sec", "secs", "second", "seconds", "秒"), "seconds"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "分鐘"), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "小時"), "hours"),
    **dict.fromkeys(("d", "day", "days", "天"), "days"),
    **dict.fromkeys(("w", "week", "weeks", "週"), "weeks"),
    **dict.fromkeys(("mo", "mos", "month", "months", "個月"), "months"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "年"), "years"),
    **dict.fromkeys(("points", "point", "pts", "分"), "points"),
}
_PERIODS = {
    **dict.fromkeys(("mo", "month", "月"), "month"),
    **dict.fromkeys(("q", "quarter", "季"), "quarter"),
    **dict.fromkeys(("y", "yr", "year", "年"), "year"),
    **dict.fromkeys(("w", "week", "週"), "week"),
    **dict.fromkeys(("d", "day", "天", "日"), "day"),
    **dict.fromkeys(
        ("user", "customer", "account", "seat", "lead", "deal", "unit", "客戶"), "each"
    ),
}


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NUMBER = (
    rf"(?P<before>{_any_of(_CURRENCIES)})?\s?"
    r"(?P<digits>[0-9]{1,3}(?:(?P<mark>[,. '])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]*)?(?:e[-+]?[0-9]{1,3})?|[.][0-9]+)(?![0-9])"
    rf"(?:\s?(?P<scale>{_any_of(_SCALES)})(?![a-z]))?"
    rf"(?:\s?(?P<after>{_any_of(_CURRENCIES)})(?![a-z]))?"
    rf"(?:\s?(?P<unit>{_any_of(_UNITS)})(?![a-z]))?"
)
_ASCII = re.IGNORECASE | re.ASCII  # or the long s would be an s, and the Kelvin sign a k
_WRITTEN = re.compile(rf"(?P<sign>[-+]?)\s?{_NUMBER}", _ASCII)
# A minus may stand behind the sign of a currency as well: $-50.
_MINUS_BEHIND = re.compile(rf"^({_any_of(_CURRENCIES)})\s?-", _ASCII)
_IN_PARENTHESES = re.compile(r"\(([^()+*/-]+)\)")
_PER = re.compile(rf"(?:\s?/\s?|\s?per\s|\s?每)({_any_of(_PERIODS)})$", _ASCII)
_CHINESE_PER = re.compile(r"^每([月季年週天日])\s?")


def _period(text: str) -> tuple[str, str]:
    """Return ``text`` without what it is counted per, and that."""
    text = _MINUS_BEHIND.sub(r"-\1", text)
    if found := _PER.search(text):
        return text[: found.start()], _PERIODS[found[1].lower()]
    if found := _CHINESE_PER.match(text):
        return text[found.end() :], _PERIODS[found[1]]
    return text, ""


def _readings(found: re.Match[str], unit: str) -> Iterator[WrittenNumber]:
    """Yield what one literal may say, as it stands."""
    groups = found.groupdict()
    before, after = ((groups[key] or "").lower() for key in ("before", "after"))
    if before and after and _CURRENCIES[before] != _CURRENCIES[after]:
        return
    currency = _CURRENCIES.get(before) or _CURRENCIES.get(after) or ""
    named = _UNITS.get((groups["unit"] or "").lower(), "")
    scale = (groups["scale"] or "").lower()
    for digits in _numerals(groups["digits"], is_scaled=bool(scale or named == "percent")):
        value = Decimal(digits, CONTEXT)
        if groups.get("sign") == "-":
            value = value.copy_negate()
        if scale == "m" and not named and units.base(unit) in ("minutes", "months"):
            yield WrittenNumber(value, currency, units.base(unit))
        value = CONTEXT.multiply(value, Decimal(_SCALES.get(scale, 1)))
        if named == "percent":
            value = CONTEXT.divide(value, Decimal(100))
        if value.copy_abs() <= LARGEST_MAGNITUDE:
            yield WrittenNumber(value, currency, named)


def _numerals(digits: str, *, is_scaled: bool) -> Iterator[str]:
    """Yield the decimal numerals that written digits may be: 1.200 may be 1.2 and 1200."""
    commas, points = digits.count(","), digits.count(".")
    bare = digits.replace(" ", "").replace("'", "")
    if points == 1 and commas and digits.rindex(".") > digits.rindex(","):
        yield bare.replace(",", "")
    elif commas == 1 and points and digits.rindex(",") > digits.rindex("."):
        yield bare.replace(".", "").replace(",", ".")
    elif points > 1:
        yield bare.replace(".", "")
    elif commas:
        if commas == 1 and not re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", bare):
            yield bare.replace(",", ".")  # 1,5 as most of Europe writes it
            if not is_scaled:
                yield bare.replace(",", "")
        else:
            yield bare.replace(",", "")
    else:
        yield bare
        if not is_scaled and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", bare):
            yield bare.replace(".", "")


def _sum(text: str, unit: str, per: str) -> tuple[WrittenNumber, ...]:
    """Return what a sum of written numbers comes to, for each way to read its numbers."""
    operands: list[tuple[WrittenNumber, ...]] = []

    def named(found: re.Match[str]) -> str:
        operands.append(tuple(_readings(found, unit)))
        return f" n{len(operands)} "

    # Compiled only here: most numbers are no sums, and these patterns cost what a start-up does.
    expression = re.sub(rf"(?<![\w.,']){_NUMBER}(?![\w.,'])", named, text, flags=_ASCII)
    if not operands or len(operands) > MOST_OPERANDS or _NO_SUM.search(expression):
        return ()
    found: dict[WrittenNumber, None] = {}
    for chosen in _few(product(*operands)):
        currencies = {each.currency for each in chosen if each.currency}
        named_units = {each.unit for each in chosen if each.unit}
        if len(currencies) > 1 or len(named_units) > 1:
            return ()
        values = {f"n{at}": each.value for at, each in enumerate(chosen, start=1)}
        value = evaluate(expression, values)
        found[WrittenNumber(value, "".join(currencies), "".join(named_units), per)] = None
    return tuple(found)


def _few(choices: Iterator[tuple[WrittenNumber, ...]]) -> Iterator[tuple[WrittenNumber, ...]]:
    for _, chosen in zip(range(4), choices, strict=False):
        yield chosen


_NO_SUM = re.compile(r"n[0-9]+ +n[0-9]|[^-+*/() n0-9]|(?<!n)(?<![0-9])[0-9]|n(?![0-9])")
