"""``salesgloss init``: a commented glossary file to start from."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from salesgloss import files, paths
from salesgloss.cli import context, starter
from salesgloss.cli.options import LangOption
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.layers.sources import PROJECT_FILE, SCHEMA_FILE
from salesgloss.schema.document import json_schema
from salesgloss.text import line


def register(app: typer.Typer) -> None:
    app.command("init")(init)


def init(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help=f"Where to; without, {PROJECT_FILE} here."),
    ] = None,
    user: Annotated[
        bool, typer.Option("--user", help="In your own config folder, for all projects.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Write a commented glossary file to start from, and its schema for editors beside it."""
    language = context.language(lang)
    target = file or (os.path.join(paths.config_dir(), "own.yaml") if user else PROJECT_FILE)
    folder = os.path.dirname(target)
    if user and not file:
        files.make_folder(folder)
    if target == files.STANDARD_OUTPUT:
        write_stdout(starter.starter(PROJECT_FILE, f"./{SCHEMA_FILE}"))
        return
    files.write_text(target, starter.starter(line(target), f"./{SCHEMA_FILE}"))
    write_stdout(f"{line(target)}\n")
    beside = os.path.join(folder, SCHEMA_FILE)
    if not os.path.lexists(beside):
        described = json.dumps(json_schema(), ensure_ascii=False, indent=1)
        files.write_text(beside, described + "\n")
        write_stdout(f"{line(beside)}\n")
    print_error(f"edit it, then 'salesgloss check {target}'", language)
