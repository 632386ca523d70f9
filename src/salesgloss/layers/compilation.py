"""Glossary files -> one compiled glossary."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from salesgloss.index import Index
from salesgloss.index.build import build
from salesgloss.index.kept import Kept
from salesgloss.layers.merge import Merged, merge
from salesgloss.layers.sources import SourceFile
from salesgloss.schema.registry import Registry

NEVER_EXPIRES = "9999-12-31"


def compile_bundled(bundled: SourceFile, *, fingerprint: str = "") -> bytes:
    """Return the YAML file of bundled terms, compiled.

    Raises FileError or InvalidGlossary.
    """
    with _collecting_nothing():
        return _built(merge(Registry(), (bundled,), today=""), fingerprint)


def compile_layers(
    base: Index, own: Sequence[SourceFile], *, today: str, fingerprint: str
) -> bytes:
    """Return ``own`` over a compiled glossary, compiled; it also says how long it holds good.

    Raises FileError or InvalidGlossary for named files.
    """
    with _collecting_nothing():
        merged = merge(base.registry(), own, today=today)
        if merged.is_unchanged:  # nothing of what was read can be used
            return base.telling("\n".join(merged.ignored), fingerprint)
        kept = Kept(base, merged.unchanged)
        reviews = [term.review_by for term in merged.terms]
        reviews += [summary.review_by for summary in kept.summaries.values()]
        return _built(merged, fingerprint, kept, _valid_days(reviews, today))


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Keep Python from looking for garbage: millions of values are made, and none in a circle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _built(merged: Merged, fingerprint: str, kept: Kept | None = None, days: str = "") -> bytes:
    return build(
        merged.terms,
        merged.categories,
        kept=kept,
        redrawn=merged.redrawn,
        edition=merged.edition,
        ignored="\n".join(merged.ignored),
        hidden=merged.hidden,
        fingerprint=fingerprint,
        days=days,
    )


def _valid_days(reviews: Iterable[str | None], today: str) -> str:
    """Return from when to when no entry becomes or ceases to be overdue, empty if none ever;
    ``reviews`` are the days on which their reviews are due."""
    due = [day for day in reviews if day]
    if not due:
        return ""
    return f"{today} {min((day for day in due if day >= today), default=NEVER_EXPIRES)}"
