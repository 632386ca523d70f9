"""What every command begins with: the language to speak and the glossary to ask."""

from __future__ import annotations

import os
import sys

import salesgloss
from salesgloss import layers
from salesgloss.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.glossary import Glossary


def glossary(files: Sequence[str] = (), *, standard: bool = False) -> Glossary:
    """Return the merged glossary, or with ``standard`` the bundled one alone.

    Warns, on standard error, of an own file that had to be left out.
    """
    if standard:
        return salesgloss.load()
    found = layers.load(files, forms=salesgloss.forms, today=today)
    if ignored := found.image.section("ignored"):
        complain(ignored.decode("utf-8", "replace"))
    return found


def today() -> str:
    """Return the day, as ISO text."""
    from salesgloss.cli import clock  # datetime: only where an entry has a date of review

    return clock.now().date().isoformat()


def language(asked: str | None = None) -> str:
    """Return the language to speak: ``asked``, else as the environment says, else English.

    Raises UsageError where ``asked`` is no language of the glossary.
    """
    if asked is not None:
        if known := _language_of(asked):
            return known
        from salesgloss.errors import UsageError  # only where needed
        from salesgloss.model import LANGUAGES

        raise UsageError(f"no language {asked!r}", hint=f"known are: {', '.join(LANGUAGES)}")
    environ = os.environ
    if known := _language_of(environ.get("SALESGLOSS_LANG", "")):
        return known
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environ.get(variable):
            return _language_of(named) or "en"
    return "en"


def _language_of(name: str) -> str | None:
    """Return the glossary's language for a locale's name: every Chinese reads zh-Hant until
    there is a simplified edition."""
    base = name.replace("_", "-").split(".")[0].split("@")[0].split("-")[0].lower()
    return {"zh": "zh-Hant", "en": "en"}.get(base)


def complain(message: str) -> None:
    """Write ``message`` to standard error, each line under the program's name."""
    for row in message.split("\n"):
        sys.stderr.write(f"salesgloss: {visible(row)}\n")
