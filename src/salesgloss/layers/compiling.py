"""Glossary files -> one compiled glossary, kept in the user's cache folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress

from salesgloss.glossary.build import Forms, build
from salesgloss.layers.merging import merge
from salesgloss.layers.sources import Source


def compiled(bundled: Source, own: Sequence[Source], *, forms: Forms, stamp: str = "") -> bytes:
    """Return ``bundled`` with ``own`` over it, compiled.

    Raises FileUnusable or InvalidGlossary for the bundled file and for named ones.
    """
    merged = merge(bundled, own)
    return build(
        merged.terms,
        merged.categories,
        forms=forms,
        edition=merged.edition,
        ignored="\n".join(merged.ignored),
        stamp=stamp,
    )


def keep(path: str, content: bytes) -> None:
    """Write ``content`` to the cache, whole or not at all; a cache that cannot be is no matter."""
    folder = os.path.dirname(path)
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            os.replace(beside, path)
        except OSError:
            with suppress(OSError):
                os.unlink(beside)
