"""``salesgloss import``: a spreadsheet to a glossary file."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from salesgloss import errors, files, layers, validation, yaml_io
from salesgloss.cards.messages import counted
from salesgloss.cli import context
from salesgloss.cli.output import print_error, write_stderr, write_stdout
from salesgloss.errors import UsageError
from salesgloss.exchange import sheets
from salesgloss.exchange.importing import ImportResult, import_rows
from salesgloss.schema import to_json
from salesgloss.schema.registry import Registry
from salesgloss.screens import import_report


def register(app: typer.Typer) -> None:
    app.command("import")(import_)


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="From Excel, Sheets, ...")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE.yaml", help="Without, beside FILE.csv."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="HEADER=KEY", help="What a column fills; - leaves it out."),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Whose definitions these are.")] = None,
    category: Annotated[
        str | None, typer.Option("--category", help="For rows that name none.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="As in utf-8, cp1252, big5; without, guessed.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only a verdict on each row; write nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The verdicts as JSON.")] = False,
) -> None:
    """Turn a spreadsheet into a glossary file: a valid one, or none at all."""
    target = output or os.path.splitext(file)[0] + ".yaml"
    sheet = sheets.read(files.read_bytes(file), encoding=encoding)
    if sheet.encoding == "cp1252" and not encoding:
        print_error(f"{file}: read as Windows-1252; if that is wrong, give its --encoding")
    registry = layers.bundled().registry()
    found = import_rows(
        sheet,
        registry,
        name=name or os.path.splitext(os.path.basename(file))[0].strip()[:80] or "own",
        today=context.today(),
        mapping=dict(map(_pair, mapping or ())),
        category=category,
    )
    for header in found.skipped:
        print_error(f"column {header!r} is left out: no key of that name (see --map)")
    if found.is_valid and not dry_run:
        _write(target, found, registry)
    _report(found, target, dry_run=dry_run, json=json)
    if not found.is_valid:
        raise typer.Exit(errors.NOT_FOUND)


def _pair(text: str) -> tuple[str, str]:
    header, given, key = text.rpartition("=")
    if not given or not header or not key:
        raise UsageError(f"--map {text!r} is not HEADER=KEY")
    return header, key


def _write(target: str, found: ImportResult, registry: Registry) -> None:
    """Write the glossary file, once more checked as it will be read."""
    text = yaml_io.dump(found.data)
    document = yaml_io.Document(text, target)
    if wrong := validation.errors(validation.validate(document, registry, today=context.today())):
        raise UsageError(f"cannot be written as a glossary: {wrong[0]}")
    files.write_text(target, text)


def _report(found: ImportResult, target: str, *, dry_run: bool, json: bool) -> None:
    wrong = sum(bool(result.problems) for result in found.results)
    written = found.is_valid and not dry_run
    if json:
        rows = [
            {key: getattr(result, key) for key in ("row", "id", "effect", "problems", "warnings")}
            for result in found.results
        ]
        told = {"written": target if written else None, "rows": rows}
        report = f"{to_json(told)}\n"
    else:
        report = import_report.as_text(found.results)
    # The file itself may have gone to standard output.
    write = write_stderr if target == files.STANDARD_OUTPUT and written else write_stdout
    write(report)
    if not found.results:
        print_error("no row holds a term; nothing is written")
    elif wrong:
        print_error(f"{wrong} of {len(found.results)} rows have errors; nothing is written")
    elif written:
        print_error(f"wrote {target}: {counted(len(found.results), 'entry')}")
