"""A term's row in lists: what can be told without taking its record apart."""

from __future__ import annotations


class Heading:
    """The light side of a term; missing texts are empty, a missing level is 0."""

    __slots__ = (
        "acronym",
        "category",
        "gloss",
        "id",
        "kind",
        "level",
        "name",
        "number",
        "origin",
        "status",
        "used_by",
        "zh_gloss",
        "zh_name",
    )

    def __init__(self, number: int, row: str) -> None:
        cells = row.split("\t")
        self.number = number
        self.id, self.acronym, self.name, self.category, self.kind = cells[:5]
        self.level = int(cells[5])
        self.used_by = tuple(cells[6].split())
        self.zh_name, self.gloss, self.zh_gloss, self.origin, self.status = cells[7:]

    @property
    def label(self) -> str:
        """What people call it for short: the acronym where there is one."""
        return self.acronym or self.name
