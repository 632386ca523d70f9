"""Every place where glossary files are looked for, and what became of each file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesgloss import paths
from salesgloss.complaints import InvalidGlossary
from salesgloss.errors import FileUnusable
from salesgloss.glossary.image import Image
from salesgloss.layers import sources
from salesgloss.layers.known import Known
from salesgloss.layers.merging import add
from salesgloss.layers.sources import NAMED, PROJECT, USER, Source

LOADED = "loaded"
IGNORED = "ignored"
ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A path that was looked at; ``state`` is loaded, ignored or absent, ``why`` if not loaded."""

    layer: str
    path: str
    state: str
    entries: int = 0
    why: str | None = None


def survey(files: Sequence[str], base: Image, *, today: str) -> tuple[Place, ...]:
    """Return the places in the order in which they are laid over each other."""
    known = Known.compiled(base)
    source = sources.bundled()
    loaded = Place(layer=source.layer, path=source.path, state=LOADED, entries=len(known.records))
    return (loaded, *_own(files, known, today))


def _own(files: Sequence[str], known: Known, today: str) -> Iterator[Place]:
    yield from _user_folder()
    for path in sources.user_files():
        yield _looked_at(Source(path, USER), known, today)
    project = sources.project_file()
    for path in sources.project_candidates():
        if path == project:
            yield _looked_at(Source(path, PROJECT), known, today)
        else:
            yield Place(layer=PROJECT, path=path, state=ABSENT, why="no such file")
    for path in files:
        yield _looked_at(Source(os.path.abspath(path), NAMED), known, today)


def _user_folder() -> Iterator[Place]:
    """Yield the user's config folder if nothing is there, and what in it is never read."""
    folder = paths.config_dir()
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Place(layer=USER, path=folder, state=ABSENT, why=error.strerror)
        return
    taken = sources.user_files()
    if not taken:
        yield Place(layer=USER, path=folder, state=ABSENT, why="no *.yaml file in it")
    for name in names:
        path = os.path.join(folder, name)
        if path not in taken and name != ".salesgloss.schema.json":
            why = "only files named *.yaml are read"
            yield Place(layer=USER, path=path, state=IGNORED, why=why)


def _looked_at(source: Source, known: Known, today: str) -> Place:
    try:
        entries = add(known, source, today=today)
    except InvalidGlossary as error:
        count = len(error.complaints)
        why = f"{count} error{'s' * (count != 1)}: see 'salesgloss check {source.path}'"
        return Place(layer=source.layer, path=source.path, state=IGNORED, why=why)
    except FileUnusable as error:
        why = error.message.removeprefix(f"{source.path}: ")
        return Place(layer=source.layer, path=source.path, state=IGNORED, why=why)
    return Place(layer=source.layer, path=source.path, state=LOADED, entries=entries)
