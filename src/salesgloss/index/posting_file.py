"""The posting lists of all tokens as they lie in the file: the first halves of all one after
another, then all the second ones, which compresses to a sixth less than list by list.

A row of ``TOKENS`` is a block of them: the first, tab, where the lists of the block start, then a
line each with the token and the number of its postings.
"""

from __future__ import annotations

from salesgloss.index.file import MOST_FOUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesgloss.index.file import IndexFile

TOKENS = "postings.tokens"
GAPS = "postings.gaps"
IMPACTS = "postings.impacts"
_BLOCK = 64  # tokens


class PostingLists:
    """The posting lists in ``file``, as ``posting_list`` packs them, by encoded token."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._blocks = file.sorted_rows(TOKENS)
        self._found: dict[bytes, bytes] = {}  # what is sought once is sought again

    def find(self, token: bytes) -> bytes:
        """Return the list of ``token``, empty where it has none."""
        found = self._found.get(token)
        if found is None:
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            found = self._found[token] = self._read(token)
        return found

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield every token with its list, sorted."""
        gaps, impacts = self._file.section(GAPS), self._file.section(IMPACTS)
        for block in self._blocks:
            for token, start, stop in _places(block):
                yield token, gaps[start:stop] + impacts[start:stop]

    def _read(self, token: bytes) -> bytes:
        block = self._blocks.bisect(token + b"\0") - 1  # the last one that begins no later
        if block >= 0:
            for each, start, stop in _places(self._blocks[block]):
                if each == token:
                    halves = (self._file.part(name, start, stop) for name in (GAPS, IMPACTS))
                    return b"".join(halves)
        return b""


def _places(block: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each token of a block with where its list starts and stops in either section."""
    first, *lines = block.partition(b"\t")[2].split(b"\n")
    start = int(first)
    for line in lines:
        token, _, count = line.partition(b" ")
        stop = start + int(count)
        yield token, start, stop
        start = stop


def sections(lists: Mapping[bytes, bytes]) -> dict[str, bytes]:
    """Return the sections of ``lists``, the posting lists by token."""
    from salesgloss.index.packing import pack_sorted  # writing is no part of a look-up

    tokens = sorted(token for token, packed in lists.items() if packed)
    halves = [len(lists[token]) // 2 for token in tokens]
    rows = []
    start = 0
    for at in range(0, len(tokens), _BLOCK):
        counted = zip(tokens[at : at + _BLOCK], halves[at : at + _BLOCK], strict=True)
        lines = b"".join(b"\n%b %d" % pair for pair in counted)
        rows.append(b"%b\t%d%b" % (tokens[at], start, lines))
        start += sum(halves[at : at + _BLOCK])
    both = [*zip((lists[token] for token in tokens), halves, strict=True)]
    return {
        TOKENS: pack_sorted(rows),
        GAPS: b"".join([packed[:half] for packed, half in both]),
        IMPACTS: b"".join([packed[half:] for packed, half in both]),
    }
