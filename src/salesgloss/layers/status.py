"""Every place where glossary files are looked for, and what became of each file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesgloss import paths
from salesgloss.diagnostics import InvalidGlossary
from salesgloss.errors import FileError
from salesgloss.layers import sources
from salesgloss.layers.merge import add
from salesgloss.layers.sources import NAMED, PROJECT, SHARED, USER, SourceFile
from salesgloss.messages import counted
from salesgloss.schema.registry import Registry

LOADED = "loaded"
IGNORED = "ignored"
ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """A path that was looked at; ``state`` is loaded, ignored or absent, ``why`` if not loaded."""

    layer: str
    path: str
    state: str
    entries: int = 0
    why: str | None = None


def survey(files: Sequence[str], base: Registry, *, today: str) -> tuple[SourceStatus, ...]:
    """Return the places in the order in which they are laid over each other."""
    source = sources.bundled()
    loaded = SourceStatus(
        layer=source.layer, path=source.path, state=LOADED, entries=len(base.records)
    )
    return (loaded, *_own(files, base, today))


def _own(files: Sequence[str], registry: Registry, today: str) -> Iterator[SourceStatus]:
    yield from _user_folder()
    for path in sources.user_files():
        yield _status(SourceFile(path, USER), registry, today)
    for path in sources.shared_files():
        yield _status(SourceFile(path, SHARED), registry, today)
    project = sources.project_file()
    for path in sources.project_candidates():
        if path == project:
            yield _status(SourceFile(path, PROJECT), registry, today)
        elif path.endswith(sources.PROJECT_FILE):
            yield SourceStatus(layer=PROJECT, path=path, state=ABSENT, why="no such file")
    for path in files:
        yield _status(SourceFile(os.path.abspath(path), NAMED), registry, today)


def _user_folder() -> Iterator[SourceStatus]:
    """Yield the user's config folder if nothing is there, and what in it is never read."""
    folder = paths.config_dir()
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield SourceStatus(layer=USER, path=folder, state=ABSENT, why=error.strerror)
        return
    taken = sources.user_files()
    if why := sources.why_nothing_in(folder):
        yield SourceStatus(layer=USER, path=folder, state=ABSENT, why=why)
    for name in names:
        path = os.path.join(folder, name)
        if path not in taken and name != sources.SCHEMA_FILE:
            why = "only files named *.yaml or *.yml are read"
            yield SourceStatus(layer=USER, path=path, state=IGNORED, why=why)


def _status(source: SourceFile, registry: Registry, today: str) -> SourceStatus:
    try:
        added = add(registry, source, today=today)
    except InvalidGlossary as error:
        count = counted(len(error.diagnostics), "error")
        why = f"{count}: see 'salesgloss check {source.path}'"
        return SourceStatus(layer=source.layer, path=source.path, state=IGNORED, why=why)
    except FileError as error:
        why = error.message.removeprefix(f"{source.path}: ")
        return SourceStatus(layer=source.layer, path=source.path, state=IGNORED, why=why)
    return SourceStatus(
        layer=source.layer,
        path=source.path,
        state=LOADED,
        entries=added.entries,
        why=added.left_out or None,
    )
