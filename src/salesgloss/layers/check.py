"""Glossary files checked as they would be used: each on top of those below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesgloss import files, validation
from salesgloss.diagnostics import Diagnostic
from salesgloss.errors import FileError
from salesgloss.index import Index
from salesgloss.layers import sources
from salesgloss.layers.merge import apply_layer, document_of, origin_of
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

    A file is checked on top of the bundled terms and the ones before it; the user's, the
    shared and the project's own files, of which ``files`` may name some, on top of those that lie below.
    """
    below = base.registry()
    own = _OwnFiles(base, today, called=files)
    for path in files:
        place = own.place(path)
        if _same(path, sources.bundled().path):
            yield _checked(SourceFile(path, NAMED), Registry(), today)
        elif place is not None:
            yield own.checked(place)
        else:
            yield _checked(SourceFile(path, NAMED), below, today)


def base_of(path: str, base: Index, today: str) -> Registry | None:
    """Return what lies under ``path`` if it is one of the user's, shared or project's own files."""
    own = _OwnFiles(base, today)
    place = own.place(path)
    return None if place is None else own.below(place)


class _OwnFiles:
    """The user's, the shared and the project's own files, each checked once and on top of those below it;
    ``called`` are the names by which some of them are told of."""

    def __init__(self, base: Index, today: str, called: Sequence[str] = ()) -> None:
        self._today = today
        self._registry = base.registry()
        self._files = list(sources.ambient())
        self._places = {
            identity: place
            for place, source in reversed([*enumerate(self._files)])
            if (identity := files.identity(source.path))
        }
        self._done: list[CheckedFile] = []
        for path in called:
            if (place := self.place(path)) is not None:
                self._files[place] = SourceFile(path, self._files[place].layer)

    def place(self, path: str) -> int | None:
        """Return which of the own files ``path`` is, None if it is none."""
        identity = files.identity(path)
        return self._places.get(identity) if identity else None

    def below(self, place: int) -> Registry:
        """Return what lies below the file at ``place``, the first time that it is reached."""
        while len(self._done) < place:
            source = self._files[len(self._done)]
            self._done.append(_checked(source, self._registry, self._today))
        return self._registry

    def checked(self, place: int) -> CheckedFile:
        """Return what checking the file at ``place`` came to."""
        self.below(place + 1)
        return self._done[place]


def _checked(source: SourceFile, registry: Registry, today: str) -> CheckedFile:
    """Return what checking a file came to; if it is valid, ``registry`` takes it up."""
    try:
        document = document_of(source)
    except FileError as error:
        return CheckedFile(path=source.path, failure=error)
    diagnostics = validation.validate(document, registry, today=today)
    if not validation.errors(diagnostics):
        data = document.data
        assert isinstance(data, dict)  # or it would not be valid
        apply_layer(registry, data, origin_of(source, data.get("name")))
    return CheckedFile(path=source.path, document=document, diagnostics=diagnostics)


def _same(path: str, other: str) -> bool:
    identity = files.identity(path)
    return identity is not None and identity == files.identity(other)
