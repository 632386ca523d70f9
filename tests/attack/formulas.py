"""Random formulas with what they are worth, reckoned in fractions; and texts that are none."""

from __future__ import annotations

from fractions import Fraction
from random import Random

NAMES = "abcdef"
PIECES = (
    "a", "b", "1", "0", ".5", "1.", "1e3", "1e-999", "1e999", "+", "-", "*", "/", "**", "//", "%", "(", ")",
    "min(", "max(", ",", "min", "__import__('os')", "a.b", "a[0]", "lambda: 0", "x" * 70, "9" * 40, "٣", "½",
    "\x00", "\u202e", "\ud83d", " ", "\n", "a b", "1_000", "0x1f", "inf", "nan", "True", "==", "a" * 600,
    "(" * 40, "-" * 60, "**2" * 10, "é", "＋", "“", ";", "#",
)  # fmt: skip


class Formulas:
    """Endless formulas, the same for the same ``seed``."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def values(self) -> dict[str, str]:
        """Return a number for each name, as text."""
        return {name: self._number() for name in NAMES}

    def tree(self, values: dict[str, str], depth: int = 3) -> tuple[str, Fraction | None, Fraction]:
        """Return an expression, its worth (None where it divides by nought), and the largest
        number on the way to it."""
        if not depth or self._random.random() < 0.2:
            return self._leaf(values)
        sign = self._random.choice(("+", "-", "*", "/", "neg", "min", "max", "**"))
        text, worth, most = self.tree(values, depth - 1)
        if sign == "neg":
            return f"-({text})", None if worth is None else -worth, most
        if sign == "**":
            return self._power(values)
        if sign == "/":  # by a leaf: what is off in the 34th digit is not to grow
            other, by, size = self._leaf(values)
        else:
            other, by, size = self.tree(values, depth - 1)
        if worth is None or by is None or (sign == "/" and not by):
            return _joined(sign, text, other), None, most
        given = _value(sign, worth, by)
        return _joined(sign, text, other), given, max(most, size, abs(given))

    def hostile(self) -> str:
        """Return a text that hardly is a formula."""
        return "".join(self._random.choices(PIECES, k=self._random.randint(1, 8)))

    def _leaf(self, values: dict[str, str]) -> tuple[str, Fraction | None, Fraction]:
        text = self._random.choice((self._random.choice(NAMES), self._number().lstrip("-")))
        worth = Fraction(values.get(text, text))
        return text, worth, abs(worth)

    def _power(self, values: dict[str, str]) -> tuple[str, Fraction | None, Fraction]:
        text, worth, size = self._leaf(values)
        exponent = self._random.randint(0, 4)
        if worth is None:
            return f"{text} ** {exponent}", None, size
        given = worth**exponent
        return f"({text}) ** {exponent}", given, max(size, abs(given))

    def _number(self) -> str:
        sign = self._random.choice(("", "", "-"))
        digits = self._random.choice((1, 2, 5, 9))
        whole = self._random.randrange(10**digits)
        part = self._random.choice(("", "", f".{self._random.randrange(1000)}"))
        return f"{sign}{whole}{part}"


def _joined(sign: str, one: str, other: str) -> str:
    return f"{sign}({one}, {other})" if sign in ("min", "max") else f"({one}) {sign} ({other})"


def _value(sign: str, one: Fraction, other: Fraction) -> Fraction:
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "/":
            return one / other
        case "min":
            return min(one, other)
        case _:
            return max(one, other)
