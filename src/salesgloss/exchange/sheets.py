"""Rows of cells <-> the bytes of a CSV file, as Excel and Google Sheets write and read them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salesgloss.errors import FileError
from salesgloss.exchange import delimited, legacy

Row = Sequence[str]

DELIMITERS = ",;\t"
MOST_ROWS = 32_000

# What a spreadsheet would run as a formula gets an apostrophe before it, and so does a text that
# looks as if it had one already: taking one away undoes it in either case.
_RUN_BY_SPREADSHEETS = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # .xlsx (a zip), .xls
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of a sheet and how it was read. ``unclear`` are the rows, from 1, whose quotes
    leave open where a cell ends."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str
    unclear: frozenset[int] = frozenset()


def escape_formula(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs; ``unescape_formula`` undoes it."""
    return f"'{text}" if _RUN_BY_SPREADSHEETS.match(text) else text


def unescape_formula(cell: str) -> str:
    """Return what a cell says without the guard before it."""
    return cell[1:] if cell[:1] == "'" and _RUN_BY_SPREADSHEETS.match(cell) else cell


def write(rows: Iterable[Row]) -> bytes:
    """Return ``rows`` as CSV: UTF-8 with the mark that Excel needs, no cell a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8", "replace")


def read(content: bytes, *, encoding: str | None = None) -> Sheet:
    """Return the cells of ``content``, whatever of the usual encodings and delimiters it has.

    Without a mark and not UTF-8 it is read as Big5, GB 18030 or Windows-1252, whichever it looks
    like, unless ``encoding`` is given. A workbook is read where openpyxl is installed. Raises
    FileError for what is no spreadsheet.
    """
    if content.startswith(WORKBOOKS):
        return _workbook(content)
    text, used = _decoded(content, encoding)
    text, delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    unclear: list[int] = []
    for raw, is_unclear in delimited.rows(text, delimiter):
        rows.append(tuple(map(_cell, raw)))
        if is_unclear:
            unclear.append(len(rows))
        if len(rows) > MOST_ROWS + 1:
            raise FileError(f"more than {MOST_ROWS:,} rows", hint="split the file")
    return Sheet(rows=tuple(rows), encoding=used, delimiter=delimiter, unclear=frozenset(unclear))


def _workbook(content: bytes) -> Sheet:
    from salesgloss.exchange import workbooks  # openpyxl, an extra: only for a workbook

    rows = tuple(tuple(map(_cell, row)) for row in workbooks.rows(content, most=MOST_ROWS + 1))
    if len(rows) > MOST_ROWS + 1:
        raise FileError(f"more than {MOST_ROWS:,} rows", hint="split the file")
    return Sheet(rows=rows, encoding="xlsx", delimiter="")


def _cell(cell: str) -> str:
    return unescape_formula(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def _decoded(content: bytes, encoding: str | None) -> tuple[str, str]:
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    names = (encoding,) if encoding else (marked,) if marked else (*_unmarked(content),)
    for name in names:
        try:
            return content.decode(name).removeprefix("\ufeff"), name
        except UnicodeDecodeError:
            continue
        except (LookupError, UnicodeError):  # not only unknown ones: undefined, punycode
            raise FileError(f"no encoding {name!r}", hint="try utf-8, cp1252, big5") from None
    raise FileError(f"not text in {' or '.join(names)}", hint="give its --encoding")


def _unmarked(content: bytes) -> Iterable[str]:
    """Yield the encodings to try for what has no mark; every second byte of UTF-16 is often 0."""
    head = content[:2000]
    if head[1::2].count(0) > len(head) // 4:
        yield "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        yield "utf-16-be"
    yield "utf-8"
    yield from legacy.guess(content)
    yield "cp1252"


def _delimiter(text: str) -> tuple[str, str]:
    """Return ``text`` without Excel's ``sep=`` line, and its delimiter: the one that the header
    has most of."""
    if named := re.match(rf"sep=([{DELIMITERS}|])\r?(?:\n|\Z)", text, re.IGNORECASE):
        return text[named.end() :], named[1]
    header = re.sub(r'"(?:[^"]|"")*"', "", text[:100_000]).partition("\n")[0]
    return text, max(DELIMITERS, key=header.count)
