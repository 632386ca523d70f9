"""``salesgloss import``: a spreadsheet to a glossary file."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from salesgloss import files, layers, validation, yaml_io
from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.options import LangOption
from salesgloss.cli.output import print_error, write_document, write_stderr, write_stdout
from salesgloss.errors import FileError, UsageError
from salesgloss.exchange import rewriting, sheets
from salesgloss.exchange.importing import ImportResult, Wishes, import_rows, value_mapping
from salesgloss.exchange.rewriting import Rewritten
from salesgloss.exchange.rows import PASSED
from salesgloss.exchange.sheets import Sheet
from salesgloss.layers.changes import compare
from salesgloss.messages import counted
from salesgloss.schema import Record, to_json
from salesgloss.schema.registry import Registry
from salesgloss.screens import diff_report, import_report
from salesgloss.yaml_io import Document

_GUESSED = {"cp1252": "Windows-1252", "cp950": "Big5", "gb18030": "GB 18030"}


def register(app: typer.Typer) -> None:
    app.command("import")(import_)


def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .csv from Excel, Sheets, ..., or an .xlsx.")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE.yaml", help="Without, beside FILE."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADER=KEY",
            help="What a column fills, by header or number; - leaves it out (repeatable).",
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--map-value",
            metavar="COLUMN:VALUE=MEANT",
            help="What a value means, as in status:Active=approved (repeatable).",
        ),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Whose definitions these are.")] = None,
    category: Annotated[
        str | None, typer.Option("--category", help="For rows that name none.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="As in utf-8, cp1252, big5; without, guessed.")
    ] = None,
    header: Annotated[
        bool | None,
        typer.Option("--header/--no-header", help="Whether row 1 holds headers; without, guessed."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="A row of a known term defines it anew.")
    ] = False,
    skip_known: Annotated[
        bool, typer.Option("--skip-known", help="Pass over rows of known terms.")
    ] = False,
    skip_repeated: Annotated[
        bool, typer.Option("--skip-repeated", help="Of rows of one term, take the first.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write over FILE.yaml: a backup is kept, what changes is shown."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only a verdict on each row; write nothing.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Warnings that many rows share, row by row.")
    ] = False,
    lang: LangOption = None,
    json: Annotated[bool, typer.Option("--json", help="The verdicts as JSON.")] = False,
) -> None:
    """Turn a spreadsheet into a glossary file: a valid one, or none at all."""
    language = context.language(lang)
    if replace and skip_known:
        raise UsageError("--replace and --skip-known exclude each other")
    target = output or os.path.splitext(file)[0] + ".yaml"
    earlier = _earlier(target) if force else None
    if not force and not dry_run:
        _must_be_new(target)
    existing: Any = earlier.data if earlier else {}
    sheet = _sheet(file, encoding, language)
    registry = layers.bundled().registry()
    found = import_rows(
        sheet,
        registry,
        name=name or existing.get("name") or _stem(file),
        today=context.today(),
        wishes=Wishes(
            mapping=[_pair(text) for text in mapping or ()],
            values=value_mapping(values or ()),
            category=category,
            has_header=header,
            replace=replace,
            skip_known=skip_known,
            skip_repeated=skip_repeated,
            existing=existing,
        ),
    )
    for note in found.notes:
        print_error(note, language)
    rewritten = _rewritten(found, earlier, target, registry) if found.is_valid else None
    if rewritten:
        _tell_changes(earlier, found.data, rewritten, language)
        if not dry_run:
            _write(target, rewritten.text, earlier, language)
    _report(found, target, language, dry_run=dry_run, json=json, verbose=verbose)
    if not found.is_valid:
        raise typer.Exit(NOT_FOUND)


def _pair(text: str) -> tuple[str, str]:
    header, given, key = text.rpartition("=")
    if not given or not header or not key:
        raise UsageError(f"--map {text!r} is not HEADER=KEY")
    return header, key


def _stem(file: str) -> str:
    return os.path.splitext(os.path.basename(file))[0].strip()[:80] or "own"


def _must_be_new(target: str) -> None:
    if target != files.STANDARD_OUTPUT and os.path.isfile(target):
        hint = "name another with -o; or --force, which keeps a backup and shows what changes"
        raise FileError(f"{target}: exists already", hint=hint)


def _earlier(target: str) -> Document | None:
    """Return the glossary that is to be written over, None where there is none.

    Raises FileError where it is no sound one: what it says could not be compared.
    """
    if target == files.STANDARD_OUTPUT or not os.path.lexists(target):
        return None
    document = yaml_io.read(target)
    registry = layers.bundled().registry()
    if validation.errors(validation.validate(document, registry, today=context.today())):
        hint = f"mend it first, see 'salesgloss check {target}'; or move it away"
        raise FileError(f"{target}: not a valid glossary", hint=hint)
    return document


def _sheet(file: str, encoding: str | None, lang: str) -> Sheet:
    sheet = sheets.read(files.read_bytes(file), encoding=encoding)
    if sheet.encoding in _GUESSED and not encoding:
        guessed = _GUESSED[sheet.encoding]
        print_error(f"{file}: read as {guessed}; if that is wrong, give its --encoding", lang)
    return sheet


def _rewritten(
    found: ImportResult, earlier: Document | None, target: str, registry: Registry
) -> Rewritten:
    """Return the text of the glossary file, once more checked as it will be read."""
    rewritten = rewriting.rewrite(found.data, earlier)
    document = Document(rewritten.text, target)
    if wrong := validation.errors(validation.validate(document, registry, today=context.today())):
        raise UsageError(f"cannot be written as a glossary: {wrong[0]}")
    return rewritten


def _tell_changes(earlier: Document | None, data: Record, rewritten: Rewritten, lang: str) -> None:
    if earlier is None:
        return
    before: Any = earlier.data
    write_stderr(diff_report.as_text(compare(before, data), lang))
    for lost in rewritten.lost:
        print_error(lost, lang)


def _write(target: str, text: str, earlier: Document | None, lang: str) -> None:
    if target == files.STANDARD_OUTPUT:
        write_document(text.encode())
    elif earlier is None:
        files.write_text(target, text)
    elif text != earlier.text:
        print_error(f"{target} as it was is kept as {files.keep_backup(target)}", lang)
        files.write_text(target, text, replace=True)


def _report(
    found: ImportResult, target: str, lang: str, *, dry_run: bool, json: bool, verbose: bool
) -> None:
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
        report = import_report.as_text(found.results, lang, verbose=verbose)
    # The file itself may have gone to standard output.
    write = write_stderr if target == files.STANDARD_OUTPUT and written else write_stdout
    write(report)
    taken = sum(result.effect != PASSED for result in found.results)
    if not found.results:
        print_error("no row holds a term; nothing is written", lang)
    elif wrong:
        print_error(f"{wrong} of {len(found.results)} rows have errors; nothing is written", lang)
    elif written:
        print_error(f"wrote {target}: {counted(taken, 'entry', lang)}", lang)
