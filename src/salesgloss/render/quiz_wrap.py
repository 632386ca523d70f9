"""Wrap a line to a width in columns, Chinese included: no mark of its own starts a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from salesgloss.text import visible

_NEVER_FIRST = "，。、；：？！）」』】》％…,.;:?!)"
_NEVER_LAST = "（「『【《("
_UNIT = re.compile(r"\s+|[^\s\u1100-\uffff]+|.", re.DOTALL)


def columns(text: str) -> int:
    """Return how many columns ``text`` takes in a terminal."""
    return sum(map(_columns, text))


def wrapped(text: str, width: int, hang: int = 0) -> Iterator[str]:
    """Yield ``text``, made visible, in lines of at most ``width`` columns; 0 never wraps."""
    shown = visible(text).replace("\n", " ")
    if not width or columns(shown) <= width:
        yield shown
        return
    indent = " " * min(hang, width // 2)
    current = ""
    for unit in _units(shown, width - len(indent)):
        if current.strip() and columns(current + unit.rstrip()) > width:
            yield current.rstrip()
            current = indent
            unit = unit.lstrip()
        current += unit
    if current.strip():
        yield current.rstrip()


def _units(text: str, widest: int) -> Iterator[str]:
    """Yield the pieces between which a line may break."""
    piece = ""
    for unit in _UNIT.findall(text):
        glued = piece and (unit[0] in _NEVER_FIRST or piece[-1] in _NEVER_LAST)
        if piece and not glued:
            yield from _broken(piece, widest)
            piece = ""
        piece += unit
    yield from _broken(piece, widest)


def _broken(piece: str, widest: int) -> Iterator[str]:
    while columns(piece) > widest:
        cut = 1
        while columns(piece[: cut + 1]) <= widest:
            cut += 1
        yield piece[:cut]
        piece = piece[cut:]
    yield piece


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
