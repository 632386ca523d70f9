"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="en|zh-Hant", help="The language to answer in.")
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
        help="Only what concerns sdr, ae, csm, marketing, revops, finance or leadership.",
    ),
]
StandardOption = Annotated[
    bool, typer.Option("--standard", help="Only the bundled definitions, not the own ones.")
]
