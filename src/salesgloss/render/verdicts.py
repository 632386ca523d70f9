"""What an import did or would do, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesgloss.exchange.importing import Verdict
from salesgloss.text import line


def as_text(verdicts: Sequence[Verdict]) -> str:
    """Return a line a row: what it does to which term, or why it cannot; then its warnings."""
    return "".join(f"{row}\n" for verdict in verdicts for row in _rows(verdict))


def _rows(verdict: Verdict) -> Iterator[str]:
    head = f"row {verdict.row}"
    about = f" ({line(verdict.id)})" if verdict.id else ""
    for problem in verdict.problems:
        yield f"{head}: error{about}: {line(problem)}"
    if not verdict.problems:
        yield f"{head}: {verdict.effect} {line(verdict.id)}"
    for warning in verdict.warnings:
        yield f"{head}: warning{about}: {line(warning)}"


def entries(count: int) -> str:
    """Return how many entries there are, in words."""
    return "1 entry" if count == 1 else f"{count} entries"
