"""``salesgloss list``: every term, by category."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from salesgloss import errors
from salesgloss.cli import context
from salesgloss.cli.filters import select_terms
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    StandardOption,
)
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.screens import as_json
from salesgloss.screens import plain as plain_text


def list_(
    category: CategoryOption = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only metrics, roles, processes, frameworks, ..."),
    ] = None,
    level: Annotated[
        int | None, typer.Option("--level", min=1, max=3, help="1 first week, 2 everyday, 3 rare.")
    ] = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """List the terms, grouped by category."""
    terms = context.glossary(glossary or (), standard=standard)
    rows = select_terms(terms, category or (), kind=kind, level=level, audience=audience)
    if json:
        write_stdout(as_json.listing(terms, rows))
    elif plain or not sys.stdout.isatty():
        write_stdout(plain_text.listing(rows))
    elif rows:
        from salesgloss.screens import terminal

        terminal.listing(terms, rows, context.language(lang))
    if not rows:
        print_error("no term is all of that")
        raise typer.Exit(errors.NOT_FOUND)


def register(app: typer.Typer) -> None:
    app.command("list")(list_)
