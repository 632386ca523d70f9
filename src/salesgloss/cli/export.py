"""``salesgloss export``: the glossary for other programs and people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from salesgloss import errors, files, layers
from salesgloss.cards.messages import counted
from salesgloss.cli import context
from salesgloss.cli.options import GlossaryOption, StandardOption
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.exchange import exporting, sheets
from salesgloss.layers.own import own_entries

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
    force: Annotated[bool, typer.Option("--force", help="Write over FILE.")] = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """A spreadsheet; 'salesgloss import' makes the same glossary of it."""
    if own:
        rows = _own_rows(glossary or ())
    else:
        shown = context.glossary(glossary or (), standard=standard)
        bundled = layers.load(own=False)
        rows = exporting.rows(
            list(shown),
            [category for category in shown.categories if category not in bundled.categories],
            hidden=[row.id for row in bundled.summaries if row.id not in shown],
        )
    count = len(rows) - 1
    content = sheets.write(rows)
    if output and output != files.STANDARD_OUTPUT:
        files.write_bytes(output, content, replace=force)
        print_error(f"wrote {output}: {counted(count, 'entry')}")
    else:
        write_stdout(content)
    if not count:
        print_error("there is no entry of your own")
        raise typer.Exit(errors.NOT_FOUND)


def _own_rows(named: Sequence[str]) -> list[list[str]]:
    """Return the rows of the own entries, with just what their files say."""
    shown = context.glossary(named)
    bundled = layers.bundled()
    own = own_entries(layers.own_files(named), bundled.registry(), today=context.today())
    return exporting.own_rows(
        own, [category for category in shown.categories if category not in bundled.categories]
    )
