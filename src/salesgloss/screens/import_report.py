"""What an import did or would do, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesgloss.diagnostics import ONCE_A_FILE
from salesgloss.exchange.rows import RowResult
from salesgloss.languages import DEFAULT
from salesgloss.messages import counted
from salesgloss.messages.spoken import spoken
from salesgloss.text import line


def as_text(results: Sequence[RowResult], lang: str = DEFAULT, *, verbose: bool = False) -> str:
    """Return a line a row: what it does to which term, or why it cannot; then its warnings.

    Those that many rows share are told once and counted, unless ``verbose``.
    """
    rows = [row for result in results for row in _rows(result, verbose=verbose)]
    rows += () if verbose else _shared(results)
    return "".join(f"{spoken(row, lang)}\n" for row in rows)


def _rows(result: RowResult, *, verbose: bool) -> Iterator[str]:
    head = f"row {result.row}"
    about = f" ({line(result.id)})" if result.id else ""
    for problem in result.problems:
        yield f"{head}: error{about}: {line(problem)}"
    if not result.problems:
        yield f"{head}: {result.effect} {line(result.id)}"
    for warning in result.warnings:
        if verbose or not warning.startswith(ONCE_A_FILE):
            yield f"{head}: warning{about}: {line(warning)}"


def _shared(results: Sequence[RowResult]) -> Iterator[str]:
    for code in ONCE_A_FILE:
        told = [warning for result in results for warning in result.warnings]
        if alike := [warning for warning in told if warning.startswith(code)]:
            rows = sum(any(each.startswith(code) for each in row.warnings) for row in results)
            others = f" (so do others: {counted(rows, 'row')}; --verbose)" if rows > 1 else ""
            yield f"warning: {line(alike[0])}{others}"
