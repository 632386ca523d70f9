"""``salesgloss where``: which glossary files are in use, which are not, and why."""

from __future__ import annotations

import sys

import typer

from salesgloss import layers, paths
from salesgloss.cli import context
from salesgloss.cli.options import GlossaryOption, JsonOption, LangOption, PlainOption, store_path
from salesgloss.cli.output import write_stdout
from salesgloss.layers import status
from salesgloss.screens import sources_report


def register(app: typer.Typer) -> None:
    app.command("where")(where)


def where(
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Show every path looked at, what was loaded from it, and what was ignored and why."""
    base = layers.bundled().registry()
    found = status.survey(glossary or (), base, today=context.today())
    folders = {
        "config": paths.config_dir(),
        "cache": paths.cache_dir(),
        "data": paths.data_dir(),
        "progress": store_path(None),
    }
    if json:
        write_stdout(sources_report.as_json(found, folders))
    elif plain or not sys.stdout.isatty():
        write_stdout(sources_report.as_text(found, folders))
    else:
        write_stdout(sources_report.as_columns(found, folders, context.language(lang)))
