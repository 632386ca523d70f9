"""CSV, as Excel and Google Sheets read it and ``salesgloss import`` reads it back."""

from __future__ import annotations

from salesgloss.exchange import exporting, sheets
from salesgloss.exchange.publication import Format, Options, Progress, Publication


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    return sheets.write(exporting.publication_rows(published))


FORMAT = Format(
    name="csv",
    purpose={
        "en": "a spreadsheet; 'salesgloss import' makes the same glossary of it",
        "zh-Hant": "試算表；用 salesgloss import 可讀回同一份詞彙表",
    },
    write=_write,
)
