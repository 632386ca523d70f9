"""Break text into lines of a width in cells: between words, and between Chinese characters as
print does, never before closing or after opening punctuation."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEVER_FIRST = frozenset("，。、；：？！）」』】〉》…％%,.;:?!)]}’”～·")
_NEVER_LAST = frozenset("（「『【〈《([{‘“$")
_FIRST_WIDE = "\u2e80"


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of ``text``, each at most ``width`` cells (at least one character)."""
    width = max(width, 1)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.isascii() and "  " not in paragraph and paragraph[:1] != " ":
            lines += _wrap_ascii(paragraph.rstrip(" "), width)
            continue
        row, used = "", 0
        for piece in _pieces(paragraph):
            size = cells(piece)
            if row and used + size - (piece[-1] == " ") > width:
                lines.append(row.rstrip())
                row, used = "", 0
            row, used = row + piece, used + size
            while used - (row[-1:] == " ") > width:
                head, row = _cut(row, width)
                lines.append(head)
                used = cells(row)
        lines.append(row.rstrip())
    return lines


def _wrap_ascii(text: str, width: int) -> Iterator[str]:
    """Yield the lines of ``text`` of single spaces, where a character is a cell."""
    while len(text) > width:
        space = text.rfind(" ", 0, width + 1)
        yield text[: space if space > 0 else width]
        text = text[space + 1 :] if space > 0 else text[width:]
    yield text


def wrap_pieces(pieces: Sequence[str], width: int) -> list[str]:
    """Return the lines of ``pieces``, broken between two of them; within one only where it is
    wider than a line."""
    lines: list[str] = []
    for piece in pieces:
        if lines and cells(lines[-1]) + 1 + cells(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines += wrap(piece, width)
    return lines


def truncate(text: str, width: int) -> str:
    """Return ``text``, cut between words with a mark where it is wider than ``width``."""
    return text if cells(text) <= width else wrap(text, width - 2)[0].rstrip(",，、;； ") + " …"


def cells(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if "\u4e00" <= character <= "\u9fff":
        return 2
    from unicodedata import category, east_asian_width  # plain ASCII does without

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of ``text`` between which a line may break."""
    piece = ""
    for character in text:
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if before == " ":
        return True
    return before >= _FIRST_WIDE or after >= _FIRST_WIDE


def _cut(piece: str, width: int) -> tuple[str, str]:
    at = 1
    while at < len(piece) and cells(piece[: at + 1]) <= width:
        at += 1
    return piece[:at], piece[at:]
