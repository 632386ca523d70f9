"""JSON: a glossary file in the published schema, which ``--glossary`` reads as well."""

from __future__ import annotations

import json

from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.exchange.records import file_record
from salesgloss.text.json_escapes import INVISIBLE_ESCAPES


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    text = json.dumps(file_record(published), ensure_ascii=False, indent=1)
    return f"{text.translate(INVISIBLE_ESCAPES)}\n".encode("utf-8", "replace")


FORMAT = Format(
    name="json",
    purpose={
        "en": "programs: one document, in the published schema",
        "zh-Hant": "給程式用：一份符合公開綱要的文件",
    },
    write=_write,
)
