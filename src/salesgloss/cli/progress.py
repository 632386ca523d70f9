"""``salesgloss progress``: what is known, what is due; export, import, check, restore, reset it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from salesgloss import errors, files
from salesgloss.cli import IO_ERROR, NOT_FOUND, VERBS, clock, context, progress_check
from salesgloss.cli.options import (
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    ProgressOption,
    store_path,
)
from salesgloss.cli.output import configure_stdout, print_error, write_stderr, write_stdout
from salesgloss.glossary import Glossary
from salesgloss.messages import counted, message
from salesgloss.messages.spoken import spoken
from salesgloss.progress import salvage, transfer
from salesgloss.progress.review import StoreError
from salesgloss.progress.statistics import statistics
from salesgloss.progress.store import Store
from salesgloss.quiz.schedule import study_day
from salesgloss.screens import progress as progress_screen
from salesgloss.screens.quiz_screen import Screen
from salesgloss.text import line

app = typer.Typer(help=VERBS["progress"], rich_markup_mode=None)
FILE_OR_STREAM = "FILE|-"


@app.callback(invoke_without_command=True)
def show(
    invocation: typer.Context,
    progress: ProgressOption = None,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Show your progress: what is known, due, weak or suspended, and the days you studied."""
    invocation.obj = progress
    if invocation.invoked_subcommand is not None:
        _refuse(invocation, json=json, plain=plain, lang=lang, glossary=glossary)
        return
    language = context.language(lang)
    terms = context.glossary(glossary or (), lang=language)
    store = _readable(invocation, progress, language)
    stats = statistics(
        terms.summaries,
        store.cards(),
        store.reviews(),
        categories=[category.id for category in terms.categories],
        owners=terms.owners,
        day=study_day(clock.now()),
        suspended=store.suspended(),
    )
    configure_stdout()
    if json:
        sys.stdout.write(progress_screen.as_json(stats, lambda id: terms.term(id).label))
        return
    screen = Screen(sys.stdout, plain=plain)
    titles = {category.id: category.title(language) for category in terms.categories}
    for category in terms.categories:
        titles |= {topic.id: topic.title(language) for topic in category.topics}
    screen.show(
        progress_screen.screen(
            stats,
            lambda id: terms.term(id).short_title(language),
            titles,
            language,
            bar="\u2588" if screen.is_colored else "#",
            width=screen.width,
        )
    )


@app.command("export")
def export(
    invocation: typer.Context,
    file: Annotated[str, typer.Argument(metavar=FILE_OR_STREAM)],
    progress: ProgressOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
    lang: LangOption = None,
) -> None:
    """Write every answer as JSON lines. Of a damaged file, those that can be read."""
    language = context.language(lang)
    try:
        reviews, damaged = _readable(invocation, progress, language).reviews(), None
    except StoreError as error:
        damaged = salvage.read(path := _path(invocation, progress))
        if not damaged.faults:  # in use, or not to be read at all
            raise error from None
        reviews = damaged.reviews
    text = transfer.dump(reviews)
    if file == files.STANDARD_OUTPUT:
        write_stdout(text)
    else:
        files.write_text(file, text, replace=force)
    if damaged:
        count = counted(len(reviews), "answer", language)
        print_error(f"{path}: {message('quiz.exported in part', language, count=count)}")
        raise typer.Exit(IO_ERROR)


@app.command("import")
def import_(
    invocation: typer.Context,
    file: Annotated[str, typer.Argument(metavar=FILE_OR_STREAM)],
    progress: ProgressOption = None,
    lang: LangOption = None,
) -> None:
    """Add the answers of an export that are not known yet. If one is bad, none is added."""
    language = context.language(lang)
    reviews = transfer.load(_read(file), "standard input" if file == "-" else file)
    store = _store(invocation, progress)
    added = store.add(reviews) if reviews else 0
    print_error(f"{added} of {len(reviews)} answers were new", language)


