"""``salesgloss where``: which glossary files are in use, which are not, and why."""

from __future__ import annotations

import os
import sys

import typer

from salesgloss import languages, layers, paths
from salesgloss.cli import context, environment
from salesgloss.cli.options import GlossaryOption, JsonOption, LangOption, PlainOption, store_path
from salesgloss.cli.output import write_stdout
from salesgloss.layers import status
from salesgloss.screens import sources_report
from salesgloss.screens.sources_report import Settings


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
    settings = Settings(
        folders={
            "config": paths.config_dir(),
            "cache": paths.cache_dir(),
            "data": paths.data_dir(),
        },
        progress=store_path(None),
        variables=environment.in_force(),
        ignored=_ignored(),
    )
    if json:
        write_stdout(sources_report.as_json(found, settings))
    elif plain or not sys.stdout.isatty():
        write_stdout(sources_report.as_text(found, settings))
    else:
        write_stdout(sources_report.as_columns(found, settings, context.language(lang)))


def _ignored() -> dict[str, str]:
    """Return which variable says nothing of use, and why."""
    asked = os.environ.get("SALESGLOSS_LANG", "")
    if asked and languages.of_locale(asked) is None:
        return {"SALESGLOSS_LANG": f"no such language: {', '.join(languages.LANGUAGES)}"}
    return {}
