"""Bundled, user, project and named glossaries as one: compiled once, then read from a cache."""

from __future__ import annotations

import os

from salesgloss import __version__
from salesgloss.glossary import Glossary
from salesgloss.glossary.image import Image
from salesgloss.layers import sources
from salesgloss.layers.sources import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Callable, Sequence

    from salesgloss.glossary.build import Forms


def load(
    files: Sequence[str] = (),
    *,
    forms: Callable[[], Forms],
    today: Callable[[], str],
    own: bool = True,
) -> Glossary:
    """Return the bundled glossary with the own ones over it, and ``files`` over those.

    ``own=False`` leaves the user's and the project's files out. ``forms`` gives the ready-made
    texts and is called only where something is compiled; ``today`` gives the ISO date and is
    called only where an entry has a date of review. A user's or project's file that is unusable
    is left out, and the section ``ignored`` of the image says so; one of ``files`` raises
    FileUnusable or InvalidGlossary.
    """
    layers = (*(sources.ambient() if own else ()), *_named(files))
    if not layers:
        return Glossary(bundled(forms))
    every = (sources.bundled(), *layers)
    stamp = _stamp(every)
    cached = _cache_path(every)
    image = _cached(cached)
    if image is None or not _stands(image.stamp, stamp, today):
        from salesgloss.layers import compiling  # YAML and checks: only where something changed

        image = None  # Windows replaces no file that is mapped
        content = compiling.laid_over(
            bundled(forms), layers, forms=forms(), today=today(), stamp=stamp
        )
        compiling.keep(cached, content)
        image = Image(content)
    return Glossary(image)


def bundled(forms: Callable[[], Forms]) -> Image:
    """Return the compiled terms that came with the program."""
    source = sources.bundled()
    if source.path == sources.COMPILED:
        return Image(_mapped(source.path))
    stamp = _stamp((source,))
    cached = _cache_path((source,))
    image = _cached(cached)
    if image is None or image.stamp != stamp:
        from salesgloss.layers import compiling  # as above

        image = None  # as above
        content = compiling.compiled(source, forms=forms(), stamp=stamp)
        compiling.keep(cached, content)
        image = Image(content)
    return image


def _stands(stamp: str, made_from: str, today: Callable[[], str]) -> bool:
    """Tell whether what was made with ``stamp`` still says the truth: the same files, and no
    date of review reached since."""
    made, _, days = stamp.rpartition(" stands ")
    first, _, last = days.partition(" ")
    return made == made_from and (not days or first <= today() <= last)


def _cached(path: str) -> Image | None:
    """Return the compiled glossary at ``path``; None where there is none, or it is damaged."""
    try:
        image = Image(_mapped(path))
        untouched = image.sealed * 10**9 == os.stat(path).st_mtime_ns
        return image if untouched or image.is_whole() else None
    except (OSError, ValueError):
        return None


def _named(files: Sequence[str]) -> tuple[Source, ...]:
    return tuple(Source(os.path.abspath(path), sources.NAMED) for path in files)


def _mapped(path: str) -> bytes | mmap.mmap:
    """Return the content of the file at ``path``, mapped rather than read."""
    import mmap

    with open(path, "rb") as stream:
        try:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError:
            return stream.read()


def _stamp(files: Sequence[Source]) -> str:
    program = __version__
    if files[0].path == sources.CHECKOUT:
        program += f" {_newest_module()}"
    return ascii((program, tuple(source.fingerprint() for source in files)))


def _newest_module() -> int:
    """Return when the program itself last changed: in a checkout it shapes the texts too."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    newest = 0
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith(".py"):
                newest = max(newest, os.stat(os.path.join(folder, name)).st_mtime_ns)
    return newest


def _cache_path(files: Sequence[Source]) -> str:
    import zlib  # built in, unlike hashlib; the stamp tells two lists of the same sum apart

    from salesgloss import paths

    listed = "\n".join(source.path for source in files).encode("utf-8", "surrogateescape")
    return os.path.join(paths.cache_dir(), f"{zlib.crc32(listed):08x}.compiled")
