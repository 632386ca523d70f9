"""A metric's formula as HTML: fractions as fractions, names as the reader's words."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from salesgloss.cards.formulas import formula_text
from salesgloss.model import Formula, Term
from salesgloss.text import line

_ADDED, _MULTIPLIED, _POWER, _WHOLE = range(1, 5)  # how tightly a part holds together
_SIGNS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", _ADDED),
    ast.Sub: ("\u2212", _ADDED),
    ast.Mult: ("×", _MULTIPLIED),
}


def formula_html(term: Term, formula: Formula, lang: str) -> Markup:
    """Return the right-hand side of ``formula``, set; every text in it escaped."""
    spoken = {
        given.name: line(formula_text(term, replace(formula, expression=given.name), lang))
        for given in formula.inputs
    }
    return _set(ast.parse(formula.expression.strip(), mode="eval").body, spoken)[0]


def _set(node: ast.expr, spoken: Mapping[str, str]) -> tuple[Markup, int]:
    """Return ``node`` as HTML, and how tightly it holds together."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return Markup("<span class=n>{}</span>").format(f"{value:,}"), _WHOLE
        case ast.Name(id=name):
            return Markup("<span class=v>{}</span>").format(spoken.get(name, name)), _WHOLE
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Markup("\u2212{}").format(_within(operand, spoken, _POWER)), _MULTIPLIED
        case ast.UnaryOp(operand=operand):
            return _set(operand, spoken)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            fraction = Markup("<span class=f><span>{}</span><span>{}</span></span>")
            return fraction.format(_set(left, spoken)[0], _set(right, spoken)[0]), _WHOLE
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            power = Markup("{}<sup>{}</sup>")
            return power.format(_within(left, spoken, _WHOLE), _set(right, spoken)[0]), _POWER
        case ast.BinOp(left=left, op=op, right=right):
            sign, binds = _SIGNS[type(op)]
            joined = Markup("{} <span class=o>{}</span> {}").format(
                _within(left, spoken, binds), sign, _within(right, spoken, binds + 1)
            )
            return joined, binds
        case ast.Call(func=ast.Name(id=name), args=arguments):
            inside = Markup(", ").join(_set(each, spoken)[0] for each in arguments)
            return Markup("{}({})").format(escape(name), inside), _WHOLE
    return escape(ast.unparse(node)), _ADDED


def _within(node: ast.expr, spoken: Mapping[str, str], least: int) -> Markup:
    """Return ``node`` as HTML, in parentheses where it holds together less than ``least``."""
    text, binds = _set(node, spoken)
    return text if binds >= least else Markup("({})").format(text)
