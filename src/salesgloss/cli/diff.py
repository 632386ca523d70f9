"""``salesgloss diff``: what changed between two glossary files, in terms rather than in lines."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from salesgloss import yaml_io
from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.options import JsonOption, LangOption
from salesgloss.cli.output import write_stdout
from salesgloss.errors import FileError
from salesgloss.layers.changes import compare
from salesgloss.schema.document import inspect
from salesgloss.screens import diff_report


def register(app: typer.Typer) -> None:
    app.command("diff")(diff)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.yaml")],
    new: Annotated[str, typer.Argument(metavar="NEW.yaml")],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Status 1 where the files differ.")
    ] = False,
    lang: LangOption = None,
    json: JsonOption = False,
) -> None:
    """Show which terms were added, changed or removed, and what their keys said and say."""
    changes = compare(_data(old), _data(new))
    language = context.language(lang)
    write_stdout(diff_report.as_json(changes) if json else diff_report.as_text(changes, language))
    if exit_code and changes:
        raise typer.Exit(NOT_FOUND)


def _data(path: str) -> Any:
    """Return the data of a glossary file; FileError where it has not the shape of one."""
    document = yaml_io.read(path)
    hint = f"see 'salesgloss check {path}'"
    if document.diagnostics:
        raise FileError(str(document.diagnostics[0]), hint=hint)
    wrong = [finding for finding in inspect(document.data) if not finding.is_warning]
    if wrong:
        raise FileError(f"{path}: not a valid glossary", hint=hint)
    return document.data
