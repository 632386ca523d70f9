"""Help and mistakes of usage in the reader's language: the texts stand in English in the code, and
in a catalog by these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from salesgloss.cli import context
from salesgloss.errors import UsageError
from salesgloss.languages import DEFAULT, module_of

HELP_FLAGS = ("-h", "--help")


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that ``arguments`` ask for, else that of the environment."""
    asked = None
    for at, argument in enumerate(arguments):
        if argument in ("-l", "--lang"):
            asked = next(iter(arguments[at + 1 :]), None)
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    try:
        return context.language(asked)
    except UsageError:
        return context.language()


def asks_for_help(arguments: Sequence[str]) -> bool:
    """Tell whether ``arguments`` ask for a help page."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return any(flag in options for flag in HELP_FLAGS)


def texts(command: Any) -> Iterator[str]:
    """Yield every help text of ``command`` and of those below it."""
    holders = [command, *command.params]
    yield from (holder.help for holder in holders if getattr(holder, "help", None))
    for below in getattr(command, "commands", {}).values():
        yield from texts(below)


def translate(command: Any, lang: str) -> None:
    """Put the help texts of ``command``, and of those below it, into ``lang``."""
    if lang == DEFAULT:
        return
    for holder in (command, *command.params):
        if text := getattr(holder, "help", None):
            holder.help = translated(text, lang)
    for below in getattr(command, "commands", {}).values():
        translate(below, lang)


def translated(text: str, lang: str) -> str:
    """Return a help text in ``lang``."""
    told: dict[str, str] = getattr(_catalog(lang), "HELP", {})
    return told.get(text, text)


def translate_framework(text: str, lang: str) -> str:
    """Return what the library that reads the arguments says, in ``lang``."""
    for pattern, told in getattr(_catalog(lang), "FRAMEWORK", ()):
        text = re.sub(pattern, told, text, flags=re.MULTILINE)
    return text


def _catalog(lang: str) -> ModuleType | None:
    """Return the module of a language's help texts; None where it has none, as English has not."""
    try:
        return None if lang == DEFAULT else module_of("salesgloss.messages", f"{lang}_help")
    except ModuleNotFoundError:
        return None
