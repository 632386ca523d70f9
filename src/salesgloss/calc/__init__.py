"""The arithmetic of formulas: expressions evaluated exactly, solved, and the units of what goes in."""

from __future__ import annotations

from salesgloss.calc.expression import LONGEST_EXPRESSION, evaluate, names

__all__ = ["LONGEST_EXPRESSION", "evaluate", "names"]
