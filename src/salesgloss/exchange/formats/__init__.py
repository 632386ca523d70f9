"""The registry of formats: every module of this folder is one, and has a ``FORMAT``."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from salesgloss.errors import UsageError
from salesgloss.exchange.publication import Format
from salesgloss.text.suggestions import closest


def names() -> tuple[str, ...]:
    """Return the names of the formats, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def find(name: str) -> Format:
    """Return the format of ``name``; UsageError, naming all, where there is none."""
    known = names()
    wanted = name.lower()
    if wanted not in known:
        near = closest(wanted, known, likeness=0.6)
        hint = f"did you mean {near}?" if near else f"known are: {', '.join(known)}"
        raise UsageError(f"no format {name!r}", hint=hint)
    found: Format = import_module(f"{__name__}.{wanted}").FORMAT
    return found
