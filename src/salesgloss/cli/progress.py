"""``salesgloss progress``: what is known, what is due; export, import and reset it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from salesgloss import documents, errors
from salesgloss.cli import clock, opening
from salesgloss.cli.options import GlossaryOption, JsonOption, LangOption, PlainOption
from salesgloss.cli.quiz import ProgressOption, store_path
from salesgloss.cli.streams import settle_output
from salesgloss.glossary import Glossary
from salesgloss.progress import transfer
from salesgloss.progress.statistics import statistics
from salesgloss.progress.store import Store
from salesgloss.quiz.asking import short_name
from salesgloss.quiz.schedule import study_day
from salesgloss.render import quiz_progress
from salesgloss.render.quiz_screen import Screen

app = typer.Typer(help="Show your progress, export, import or reset it.", rich_markup_mode=None)
FILE_OR_STREAM = "FILE|-"


@app.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    progress: ProgressOption = None,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Show your progress: known, learning and new terms, what falls due, what is weak."""
    context.obj = progress
    if context.invoked_subcommand is not None:
        _refuse(context, json=json, plain=plain, lang=lang, glossary=glossary)
        return
    spoken = opening.language(lang)
    opened = opening.glossary(glossary or ())
    store = _readable(context, progress)
    stats = statistics(
        opened.headings,
        store.cards(),
        store.reviews(),
        categories=[category.id for category in opened.categories],
        owners=opened.owners,
        day=study_day(clock.now()),
    )
    settle_output()
    if json:
        sys.stdout.write(quiz_progress.as_json(stats, lambda id_: opened.term(id_).label))
        return
    screen = Screen(sys.stdout, plain=plain)
    titles = {category.id: category.title(spoken) for category in opened.categories}
    screen.show(
        quiz_progress.screen(
            stats,
            lambda id_: short_name(opened.term(id_), spoken),
            titles,
            spoken,
            bar="\u2588" if screen.is_coloured else "#",
            width=screen.width,
        )
    )


@app.command("export")
def export(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=FILE_OR_STREAM)],
    progress: ProgressOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
) -> None:
    """Write every answer as JSON lines."""
    text = transfer.dumped(_readable(context, progress).reviews())
    if file == "-":
        settle_output()
        sys.stdout.write(text)
        return
    documents.write(file, text, replace=force)


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=FILE_OR_STREAM)],
    progress: ProgressOption = None,
) -> None:
    """Add the answers of an export that are not known yet: all of them or, if one is bad, none."""
    reviews = transfer.loaded(_read(file), "standard input" if file == "-" else file)
    store = _store(context, progress)
    added = store.add(reviews) if reviews else 0
    opening.complain(f"{added} of {len(reviews)} answers were new")


@app.command("reset")
def reset(
    context: typer.Context,
    term: Annotated[
        list[str] | None, typer.Option("--term", metavar="TERM", help="Only this (repeatable).")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    progress: ProgressOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Forget your progress, on some terms or all; a copy is made before."""
    if bool(term) == everything:
        raise errors.UsageError("what is to be forgotten?", hint="say --all, or --term TERM")
    ids = _ids(opening.glossary(glossary or ()), term) if term else None
    store = _store(context, progress)
    if not os.path.lexists(store.path):
        opening.complain("there is no progress to forget")
        return
    if not yes:
        _confirm(", ".join(ids) if ids else "everything")
    copy = store.forget(ids)
    opening.complain(f"forgotten; a copy is in {copy}")


def _refuse(context: typer.Context, **options: object) -> None:
    """Refuse options of the screen before a subcommand, which would not heed them."""
    if given := [f"--{name}" for name, value in options.items() if value]:
        raise errors.UsageError(
            f"{', '.join(given)}: not for 'progress {context.invoked_subcommand}'",
            hint="options of a subcommand come after it",
        )


def _readable(context: typer.Context, progress: str | None) -> Store:
    """Return the store to read; say so where a named one is not there, refuse where none can be."""
    store = _store(context, progress)
    if not os.path.lexists(store.path):
        if not store.is_writable:
            raise errors.FileUnusable(f"{store.path}: not there, and its folder cannot be used")
        if progress or context.obj:
            opening.complain(f"{store.path}: not there yet, so nothing is known")
    return store


def _store(context: typer.Context, progress: str | None) -> Store:
    # 'progress --progress FILE export' and 'progress export --progress FILE' mean the same.
    return Store(store_path(progress or context.obj))


def _ids(glossary: Glossary, terms: list[str]) -> tuple[str, ...]:
    found = {text: glossary.owners(text) for text in terms}
    for text, ids in found.items():
        if not ids:
            raise errors.UsageError(f"no term is called {text!r}")
    return tuple(sorted({id_ for ids in found.values() for id_ in ids}))


def _confirm(what: str) -> None:
    if not sys.stdin or not sys.stdin.isatty():
        raise errors.UsageError("a reset without a terminal needs --yes")
    sys.stderr.write(f"Forget the progress on {what}? Type yes: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        opening.complain("nothing was forgotten")
        raise typer.Exit(errors.NOT_FOUND)


def _read(file: str) -> str:
    content = sys.stdin.buffer.read() if file == "-" else documents.read_bytes(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise errors.FileUnusable(f"{file}: not UTF-8 text") from None


def register(parent: typer.Typer) -> None:
    parent.add_typer(app, name="progress")
