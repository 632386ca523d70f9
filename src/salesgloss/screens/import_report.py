"""What an import did or would do, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesgloss.exchange.importing import RowResult
from salesgloss.text import line


def as_text(results: Sequence[RowResult]) -> str:
    """Return a line a row: what it does to which term, or why it cannot; then its warnings."""
    return "".join(f"{row}\n" for result in results for row in _rows(result))


def _rows(result: RowResult) -> Iterator[str]:
    head = f"row {result.row}"
    about = f" ({line(result.id)})" if result.id else ""
    for problem in result.problems:
        yield f"{head}: error{about}: {line(problem)}"
    if not result.problems:
        yield f"{head}: {result.effect} {line(result.id)}"
    for warning in result.warnings:
        yield f"{head}: warning{about}: {line(warning)}"
