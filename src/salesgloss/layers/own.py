"""A company's entries as its files have them, before they are laid over anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from salesgloss import yaml_io
from salesgloss.errors import FileError
from salesgloss.layers.merge import add
from salesgloss.layers.salvage import usable_part
from salesgloss.layers.sources import SourceFile
from salesgloss.schema import Record
from salesgloss.schema.registry import Registry, id_of


def own_entries(files: Sequence[SourceFile], registry: Registry, *, today: str) -> list[Record]:
    """Return the valid entries of ``files`` in their order; of two about one term the later, over
    what the earlier says. A file that cannot be read has none."""
    found: dict[str, Record] = {}
    for source in files:
        try:
            document = yaml_io.read(source.path)
            part = usable_part(document, registry, today=today)
        except FileError:  # told already, by whoever loaded the glossary
            continue
        data: Any = part.data if part else {"terms": []}
        for entry in data["terms"]:
            id = id_of(entry)
            found[id] = {**found.get(id, {}), **entry} if "extends" in entry else entry
        if part:
            add(registry, source, today=today)
    return list(found.values())
