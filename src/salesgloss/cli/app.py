"""The Typer application: every verb, and what the bare program says."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from importlib import import_module
from typing import Annotated, TextIO

import typer

import salesgloss
from salesgloss.cli import VERBS, opening
from salesgloss.text import visible

_MODULES = {"list": "browse", "import": "import_"}  # where the verb is no fit name

WIDEST, NARROWEST = 88, 30  # columns of a help page
_WELCOME = {
    "en": """\
salesgloss explains the terms of B2B SaaS sales, in English and Chinese.

  salesgloss lookup MRR       what it means, its formula, an example
  salesgloss list --category finance
                              every term of a category
  salesgloss quiz             learn the vocabulary

'salesgloss --help' shows all commands.
""",
    "zh-Hant": """\
salesgloss 用中英文解釋 B2B SaaS 銷售術語。

  salesgloss lookup MRR       意思、公式與實例
  salesgloss list --category 財務
                              列出一個分類的所有詞
  salesgloss quiz             每天五分鐘，學會這些詞

所有指令：salesgloss --help
""",
}


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit status."""
    app = _application(_named(arguments))
    try:
        with redirect_stderr(_SpelledOut(sys.stderr)):
            result = app(args=list(arguments), prog_name="salesgloss")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    return result or 0


class _SpelledOut(io.TextIOBase):
    """Standard error with whatever a terminal would interpret spelled out: Typer repeats
    arguments as they are."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(visible(text))

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()


def _named(arguments: Sequence[str]) -> str | None:
    """Return the verb among ``arguments``, or on the line that a shell wants completed."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    typed = arguments[:1] if "_SALESGLOSS_COMPLETE" not in os.environ else line.split()[1:2]
    return next((verb for verb in typed if verb in VERBS), None)


def _application(named: str | None) -> typer.Typer:
    """Return the application; only the ``named`` verb is imported, the others are but listed."""
    app = typer.Typer(
        name="salesgloss",
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={
            "help_option_names": ["-h", "--help"],
            "terminal_width": max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST),
        },
    )
    app.callback(invoke_without_command=True)(_bare)
    for verb, summary in VERBS.items():
        if verb == named:
            import_module(f"salesgloss.cli.{_MODULES.get(verb, verb)}").register(app)
        else:
            app.command(verb, help=summary)(_elsewhere)
    return app


def _elsewhere() -> None:
    """Stand for a command that is listed but not run."""


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
        typer.echo(_WELCOME[opening.language()], nl=False)
