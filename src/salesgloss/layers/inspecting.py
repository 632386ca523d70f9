"""Every complaint about a glossary file: its notation, its shape, and what it says about others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from salesgloss.complaints import MOST_COMPLAINTS, Complaint, complaint
from salesgloss.documents import Document
from salesgloss.layers import computing, lacking, referring, spelling
from salesgloss.layers.known import Known
from salesgloss.layers.sparing import Sound
from salesgloss.schema import files
from salesgloss.schema.shapes import Finding, Path


def inspect(document: Document, known: Known, *, today: str) -> tuple[Complaint, ...]:
    """Return all that is wrong with ``document`` on top of ``known``, by line and column."""
    complaints = list(document.complaints)
    if document.is_whole:
        room = MOST_COMPLAINTS - len(complaints)
        found = findings(document.data, known, today=today, most=room)
        complaints += _placed(found, document)
    return tuple(sorted(complaints, key=lambda each: (each.line, each.column, each.code)))


def findings(
    data: object, known: Known, *, today: str, most: int = MOST_COMPLAINTS
) -> list[Finding]:
    """Return what is wrong with the plain data of a glossary file on top of ``known``.

    What entries say about others is looked at wherever it has its shape.
    """
    found = files.inspect(data, most=most)
    if len(found) >= most:
        return found
    sound = Sound(data, found)
    if not isinstance(sound.data, dict) or "terms" not in sound.data:
        return found
    amiss = {finding.path[:2] for finding in found}
    said = (
        replace(each, path=sound.origin(each.path)) for each in _contents(sound.data, known, today)
    )
    news = (each for each in said if not _is_warning(each) or each.path[:2] not in amiss)
    return [*found, *islice(news, most - len(found))]


def _contents(data: Mapping[str, Any], known: Known, today: str) -> Iterator[Finding]:
    entries = data["terms"]
    yield from referring.inspect(data, known)
    yield from spelling.inspect(entries, known)
    yield from computing.inspect(entries)
    yield from lacking.inspect(entries, known, today)


def _is_warning(finding: Finding) -> bool:
    return finding.code.startswith("W")


def _placed(found: Sequence[Finding], document: Document) -> Iterator[Complaint]:
    """Yield ``found`` as complaints, but for those about what could not be read."""
    if not found:
        return
    places = document.places({above for finding in found for above in _above(finding.path)})
    for finding in found:
        place = next((places[path] for path in _above(finding.path) if path in places), (1, 1))
        if place not in document.unread:
            yield complaint(
                finding.code, finding.detail, source=document.source, place=place, fix=finding.fix
            )


def _above(path: Path) -> Iterator[Path]:
    """Yield ``path`` and the paths that lead to it, the nearest first."""
    for length in range(len(path), -1, -1):
        yield path[:length]
