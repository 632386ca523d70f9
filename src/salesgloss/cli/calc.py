"""``salesgloss calc``: the ordinary door to what the fast path also answers."""

from __future__ import annotations

from typing import Annotated

import typer

from salesgloss.cli import calc_runner
from salesgloss.cli.calc_request import CalcRequest
from salesgloss.cli.options import (
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    StandardOption,
)


def calc(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM... [NAME=NUMBER]...",
            help="A metric and its inputs; - reads NAME=NUMBER lines.",
        ),
    ],
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="NAME", help="Which of its formulas.")
    ] = None,
    solve: Annotated[
        str | None,
        typer.Option("--solve", metavar="NAME", help="Find this input for a result=NUMBER."),
    ] = None,
    what_if: Annotated[
        str | None,
        typer.Option(
            "--what-if", metavar="NAME=A..B", help="A table over a range, or a list A,B,C."
        ),
    ] = None,
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE|-", help="One result a row; headers name inputs."),
    ] = None,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    full: Annotated[
        bool, typer.Option("--full", help="With the definition and all notes.")
    ] = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Compute a metric: 'calc CAC spend=50k new_customers=25'."""
    request = CalcRequest(
        words,
        variant=variant,
        solve=solve,
        what_if=what_if,
        csv=csv,
        lang=lang,
        json=json,
        plain=plain,
        full=full,
        standard=standard,
        files=list(glossary or ()),
    )
    raise typer.Exit(calc_runner.run(request))


def register(app: typer.Typer) -> None:
    app.command("calc")(calc)
