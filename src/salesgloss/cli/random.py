"""``salesgloss random``: one term, any or of a kind."""

from __future__ import annotations

from random import Random
from typing import Annotated

import typer

from salesgloss import spelling_fields
from salesgloss.cli import NOT_FOUND, context, lookup_runner
from salesgloss.cli.filters import select_terms
from salesgloss.cli.lookup_request import LookupRequest
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    ColorOption,
    CopyOption,
    FullOption,
    GlossaryOption,
    JsonOption,
    KindOption,
    LangOption,
    LevelOption,
    PagerOption,
    PlainOption,
    ShareOption,
    StandardOption,
    TopicOption,
    color_choice,
    share_format,
)
from salesgloss.cli.output import print_error
from salesgloss.messages import word
from salesgloss.screens import AUTO
from salesgloss.search import EXACT_SCORE, Answer, Hit


def random(
    category: CategoryOption = None,
    topic: TopicOption = None,
    kind: KindOption = None,
    level: LevelOption = None,
    audience: AudienceOption = None,
    seed: Annotated[
        str | None, typer.Option("--seed", metavar="SEED", help="The same seed, the same term.")
    ] = None,
    full: FullOption = False,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    share: ShareOption = None,
    copy: CopyOption = False,
    color: ColorOption = AUTO,
    no_pager: PagerOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Show one term picked at random: the word of the day."""
    language = context.language(lang)
    terms = context.glossary(glossary or (), standard=standard, lang=language)
    rows = select_terms(
        terms, category or (), kind=kind, level=level, audience=audience, topics=topic or ()
    )
    if not rows:
        print_error(word("no term is all of that", language))
        raise typer.Exit(NOT_FOUND)
    picked = Random(seed).choice(rows)
    hit = Hit.of(
        terms.index, picked.number, score=EXACT_SCORE, matched=picked.id, field=spelling_fields.ID
    )
    request = LookupRequest(
        [picked.id],
        full=full,
        json=json,
        plain=plain,
        share=share_format(share),
        copy=copy,
        color=color_choice(color),
        no_pager=no_pager,
    )
    found = Answer(picked.id, "exact", (hit,))
    lookup_runner.show(terms.index, found, request, language, why=word("by random", language))


def register(app: typer.Typer) -> None:
    app.command("random")(random)
