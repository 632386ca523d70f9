"""``salesgloss annotate``: the glossary's terms in a text, marked and explained."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, BinaryIO

import typer

from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.options import (
    CategoryOption,
    GlossaryOption,
    JsonOption,
    LangOption,
    PlainOption,
    StandardOption,
)
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.errors import FileError, UsageError
from salesgloss.exchange import legacy
from salesgloss.exchange.annotation import marking, prose
from salesgloss.exchange.annotation.blocks import ENCODING, ERRORS, blocks
from salesgloss.exchange.annotation.unknown import unknown_acronyms
from salesgloss.glossary import Glossary
from salesgloss.messages import word
from salesgloss.screens import AUTO
from salesgloss.screens.window import of as window_of
from salesgloss.text import json_string, line, visible

STANDARD_INPUT = "-"
_UNDECODED = re.compile("[\udc80-\udcff]")
FORMATS = TEXT, MARKDOWN, HTML, JSON = ("text", "markdown", "html", "json")

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE...]", help="Texts to read; '-' or none is standard input."),
]


def annotate(
    files: FilesArgument = None,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="How to mark the terms."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="|".join(prose.KINDS),
            help="What the text is, if not what its name or beginning says.",
        ),
    ] = None,
    first: Annotated[
        bool, typer.Option("--first", help="Mark only the first mention of each term.")
    ] = False,
    unknown: Annotated[
        bool,
        typer.Option("--unknown", help="List the acronyms that the glossary lacks, with counts."),
    ] = False,
    site: Annotated[
        str | None,
        typer.Option("--site", metavar="URL", help="Link the terms to this exported site (HTML)."),
    ] = None,
    category: CategoryOption = None,
    lang: LangOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    standard: StandardOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Mark the glossary's terms in a text and explain each once.

    Reads plain text, Markdown, HTML and subtitles (SRT, VTT); outside of the marks they stay as
    they are, code, links and time stamps among them.
    """
    wanted = _format(format, json=json, site=site)
    _check_choice(kind, prose.KINDS, "--from")
    spoken = context.language(lang)
    terms = context.glossary(glossary or (), standard=standard, lang=spoken)
    sources = files or [STANDARD_INPUT]
    if unknown:
        if not _show_unknown(terms, sources, kind, json=wanted == JSON):
            print_error(word("no unknown acronym", spoken))
        return
    categories = {terms.find_category(text).id for text in category or ()}
    found = False
    on_screen = wanted is None and not plain and sys.stdout.isatty()
    for path in sources:
        with _opened(path) as stream:
            texts = _texts(stream, path)
            beginning = next(texts, "")
            read_as = kind or prose.kind_of(path, beginning)
            if read_as == prose.HTML and wanted == MARKDOWN:
                raise UsageError("HTML takes no footnotes", hint="use --format html")
            annotator = marking.Annotator(terms, read_as, categories=categories, first=first)
            every = _with_first(beginning, texts)
            if on_screen:
                from salesgloss.screens import annotated

                window = window_of(sys.stdout, AUTO)
                for piece in annotated.shown(annotator, every, spoken, window):
                    write_stdout(piece)
            else:
                named = path if len(sources) > 1 else None
                writer = _writer(wanted or TEXT, annotator, terms, spoken, read_as, site, named)
                _write(writer, annotator, every)
            found = found or bool(annotator.met())
    if not found:
        print_error(word("no mention", spoken))
        raise typer.Exit(NOT_FOUND)


def _format(given: str | None, *, json: bool, site: str | None) -> str | None:
    """Return the format asked for, None where none is."""
    _check_choice(given, FORMATS, "--format")
    if json and given not in (None, JSON):
        raise UsageError(f"--json and --format {given} at once", hint="give one of them")
    wanted = JSON if json else given
    if site is not None and wanted != HTML:
        raise UsageError("--site is for HTML", hint="add --format html")
    if site is not None and not site.startswith(("https://", "http://", "/", "./", "../")):
        raise UsageError(f"{site!r} is no address of a site", hint="begin with https:// or a path")
    return wanted


def _check_choice(given: str | None, known: Iterable[str], option: str) -> None:
    if given is not None and given not in known:
        raise UsageError(f"{option} {given!r} is not known", hint=f"known are: {', '.join(known)}")


def _texts(stream: BinaryIO, path: str) -> Iterator[str]:
    """Yield the text in blocks; FileError where it is none."""
    try:
        for number, text in enumerate(blocks(stream)):
            if not number:
                _check_text(text, path)
            yield text
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from None


def _check_text(beginning: str, path: str) -> None:
    """Raise FileError for what is no text, or text in an old encoding of Chinese."""
    if "\0" in beginning:
        raise FileError(f"{path}: no text", hint="save it as UTF-8")
    if _UNDECODED.search(beginning) and next(
        legacy.guess(beginning.encode(ENCODING, ERRORS)), None
    ):
        raise FileError(f"{path}: not UTF-8 text", hint="save it as UTF-8")


def _with_first(beginning: str, rest: Iterator[str]) -> Iterator[str]:
    if beginning:
        yield beginning
    yield from rest


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    """Give the bytes of a file, a pipe, or standard input; FileError where they cannot be had."""
    if path == STANDARD_INPUT:
        yield getattr(sys.stdin, "buffer", None) or io.BytesIO()
        return
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise FileError(f"{path}: a folder, not a file")
        stream = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise FileError(f"{path!r}: {error}") from None
    with stream:
        yield stream


def _writer(
    wanted: str,
    annotator: marking.Annotator,
    terms: Glossary,
    lang: str,
    kind: str,
    site: str | None,
    file: str | None,
) -> marking.Format:
    if wanted == JSON:
        return marking.AsJson(annotator, terms, file=file)
    if wanted == HTML:
        return marking.AsHtml(annotator, lang, kind=kind, site=site)
    return (marking.AsMarkdown if wanted == MARKDOWN else marking.AsText)(annotator, lang)


def _write(writer: marking.Format, annotator: marking.Annotator, texts: Iterable[str]) -> None:
    write_stdout(writer.begin())
    for text in texts:
        written = writer.block(text, annotator.mentions(text))
        if sys.stdout.isatty():
            written = visible(written)
        write_stdout(written.encode(ENCODING, ERRORS))
    write_stdout(writer.end())


def _show_unknown(terms: Glossary, sources: Iterable[str], kind: str | None, *, json: bool) -> bool:
    """Write the acronyms that the glossary lacks; tell whether there are any."""
    counts: dict[str, int] = {}
    for path in sources:
        with _opened(path) as stream:
            texts = _texts(stream, path)
            beginning = next(texts, "")
            read_as = kind or prose.kind_of(path, beginning)
            every = _with_first(beginning, texts)
            for acronym, count in unknown_acronyms(terms.index, read_as, every):
                counts[acronym] = counts.get(acronym, 0) + count
    rows = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if json:
        told = (f'{{"acronym": {json_string(name)}, "count": {count}}}' for name, count in rows)
        write_stdout(f'{{"unknown": [{", ".join(told)}]}}\n')
    else:
        write_stdout("".join(f"{count}\t{line(name)}\n" for name, count in rows))
    return bool(rows)


def register(app: typer.Typer) -> None:
    app.command("annotate")(annotate)
