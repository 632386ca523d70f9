"""A text of any length, in blocks that begin and end between paragraphs where it has any.

Where a block ends depends on the text alone, not on how it arrives.
"""

from __future__ import annotations

import codecs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

SIZE = 128 * 1024  # characters of a block, about
_CHUNK = 64 * 1024
_LONGEST_TAG = 4096
ENCODING, ERRORS = "utf-8", "surrogateescape"  # what is no UTF-8 comes out as it went in


def blocks(stream: BinaryIO, size: int = SIZE) -> Iterator[str]:
    """Yield the text of ``stream`` in order, nothing left out; bytes that are no UTF-8 are
    surrogates, one a byte."""
    decoder = codecs.getincrementaldecoder(ENCODING)(ERRORS)
    held = ""
    while chunk := stream.read(_CHUNK):
        held += decoder.decode(chunk)
        while len(held) >= size:
            end = _end(held, size)
            yield held[:end]
            held = held[end:]
    held += decoder.decode(b"", final=True)
    if held:
        yield held


def _end(text: str, size: int) -> int:
    """Return where to end a block of at most ``size``: the later half's last blank line, line end,
    space, or just there."""
    tag = text.rfind("<", size - _LONGEST_TAG, size)
    if tag > 0 and text.find(">", tag, size) < 0:
        size = tag  # no tag is cut
    least = size // 2
    for mark in ("\n\n", "\n\r\n", "\n", "\u3002", " "):
        end = text.rfind(mark, least, size)
        if end >= 0:
            return end + len(mark)
    return size
