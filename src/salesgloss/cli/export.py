"""``salesgloss export``: the glossary for other programs and people."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Annotated

import typer

from salesgloss import files, layers
from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.filters import select_terms
from salesgloss.cli.options import (
    CategoryOption,
    GlossaryOption,
    LangOption,
    StandardOption,
    TopicOption,
)
from salesgloss.cli.output import print_error, write_document, write_stderr, write_stdout
from salesgloss.errors import UsageError
from salesgloss.exchange import delivery, formats
from salesgloss.exchange.publication import Content, Format, Options, Publication
from salesgloss.glossary import Glossary
from salesgloss.languages import LANGUAGES
from salesgloss.layers.own import own_entries
from salesgloss.messages import counted, message
from salesgloss.schema import Record
from salesgloss.schema.registry import id_of

SHOWN_AFTER = 1.0  # seconds from which on an export tells how far it is
OPTIONS = {field.name: f"--{field.name.replace('_', '-')}" for field in fields(Options)}


def register(app: typer.Typer) -> None:
    app.command("export", no_args_is_help=True)(export)


def export(
    format: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="What to write; --list names them.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Without or -, standard output."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Name the formats and what each is for.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an older export.")] = False,
    category: CategoryOption = None,
    topic: TopicOption = None,
    own: Annotated[bool, typer.Option("--own", help="Only your own entries.")] = False,
    lang: LangOption = None,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="site: what it is called.")
    ] = None,
    accent: Annotated[
        str | None, typer.Option("--accent", metavar="#RRGGBB", help="site: its color.")
    ] = None,
    logo: Annotated[
        str | None, typer.Option("--logo", metavar="FILE", help="site: SVG, PNG, JPEG or WebP.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where it will be: site, skos, jsonld."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="OLD.yaml", help="site: tells what changed since."),
    ] = None,
    split: Annotated[bool, typer.Option("--split", help="markdown: a file a term.")] = False,
    opensearch: Annotated[
        bool, typer.Option("--opensearch", help="jsonl: with the lines of a bulk upload.")
    ] = False,
) -> None:
    """Write the glossary for other programs and people: a web site, a sheet, a deck, a catalog.

    What is written is the same for the same data; an older file is only replaced with --force.
    """
    spoken = context.language(lang)
    if list_:
        write_stdout("".join(_listed(spoken)))
        return
    if format is None:
        raise UsageError("which format?", hint=f"known are: {', '.join(formats.names())}")
    chosen = formats.find(format)
    options = Options(
        title=title,
        accent=accent,
        logo=logo,
        base_url=base_url,
        since=since,
        split=split,
        opensearch=opensearch,
    )
    _refuse_unheeded(chosen, options)
    _refuse_stdout(chosen, options, output)
    shown = context.glossary(glossary or (), standard=standard, lang=spoken)
    published = _publication(
        shown, category or (), topic or (), own=own, languages=(spoken,) if lang else ()
    )
    if own:
        published = replace(published, entries=_own_entries(published, glossary or ()))
    content = chosen.write(published, options, _Progress(chosen.name, spoken))
    entries = published.terms if published.entries is None else published.entries
    if (path := _deliver(content, output, force=force)) is not None:
        print_error(f"wrote {path}: {counted(len(entries), 'entry', spoken)}", spoken)
    if not entries:
        print_error("there is no entry of your own" if own else "there is no such entry", spoken)
        raise typer.Exit(NOT_FOUND)


def _listed(lang: str) -> Sequence[str]:
    known = formats.names()
    width = max(map(len, known))
    rows = []
    for name in known:
        purpose = formats.find(name).purpose
        rows.append(f"{name:{width}}  {purpose.get(lang) or purpose['en']}\n")
    return rows


def _refuse_unheeded(chosen: Format, options: Options) -> None:
    for name, option in OPTIONS.items():
        if getattr(options, name) not in (None, False) and name not in chosen.heeds:
            raise UsageError(f"{option} says nothing to {chosen.name}")


def _refuse_stdout(chosen: Format, options: Options, output: str | None) -> None:
    if output not in (None, files.STANDARD_OUTPUT):
        return
    if chosen.is_folder(options):
        hint = f"say where with -o: salesgloss export {chosen.name} -o FOLDER"
        raise UsageError(f"{chosen.name} is several files", hint=hint)
    if not chosen.is_text and sys.stdout.isatty():
        raise UsageError(f"{chosen.name} is no text to show", hint="say where with -o FILE")


def _publication(
    shown: Glossary,
    categories: Sequence[str],
    topics: Sequence[str],
    *,
    own: bool,
    languages: tuple[str, ...],
) -> Publication:
    bundled = layers.load(own=False)
    ids = {row.id for row in select_terms(shown, categories, topics=topics, own=own)}
    return Publication(
        terms=tuple(term for term in shown if term.id in ids),
        categories=shown.categories,
        edition=shown.edition,
        languages=languages or tuple(LANGUAGES),
        declared=tuple(each for each in shown.categories if each not in bundled.categories),
        hidden=tuple(row.id for row in bundled.summaries if row.id not in shown),
    )


def _own_entries(published: Publication, named: Sequence[str]) -> tuple[Record, ...]:
    """Return what the own files say of the terms that are published."""
    registry = layers.bundled().registry()
    entries = own_entries(layers.own_files(named), registry, today=context.today())
    return tuple(
        entry for entry in entries if id_of(entry) in published.by_id or entry.get("hidden")
    )


def _deliver(content: Content, output: str | None, *, force: bool) -> str | None:
    """Write ``content`` and return where to, None for standard output."""
    if isinstance(content, bytes):
        if not output or output == files.STANDARD_OUTPUT:
            write_document(content)
            return None
        files.write_bytes(output, content, replace=force)
    else:
        delivery.write_folder(str(output), content, replace=force)
    return output


class _Progress:
    """Tells on a terminal how far an export is, from a second on, on one line."""

    def __init__(self, name: str, lang: str) -> None:
        self._name = name
        self._lang = lang
        self._start = time.monotonic()
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if not sys.stderr.isatty() or time.monotonic() - self._start < SHOWN_AFTER:
            return
        if percent != self._told:
            self._told = percent
            ending = "\n" if done == total else "\r"
            text = message("export.progress", self._lang, format=self._name, percent=percent)
            write_stderr(text, end=ending)
