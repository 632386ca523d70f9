"""JSON lines: a term a line as ``lookup --json`` gives it; with the lines of a bulk upload."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.exchange.records import full_records
from salesgloss.schema.codec import to_json


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    return "".join(_lines(published, bulk=options.opensearch)).encode("utf-8", "replace")


def _lines(published: Publication, *, bulk: bool) -> Iterator[str]:
    for record in full_records(published.terms):
        if bulk:
            yield to_json({"index": {"_id": record["id"]}}) + "\n"
        yield to_json(record) + "\n"


FORMAT = Format(
    name="jsonl",
    purpose={
        "en": "programs and search engines: a term a line (--opensearch adds the bulk lines)",
        "zh-Hant": "給程式與搜尋引擎：一行一個詞（--opensearch 加上批次匯入的指令行）",
    },
    write=_write,
    heeds=frozenset({"opensearch"}),
)
