"""``salesgloss lookup``: the ordinary door to what the express lane also answers."""

from __future__ import annotations

from typing import Annotated

import typer

from salesgloss.cli import answering, opening
from salesgloss.cli.options import (
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    StandardOption,
)


def _names(incomplete: str) -> list[str]:
    """Return what a shell may complete: ids, acronyms, Chinese names; none with a space."""
    names = (
        name
        for row in opening.glossary().headings
        for name in (row.acronym, row.id, row.zh_name)
        if name and " " not in name and name.lower().startswith(incomplete.lower())
    )
    return sorted(set(names), key=lambda name: (len(name), name))


def lookup(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM...",
            help="What to explain; no quotes needed; - reads lines.",
            autocompletion=_names,
        ),
    ],
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    share: Annotated[
        bool, typer.Option("--share", help="A Markdown snippet to paste into a chat.")
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="No near spellings, no search by meaning.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=100, help="At most so many results.")
    ] = answering.DEFAULT_LIMIT,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Explain a term: 'lookup MRR', 'lookup ARR vs MRR', 'lookup 獲客成本'."""
    request = answering.Request()
    request.words, request.lang, request.files = words, lang, list(glossary or ())
    request.json, request.plain, request.share = json, plain, share
    request.exact, request.limit, request.standard = exact, limit, standard
    raise typer.Exit(answering.run(request))


def register(app: typer.Typer) -> None:
    app.command("lookup")(lookup)
