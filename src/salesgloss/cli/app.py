"""The Typer application: every verb, and what the bare program says."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

import salesgloss
from salesgloss.cli import VERBS

# The module of each verb: only the one that runs is imported, all of them for the help.
_MODULES = {"list": "browse", "import": "import_"}

_WELCOME = """\
salesgloss explains the terms of B2B SaaS sales, in English and Chinese.

  salesgloss lookup MRR       what it means, its formula, an example
  salesgloss list --category finance
                              every term of a category
  salesgloss quiz             learn the vocabulary

'salesgloss --help' shows all commands.
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit status."""
    named = arguments[0] if arguments else ""
    app = _application([named] if named in VERBS else VERBS)
    try:
        result = app(args=list(arguments), prog_name="salesgloss")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    return result or 0


def _application(verbs: Sequence[str]) -> typer.Typer:
    """Return the application with ``verbs``, each as its module registers it."""
    app = typer.Typer(
        name="salesgloss",
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_bare)
    for verb in verbs:
        module = import_module(f"salesgloss.cli.{_MODULES.get(verb, verb)}")
        module.register(app)
    return app


def _version(asked: bool) -> None:
    if asked:
        edition = salesgloss.load().edition
        typer.echo(f"salesgloss {salesgloss.__version__} (terms of {edition})")
        raise typer.Exit


def _bare(
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
