"""What the files read so far have declared: terms and categories as plain records."""

from __future__ import annotations

import json

from salesgloss.glossary.image import Image
from salesgloss.schema import Record


class Known:
    """Records by id, the later file's over the earlier one's.

    Beside its own keys a record has ``origin``, under an own entry ``standard`` (the bundled
    record) and perhaps ``hidden``; hidden ones stay until all files are read.
    """

    def __init__(self) -> None:
        self.edition = ""
        self.records: dict[str, Record] = {}
        self.categories: dict[str, Record] = {}

    @classmethod
    def compiled(cls, image: Image) -> Known:
        """Return what a compiled glossary holds."""
        known = cls()
        known.edition = image.section("edition").decode()
        for row in image.rows("categories"):
            id, title, chinese = row.decode().split("\t")
            titles = {"title": title, "zh-Hant": chinese} if chinese else {"title": title}
            known.categories[id] = {"id": id, **titles}
        for row in image.rows("json"):
            record: Record = json.loads(row)
            known.records[record["id"]] = record
        return known

    def shown(self) -> dict[str, Record]:
        """Return the records that are not hidden."""
        return {id: record for id, record in self.records.items() if not record.get("hidden")}


def id_of(entry: Record) -> str:
    """Return the id of the term that an entry starts or extends."""
    id: str = entry.get("extends") or entry["id"]
    return id
