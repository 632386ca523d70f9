"""The compiled glossary on disk: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from the cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, what it was made from, the days it holds good
for, a line ``name start length`` a section, a line with the sum of all that, an empty line, the
sections, the sums of their pages. Rows are their number, their ends, then the rows; sorted ones
have a guide before them: its length, then the keys of some, a line each. Numbers are little-endian.
A page is checked by its sum when it is first read: what a disk changes unseen is found where it
would matter.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MAGIC = b"salesgloss index 11\n"
_HEAD = 4096
_NUMBER = _SUM = 4  # bytes
_PAGE_BITS = 11
_PAGE = 1 << _PAGE_BITS  # bytes: a handful of pages is all that a look-up reads
_FEW = 16  # pages of one row, at the most
_STRIDE = 128  # rows from one key of a guide to the next
_PRIME = 1_073_741_789  # below 2**30: one digit to Python, so that a sum takes microseconds


class InvalidIndex(ValueError):
    """The bytes are no compiled glossary of this version."""


def checksum(content: bytes) -> int:
    """Return a sum that any changed byte changes; zlib's would have to be imported."""
    return int.from_bytes(content, "little") % _PRIME


def pack(sections: "Mapping[str, bytes]", fingerprint: str = "", days: str = "") -> bytes:
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


def pack_rows(rows: "Iterable[bytes]") -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    from itertools import accumulate

    rows = tuple(rows)
    return pack_numbers((len(rows), *accumulate(map(len, rows)))) + b"".join(rows)


def pack_numbers(numbers: "Iterable[int]") -> bytes:
    """Return ``numbers`` as a section that ``unpacked_numbers`` reads."""
    from struct import pack  # compiling is no part of a look-up

    numbers = tuple(numbers)
    return pack(f"<{len(numbers)}I", *numbers)


def unpacked_numbers(section: bytes) -> tuple[int, ...]:
    """Return the numbers of a section."""
    from struct import unpack  # whoever reads so many has time for it

    return unpack(f"<{len(section) // _NUMBER}I", section)


class OpenFile:
    """The bytes of the file at ``path`` that ``descriptor`` has open, read where they are asked for
    and closed in the end. Mapped, they would need mmap's import, and a file cut short would end the
    program."""

    __slots__ = ("_descriptor", "_length", "_path")

    def __init__(self, descriptor: int, path: str) -> None:
        self._descriptor = descriptor
        self._path = path
        self._length = os.fstat(descriptor).st_size

    def __del__(self) -> None:
        os.close(self._descriptor)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self._length)
        try:
            return os.pread(self._descriptor, stop - start, start)
        except OSError as error:
            error.filename = self._path
            raise


def pack_sorted(rows: "Iterable[bytes]") -> bytes:
    """Return ``rows``, ``key, tab, value`` each and sorted, as a section that ``SortedRows`` reads."""
    rows = tuple(rows)
    guide = b"\n".join(row.partition(b"\t")[0] for row in rows[::_STRIDE])
    return len(guide).to_bytes(_NUMBER, "little") + guide + pack_rows(rows)


