"""The categories that the rows of a sheet name: known ones, or new ones made of their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesgloss import schema
from salesgloss.errors import UsageError
from salesgloss.glossary.categories import find_category
from salesgloss.languages import DEFAULT
from salesgloss.schema import Record
from salesgloss.schema.categories import title_record
from salesgloss.text import fold
from salesgloss.text.ids import romanize
from salesgloss.text.suggestions import closest


class CategoryResolver:
    """The categories that rows name: known ones by id, title or nearly, the others made ``new``,
    each by one of ``rows``."""

    def __init__(self, known: Mapping[str, Record], declared: Sequence[Record] = ()) -> None:
        self.new: list[Record] = []
        self.rows: list[int] = []
        records = {**known, **{record["id"]: record for record in declared}}
        self._known = [schema.category(record) for record in records.values()]
        self._ids: dict[str, str] = {}
        for record in records.values():
            self._enter(record)

    def id(self, named: str, titles: Mapping[str, str], *, row: int) -> tuple[str, ...]:
        """Return the id of the category ``named``, and what to warn of."""
        if id := self._ids.get(fold(named)):
            return (id,)
        # One with titles is meant as it is, not a slip.
        if not titles and (near := self._near(named)):
            return near, f"category {named!r} is read as {near!r}"
        id = romanize(named)
        if not id:
            return (named,)
        record = {"id": id, **title_record({DEFAULT: named, **titles})}
        self.new.append(record)
        self.rows.append(row)
        self._enter(record)
        self._ids[fold(named)] = id
        return (id,) if titles else (id, f"category {named!r} is new{self._nearest(named)}")

    def _near(self, named: str) -> str | None:
        try:
            return find_category(self._known, named).id
        except UsageError:
            return None

    def _nearest(self, named: str) -> str:
        near = closest(fold(named), [category.id for category in self._known], likeness=0.0)
        return f"; the nearest known one is {near!r}" if near else ""

    def _enter(self, record: Record) -> None:
        for name in (*schema.category(record).titles.values(), record["id"]):
            self._ids[fold(name)] = record["id"]
