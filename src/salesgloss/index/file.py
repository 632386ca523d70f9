"""The compiled glossary on disk: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from the cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, what it was made from, the days it holds good
for, a line ``name start length`` a section, a line with the sum of all that, an empty line, the
sections, the sums of their pages. Rows are their number, their ends, then the rows; numbers are
little-endian. A page is checked by its sum when it is first read: what a disk changes unseen is
found where it would matter.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterable, Iterator, Mapping

MAGIC = b"salesgloss index 9\n"
_HEAD = 4096
_NUMBER = _SUM = 4  # bytes
_PAGE_BITS = 11
_PAGE = 1 << _PAGE_BITS  # bytes: a handful of pages is all that a look-up reads
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
        directory.append(f"{name} {start} {len(content)}\n")
        start += len(content)
    head = f"from {fingerprint}\ndays {days}\n{''.join(directory)}".encode()
    body = b"".join(sections.values())
    pages = (body[at : at + _PAGE] for at in range(0, len(body), _PAGE))
    sums = b"".join(checksum(page).to_bytes(_SUM, "little") for page in pages)
    return b"".join((MAGIC, head, b"sum %d\n\n" % checksum(head), body, sums))


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    from itertools import accumulate

    rows = tuple(rows)
    return pack_numbers((len(rows), *accumulate(map(len, rows)))) + b"".join(rows)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return ``numbers`` as a section that ``unpacked_numbers`` reads."""
    from struct import pack  # compiling is no part of a look-up

    numbers = tuple(numbers)
    return pack(f"<{len(numbers)}I", *numbers)


def unpacked_numbers(section: bytes) -> tuple[int, ...]:
    """Return the numbers of a section."""
    from struct import unpack  # whoever reads so many has time for it

    return unpack(f"<{len(section) // _NUMBER}I", section)


class Body:
    """The sections' bytes, ``length`` of ``data`` from ``start`` on, with the sums of their pages
    behind them; InvalidIndex where one is damaged."""

    __slots__ = ("_data", "_sound", "_start", "_sums", "length")

    def __init__(self, data: bytes | mmap.mmap, start: int, length: int) -> None:
        self.length = length
        self._data = data
        self._start = start
        self._sums = start + length
        self._sound: set[int] = set()  # the pages found to be so
        if self._sums + _SUM * -(-length // _PAGE) != len(data):
            raise InvalidIndex

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` to ``stop``."""
        if not 0 <= start <= stop <= self.length:
            raise InvalidIndex
        first, last = start >> _PAGE_BITS, (stop - 1) >> _PAGE_BITS
        if first not in self._sound or last not in self._sound or last - first > 1:
            for page in range(first, last + 1):
                if page not in self._sound:
                    self._check(page)
        return self._data[self._start + start : self._start + stop]

    def find(self, part: bytes, start: int, stop: int) -> int:
        """Return where ``part`` stands between the two, -1 where it does not; checks nothing."""
        found = self._data.find(part, self._start + start, self._start + stop)
        return found if found < 0 else found - self._start

    def _check(self, page: int) -> None:
        start = page << _PAGE_BITS
        stop = min(start + _PAGE, self.length)
        at = self._sums + _SUM * page
        told = int.from_bytes(self._data[at : at + _SUM], "little")
        if checksum(self._data[self._start + start : self._start + stop]) != told:
            raise InvalidIndex
        self._sound.add(page)


class IndexFile:
    """The sections of a compiled glossary in ``data``; InvalidIndex where it is none, or cut."""

    __slots__ = ("_body", "_directory", "_rows", "days", "fingerprint")

    def __init__(self, data: bytes | mmap.mmap) -> None:
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
        self._directory: dict[str, tuple[int, int]] = {}
        for entry in lines[2:]:
            name, *place = entry.split(" ")
            start, length = map(int, place)
            self._directory[name] = (start, length)
        whole = max(map(sum, self._directory.values()), default=0)
        self._body = Body(data, end + 2, whole)
        self._rows: dict[str, Rows] = {}

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``, empty where there is none; InvalidIndex if damaged."""
        start, length = self._directory.get(name, (0, 0))
        return self._body.read(start, start + length)

    def repacked(self, sections: Mapping[str, bytes], fingerprint: str) -> bytes:
        """Return an index file like this one, but for ``sections`` and what it was made from."""
        own = {name: self.section(name) for name in self._directory}
        return pack(own | dict(sections), fingerprint, self.days)

    def rows(self, name: str) -> Rows:
        """Return the rows of the section ``name``; none where there is no such section."""
        if name not in self._rows:
            self._rows[name] = Rows(self._body, *self._directory.get(name, (0, 0)))
        return self._rows[name]


class Rows:
    """The rows of a section. Those of a sorted one are ``key, tab, value``. InvalidIndex for one
    that is damaged."""

    __slots__ = ("_body", "_ends", "_length", "_probed", "_start", "_stop")

    def __init__(self, body: Body, start: int, length: int) -> None:
        self._body = body
        self._probed: dict[int, bytes] = {}  # keys: every search begins with the same ones
        self._length = self._number(start) if length else 0
        self._ends = start + _NUMBER
        self._start = self._ends + _NUMBER * self._length
        self._stop = start + length
        if length and self._start + self._end(self._length - 1) != self._stop:
            raise InvalidIndex

    def __len__(self) -> int:
        return self._length

    def _number(self, at: int) -> int:
        return int.from_bytes(self._body.read(at, at + _NUMBER), "little")

    def _end(self, number: int) -> int:
        return self._number(self._ends + _NUMBER * number) if number >= 0 else 0

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self._length:
            raise IndexError(number)
        at = self._ends + _NUMBER * number
        read, from_bytes = self._body.read, int.from_bytes
        begin = 0
        if number:
            ends = read(at - _NUMBER, at + _NUMBER)
            begin, end = from_bytes(ends[:_NUMBER], "little"), from_bytes(ends[_NUMBER:], "little")
        else:
            end = from_bytes(read(at, at + _NUMBER), "little")
        return read(self._start + begin, self._start + end)

    def __iter__(self) -> Iterator[bytes]:
        from itertools import pairwise

        if not self._length:
            return iter(())
        ends = unpacked_numbers(self._body.read(self._ends, self._start))
        content = self._body.read(self._start, self._stop)
        return (content[begin:end] for begin, end in pairwise((0, *ends)))

    def holding(self, part: bytes) -> Iterator[int]:
        """Yield the numbers of the rows that hold ``part``, without reading the others."""
        at = self._body.find(part, self._start, self._stop)
        while at >= 0:
            number = self._row_at(at - self._start)
            yield number
            at = self._body.find(part, self._start + self._end(number), self._stop)

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
        if number == self._length:
            return None
        found, _, value = self[number].partition(b"\t")
        return value if found == key else None

    def bisect(self, key: bytes) -> int:
        """Return the number of the first row whose key is not below ``key``."""
        low, high, probed = 0, self._length, self._probed
        while low < high:
            middle = (low + high) // 2
            found = probed.get(middle)
            if found is None:
                found = probed[middle] = self[middle].partition(b"\t")[0]
            if found < key:
                low = middle + 1
            else:
                high = middle
        return low


NO_ROWS = Rows(Body(b"", 0, 0), 0, 0)
