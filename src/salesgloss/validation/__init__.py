"""Everything wrong with a glossary file: its notation, its shape, and what it says about others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from salesgloss.diagnostics import (
    MOST_DIAGNOSTICS,
    ONCE_A_FILE,
    Diagnostic,
    Finding,
    Path,
    diagnostic,
)
from salesgloss.schema import document as shape
from salesgloss.schema.registry import Registry
from salesgloss.validation import advice, chains, formulas, references, spellings
from salesgloss.validation.meant import with_meant
from salesgloss.validation.valid_subset import ValidSubset
from salesgloss.yaml_io import Document


def validate(document: Document, registry: Registry, *, today: str) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with ``document`` on top of ``registry``, by line and column."""
    found = list(document.diagnostics)
    if document.is_complete:
        room = MOST_DIAGNOSTICS - len(found)
        raw = findings(document.data, registry, today=today, most=room)
        found += _located(with_meant(raw, document.data, registry), document)
    return tuple(sorted(found, key=lambda each: (each.line, each.column, each.code)))


def findings(
    data: object, registry: Registry, *, today: str, most: int | None = MOST_DIAGNOSTICS
) -> list[Finding]:
    """Return what is wrong with the plain data of a glossary file on top of ``registry``.

    What entries say about others is looked at wherever it has its shape; ``most`` findings at
    the most, None for all.
    """
    found = list(islice(shape.inspect(data), most))
    if most is not None and len(found) >= most:
        return found
    room = None if most is None else most - len(found)
    return [*found, *_at_most(_contents_of_valid(data, found, registry, today), room)]


def is_valid(document: Document, registry: Registry) -> bool:
    """Tell whether ``document`` has no error; it costs less than to say which it has."""
    if not document.is_complete or errors(document.diagnostics):
        return False
    if next(shape.inspect(document.data), None):
        return False
    data: Any = document.data
    found = _errors_of_contents(data, registry)
    return all(finding.is_warning for finding in found)


def _at_most(found: Iterator[Finding], most: int | None) -> Iterator[Finding]:
    """Yield ``most`` of ``found``, not counting what is told but once a file."""
    count = 0
    for finding in found:
        if finding.code not in ONCE_A_FILE:
            count += 1
            if most is not None and count > most:
                return
        yield finding


def _contents_of_valid(
    data: Any, found: Collection[Finding], registry: Registry, today: str
) -> Iterator[Finding]:
    """Yield what is wrong with what ``data`` says, as far as nothing is ``found`` in its shape."""
    if not found:
        yield from _contents(data, registry, today)
        return
    subset = ValidSubset(data, found)
    if not isinstance(subset.data, dict) or "terms" not in subset.data:
        return
    invalid = {finding.path[:2] for finding in found}
    for each in _contents(subset.data, registry, today):
        finding = replace(each, path=subset.origin(each.path))
        if not finding.is_warning or finding.path[:2] not in invalid:
            yield finding


def _contents(data: dict[str, object], registry: Registry, today: str) -> Iterator[Finding]:
    yield from _errors_of_contents(data, registry)
    yield from advice.inspect(data, registry, today)


def _errors_of_contents(data: dict[str, object], registry: Registry) -> Iterator[Finding]:
    yield from references.inspect(data, registry)
    yield from spellings.inspect(data, registry)
    yield from formulas.inspect(data)
    yield from chains.inspect(data, registry)


def _located(found: Sequence[Finding], document: Document) -> Iterator[Diagnostic]:
    """Yield ``found`` as diagnostics, but for those about what could not be read."""
    if not found:
        return
    places = document.locate({above for finding in found for above in _ancestors(finding.path)})
    for finding in found:
        place = next((places[path] for path in _ancestors(finding.path) if path in places), (1, 1))
        if place not in document.unparsed:
            yield diagnostic(
                finding.code, finding.detail, source=document.source, place=place, fix=finding.fix
            )


def _ancestors(path: Path) -> Iterator[Path]:
    """Yield ``path`` and the paths that lead to it, the nearest first."""
    for length in range(len(path), -1, -1):
        yield path[:length]


def errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those of ``found`` that keep a file from being used."""
    return tuple(each for each in found if not each.is_warning)
