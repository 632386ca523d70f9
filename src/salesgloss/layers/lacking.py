"""Warnings: what a reader of an otherwise sound entry misses, or is no longer shown."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.layers.known import Known
from salesgloss.layers.overriding import ZH, contradicted
from salesgloss.model import first_sentence
from salesgloss.schema import Record
from salesgloss.schema.shapes import Finding, Path

LONGEST_GLOSS = 30
LONGEST_DEFINITION = 90


def inspect(entries: list[Record], known: Known, today: str) -> Iterator[Finding]:
    """Yield the warnings about ``entries`` on top of ``known``, as of ``today`` (ISO)."""
    for index, entry in enumerate(entries):
        path = ("terms", index)
        if entry.get("hidden"):
            continue
        below = known.records.get(entry.get("extends", ""))
        if below:
            yield from _hidden(entry, below, path)
        elif "extends" not in entry:
            yield from _untranslated(entry, path)
        yield from _wordy(entry, path)
        if entry.get("status") == "deprecated" and "replaced_by" not in {**(below or {}), **entry}:
            yield Finding(code="W505", path=(*path, "status"))
        review_by = str(entry.get("review_by", ""))
        if review_by and review_by < today:
            yield Finding(code="W507", path=(*path, "review_by"), detail=review_by)


def _hidden(entry: Record, below: Record, path: Path) -> Iterator[Finding]:
    for key, keys in contradicted(below, entry):
        code = "W502" if keys[0] == ZH else "W506"
        yield Finding(code=code, path=(*path, key, "?"), detail=".".join(keys))


def _untranslated(entry: Record, path: Path) -> Iterator[Finding]:
    chinese = entry.get(ZH) or {}
    missing = [key for key in ("name", "definition") if key not in chinese]
    if missing:
        yield Finding(code="W501", path=path, detail=f"{entry['id']} lacks {' and '.join(missing)}")


def _wordy(entry: Record, path: Path) -> Iterator[Finding]:
    definition = entry.get("definition", "")
    at = (*path, "definition")
    if (count := len(first_sentence(definition).split())) > LONGEST_GLOSS:
        yield Finding(code="W503", path=at, detail=str(count))
    if (count := len(definition.split())) > LONGEST_DEFINITION:
        yield Finding(code="W504", path=at, detail=str(count))
