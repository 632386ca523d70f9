"""``salesgloss compare``: what tells terms apart, then the terms side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from salesgloss.cli import lookup_runner
from salesgloss.cli.lookup_request import LookupRequest
from salesgloss.cli.options import (
    ColorOption,
    CopyOption,
    ExactOption,
    FullOption,
    GlossaryOption,
    JsonOption,
    LangOption,
    PagerOption,
    PlainOption,
    ShareOption,
    StandardOption,
    color_choice,
    share_format,
)
from salesgloss.screens import AUTO


def compare(
    terms: Annotated[
        list[str],
        typer.Argument(metavar="TERM TERM...", help="What to compare; names of words in quotes."),
    ],
    full: FullOption = False,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    share: ShareOption = None,
    copy: CopyOption = False,
    exact: ExactOption = False,
    color: ColorOption = AUTO,
    no_pager: PagerOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Tell terms apart: 'compare SDR BDR', 'compare MRR ARR ACV'; first what differs."""
    request = LookupRequest(
        terms,
        compare=True,
        full=full,
        lang=lang,
        files=list(glossary or ()),
        json=json,
        plain=plain,
        share=share_format(share),
        copy=copy,
        exact=exact,
        color=color_choice(color),
        no_pager=no_pager,
        standard=standard,
    )
    raise typer.Exit(lookup_runner.run(request))


def register(app: typer.Typer) -> None:
    app.command("compare")(compare)
