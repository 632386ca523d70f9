"""Glossary files checked as they would be used: each on top of those below it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesgloss import validation, yaml_io
from salesgloss.diagnostics import Diagnostic
from salesgloss.errors import FileError
from salesgloss.index import Index
from salesgloss.layers import sources
from salesgloss.layers.merge import apply_layer, origin_of
from salesgloss.layers.sources import NAMED, SourceFile
from salesgloss.schema.registry import Registry
from salesgloss.yaml_io import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """What checking the file at ``path`` came to; no ``document`` where ``failure`` says why it
    could not be read."""

    path: str
    document: Document | None = None
    failure: FileError | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def check(files: Sequence[str], base: Index, *, today: str) -> Iterator[CheckedFile]:
    """Yield for each of ``files`` what was read, or why nothing was, and all that is wrong.

    A file is checked on top of the bundled terms and the ones before it; the user's and the
    project's own files, of which ``files`` may name one, on top of those that lie below.
    """
    below = base.registry()
    for path in files:
        if _same(path, sources.bundled().path):
            registry = Registry()
        else:
            registry = base_of(path, base, today) or below
        yield _checked(SourceFile(path, NAMED), registry, today)


def base_of(path: str, base: Index, today: str) -> Registry | None:
    """Return what lies under ``path`` if it is one of the user's or project's own files."""
    own = sources.ambient()
    place = next((at for at, source in enumerate(own) if _same(path, source.path)), None)
    if place is None:
        return None
    registry = base.registry()
    for source in own[:place]:
        _checked(source, registry, today)
    return registry


def _checked(source: SourceFile, registry: Registry, today: str) -> CheckedFile:
    """Return what checking a file came to; if it is valid, ``registry`` takes it up."""
    try:
        document = yaml_io.read(source.path)
    except FileError as error:
        return CheckedFile(path=source.path, failure=error)
    diagnostics = validation.validate(document, registry, today=today)
    if not validation.errors(diagnostics):
        data = document.data
        assert isinstance(data, dict)  # or it would not be valid
        apply_layer(registry, data, origin_of(source, data.get("name")))
    return CheckedFile(path=source.path, document=document, diagnostics=diagnostics)


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False
