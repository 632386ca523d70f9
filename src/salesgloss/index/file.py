"""The compiled glossary on disk: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from the cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, what it was made from, the days it holds good
for, a line ``name start length`` a section, an empty line, the sections. Rows are 5-byte
little-endian ends, then the rows.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterable, Iterator, Mapping

MAGIC = b"salesgloss index 7\n"
_HEAD = 4096
_WIDTH = 5


class InvalidIndex(ValueError):
    """The bytes are no compiled glossary of this version."""


def pack(sections: Mapping[str, bytes], fingerprint: str = "", days: str = "") -> bytes:
    """Return ``sections`` as an index file; ``fingerprint`` (one line) says what it was made
    from, ``days`` ("2026-01-01 2026-03-31") from when to when it holds good, if not for ever."""
    start = 0
    directory = []
    for name, content in sections.items():
        directory.append(f"{name} {start} {len(content)}\n")
        start += len(content)
    head = f"from {fingerprint}\ndays {days}\n{''.join(directory)}\n".encode()
    return b"".join((MAGIC, head, *sections.values()))


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    from itertools import accumulate  # compiling only

    rows = tuple(rows)
    counts = [len(rows), *accumulate(map(len, rows))]
    return b"".join([*[count.to_bytes(_WIDTH, "little") for count in counts], *rows])


class IndexFile:
    """The sections of a compiled glossary in ``data``; InvalidIndex where it is none, or cut."""

    __slots__ = ("_data", "_directory", "days", "fingerprint")

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data
        head = data[:_HEAD]
        end = head.find(b"\n\n")
        if end < 0:
            end = data.find(b"\n\n")
            head = data[: end + 1]
        if not head.startswith(MAGIC) or end < 0:
            raise InvalidIndex
        lines = head[:end].decode("utf-8", "replace").split("\n")
        if len(lines) < 3:
            raise InvalidIndex
        self.fingerprint = lines[1].removeprefix("from ")
        self.days = lines[2].removeprefix("days ")
        self._directory: dict[str, tuple[int, int]] = {}
        for entry in lines[3:]:
            name, start, length = entry.split(" ")
            self._directory[name] = (end + 2 + int(start), int(length))
        if max((sum(place) for place in self._directory.values()), default=0) != len(data):
            raise InvalidIndex

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``; empty where there is none."""
        start, length = self._directory.get(name, (0, 0))
        return self._data[start : start + length]

    def rows(self, name: str) -> Rows:
        """Return the rows of the section ``name``; none where there is no such section."""
        return Rows(self._data, *self._directory.get(name, (0, 0)))


class Rows:
    """The rows of a section. Those of a sorted one are ``key, tab, value``."""

    __slots__ = ("_data", "_ends", "_length", "_start")

    def __init__(self, data: bytes | mmap.mmap, start: int, length: int) -> None:
        self._data = data
        self._length = int.from_bytes(data[start : start + _WIDTH], "little") if length else 0
        self._ends = start + _WIDTH
        self._start = self._ends + _WIDTH * self._length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self._length:
            raise IndexError(number)
        data = self._data
        at = self._ends + _WIDTH * number
        end = int.from_bytes(data[at : at + _WIDTH], "little")
        begin = int.from_bytes(data[at - _WIDTH : at], "little") if number else 0
        return data[self._start + begin : self._start + end]

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(self._length))

    def find(self, key: bytes) -> bytes | None:
        """Return the value of the row of ``key``, None where there is none."""
        number = self.bisect(key)
        if number < self._length:
            found, _, value = self[number].partition(b"\t")
            if found == key:
                return value
        return None

    def bisect(self, key: bytes) -> int:
        """Return the number of the first row whose key is not below ``key``."""
        data, most = self._data, len(key) + 1  # so much of a row tells its key from this one
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            at = self._ends + _WIDTH * (middle - 1)
            before = int.from_bytes(data[at : at + _WIDTH], "little") if middle else 0
            begin = self._start + before
            if data[begin : begin + most].partition(b"\t")[0] < key:
                low = middle + 1
            else:
                high = middle
        return low
