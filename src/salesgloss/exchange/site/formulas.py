"""A metric's formula as HTML: fractions as fractions, names as the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from salesgloss.calc.expression import Node, parse
from salesgloss.cards.formulas import formula_text
from salesgloss.model import Formula, Term
from salesgloss.text import line

_ADDED, _MULTIPLIED, _POWER, _WHOLE = range(1, 5)  # how tightly a part holds together
_SIGNS = {"+": ("+", _ADDED), "-": ("\u2212", _ADDED), "*": ("×", _MULTIPLIED)}


def formula_html(term: Term, formula: Formula, lang: str) -> Markup:
    """Return the right-hand side of ``formula``, set; every text in it escaped."""
    spoken = {
        given.name: line(formula_text(term, replace(formula, expression=given.name), lang))
        for given in formula.inputs
    }
    return _set(parse(formula.expression), spoken)[0]


def _set(node: Node, spoken: Mapping[str, str]) -> tuple[Markup, int]:
    """Return ``node`` as HTML, and how tightly it holds together."""
    if isinstance(node, Decimal):
        return Markup("<span class=n>{}</span>").format(f"{node:,f}"), _WHOLE
    if isinstance(node, str):
        return Markup("<span class=v>{}</span>").format(spoken.get(node, node)), _WHOLE
    match node:
        case ("neg", (operand,)):
            return Markup("\u2212{}").format(_within(operand, spoken, _POWER)), _MULTIPLIED
        case ("/", (above, below)):
            fraction = Markup("<span class=f><span>{}</span><span>{}</span></span>")
            return fraction.format(_set(above, spoken)[0], _set(below, spoken)[0]), _WHOLE
        case ("**", (base, exponent)):
            power = Markup("{}<sup>{}</sup>")
            return power.format(_within(base, spoken, _WHOLE), _set(exponent, spoken)[0]), _POWER
        case (given, (left, right)) if given in _SIGNS:
            sign, binds = _SIGNS[given]
            joined = Markup("{} <span class=o>{}</span> {}").format(
                _within(left, spoken, binds), sign, _within(right, spoken, binds + 1)
            )
            return joined, binds
    inside = Markup(", ").join(_set(each, spoken)[0] for each in node.operands)
    return Markup("{}({})").format(node.sign, inside), _WHOLE  # min and max


def _within(node: Node, spoken: Mapping[str, str], least: int) -> Markup:
    """Return ``node`` as HTML, in parentheses where it holds together less than ``least``."""
    text, binds = _set(node, spoken)
    return text if binds >= least else Markup("({})").format(text)
