"""Every complaint about a glossary file: its notation, its shape, and what it says about others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from salesgloss.complaints import MOST_COMPLAINTS, Complaint, complaint
from salesgloss.documents import Document
from salesgloss.layers import computing, lacking, referring, spelling
from salesgloss.layers.known import Known
from salesgloss.schema import files
from salesgloss.schema.shapes import Finding, Path


def inspect(document: Document, known: Known, *, today: str) -> tuple[Complaint, ...]:
    """Return all that is wrong with ``document`` on top of ``known``, by line and column."""
    if document.complaints:
        return document.complaints
    found = findings(document.data, known, today=today)
    if not found:
        return ()
    places = document.places({above for finding in found for above in _above(finding.path)})
    complaints = (
        complaint(
            finding.code,
            finding.detail,
            source=document.source,
            place=next((places[path] for path in _above(finding.path) if path in places), (1, 1)),
            fix=finding.fix,
        )
        for finding in found
    )
    return tuple(sorted(complaints, key=lambda each: (each.line, each.column, each.code)))


def findings(data: object, known: Known, *, today: str) -> list[Finding]:
    """Return what is wrong with the plain data of a glossary file on top of ``known``.

    What entries say about others is looked at only once all have their shape.
    """
    if found := files.inspect(data, most=MOST_COMPLAINTS):
        return found
    return list(islice(_contents(data, known, today), MOST_COMPLAINTS))  # type: ignore[arg-type]


def _contents(data: Mapping[str, Any], known: Known, today: str) -> Iterator[Finding]:
    entries = data["terms"]
    yield from referring.inspect(data, known)
    yield from spelling.inspect(entries, known)
    yield from computing.inspect(entries)
    yield from lacking.inspect(entries, known, today)


def _above(path: Path) -> Iterator[Path]:
    """Yield ``path`` and the paths that lead to it, the nearest first."""
    for length in range(len(path), -1, -1):
        yield path[:length]
