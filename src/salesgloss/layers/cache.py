"""Compiled glossaries kept in the user's cache folder, and when one is still good."""

import os

from salesgloss._version import __version__
from salesgloss.index import Index
from salesgloss.index.file import checksum
from salesgloss.layers import sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from salesgloss.layers.sources import SourceFile

MOST_KEPT = 32  # compiled glossaries: one for each set of files in use
STALE_SECONDS = 3600  # after which a half-written one has no writer any more
_COMPILED, _HALF = ".compiled", ".part"


def fingerprint(files: "Sequence[SourceFile]") -> str:
    """Return what changes with any edit of ``files`` or, in a checkout, of the program."""
    program = __version__
    if files[0].path == sources.CHECKOUT:
        program += f" {_newest_module()}"
    return ascii((program, tuple(source.fingerprint() for source in files)))


def kept(
    files: "Sequence[SourceFile]", made_from: str, today: "Callable[[], str]"
) -> "Index | None":
    """Return what ``files`` were compiled to, if it is kept anywhere and still says the truth."""
    for path in _places(files):
        index = read(path)
        if index is not None and is_fresh(index, made_from, today):
            return index
    return None


def keep(files: "Sequence[SourceFile]", content: bytes) -> None:
    """Keep what ``files`` were compiled to where that can be; nowhere is no matter, but for the
    time that it takes to compile them again."""
    for path in _places(files):
        if write(path, content):
            return


def path_of(files: "Sequence[SourceFile]") -> str:
    """Return where what ``files`` compile to is kept."""
    return next(_places(files))


def _places(files: "Sequence[SourceFile]") -> "Iterator[str]":
    """Yield where what ``files`` compile to may be kept, the usual place first."""
    from salesgloss import paths

    listed = "\n".join(source.path for source in files).encode("utf-8", "surrogateescape")
    # The fingerprint tells two lists of one sum apart.
    name = f"{checksum(listed):08x}{_COMPILED}"
    yield os.path.join(paths.cache_dir(), name)
    if spare := paths.spare_cache_dir():
        yield os.path.join(spare, name)


def is_fresh(index: "Index", made_from: str, today: "Callable[[], str]") -> bool:
    """Tell whether ``index`` still says the truth: the same files, and no date of review reached
    since."""
    first, _, last = index.days.partition(" ")
    return index.fingerprint == made_from and (not first or first <= today() <= last)


def read(path: str) -> "Index | None":
    """Return the compiled glossary at ``path``; None where there is none, or it is cut short.

    It is written beside and renamed, so that no half of one is ever found; what a disk changes
    in it afterwards is found page by page, where it is read (see ``index.file``).
    """
    try:
        return Index.at(path)
    except (OSError, ValueError):
        return None


def write(path: str, content: bytes) -> bool:
    """Keep ``content`` at ``path``, whole or not at all, and tell which."""
    from salesgloss import files
    from salesgloss.errors import FileError

    folder = os.path.dirname(path)
    try:
        files.make_folder(folder, mode=0o700)
        _prune(folder)
        files.replace_atomically(path, content, suffix=_HALF)
    except (OSError, FileError):
        return False
    return True


def clear() -> bool:
    """Remove every compiled glossary, and tell whether there was one."""
    from contextlib import suppress

    from salesgloss import paths

    removed = False
    for folder in filter(None, (paths.cache_dir(), paths.spare_cache_dir())):
        with suppress(OSError):
            for name in os.listdir(folder):
                if name.endswith(_COMPILED):
                    os.unlink(os.path.join(folder, name))
                    removed = True
    return removed


def _prune(folder: str) -> None:
    """Remove all but the latest compiled glossaries, and what killed writers left behind."""
    import time
    from contextlib import suppress

    with os.scandir(folder) as entries:
        written = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
    old = [path for _, path in written if path.endswith(_COMPILED)][: -MOST_KEPT + 1]
    latest = time.time() - STALE_SECONDS
    for path in (*old, *(path for at, path in written if path.endswith(_HALF) and at < latest)):
        with suppress(OSError):
            os.unlink(path)


def _newest_module() -> int:
    """Return when the program itself last changed: in a checkout it shapes the texts too."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    newest = 0
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith(".py"):
                newest = max(newest, os.stat(os.path.join(folder, name)).st_mtime_ns)
    return newest
