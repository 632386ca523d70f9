"""Tab-separated values: UTF-8 without a mark, for programs and for pasting into a sheet."""

from __future__ import annotations

import csv
import io

from salesgloss.exchange import exporting, sheets
from salesgloss.exchange.publication import Format, Options, Progress, Publication


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    for row in exporting.publication_rows(published):
        writer.writerow([sheets.escape_formula(cell) for cell in row])
    return stream.getvalue().encode("utf-8", "replace")


FORMAT = Format(
    name="tsv",
    purpose={
        "en": "a spreadsheet parted by tabs, to paste or to pipe",
        "zh-Hant": "以定位字元分隔的試算表，方便貼上或接其他程式",
    },
    write=_write,
)
