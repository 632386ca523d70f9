"""A row of a sheet on its way into a glossary, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from salesgloss.schema import Record

ADDS, OVERRIDES, REPLACES, PASSED = "adds", "overrides", "replaces", "passes over"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What becomes of a row, numbered as spreadsheets do. ``effect`` is adds, overrides, replaces
    or "passes over"."""

    row: int
    id: str
    effect: str
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Row:
    """A row on its way: its entry, and what is to be told about it."""

    def __init__(self, number: int, entry: Record) -> None:
        self.number = number
        self.entry = entry
        self.effect = ADDS
        self.known = ""
        self.is_literal = False
        self.problems: list[str] = []
        self.warnings: list[str] = []

    def result(self) -> RowResult:
        id = self.known or self.entry.get("extends") or self.entry.get("id") or ""
        return RowResult(
            row=self.number,
            id=str(id),
            effect=self.effect,
            problems=tuple(self.problems),
            warnings=tuple(self.warnings),
        )
