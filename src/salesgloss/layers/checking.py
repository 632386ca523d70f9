"""Glossary files checked as they would be used: each on top of those below it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from salesgloss import documents
from salesgloss.complaints import Complaint
from salesgloss.documents import Document
from salesgloss.errors import FileUnusable
from salesgloss.glossary.image import Image
from salesgloss.layers import sources
from salesgloss.layers.inspecting import inspect
from salesgloss.layers.known import Known
from salesgloss.layers.merging import lay_over, origin_of
from salesgloss.layers.sources import NAMED, Source

Verdict = tuple[str, Document | FileUnusable, tuple[Complaint, ...]]


def check(files: Sequence[str], base: Image, *, today: str) -> Iterator[Verdict]:
    """Yield for each of ``files`` its path, what was read (or why nothing was), and all complaints.

    A file is checked on top of the bundled terms and the ones before it; the user's and the
    project's own files, of which ``files`` may name one, on top of those that lie below.
    """
    below = Known.compiled(base)
    for path in files:
        if _same(path, sources.bundled().path):
            known = Known()
        else:
            known = _under(path, base, today) or below
        try:
            document = documents.read(path)
        except FileUnusable as error:
            yield path, error, ()
            continue
        complaints = inspect(document, known, today=today)
        yield path, document, complaints
        _take_up(known, document, complaints, Source(path, NAMED))


def _under(path: str, base: Image, today: str) -> Known | None:
    """Return what lies under ``path`` if it is one of the user's or project's own files."""
    own = sources.ambient()
    place = next((at for at, source in enumerate(own) if _same(path, source.path)), None)
    if place is None:
        return None
    known = Known.compiled(base)
    for source in own[:place]:
        try:
            document = documents.read(source.path)
        except FileUnusable:
            continue
        _take_up(known, document, inspect(document, known, today=today), source)
    return known


def _take_up(
    known: Known, document: Document, complaints: Sequence[Complaint], source: Source
) -> None:
    if all(each.is_warning for each in complaints):
        data = document.data
        assert isinstance(data, dict)  # or inspect would have complained
        lay_over(known, data, origin_of(source, data.get("name")))


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False
