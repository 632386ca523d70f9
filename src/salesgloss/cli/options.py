"""The options that several commands share."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from salesgloss import paths
from salesgloss.cli.lookup_request import SHARE_FORMATS
from salesgloss.errors import UsageError
from salesgloss.languages import LANGUAGES
from salesgloss.model import AUDIENCES, LEVELS
from salesgloss.screens import COLOR_CHOICES

LangOption = Annotated[
    str | None,
    typer.Option("--lang", "-l", metavar="|".join(LANGUAGES), help="The language to answer in."),
]
JsonOption = Annotated[bool, typer.Option("--json", "-j", help="Answer as JSON.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Plain text, as when piped.")]
GlossaryOption = Annotated[
    list[str] | None,
    typer.Option("--glossary", metavar="FILE", help="Lay this glossary on top (repeatable)."),
]
CategoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        "-c",
        metavar="CATEGORY",
        help="Only this category; a prefix or the Chinese title will do (repeatable).",
    ),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="TOPIC", help="Only this part of a category (repeatable)."),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind", "-k", metavar="KIND", help="Only metrics, roles, processes, frameworks, ..."
    ),
]
LevelOption = Annotated[
    int | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        min=LEVELS[0],
        max=LEVELS[-1],
        help="1 first week, 2 everyday, 3 specialist.",
    ),
]
FullOption = Annotated[
    bool, typer.Option("--full", "-f", help="All that is known, not the brief card.")
]
ShareOption = Annotated[
    str | None,
    typer.Option(
        "--share",
        metavar=f"[{'|'.join(SHARE_FORMATS)}]",
        help="A snippet to paste into a chat; Markdown where nothing else is said.",
    ),
]
CopyOption = Annotated[
    bool, typer.Option("--copy", help="Put the snippet on the clipboard too (OSC 52).")
]
ColorOption = Annotated[
    str,
    typer.Option("--color", metavar="|".join(COLOR_CHOICES), help="When to use color."),
]
PagerOption = Annotated[
    bool, typer.Option("--no-pager", help="Write long answers at once, not page by page.")
]
AudienceOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="AUDIENCE",
        help=f"Only what concerns {', '.join(AUDIENCES[:-1])} or {AUDIENCES[-1]}.",
    ),
]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="No near spellings, no search by meaning.")
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


def color_choice(given: str) -> str:
    """Return when to use color; UsageError for what is no such choice."""
    if given not in COLOR_CHOICES:
        raise UsageError(f"no color {given!r}", hint=f"one of: {', '.join(COLOR_CHOICES)}")
    return given


def share_format(given: str | None) -> str:
    """Return the format to share in, empty for none; UsageError for what is none."""
    if given is not None and given not in SHARE_FORMATS:
        raise UsageError(f"no format {given!r} to share in", hint=", ".join(SHARE_FORMATS))
    return given or ""


def store_path(given: str | None) -> str:
    """Return where the progress is kept: as named, by option or environment, or as usual."""
    named = given or os.environ.get("SALESGLOSS_PROGRESS")
    return os.path.expanduser(named) if named else f"{paths.data_dir()}/progress.sqlite3"
