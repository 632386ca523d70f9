"""What the names of a compiled glossary are filed under, found without reading all of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from salesgloss.index import Index

_FEW = 500  # what is looked for without a table: a dozen sentences' words


class FiledNames:
    """The numbers of the rows of ``section`` by what they are filed under: looked for one by one
    as long as few were asked for, since a table of all takes as long as a whole look-up."""

    __slots__ = ("_asked", "_listed", "_table")

    def __init__(self, index: Index, section: str) -> None:
        self._listed = f"\n{index.filed(section)}\n"
        self._table: dict[str, int] | None = None
        self._asked = 0

    def among(self, asked: Collection[str]) -> Mapping[str, int]:
        """Return the numbers of those that are ``asked`` for, and perhaps of others."""
        if self._table is not None:
            return self._table
        self._asked += len(asked)
        if self._asked > _FEW:
            return self.all()
        found = {name: self._listed.find(f"\n{name}\n") for name in asked}
        return {
            name: self._listed.count("\n", 0, at) for name, at in found.items() if name and at >= 0
        }

    def all(self) -> dict[str, int]:
        """Return all numbers."""
        if self._table is None:
            names = self._listed[1:-1].split("\n") if len(self._listed) > 2 else []
            self._table = dict(zip(names, range(len(names)), strict=True))
        return self._table

    def drop(self, name: str) -> None:
        """Take out one whose row has nothing to be found."""
        if self._table is not None:
            self._table.pop(name, None)
