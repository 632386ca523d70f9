"""``salesgloss import``: a spreadsheet to a glossary file."""

from __future__ import annotations

import os
from typing import Annotated

import typer

import salesgloss
from salesgloss import documents, errors, layers
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.errors import UsageError
from salesgloss.exchange import sheets
from salesgloss.exchange.importing import Imported, imported
from salesgloss.layers.inspecting import inspect
from salesgloss.layers.known import Known
from salesgloss.render import verdicts
from salesgloss.schema import to_json


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
    sheet = sheets.read(documents.read_bytes(file), encoding=encoding)
    if sheet.encoding == "cp1252" and not encoding:
        opening.complain(f"{file}: read as Windows-1252; if that is wrong, give its --encoding")
    known = Known.compiled(layers.bundled(salesgloss.forms))
    found = imported(
        sheet,
        known,
        name=name or os.path.splitext(os.path.basename(file))[0].strip()[:80] or "own",
        today=opening.today(),
        mapping=dict(map(_pair, mapping or ())),
        category=category,
    )
    for header in found.left_out:
        opening.complain(f"column {header!r} is left out: no key of that name (see --map)")
    if found.is_sound and not dry_run:
        _write(target, found, known)
    _tell(found, target, dry_run=dry_run, json=json)
    if not found.is_sound:
        raise typer.Exit(errors.NOT_FOUND)


def _pair(text: str) -> tuple[str, str]:
    header, given, key = text.rpartition("=")
    if not given or not header or not key:
        raise UsageError(f"--map {text!r} is not HEADER=KEY")
    return header, key


def _write(target: str, found: Imported, known: Known) -> None:
    """Write the glossary file, once more checked as it will be read."""
    text = documents.dump(found.data)
    complaints = inspect(documents.Document(text, target), known, today=opening.today())
    if wrong := [each for each in complaints if not each.is_warning]:
        raise UsageError(f"cannot be written as a glossary: {wrong[0]}")
    documents.write(target, text)


def _tell(found: Imported, target: str, *, dry_run: bool, json: bool) -> None:
    wrong = sum(bool(verdict.problems) for verdict in found.verdicts)
    written = found.is_sound and not dry_run
    if json:
        rows = [
            {key: getattr(verdict, key) for key in ("row", "id", "effect", "problems", "warnings")}
            for verdict in found.verdicts
        ]
        told = {"written": target if written else None, "rows": rows}
        send(f"{to_json(told)}\n".encode("utf-8", "replace"))
    else:
        send(verdicts.as_text(found.verdicts).encode("utf-8", "replace"))
    if not found.verdicts:
        opening.complain("no row holds a term; nothing is written")
    elif wrong:
        opening.complain(f"{wrong} of {len(found.verdicts)} rows have errors; nothing is written")
    elif written:
        opening.complain(f"wrote {target}: {verdicts.entries(len(found.verdicts))}")
