"""Rows of cells <-> the bytes of a CSV file, as Excel and Google Sheets write and read them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salesgloss.errors import FileError

Row = Sequence[str]

DELIMITERS = ",;\t"
LARGEST_CELL = 1_000_000
MOST_ROWS = 20_000

# What a spreadsheet would run as a formula gets an apostrophe before it, and so does a text that
# looks as if it had one already: taking one away undoes it in either case.
_RUN_BY_SPREADSHEETS = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # .xlsx (a zip), .xls
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of a CSV file and how it was read; row 0 is the header."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


def escape_formula(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs; ``unescape_formula`` undoes it."""
    return f"'{text}" if _RUN_BY_SPREADSHEETS.match(text) else text


def unescape_formula(cell: str) -> str:
    """Return what a cell says without the guard before it."""
    return cell[1:] if cell[:1] == "'" and _RUN_BY_SPREADSHEETS.match(cell) else cell


def write(rows: Iterable[Row]) -> bytes:
    """Return ``rows`` as CSV: UTF-8 with the mark that Excel needs, escape_formula cells."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8", "replace")


def read(content: bytes, *, encoding: str | None = None) -> Sheet:
    """Return the cells of ``content``, whatever of the usual encodings and delimiters it has.

    Without a mark and not UTF-8 it is read as Windows-1252 unless ``encoding`` is given.
    Raises FileError for what is no CSV.
    """
    if content.startswith(_WORKBOOKS):
        raise FileError("this is an Excel workbook, no CSV file", hint="save it as CSV UTF-8")
    text, used = _decoded(content, encoding)
    text, delimiter = _delimiter(text)
    csv.field_size_limit(LARGEST_CELL)
    stream = io.StringIO(text, newline="")
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(stream, delimiter=delimiter, strict=True):
            rows.append(tuple(_cell(cell) for cell in row))
            if len(rows) > MOST_ROWS + 1:
                raise FileError(f"more than {MOST_ROWS:,} rows", hint="split the file")
    except csv.Error as error:
        raise FileError(f"no CSV file: {error} (row {len(rows) + 1})") from None
    return Sheet(rows=tuple(rows), encoding=used, delimiter=delimiter)


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
    yield from ("utf-8", "cp1252")


def _delimiter(text: str) -> tuple[str, str]:
    """Return ``text`` without Excel's ``sep=`` line, and its delimiter: the one that the header
    has most of."""
    if named := re.match(rf"sep=([{DELIMITERS}|])\r?(?:\n|\Z)", text, re.IGNORECASE):
        return text[named.end() :], named[1]
    header = re.sub(r'"(?:[^"]|"")*"', "", text[:100_000]).partition("\n")[0]
    return text, max(DELIMITERS, key=header.count)
