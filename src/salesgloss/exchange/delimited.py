"""Delimited text -> rows of cells, as people's programs write it rather than as RFC 4180 asks.

Blanks around a quoted cell are no part of it, and a quote within a cell need not be doubled: a
quoted cell ends at the quote before a delimiter or a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from salesgloss.errors import FileError

LARGEST_CELL = 1_000_000
_LINE_END = re.compile(r"\r\n|\n|\r")

Raw = list[str]
Match = Callable[[str, int], re.Match[str] | None]


def rows(text: str, delimiter: str) -> Iterator[tuple[Raw, bool]]:
    """Yield the cells of each row, and whether its quotes leave open where a cell ends.

    Raises FileError for a quote that is never closed, or a cell beyond all measure.
    """
    quoted_at, bare_at = _patterns(delimiter)
    cells: Raw = []
    undoubled = odd = False
    position, number, length = 0, 1, len(text)
    while position < length:
        found = quoted_at(text, position)
        lone = found is not None and '"' in found[1].replace('""', "")
        if found is None or (lone and _LINE_END.search(found[1])):
            found = bare_at(text, position)
            assert found is not None  # it matches anything, nothing too
            odd = odd or found[1].count('"') % 2 == 1
            if odd and found[1].lstrip().startswith('"'):
                raise FileError(f"no CSV file: a quote is opened and never closed (row {number})")
            cells.append(found[1])
        else:
            undoubled = undoubled or lone
            cells.append(found[1].replace('""', '"'))
        if len(cells[-1]) > LARGEST_CELL:
            raise FileError(f"no CSV file: a cell is too large (row {number})")
        position = found.end()
        if text[position : position + 1] == delimiter:
            position += 1
            if position < length:
                continue
            cells.append("")
        if end := _LINE_END.match(text, position):
            position = end.end()
        yield cells, undoubled and odd
        cells, undoubled, odd = [], False, False
        number += 1


@cache
def _patterns(delimiter: str) -> tuple[Match, Match]:
    """Return what matches a quoted cell and what matches a bare one."""
    mark = re.escape(delimiter)
    blanks = "[ ]*+" if delimiter == "\t" else r"[ \t]*+"
    ends = rf"{blanks}(?={mark}|[\r\n]|\Z)"
    quoted = rf'{blanks}"((?:[^"]++|""|"(?!{ends}))*+)"{ends}'
    return re.compile(quoted).match, re.compile(rf"([^{mark}\r\n]*+)").match