@app.command("restore")
def restore(
    invocation: typer.Context,
    term: Annotated[list[str] | None, typer.Argument(metavar="[TERM]...")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every one of them.")] = False,
    progress: ProgressOption = None,
    glossary: GlossaryOption = None,
    lang: LangOption = None,
) -> None:
    """Ask suspended terms again; without any, list them."""
    language = context.language(lang)
    store = _store(invocation, progress)
    suspended = store.suspended()
    if not term and not everything:
        configure_stdout()
        sys.stdout.write("".join(f"{line(id_)}\n" for id_ in suspended))
        return
    # What has left the glossary since can still be named by its id.
    wanted = set(suspended) if everything else set()
    for text in term or ():
        terms = context.glossary(glossary or (), lang=language)
        owners = {text} & {*suspended} or set(terms.owners(text))
        if not owners & {*suspended}:
            raise errors.UsageError(f"{text!r} is not suspended", hint=_listed(suspended))
        wanted |= owners & {*suspended}
    if wanted:
        store.restore(sorted(wanted))
    print_error(f"asked again: {', '.join(sorted(wanted)) or 'nothing was suspended'}", language)


def _listed(suspended: tuple[str, ...]) -> str:
    return f"suspended are: {', '.join(suspended)}" if suspended else "no term is"


@app.command("reset")
def reset(
    invocation: typer.Context,
    term: Annotated[
        list[str] | None, typer.Option("--term", metavar="TERM", help="Only this (repeatable).")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    progress: ProgressOption = None,
    glossary: GlossaryOption = None,
    lang: LangOption = None,
) -> None:
    """Forget your progress, on some terms or all; a copy is made before."""
    language = context.language(lang)
    if bool(term) == everything:
        raise errors.UsageError("what is to be forgotten?", hint="say --all, or --term TERM")
    ids = _ids(context.glossary(glossary or (), lang=language), term) if term else None
    store = _store(invocation, progress)
    if not os.path.lexists(store.path):
        print_error("there is no progress to forget", language)
        return
    if not yes:
        _confirm(", ".join(ids) if ids else "everything", language)
    copy = store.erase(ids)
    print_error(f"forgotten; a copy is in {copy}", language)


def _refuse(invocation: typer.Context, **options: object) -> None:
    """Refuse options of the screen before a subcommand, which would not heed them."""
    if given := [f"--{name}" for name, value in options.items() if value]:
        raise errors.UsageError(
            f"{', '.join(given)}: not for 'progress {invocation.invoked_subcommand}'",
            hint="options of a subcommand come after it",
        )


def _readable(invocation: typer.Context, progress: str | None, lang: str) -> Store:
    """Return the store to read; say so where a named one is not there, refuse where none can be."""
    store = _store(invocation, progress)
    if not os.path.lexists(store.path):
        if not store.is_writable:
            raise errors.FileError(f"{store.path}: not there, and its folder cannot be used")
        if progress or invocation.obj:
            print_error(f"{store.path}: not there yet, so nothing is known", lang)
    return store


def _store(invocation: typer.Context, progress: str | None) -> Store:
    # 'progress --progress FILE export' and 'progress export --progress FILE' mean the same.
    return Store(_path(invocation, progress))


def _path(invocation: typer.Context, progress: str | None) -> str:
    return os.path.abspath(store_path(progress or invocation.obj))


def _ids(glossary: Glossary, terms: list[str]) -> tuple[str, ...]:
    found = {text: glossary.owners(text) for text in terms}
    for text, ids in found.items():
        if not ids:
            raise errors.UsageError(f"no term is called {text!r}")
    return tuple(sorted({id_ for ids in found.values() for id_ in ids}))


def _confirm(what: str, lang: str) -> None:
    if not sys.stdin or not sys.stdin.isatty():
        raise errors.UsageError("a reset without a terminal needs --yes")
    write_stderr(spoken(f"Forget the progress on {what}? Type yes: ", lang))
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        print_error("nothing was forgotten", lang)
        raise typer.Exit(NOT_FOUND)


def _read(file: str) -> str:
    # However long: it is what somebody learned, and we may have written it ourselves.
    content = sys.stdin.buffer.read() if file == "-" else files.read_bytes(file, largest=None)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise errors.FileError(f"{file}: not UTF-8 text") from None


progress_check.register(app)


def register(parent: typer.Typer) -> None:
    parent.add_typer(app, name="progress")
