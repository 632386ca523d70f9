"""The Typer application: every verb, and what the bare program says."""

from __future__ import annotations

import builtins
import io
import keyword
import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer.main import get_command

from salesgloss import layers
from salesgloss._version import __version__
from salesgloss.cli import VERBS, context, help_pages, lookup_request
from salesgloss.cli.display import Display
from salesgloss.cli.output import write_stdout
from salesgloss.messages import word
from salesgloss.screens.window import WIDEST
from salesgloss.text import visible

NARROWEST = 30  # columns of a help page


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit status."""
    lang = help_pages.language_of(arguments)
    given = lookup_request.with_share_format(arguments)
    shown = command(next((verb for verb in arguments[:1] if verb in VERBS), None), lang)
    page = io.StringIO() if help_pages.asks_for_help(arguments) else None
    try:
        with (
            redirect_stderr(_EscapedStderr(sys.stderr, lang)),
            redirect_stdout(page) if page else nullcontext(),
        ):
            result = shown(args=given, prog_name="salesgloss")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    finally:
        if page and page.getvalue():
            pager = lookup_request.NO_PAGER not in arguments
            text = help_pages.translate_framework(page.getvalue(), lang)
            Display(pager=pager).show(text)
    return result or 0


class _EscapedStderr:
    """Standard error in the reader's language, with whatever a terminal would interpret spelled
    out: Typer repeats arguments as they are. What is neither Typer's nor to be spelled out goes to
    ``unspoken``. No stream of ``io``: such a one flushes when it is forgotten, and what Python
    calls then loses an interruption."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        self.unspoken = stream
        self._lang = lang

    def write(self, text: str) -> int:
        with suppress(OSError):  # full, or gone: no matter to the answer
            self.unspoken.write(visible(help_pages.translate_framework(text, self._lang)))
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self.unspoken.flush()

    def isatty(self) -> bool:
        return self.unspoken.isatty()


def command(verb: str | None, lang: str) -> Any:
    """Return the whole command, its help texts in ``lang``; of the commands below it only ``verb``
    is more than a name."""
    whole = get_command(_application(verb))
    help_pages.translate(whole, lang)
    return whole


def _application(named: str | None) -> typer.Typer:
    """Return the application; only the ``named`` verb is imported, the others are but listed."""
    app = typer.Typer(
        name="salesgloss",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={
            "help_option_names": ["-h", "--help"],
            "terminal_width": max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST),
        },
    )
    app.callback(invoke_without_command=True)(_root)
    for verb, summary in VERBS.items():
        if verb == named:
            import_module(f"salesgloss.cli.{_module_name(verb)}").register(app)
        else:
            app.command(verb, help=summary)(_stub)
    return app


def _module_name(verb: str) -> str:
    """Return the module of a verb; one that would shadow a builtin or a keyword ends in _."""
    return f"{verb}_" if verb in dir(builtins) or keyword.iskeyword(verb) else verb


def _stub() -> None:
    """Stand for a command that is listed but not run."""


def _version(asked: bool) -> None:
    if asked:
        edition = layers.load(own=False).edition
        write_stdout(f"salesgloss {__version__} (terms of {edition})\n")
        raise typer.Exit


def _root(
    invocation: typer.Context,
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
    if invocation.invoked_subcommand is None:
        write_stdout(word("welcome", context.language()))