class Body:
    """The sections' bytes, ``length`` of ``data`` from ``start`` on, with the sums of their pages
    behind them; InvalidIndex where one is damaged."""

    __slots__ = ("_data", "_pages", "_start", "_sums", "length")

    def __init__(self, data: "bytes | OpenFile", start: int, length: int) -> None:
        self.length = length
        self._data = data
        self._start = start
        self._sums = start + length
        self._pages: dict[int, bytes] = {}  # those found to be sound
        if self._sums + _SUM * -(-length // _PAGE) != len(data):
            raise InvalidIndex

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` to ``stop``."""
        if not 0 <= start <= stop <= self.length:
            raise InvalidIndex
        first, last = start >> _PAGE_BITS, (stop - 1) >> _PAGE_BITS
        base = first << _PAGE_BITS
        if first >= last:
            content = self._page(first)
        elif last - first < _FEW:
            content = b"".join([self._page(number) for number in range(first, last + 1)])
        else:
            content = self._run(first, last)
        return content[start - base : stop - base]

    def _page(self, number: int) -> bytes:
        """Return a page, and keep it: the next row is likely to stand there as well."""
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._run(number, number)
        return page

    def _run(self, first: int, last: int) -> bytes:
        """Return the pages from ``first`` to ``last``, if they are sound."""
        start, stop = first << _PAGE_BITS, min((last + 1) << _PAGE_BITS, self.length)
        content = self._data[self._start + start : self._start + stop]
        sums = self._data[self._sums + _SUM * first : self._sums + _SUM * (last + 1)]
        for number in range(last - first + 1):
            page = content[number << _PAGE_BITS : (number + 1) << _PAGE_BITS]
            told = sums[_SUM * number : _SUM * (number + 1)]
            if checksum(page) != int.from_bytes(told, "little"):
                raise InvalidIndex
        return content


class IndexFile:
    """The sections of a compiled glossary in ``data``; InvalidIndex where it is none, or cut."""

    __slots__ = ("_body", "_directory", "_rows", "_sorted", "days", "fingerprint")

    def __init__(self, data: "bytes | OpenFile") -> None:
        head = data[:_HEAD]
        end = head.find(b"\n\n")
        if end < 0:
            head = data[:]
            end = head.find(b"\n\n")
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
        self._sorted: dict[str, SortedRows] = {}

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``, empty where there is none; InvalidIndex if damaged."""
        start, length = self._directory.get(name, (0, 0))
        return self._body.read(start, start + length)

    def repacked(self, sections: "Mapping[str, bytes]", fingerprint: str) -> bytes:
        """Return an index file like this one, but for ``sections`` and what it was made from."""
        own = {name: self.section(name) for name in self._directory}
        return pack(own | dict(sections), fingerprint, self.days)

    def rows(self, name: str) -> "Rows":
        """Return the rows of the section ``name``; none where there is no such section."""
        if name not in self._rows:
            self._rows[name] = Rows(self._body, *self._directory.get(name, (0, 0)))
        return self._rows[name]

    def sorted_rows(self, name: str) -> "SortedRows":
        """Return the same of a section whose rows are sorted."""
        if name not in self._sorted:
            self._sorted[name] = SortedRows(self._body, *self._directory.get(name, (0, 0)))
        return self._sorted[name]


class Rows:
    """The rows of a section; InvalidIndex for one that is damaged."""

    __slots__ = ("_body", "_ends", "_length", "_start", "_stop")

    def __init__(self, body: Body, start: int, length: int) -> None:
        self._body = body
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

    def __iter__(self) -> "Iterator[bytes]":
        from itertools import pairwise

        if not self._length:
            return iter(())
        ends = unpacked_numbers(self._body.read(self._ends, self._start))
        content = self._body.read(self._start, self._stop)
        return (content[begin:end] for begin, end in pairwise((0, *ends)))

    def holding(self, part: bytes) -> "Iterator[int]":
        """Yield the numbers of the rows that hold ``part``."""
        content = self._body.read(self._start, self._stop) if self._length else b""
        at = content.find(part)
        while at >= 0:
            number = self._row_at(at)
            yield number
            at = content.find(part, self._end(number))

    def _row_at(self, offset: int) -> int:
        low, high = 0, self._length - 1
        while low < high:
            middle = (low + high) // 2
            if self._end(middle) <= offset:
                low = middle + 1
            else:
                high = middle
        return low


class SortedRows(Rows):
    """Rows that are found by their keys."""

    __slots__ = ("_guide", "_guided", "_probed")

    def __init__(self, body: Body, start: int, length: int) -> None:
        self._guided = start + _NUMBER
        size = int.from_bytes(body.read(start, self._guided), "little") if length else -_NUMBER
        self._guide: list[bytes] = []
        self._probed: dict[int, bytes] = {}  # keys: what is sought once is sought again
        super().__init__(body, self._guided + size, length - _NUMBER - size)

    def find(self, key: bytes) -> bytes | None:
        """Return the value of the row of ``key``, None where there is none."""
        number = self.bisect(key)
        if number == len(self):
            return None
        found, _, value = self[number].partition(b"\t")
        return value if found == key else None

    def bisect(self, key: bytes) -> int:
        """Return the number of the first row whose key is not below ``key``."""
        if len(self) > _STRIDE and not self._guide:
            self._guide = self._body.read(self._guided, self._ends - _NUMBER).split(b"\n")
        step = _first_not_below(key, self._guide.__getitem__, 0, len(self._guide))
        low, high = max(step - 1, 0) * _STRIDE, step * _STRIDE if self._guide else len(self)
        return _first_not_below(key, self._key, low, min(high, len(self)))

    def _key(self, number: int) -> bytes:
        key = self._probed.get(number)
        if key is None:
            key = self._probed[number] = self[number].partition(b"\t")[0]
        return key


def _first_not_below(key: bytes, at: "Callable[[int], bytes]", low: int, high: int) -> int:
    while low < high:
        middle = (low + high) // 2
        if at(middle) < key:
            low = middle + 1
        else:
            high = middle
    return low


NO_ROWS = SortedRows(Body(b"", 0, 0), 0, 0)
