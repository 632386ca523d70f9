"""What the files read so far have declared: entries and categories as plain records."""

from __future__ import annotations

from salesgloss.schema.categories import Record


class Registry:
    """Records by id, the later file's over the earlier one's.

    Beside its own keys a record has ``origin``, under an own entry ``standard`` (the bundled
    record) and perhaps ``hidden``; hidden ones stay until all files are read.
    """

    def __init__(self) -> None:
        self.edition = ""
        self.records: dict[str, Record] = {}
        self.categories: dict[str, Record] = {}

    def shown(self) -> dict[str, Record]:
        """Return the records that are not hidden."""
        return {id: record for id, record in self.records.items() if not record.get("hidden")}


def id_of(entry: Record) -> str:
    """Return the id of the term that an entry starts or extends."""
    id: str = entry.get("extends") or entry["id"]
    return id
