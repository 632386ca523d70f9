"""An Excel workbook (.xlsx) -> rows of cells; the only importer of openpyxl, an extra."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from salesgloss.errors import FileError

ZIP = b"PK\x03\x04"
LARGEST_UNPACKED = 128 * 1024 * 1024
MOST_COLUMNS = 200
_AS_CSV = "save it as CSV: in Excel 'CSV UTF-8', in Google Sheets or LibreOffice 'CSV'"


def rows(content: bytes, *, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the first sheet that holds anything, ``most`` and one at the most.

    Raises FileError where openpyxl is not installed or this is no workbook that it reads.
    """
    if not content.startswith(ZIP):
        raise FileError("this is an Excel workbook of old (.xls), no CSV file", hint=_AS_CSV)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise FileError("this Excel workbook cannot be read", hint=_AS_CSV) from None
    if unpacked > LARGEST_UNPACKED:
        raise FileError("this Excel workbook is too large", hint=_AS_CSV)
    try:
        import openpyxl  # an extra
    except ImportError:
        hint = f"{_AS_CSV}; or install the extra: pip install 'salesgloss[xlsx]'"
        raise FileError("this is an Excel workbook, no CSV file", hint=hint) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            found = [
                tuple(map(_text, row[:MOST_COLUMNS]))
                for row in islice(sheet.iter_rows(values_only=True), most + 1)
            ]
            if any(map(any, found)):
                return iter(found)
    except Exception as error:  # openpyxl raises whatever a broken part of the zip makes it
        message = f"this Excel workbook cannot be read: {type(error).__name__}"
        raise FileError(message, hint=_AS_CSV) from None
    return iter(())


def _text(value: object) -> str:
    """Return a cell's value as a CSV file would have it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return (
                value.date().isoformat() if value.time().isoformat() == "00:00:00" else str(value)
            )
        case date():
            return value.isoformat()
    return str(value)
