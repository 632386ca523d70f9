"""``salesgloss where``: which glossary files are in use, which are not, and why."""

from __future__ import annotations

import sys

import typer

import salesgloss
from salesgloss import layers, paths
from salesgloss.cli import opening
from salesgloss.cli.answering import send
from salesgloss.cli.options import GlossaryOption, JsonOption, PlainOption
from salesgloss.layers import surveying
from salesgloss.render import places


def register(app: typer.Typer) -> None:
    app.command("where")(where)


def where(
    json: JsonOption = False,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Show every path looked at, what was loaded from it, and what was ignored and why."""
    base = layers.bundled(salesgloss.forms)
    found = surveying.survey(glossary or (), base, today=opening.today())
    folders = {
        "config": paths.config_dir(),
        "cache": paths.cache_dir(),
        "data": paths.data_dir(),
    }
    form = places.as_json if json else places.as_text
    if sys.stdout.isatty() and not plain and not json:
        form = places.as_columns
    send(form(found, folders).encode("utf-8", "replace"))
