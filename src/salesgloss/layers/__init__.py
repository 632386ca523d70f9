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
    from collections.abc import Callable, Sequence

    from salesgloss.glossary.build import Forms


def load(
    files: Sequence[str] = (),
    *,
    forms: Callable[[], Forms],
    own: bool = True,
) -> Glossary:
    """Return the bundled glossary with the own ones over it, and ``files`` over those.

    ``own=False`` leaves the user's and the project's files out. ``forms`` gives the ready-made
    texts and is called only where something is compiled. A user's or project's file that is
    unusable is left out, and ``warnings`` of the glossary's image says so; one of ``files``
    raises FileUnusable or InvalidGlossary.
    """
    bundled = sources.bundled()
    layers = (*(sources.ambient() if own else ()), *_named(files))
    if not layers and bundled.path == sources.COMPILED:
        return Glossary(_image(bundled.path))
    stamp = _stamp((bundled, *layers))
    cached = _cache_path((bundled, *layers))
    try:
        image = _image(cached)
        if image.stamp == stamp:
            return Glossary(image)
    except (OSError, ValueError):
        pass
    from salesgloss.layers import compiling  # YAML and checks: only where something changed

    content = compiling.compiled(bundled, layers, forms=forms(), stamp=stamp)
    compiling.keep(cached, content)
    return Glossary(Image(content))


def _named(files: Sequence[str]) -> tuple[Source, ...]:
    return tuple(Source(os.path.abspath(path), sources.NAMED) for path in files)


def _image(path: str) -> Image:
    """Return the compiled glossary at ``path``, mapped rather than read."""
    import mmap

    with open(path, "rb") as stream:
        try:
            return Image(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except OSError:
            return Image(stream.read())


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
