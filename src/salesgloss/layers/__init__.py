"""Bundled, user, shared, project and named glossaries as one: compiled once, then read from a cache."""

import os

from salesgloss.glossary import Glossary
from salesgloss.index import Index
from salesgloss.layers import sources
from salesgloss.layers.sources import SourceFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def load(
    files: "Sequence[str]" = (), *, today: "Callable[[], str] | None" = None, own: bool = True
) -> "Glossary":
    """Return the bundled glossary with the own ones over it, and ``files`` over those.

    ``own=False`` leaves the user's, the shared and the project's files out. ``today`` gives the ISO date and
    is called only where an entry has a date of review. One of these that is unusable
    is left out, and the index says which and why; one of ``files`` raises FileError or
    InvalidGlossary.
    """
    layers = (*(sources.ambient() if own else ()), *_named(files))
    if not layers:
        return Glossary(bundled())
    from salesgloss.layers import cache  # the bundled glossary alone does without

    today = today or _today
    every = (sources.bundled(), *layers)
    fingerprint = cache.fingerprint(every)
    index = cache.kept(every, fingerprint, today)
    if index is None:
        from salesgloss.layers import compilation  # YAML and checks: only where something changed

        content = compilation.compile_layers(
            bundled(), layers, today=today(), fingerprint=fingerprint
        )
        cache.keep(every, content)
        index = Index(content)
    return Glossary(index)


def bundled() -> "Index":
    """Return the compiled terms that came with the program."""
    source = sources.bundled()
    if source.path == sources.COMPILED:
        return Index.at(source.path)
    from salesgloss.layers import cache  # as above

    fingerprint = cache.fingerprint((source,))
    index = cache.kept((source,), fingerprint, lambda: "")
    if index is None:
        from salesgloss.layers import compilation  # as above

        content = compilation.compile_bundled(source, fingerprint=fingerprint)
        cache.keep((source,), content)
        index = Index(content)
    return index


def own_files(files: "Sequence[str]" = ()) -> "tuple[SourceFile, ...]":
    """Return the own glossaries in use, the named ones last."""
    return (*sources.ambient(), *_named(files))


def _named(files: "Sequence[str]") -> "tuple[SourceFile, ...]":
    return tuple(SourceFile(os.path.abspath(path), sources.NAMED) for path in files)


def _today() -> str:
    import time

    return time.strftime("%Y-%m-%d")
