"""An Excel workbook: the cells of the CSV as texts, which no spreadsheet runs; no library needed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from salesgloss.exchange import exporting
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.text import visible

LONGEST_CELL = 32_767  # characters, Excel's own limit
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every part, so that the same data gives the same bytes
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>\
<sheet name="glossary" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""",
}


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    rows = exporting.publication_rows(published)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", "".join(_sheet(rows)))):
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, f"{_HEAD}{text}".encode("utf-8", "replace"))
    return stream.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>'
    for number, row in enumerate(rows, start=1):
        cells = (
            f'<c r="{_column(at)}{number}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
            for at, cell in enumerate(row)
            if cell
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _text(cell: str) -> str:
    return escape(visible(cell)[:LONGEST_CELL])


def _column(at: int) -> str:
    """Return the letters of a column: A, …, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


FORMAT = Format(
    name="xlsx",
    purpose={"en": "an Excel workbook", "zh-Hant": "Excel 活頁簿"},
    write=_write,
    is_text=False,
)
