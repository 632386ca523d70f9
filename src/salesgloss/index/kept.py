"""What a compiled glossary says of the terms that another file leaves as they are.

To lay a file of a few terms over a thousand, only these few need be worked out: the rows of the
others are taken over, under the numbers that they have among the new ones.
"""

from __future__ import annotations

from salesgloss import index
from salesgloss.index.file import NO_ROWS, Rows
from salesgloss.index.posting_list import renumbered
from salesgloss.text import fold, without_signs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from salesgloss.index import Index

Claims = dict[int, tuple[str, str]]  # by term the field and the spelling that it claims there


class Kept:
    """The terms of ``below`` whose id is in ``unchanged``; without any of it, none."""

    def __init__(self, below: Index | None = None, unchanged: Collection[str] = ()) -> None:
        self.below = below
        every = [below.summary(number) for number in range(len(below))] if below else []
        self.summaries = {each.id: each for each in every if each.id in unchanged}
        self._ids = [each.id for each in every]
        self._new_numbers: dict[int, int] = {}

    def numbered(self, ids: Sequence[str]) -> list[str]:
        """Return ``ids`` in the order of the numbers that they have from now on: each that was
        there below keeps its own, so that few rows change; the others take what is free, in turn."""
        below = self._ids[: len(ids)]
        wanted, there = {*ids}, {*below}
        others = (id for id in ids if id not in there)
        ordered = [id if id in wanted else next(others) for id in below]
        ordered += others
        numbers = {id: number for number, id in enumerate(ordered)}
        self._new_numbers = {each.number: numbers[id] for id, each in self.summaries.items()}
        return ordered

    def summary_rows(self) -> dict[str, bytes]:
        """Return by id the row of a term in lists."""
        every = list(self.rows(index.SUMMARIES))
        return {id: every[each.number] for id, each in self.summaries.items()}

    def parts(self) -> dict[str, dict[str, bytes]]:
        """Return by part, of ``index.PARTS``, and by id what is compiled of a term alone."""
        every, size = list(self.rows(index.TERMS)), len(index.PARTS)
        return {
            part: {id: every[each.number * size + at] for id, each in self.summaries.items()}
            for at, part in enumerate(index.PARTS)
        }

    def rows(self, section: str) -> Rows:
        """Return all rows of a section, those of terms that are not kept as well."""
        return self.below.rows(section) if self.below else NO_ROWS

    def claims(self) -> Iterator[tuple[str, str, Claims]]:
        """Yield (key, its words, the claims to it), but for keys that nobody kept has a claim to,
        and those made by leaving out a sign, which another name may have by now."""
        if not self.below:
            return
        new = {str(old): number for old, number in self._new_numbers.items()}
        for row, spoken in zip(self.below.keys, self.below.words(), strict=True):
            text = row.decode()
            key, *cells = text.split("\t")
            spellings = cells[2::3]
            if without_signs(text) != text and any(_is_bare(key, each) for each in spellings):
                continue
            claims = {
                new[number]: (field, spelling)
                for number, field, spelling in zip(cells[::3], cells[1::3], spellings, strict=True)
                if number in new
            }
            if claims:
                yield key, spoken, claims

    def postings(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield (token, the list of its postings), under the new numbers."""
        new = self._new_numbers
        moved = {number for number in range(len(self._ids)) if new.get(number) != number}
        for token, packed in self.below.all_postings().items() if self.below else ():
            yield token, renumbered(packed, new, moved) if moved else packed


def _is_bare(key: str, spelling: str) -> bool:
    """Tell whether ``key`` is that of ``spelling`` without its signs."""
    return without_signs(spelling) != spelling and fold(spelling) != key
