"""The compiled glossary on disk: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from the cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, what it was made from, the days it holds good
for, a line ``name start length sum`` a section, a line with the sum of all that, an empty line, the
sections. Rows are their number, their ends with their sums, then the rows; numbers are
little-endian. Whatever is read is checked by its sum: what a disk changes unseen is found where
it would matter.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterable, Iterator, Mapping

MAGIC = b"salesgloss index 8\n"
_HEAD = 4096
_NUMBER, _SUM = 5, 4  # bytes
_WIDTH = _NUMBER + _SUM
_PRIME = 1_073_741_789  # below 2**30: one digit to Python, so that a sum takes microseconds


class InvalidIndex(ValueError):
    """The bytes are no compiled glossary of this version."""


def checksum(content: bytes) -> int:
    """Return a sum that any changed byte changes; zlib's would have to be imported."""
    return int.from_bytes(content, "little") % _PRIME


def pack(sections: Mapping[str, bytes], fingerprint: str = "", days: str = "") -> bytes:
    """Return ``sections`` as an index file; ``fingerprint`` (one line) says what it was made
    from, ``days`` ("2026-01-01 2026-03-31") from when to when it holds good, if not for ever."""
    start = 0
    directory = []
    for name, content in sections.items():
        directory.append(f"{name} {start} {len(content)} {checksum(content)}\n")
        start += len(content)
    head = f"from {fingerprint}\ndays {days}\n{''.join(directory)}".encode()
    return b"".join((MAGIC, head, b"sum %d\n\n" % checksum(head), *sections.values()))


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    rows = tuple(rows)
    ends, end = [len(rows).to_bytes(_NUMBER, "little")], 0
    for row in rows:
        end += len(row)
        ends.append(end.to_bytes(_NUMBER, "little") + checksum(row).to_bytes(_SUM, "little"))
    return b"".join([*ends, *rows])


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
        head, _, told = head[len(MAGIC) : end].rpartition(b"\n")
        if told != b"sum %d" % checksum(head + b"\n"):
            raise InvalidIndex
        lines = head.decode("utf-8", "replace").split("\n")
        self.fingerprint = lines[0].removeprefix("from ")
        self.days = lines[1].removeprefix("days ")
        self._directory: dict[str, tuple[int, int, int]] = {}
        for entry in lines[2:]:
            name, *numbers = entry.split(" ")
            start, length, total = map(int, numbers)
            self._directory[name] = (end + 2 + start, length, total)
        if max((sum(place[:2]) for place in self._directory.values()), default=0) != len(data):
            raise InvalidIndex

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``, empty where there is none; InvalidIndex if damaged."""
        start, length, total = self._directory.get(name, (0, 0, 0))
        content = self._data[start : start + length]
        if checksum(content) != total:
            raise InvalidIndex
        return content

    def repacked(self, sections: Mapping[str, bytes], fingerprint: str) -> bytes:
        """Return an index file like this one, but for ``sections`` and what it was made from."""
        own = {name: self.section(name) for name in self._directory}
        return pack(own | dict(sections), fingerprint, self.days)

    def rows(self, name: str) -> Rows:
        """Return the rows of the section ``name``; none where there is no such section."""
        return Rows(self._data, *self._directory.get(name, (0, 0, 0))[:2])


class Rows:
    """The rows of a section. Those of a sorted one are ``key, tab, value``. InvalidIndex for one
    that is damaged."""

    __slots__ = ("_data", "_ends", "_length", "_start")

    def __init__(self, data: bytes | mmap.mmap, start: int, length: int) -> None:
        self._data = data
        self._length = int.from_bytes(data[start : start + _NUMBER], "little") if length else 0
        self._ends = start + _NUMBER
        self._start = self._ends + _WIDTH * self._length
        if length and self._start + self._end(self._length - 1) != start + length:
            raise InvalidIndex

    def __len__(self) -> int:
        return self._length

    def _end(self, number: int) -> int:
        at = self._ends + _WIDTH * number
        return int.from_bytes(self._data[at : at + _NUMBER], "little") if number >= 0 else 0

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self._length:
            raise IndexError(number)
        data, from_bytes = self._data, int.from_bytes
        at = self._ends + _WIDTH * number
        begin = from_bytes(data[at - _WIDTH : at - _SUM], "little") if number else 0
        end = from_bytes(data[at : at + _NUMBER], "little")
        row = data[self._start + begin : self._start + end]
        total = from_bytes(data[at + _NUMBER : at + _WIDTH], "little")
        if from_bytes(row, "little") % _PRIME != total:
            raise InvalidIndex
        return row

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(self._length))

    def holding(self, part: bytes) -> Iterator[int]:
        """Yield the numbers of the rows that hold ``part``, without reading the others."""
        stop = self._start + self._end(self._length - 1)
        at = self._data.find(part, self._start, stop)
        while at >= 0:
            number = self._row_at(at - self._start)
            yield number
            at = self._data.find(part, self._start + self._end(number), stop)

    def _row_at(self, offset: int) -> int:
        low, high = 0, self._length - 1
        while low < high:
            middle = (low + high) // 2
            if self._end(middle) <= offset:
                low = middle + 1
            else:
                high = middle
        return low

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
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            if self[middle].partition(b"\t")[0] < key:
                low = middle + 1
            else:
                high = middle
        return low
