"""``salesgloss browse``: search as you type."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from salesgloss.cli import context
from salesgloss.cli.options import GlossaryOption, LangOption, StandardOption
from salesgloss.cli.output import repair_argument
from salesgloss.errors import UsageError
from salesgloss.messages import word


def browse(
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="What to search for at first."),
    ] = None,
    lang: LangOption = None,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Search as you type, with the card beside the list; needs the extra 'browse'."""
    language = context.language(lang)
    try:
        from salesgloss.tui.browser import Browser
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("salesgloss"):
            raise
        raise UsageError(word("browse.extra", language)) from None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(word("browse.terminal", language))
    terms = context.glossary(glossary or (), standard=standard, lang=language)
    Browser(terms, language, repair_argument(" ".join(text or ()))).run()


def register(app: typer.Typer) -> None:
    app.command("browse")(browse)
