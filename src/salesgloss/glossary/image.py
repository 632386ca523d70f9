"""A compiled glossary: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from a cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, when it was sealed, a
stamp line, a checksum, a line ``name start length`` a section, an empty line, the sections. Rows are 5-byte little-endian ends, then the rows.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterable, Iterator, Mapping

MAGIC = b"salesgloss compiled 3\n"
_HEAD = 4096
_WIDTH = 5


class NotAnImage(ValueError):
    """The bytes are no compiled glossary of this version."""


def pack(sections: Mapping[str, bytes], stamp: str = "") -> bytes:
    """Return ``sections`` as an image; ``stamp`` (one line) says what it was made from."""
    start = 0
    directory = []
    for name, content in sections.items():
        directory.append(f"{name} {start} {len(content)}\n")
        start += len(content)
    listed = f"{''.join(directory)}\n".encode()
    head = f"from {stamp}\nsum {_sum((listed, *sections.values())):08x}\n".encode()
    return b"".join((MAGIC, _sealed(0), head, listed, *sections.values()))


def seal(packed: bytes, when: int) -> bytes:
    """Return an image that says it was written at ``when`` (seconds since 1970): a file that was
    last changed then needs no checking."""
    start = len(MAGIC)
    return b"".join((MAGIC, _sealed(when), memoryview(packed)[start + len(_sealed(0)) :]))


def _sealed(when: int) -> bytes:
    return f"sealed {when:010d}\n".encode()


def _sum(parts: Iterable[bytes | memoryview]) -> int:
    import zlib  # built in, and only for what is compiled or comes from a cache

    total = 0
    for part in parts:
        total = zlib.crc32(part, total)
    return total


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    rows = tuple(rows)
    end = 0
    ends = [len(rows).to_bytes(_WIDTH, "little")]
    for row in rows:
        end += len(row)
        ends.append(end.to_bytes(_WIDTH, "little"))
    return b"".join((*ends, *rows))


class Image:
    """The sections of a compiled glossary in ``data``."""

    __slots__ = ("_directory", "_listed", "_sum", "data", "sealed", "stamp")

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self.data = data
        head = data[:_HEAD]
        end = head.find(b"\n\n")
        if end < 0:
            end = data.find(b"\n\n")
            head = data[: end + 1]
        if not head.startswith(MAGIC) or end < 0:
            raise NotAnImage
        lines = head[:end].decode("utf-8", "replace").split("\n")
        if len(lines) < 4:
            raise NotAnImage
        self.sealed = int(lines[1].removeprefix("sealed "))
        self.stamp = lines[2].removeprefix("from ")
        self._sum = lines[3].removeprefix("sum ")
        self._listed = sum(len(row.encode()) + 1 for row in lines[:4])
        self._directory: dict[str, tuple[int, int]] = {}
        for entry in lines[4:]:
            name, start, length = entry.split(" ")
            self._directory[name] = (end + 2 + int(start), int(length))
        if max((sum(place) for place in self._directory.values()), default=0) != len(data):
            raise NotAnImage

    def is_whole(self) -> bool:
        """Tell whether every byte is as it was packed; takes time in proportion."""
        with memoryview(self.data) as view, view[self._listed :] as packed:
            return f"{_sum((packed,)):08x}" == self._sum

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``; empty where there is none."""
        start, length = self._directory.get(name, (0, 0))
        return self.data[start : start + length]

    def rows(self, name: str) -> Rows:
        """Return the rows of the section ``name``; none where there is no such section."""
        return Rows(self.data, *self._directory.get(name, (0, 0)))


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
