"""``salesgloss export``: the glossary for other programs and people."""

from __future__ import annotations

from typing import Annotated

import typer

import salesgloss
from salesgloss import documents, errors
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.cli.options import GlossaryOption, StandardOption
from salesgloss.exchange import exporting, sheets
from salesgloss.model import BUNDLED
from salesgloss.render.verdicts import entries

OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Without, standard output."),
]
OwnOption = Annotated[bool, typer.Option("--own", help="Only your own entries.")]

formats = typer.Typer(
    help="Write the glossary for other programs and people.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    app.add_typer(formats, name="export")


@formats.callback()
def export() -> None:
    """Write the glossary for other programs and people."""


@formats.command("csv")
def csv(
    output: OutputOption = None,
    own: OwnOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """A spreadsheet; 'salesgloss import' makes the same glossary of it."""
    opened = opening.glossary(glossary or (), standard=standard)
    terms = [term for term in opened if not own or term.origin != BUNDLED]
    bundled = salesgloss.load()
    shown = {row.id for row in opened.headings}
    rows = exporting.rows(
        terms,
        [category for category in opened.categories if category not in bundled.categories],
        hidden=[row.id for row in bundled.headings if row.id not in shown],
    )
    content = sheets.write(rows)
    if output:
        documents.write_bytes(output, content)
        opening.complain(f"wrote {output}: {entries(len(terms))}")
    else:
        send(content)
    if not terms:
        opening.complain("there is no entry of your own")
        raise typer.Exit(errors.NOT_FOUND)
