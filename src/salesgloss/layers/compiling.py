"""Glossary files -> one compiled glossary, kept in the user's cache folder."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress

from salesgloss.glossary.build import Forms, build
from salesgloss.glossary.image import Image, seal
from salesgloss.layers.known import Known
from salesgloss.layers.merging import Merged, merge
from salesgloss.layers.sources import Source
from salesgloss.model import Term

MOST_KEPT = 32  # compiled glossaries: one for each set of files in use
ABANDONED = 3600  # seconds after which a half-written one has no writer any more
FOREVER = "9999-12-31"


def compiled(bundled: Source, *, forms: Forms, stamp: str = "") -> bytes:
    """Return the YAML file of bundled terms, compiled.

    Raises FileUnusable or InvalidGlossary.
    """
    return _built(merge(Known(), (bundled,), today=""), forms, stamp)


def laid_over(base: Image, own: Sequence[Source], *, forms: Forms, today: str, stamp: str) -> bytes:
    """Return ``own`` over a compiled glossary, compiled; the stamp also says how long it stands.

    Raises FileUnusable or InvalidGlossary for named files.
    """
    merged = merge(Known.compiled(base), own, today=today)
    return _built(merged, forms, f"{stamp} stands {_standing(merged.terms, today)}")


def _built(merged: Merged, forms: Forms, stamp: str) -> bytes:
    return build(
        merged.terms,
        merged.categories,
        forms=forms,
        edition=merged.edition,
        ignored="\n".join(merged.ignored),
        stamp=stamp,
    )


def _standing(terms: Iterable[Term], today: str) -> str:
    """Return from when to when no entry becomes or ceases to be overdue, empty if none ever."""
    reviews = [str(term.governance.review_by) for term in terms if term.governance.review_by]
    if not reviews:
        return ""
    return f"{today} {min((day for day in reviews if day >= today), default=FOREVER)}"


def keep(path: str, content: bytes) -> None:
    """Write ``content`` to the cache, whole or not at all; a cache that cannot be is no matter."""
    folder = os.path.dirname(path)
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _tidy(folder)
        handle, beside = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            now = int(time.time())  # a whole second, which no later change of the file has
            with os.fdopen(handle, "wb") as stream:
                stream.write(seal(content, now))
            os.utime(beside, (now, now))
            os.replace(beside, path)
        except OSError:
            with suppress(OSError):
                os.unlink(beside)


def _tidy(folder: str) -> None:
    """Remove all but the latest compiled glossaries, and what killed writers left behind."""
    with os.scandir(folder) as entries:
        written = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
    old = [path for _, path in written if path.endswith(".compiled")][: -MOST_KEPT + 1]
    latest = time.time() - ABANDONED
    for path in (*old, *(path for at, path in written if path.endswith(".part") and at < latest)):
        with suppress(OSError):
            os.unlink(path)
