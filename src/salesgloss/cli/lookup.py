"""``salesgloss lookup``: the ordinary door to what the fast path also answers."""

from __future__ import annotations

from typing import Annotated

import typer

from salesgloss.cli import lookup_runner
from salesgloss.cli.lookup_request import DEFAULT_LIMIT, MAX_LIMIT, LookupRequest
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


def lookup(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM...",
            help="What to explain; no quotes needed; - reads lines.",
        ),
    ],
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    full: FullOption = False,
    share: ShareOption = None,
    copy: CopyOption = False,
    exact: ExactOption = False,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", metavar="N", min=1, max=MAX_LIMIT, help="At most so many results."
        ),
    ] = DEFAULT_LIMIT,
    color: ColorOption = AUTO,
    no_pager: PagerOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Explain a term: 'lookup MRR', 'lookup ARR vs MRR', 'lookup 獲客成本'."""
    request = LookupRequest(
        words,
        lang=lang,
        files=list(glossary or ()),
        limit=limit,
        json=json,
        plain=plain,
        full=full,
        share=share_format(share),
        copy=copy,
        color=color_choice(color),
        no_pager=no_pager,
        exact=exact,
        standard=standard,
    )
    raise typer.Exit(lookup_runner.run(request))


def register(app: typer.Typer) -> None:
    app.command("lookup")(lookup)
