"""Bundled, user, shared, project and named glossaries as one: compiled once, then read from a cache."""

import os

from salesgloss.index import Index
from salesgloss.layers import sources
from salesgloss.layers.sources import SourceFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesgloss.glossary import Glossary


def load(
    files: "Sequence[str]" = (), *, today: "Callable[[], str] | None" = None, own: bool = True
) -> "Glossary":
    """Return the glossary of what ``index`` returns for the same arguments."""
    from salesgloss.glossary import Glossary  # more than a look-up needs

    return Glossary(index(files, today=today, own=own))


def index(
    files: "Sequence[str]" = (), *, today: "Callable[[], str] | None" = None, own: bool = True
) -> "Index":
    """Return the index of the bundled glossary with the own ones over it, and ``files`` over those.

    ``own=False`` leaves the user's, the shared and the project's files out. ``today`` gives the ISO date and
    is called only where an entry has a date of review. One of these that is unusable
    is left out, and the index says which and why; one of ``files`` raises FileError or
    InvalidGlossary.
    """
    layers = (*(sources.ambient() if own else ()), *_named(files))
    if not layers:
        return bundled()
    from salesgloss.layers import cache  # the bundled glossary alone does without

    today = today or _today
    every = (sources.bundled(), *layers)
    fingerprint = cache.fingerprint(every)
    found = cache.kept(every, fingerprint, today)
    if found is None:
        from salesgloss.layers import compilation  # YAML and checks: only where something changed

        content = compilation.compile_layers(
            bundled(), layers, today=today(), fingerprint=fingerprint
        )
        cache.keep(every, content)
        found = Index(content)
    return found


def bundled() -> "Index":
    """Return the compiled terms that came with the program."""
    source = sources.bundled()
    if source.path == sources.COMPILED:
        return Index.at(source.path)
    from salesgloss.layers import cache  # as above

    fingerprint = cache.fingerprint((source,))
    found = cache.kept((source,), fingerprint, lambda: "")
    if found is None:
        from salesgloss.layers import compilation  # as above

        content = compilation.compile_bundled(source, fingerprint=fingerprint)
        cache.keep((source,), content)
        found = Index(content)
    return found


def own_files(files: "Sequence[str]" = ()) -> "tuple[SourceFile, ...]":
    """Return the own glossaries in use, the named ones last."""
    return (*sources.ambient(), *_named(files))


def _named(files: "Sequence[str]") -> "tuple[SourceFile, ...]":
    return tuple(SourceFile(os.path.abspath(path), sources.NAMED) for path in files)


def _today() -> str:
    import time

    return time.strftime("%Y-%m-%d")
