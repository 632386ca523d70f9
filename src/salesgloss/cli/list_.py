"""``salesgloss list``: every term, by category, or those that a text stands in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer

from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.display import Display
from salesgloss.cli.filters import select_terms
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    ColorOption,
    GlossaryOption,
    JsonOption,
    KindOption,
    LangOption,
    LevelOption,
    PagerOption,
    PlainOption,
    StandardOption,
    TopicOption,
    color_choice,
)
from salesgloss.cli.output import print_error, repair_argument, write_stdout
from salesgloss.glossary import Glossary, TermSummary
from salesgloss.messages import word
from salesgloss.screens import AUTO, as_json
from salesgloss.screens import plain as plain_text

Groups = list[tuple[str, list[TermSummary]]]


def list_(
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Only terms with this in a name or the meaning."),
    ] = None,
    category: CategoryOption = None,
    topic: TopicOption = None,
    kind: KindOption = None,
    level: LevelOption = None,
    audience: AudienceOption = None,
    own: Annotated[bool, typer.Option("--own", help="Only your company's own.")] = False,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="STATUS", help="Only those approved, draft or deprecated."
        ),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those past their date of review.")
    ] = False,
    one_line: Annotated[bool, typer.Option("--one-line", "-1", help="A line a term.")] = False,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    color: ColorOption = AUTO,
    no_pager: PagerOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """List the terms, grouped by category; of a text, those that it stands in."""
    display = Display(color_choice(color), pager=not no_pager)
    language = context.language(lang)
    terms = context.glossary(glossary or (), standard=standard, lang=language)
    rows = select_terms(
        terms,
        category or (),
        kind=kind,
        level=level,
        audience=audience,
        topics=topic or (),
        own=own,
        status=status,
        overdue_on=context.today() if overdue else None,
    )
    wanted = repair_argument(" ".join(text or ()))
    groups = (
        _by_text(terms, rows, wanted, language) if wanted else _by_category(terms, rows, language)
    )
    rows = [row for _, members in groups for row in members]
    if json:
        write_stdout(as_json.listing(terms.index, rows))
    elif plain or not display.is_drawn_list:
        write_stdout(plain_text.listing(rows))
    elif rows:
        from salesgloss.screens import terminal

        display.show(terminal.listing(groups, language, display.window, brief_rows=one_line))
    if not rows:
        print_error(word("no term is all of that", language))
        raise typer.Exit(NOT_FOUND)


def _by_category(glossary: Glossary, rows: Sequence[TermSummary], lang: str) -> Groups:
    titles = {category.id: category.title(lang) for category in glossary.categories}
    return [
        (titles.get(category, category), [*members])
        for category, members in groupby(rows, key=lambda row: row.category)
    ]


def _by_text(glossary: Glossary, rows: Sequence[TermSummary], text: str, lang: str) -> Groups:
    """Return those of ``rows`` that ``text`` stands in: in a name, another name, the gloss."""
    from salesgloss.glossary.listing import search_texts  # only where a text is given

    kept = {row.number for row in rows}
    found = (
        (word(f"list by {place}", lang), [row for row in members if row.number in kept])
        for place, members in search_texts(glossary, text, lang)
    )
    return [(heading, members) for heading, members in found if members]


def register(app: typer.Typer) -> None:
    app.command("list")(list_)
