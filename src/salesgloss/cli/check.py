"""``salesgloss check``: every diagnostic about glossary files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from salesgloss import layers
from salesgloss.cli import IO_ERROR, NOT_FOUND, OK, context
from salesgloss.cli.options import JsonOption, LangOption
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.layers import check as checking
from salesgloss.layers import sources
from salesgloss.messages import word
from salesgloss.screens import check_report
from salesgloss.screens.check_report import Report


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Files to check; without, your own in use."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: Annotated[bool, typer.Option("--plain", help="As always: one form for all.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Warnings that many entries share, entry by entry.")
    ] = False,
    codes: Annotated[
        bool, typer.Option("--codes", help="Print the table of codes instead.")
    ] = False,
) -> None:
    """Validate glossary files: all complaints, with file:line:column and what to do."""
    if codes:
        table = check_report.codes_as_json if json else check_report.codes
        write_stdout(table().encode())
        return
    language = context.language(lang)
    named = files or [source.path for source in sources.ambient()]
    if not named:
        if json:
            write_stdout(check_report.as_json(()).encode())
        print_error(word("check.none", language))
        print_error(word("check.name one", language))
        raise typer.Exit(NOT_FOUND)
    reports = tuple(_reports(named, language))
    text = (
        check_report.as_json(reports)
        if json
        else check_report.as_text(reports, language, verbose=verbose)
    )
    write_stdout(text)
    raise typer.Exit(_status(reports, strict=strict))


def _reports(files: Sequence[str], language: str) -> Iterator[Report]:
    base = layers.bundled()
    for checked in checking.check(files, base, today=context.today()):
        if checked.document is None:
            failure = checked.failure.message if checked.failure else ""
            print_error(failure, language)
            yield Report(source=checked.path, failure=failure)
        else:
            yield Report(
                source=checked.path,
                text=checked.document.text,
                entries=checked.document.entries,
                diagnostics=checked.diagnostics,
            )


def _status(reports: Sequence[Report], *, strict: bool) -> int:
    if any(report.failure for report in reports):
        return IO_ERROR
    wrong = any(report.errors or (strict and report.warnings) for report in reports)
    return NOT_FOUND if wrong else OK
