"""The options that several commands share."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from salesgloss import paths
from salesgloss.model import AUDIENCES
from salesgloss.text.languages import LANGUAGES

LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="|".join(LANGUAGES), help="The language to answer in."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Plain text, as when piped.")]
GlossaryOption = Annotated[
    list[str] | None,
    typer.Option("--glossary", metavar="FILE", help="Lay this glossary on top (repeatable)."),
]
CategoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="Only this category; a prefix or the Chinese title will do (repeatable).",
    ),
]
AudienceOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="AUDIENCE",
        help=f"Only what concerns {', '.join(AUDIENCES[:-1])} or {AUDIENCES[-1]}.",
    ),
]
StandardOption = Annotated[
    bool, typer.Option("--standard", help="Only the bundled definitions, not the own ones.")
]
ProgressOption = Annotated[
    str | None,
    typer.Option(
        "--progress", metavar="FILE", help="Keep the progress here (else SALESGLOSS_PROGRESS)."
    ),
]


def store_path(given: str | None) -> str:
    """Return where the progress is kept: as named, by option or environment, or as usual."""
    named = given or os.environ.get("SALESGLOSS_PROGRESS")
    return os.path.expanduser(named) if named else f"{paths.data_dir()}/progress.sqlite3"
