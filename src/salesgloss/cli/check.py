"""``salesgloss check``: every complaint about glossary files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

import salesgloss
from salesgloss import errors, layers
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.cli.options import JsonOption
from salesgloss.errors import FileUnusable
from salesgloss.layers import checking, sources
from salesgloss.render import complaints
from salesgloss.render.complaints import Report


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Files to check; without, your own in use."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    json: JsonOption = False,
    plain: Annotated[bool, typer.Option("--plain", help="As always: one form for all.")] = False,
    codes: Annotated[
        bool, typer.Option("--codes", help="Print the table of codes instead.")
    ] = False,
) -> None:
    """Validate glossary files: all complaints, with file:line:column and what to do."""
    if codes:
        table = complaints.codes_as_json if json else complaints.codes
        send(table().encode())
        return
    named = files or [source.path for source in sources.ambient()]
    if not named:
        if json:
            send(complaints.as_json(()).encode())
        opening.complain("no glossary file of your own is in use here")
        opening.complain("name one, or start one with 'salesgloss init'")
        raise typer.Exit(errors.NOT_FOUND)
    reports = tuple(_reports(named))
    form = complaints.as_json if json else complaints.as_text
    send(form(reports).encode("utf-8", "replace"))
    raise typer.Exit(_status(reports, strict=strict))


def _reports(files: Sequence[str]) -> Iterator[Report]:
    base = layers.bundled(salesgloss.forms)
    for path, read, found in checking.check(files, base, today=opening.today()):
        if isinstance(read, FileUnusable):
            opening.complain(read.message)
            yield Report(source=path, failure=read.message)
        else:
            yield Report(source=path, text=read.text, entries=read.entries, complaints=found)


def _status(reports: Sequence[Report], *, strict: bool) -> int:
    if any(report.failure for report in reports):
        return errors.UNUSABLE
    wrong = any(report.errors or (strict and report.warnings) for report in reports)
    return errors.NOT_FOUND if wrong else errors.ANSWERED
