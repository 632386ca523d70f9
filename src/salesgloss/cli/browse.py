"""``salesgloss list``: every term, by category."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from salesgloss import errors
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.cli.choosing import chosen
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    StandardOption,
)
from salesgloss.render import as_json
from salesgloss.render import plain as plain_text


def browse(
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
    spoken = opening.language(lang)
    opened = opening.glossary(glossary or (), standard=standard)
    rows = chosen(opened, category or (), kind=kind, level=level, audience=audience)
    if json:
        send(as_json.listing(opened, rows))
    elif plain or not sys.stdout.isatty():
        send(plain_text.listing(rows))
    elif rows:
        from salesgloss.render import terminal

        terminal.listing(opened, rows, spoken)
    if not rows:
        opening.complain("no term is all of that")
        raise typer.Exit(errors.NOT_FOUND)


def register(app: typer.Typer) -> None:
    app.command("list")(browse)
