"""Formulas and worked cases as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable

from salesgloss.calc.expression import VARIABLE
from salesgloss.cards.numbers import number, quantity
from salesgloss.model import Formula, Input, Term, WorkedExample
from salesgloss.text import line

_NAME = re.compile(VARIABLE)
_BEFORE_OPERATOR = re.compile(r" (?=[+\u2212×÷^] )")


def formula_text(term: Term, formula: Formula, lang: str) -> str:
    """Return the right-hand side of ``formula`` in words: labels in ``lang``, names in English."""
    labels = term.translation(lang).labels
    spoken = {given.name: labels.get(given.name) or _in_words(given) for given in formula.inputs}
    return " ".join(_substituted(formula.expression, lambda name: spoken.get(name, name)).split())


def formula_pieces(term: Term, formula: Formula, lang: str) -> tuple[str, ...]:
    """Return "NRR = (starting MRR + …) ÷ starting MRR" in the parts between which a line may
    break: before an operator, never within a name."""
    labels = term.translation(lang).labels
    spoken = {given.name: labels.get(given.name) or _in_words(given) for given in formula.inputs}
    sides = _pieces(formula.expression, lambda name: spoken.get(name, name))
    return (f"{line(result_name(term, formula, lang))} = {sides[0]}", *sides[1:])


def worked_pieces(formula: Formula, case: WorkedExample, lang: str) -> tuple[str, ...]:
    """Return a case computed, in the parts between which a line may break."""
    return (
        *_pieces(formula.expression, _values(formula, case)),
        f"= {quantity(case.result, formula.unit, lang)}",
    )


def input_name(term: Term, given: Input, lang: str) -> str:
    """Return what a reader calls an input of a formula: its label in ``lang``, in English its
    name in words."""
    return line(term.translation(lang).labels.get(given.name) or _in_words(given))


def result_name(term: Term, formula: Formula, lang: str) -> str:
    """Return what ``formula`` gives: the term, or what the variant names its result."""
    if formula.result is None:
        return term.short_title(lang)
    return term.translation(lang).results.get(formula.result) or formula.result


def expression_text(expression: str) -> str:
    """Return an expression with the signs of a book: × ÷ − and ^."""
    flat = expression.replace("**", "^")
    return flat.replace("*", "×").replace("/", "÷").replace(" - ", " \u2212 ")


def worked_text(formula: Formula, case: WorkedExample, lang: str) -> str:
    """Return a case computed: the expression with its numbers, and the result."""
    return " ".join(worked_pieces(formula, case, lang))


def _values(formula: Formula, case: WorkedExample) -> Callable[[str], str]:
    units = {given.name: given.unit for given in formula.inputs}
    return lambda name: number(case.inputs[name], units[name]) if name in units else name


def _pieces(expression: str, value: Callable[[str], str]) -> tuple[str, ...]:
    parts = _BEFORE_OPERATOR.split(expression_text(expression))
    named = (_NAME.sub(lambda name: value(name[0]), part) for part in parts)
    return tuple(" ".join(line(part).split()) for part in named)


def _substituted(expression: str, value: Callable[[str], str]) -> str:
    return _NAME.sub(lambda name: value(name[0]), expression_text(expression))


def _in_words(given: Input) -> str:
    """Return the name of an input as words, its hyphens and acronyms as the label writes them."""
    plain = " ".join(given.name.split("_"))
    if given.label.replace("-", " ").casefold() == plain:
        first, space, rest = given.label.partition(" ")
        return f"{first if first.isupper() else first.lower()}{space}{rest}"
    labeled = re.findall(r"[A-Za-z]{2,}", given.label)
    acronyms = {word.lower(): word for word in labeled if word.isupper()}
    return " ".join(acronyms.get(part, part) for part in plain.split(" "))
