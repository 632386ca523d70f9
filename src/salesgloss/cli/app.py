"""The Typer application: every verb, and what the bare program says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

import salesgloss
from salesgloss.cli import browse, lookup

app = typer.Typer(
    name="salesgloss",
    help="The glossary of a B2B SaaS revenue team, in the terminal.",
    add_completion=True,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("lookup")(lookup.lookup)
app.command("list")(browse.browse)

_WELCOME = """\
salesgloss explains the terms of B2B SaaS sales, in English and Chinese. For example:

  salesgloss lookup MRR              what it means, its formula, an example
  salesgloss list --category finance every term of a category
  salesgloss quiz                    learn the vocabulary

'salesgloss --help' shows all commands.
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit status."""
    try:
        result = app(args=list(arguments), prog_name="salesgloss", standalone_mode=True)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1 if done.code else 0
    return result or 0


def _version(asked: bool) -> None:
    if asked:
        edition = salesgloss.load().edition
        typer.echo(f"salesgloss {salesgloss.__version__} (terms of {edition})")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and edition."
        ),
    ] = False,
) -> None:
    """The glossary of a B2B SaaS revenue team, in the terminal.

    A bare term is looked up: 'salesgloss MRR' is 'salesgloss lookup MRR'.
    """
    if context.invoked_subcommand is None:
        typer.echo(_WELCOME, nl=False)
