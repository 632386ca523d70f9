"""``salesgloss init``: a commented glossary file to start from."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from salesgloss import documents, paths
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.errors import FileUnusable
from salesgloss.layers import starting
from salesgloss.layers.sources import PROJECT_FILE
from salesgloss.schema.files import json_schema
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
) -> None:
    """Write a commented glossary file to start from, and its schema for editors beside it."""
    target = file or (os.path.join(paths.config_dir(), "own.yaml") if user else PROJECT_FILE)
    folder = os.path.dirname(target)
    if user and not file:
        _make(folder)
    schema_name = f".{starting.SCHEMA_FILE}"
    documents.write(target, starting.starter(_quoted(target), f"./{schema_name}"))
    send(f"{line(target)}\n".encode("utf-8", "replace"))
    beside = os.path.join(folder, schema_name)
    if not os.path.lexists(beside):
        described = json.dumps(json_schema(), ensure_ascii=False, indent=1)
        documents.write(beside, described + "\n")
        send(f"{line(beside)}\n".encode("utf-8", "replace"))
    opening.complain(f"edit it, then 'salesgloss check {target}'")


def _make(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise FileUnusable(f"{folder}: {error.strerror}") from None


def _quoted(path: str) -> str:
    """Return a path as it can stand in a comment."""
    return line(path)
