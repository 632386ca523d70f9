"""Formulas that evaluate, with inputs that they name and worked cases that come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from salesgloss import calc
from salesgloss.calc.expression import CONTEXT
from salesgloss.diagnostics import Finding, Path
from salesgloss.errors import FormulaError
from salesgloss.schema import Record


def inspect(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the formulas of a file's entries."""
    for index, entry in enumerate(data["terms"]):
        for number, formula in enumerate(entry.get("formulas") or ()):
            yield from _formula(formula, ("terms", index, "formulas", number))


def _formula(formula: Record, path: Path) -> Iterator[Finding]:
    try:
        names = calc.names(formula["expression"])
    except FormulaError as error:
        yield Finding(code="E401", path=(*path, "expression"), detail=error.message)
        return
    if set(names) != set(formula["inputs"]):
        detail = f"the expression names {', '.join(names) or 'none'}"
        yield Finding(code="E402", path=(*path, "inputs"), detail=detail)
        return
    for number, case in enumerate(formula.get("worked") or ()):
        if wrong := _case(formula["expression"], case):
            at = (*path, "worked", number, "result")
            yield Finding(code="E403", path=at, detail=wrong)


def _case(expression: str, case: Record) -> str | None:
    """Return why a worked case does not come out, None where it does."""
    try:
        result = calc.evaluate(expression, case["inputs"])
    except FormulaError as error:
        return error.message
    if equals_as_written(result, case["result"]):
        return None
    return f"the expression gives {result:.10g}"


def equals_as_written(result: Decimal, written: float) -> bool:
    """Tell whether ``written`` is ``result`` to the decimals that it is written with."""
    stated = Decimal(str(written))
    exponent = stated.normalize(CONTEXT).as_tuple().exponent
    half = Decimal("0.5").scaleb(min(exponent, 0) if isinstance(exponent, int) else 0, CONTEXT)
    return CONTEXT.subtract(result, stated).copy_abs() <= half
