"""The compiled glossary on disk: named sections in one run of bytes, searched in place.

The same bytes serve from memory, from the wheel's file and from the cache; nothing is parsed but
the few rows an answer needs. Layout: a magic line, what it was made from, the days it holds good
for, a line ``name start length`` a section, a line with the sum of all that, an empty line, the
sections, the sums of their pages. Rows are their number, their bounds, then the rows; sorted ones
have a guide before them: its length, then the keys of some, a line each. Numbers are little-endian.
A page is checked by its sum when it is first read: what a disk changes unseen is found where it
would matter.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAGIC = b"salesgloss index 15\n"
_HEAD = 4096
NUMBER, SUM = 4, 3  # bytes
PAGE = 2048  # bytes: a handful of pages is all that a look-up reads
_FEW = 16  # pages of one row, at the most
MOST_FOUND = 1 << 12  # values kept
STRIDE = 128  # rows from one key of a guide to the next
_PRIME = 16_777_213  # below 2**24: one digit to Python, so that a sum takes microseconds


class InvalidIndex(ValueError):
    """The bytes are no compiled glossary of this version."""


def checksum(content: bytes) -> int:
    """Return a sum that any changed byte changes; zlib's would have to be imported."""
    return int.from_bytes(content, "little") % _PRIME


def unpacked_numbers(section: bytes) -> tuple[int, ...]:
    """Return the numbers of a section."""
    from struct import unpack  # whoever reads so many has time for it

    return unpack(f"<{len(section) // NUMBER}I", section)


def number_at(section: bytes, place: int) -> int:
    """Return one of the numbers of a section."""
    return int.from_bytes(section[NUMBER * place : NUMBER * (place + 1)], "little")


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
        try:  # noqa: SIM105 - contextlib costs as much as the look-up
            os.close(self._descriptor)
        except AttributeError:  # interrupted before it had one
            pass

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self._length)
        try:
            return os.pread(self._descriptor, stop - start, start)
        except OSError as error:
            error.filename = self._path
            raise


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
        if self._sums + SUM * -(-length // PAGE) != len(data):
            raise InvalidIndex

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` to ``stop``."""
        if not 0 <= start <= stop <= self.length:
            raise InvalidIndex
        if start == stop:
            return b""
        first, last = start // PAGE, (stop - 1) // PAGE
        if first == last:
            content = self._page(first)
        elif last - first < _FEW:
            content = b"".join([self._page(number) for number in range(first, last + 1)])
        else:
            content = self._run(first, last)
        base = first * PAGE
        return content[start - base : stop - base]

    def _page(self, number: int) -> bytes:
        """Return a page, and keep it: the next row is likely to stand there as well."""
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._run(number, number)
        return page

    def _run(self, first: int, last: int) -> bytes:
        """Return the pages from ``first`` to ``last``, if they are sound."""
        start, stop = first * PAGE, min((last + 1) * PAGE, self.length)
        content = self._data[self._start + start : self._start + stop]
        sums = self._data[self._sums + SUM * first : self._sums + SUM * (last + 1)]
        if first == last:
            _check(content, sums)
        else:
            for number in range(last - first + 1):
                page = content[number * PAGE : (number + 1) * PAGE]
                _check(page, sums[SUM * number : SUM * (number + 1)])
        return content


def _check(page: bytes, told: bytes) -> None:
    # Of a file that was cut short, the sums are the first to go.
    if len(told) != SUM or checksum(page) != int.from_bytes(told, "little"):
        raise InvalidIndex


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
        self._directory = dict([entry.split(" ", 1) for entry in lines[2:]])
        last = lines[-1].partition(" ")[0]  # sections stand in the order of the directory
        self._body = Body(data, end + 2, sum(self._place(last)))
        self._rows: dict[str, Rows] = {}
        self._sorted: dict[str, SortedRows] = {}

    def _place(self, name: str) -> tuple[int, int]:
        """Return where the section ``name`` starts and how long it is."""
        start, _, length = self._directory.get(name, "0 0").partition(" ")
        return int(start), int(length)

    def section(self, name: str) -> bytes:
        """Return the whole section ``name``, empty where there is none; InvalidIndex if damaged."""
        start, length = self._place(name)
        return self._body.read(start, start + length)

    def part(self, name: str, start: int, stop: int) -> bytes:
        """Return what stands from ``start`` to ``stop`` in the section ``name``; InvalidIndex if
        damaged."""
        begin, length = self._place(name)
        if stop > length:
            raise InvalidIndex
        return self._body.read(begin + start, begin + stop)

    def repacked(self, sections: "Mapping[str, bytes]", fingerprint: str) -> bytes:
        """Return an index file like this one, but for ``sections`` and what it was made from."""
        from salesgloss.index.packing import pack  # writing is no part of a look-up

        own = {name: self.section(name) for name in self._directory}
        return pack(own | dict(sections), fingerprint, self.days)

    def rows(self, name: str) -> "Rows":
        """Return the rows of the section ``name``; none where there is no such section."""
        if name not in self._rows:
            self._rows[name] = Rows(self._body, *self._place(name))
        return self._rows[name]

    def sorted_rows(self, name: str) -> "SortedRows":
        """Return the same of a section whose rows are sorted."""
        if name not in self._sorted:
            self._sorted[name] = SortedRows(self._body, *self._place(name))
        return self._sorted[name]


class Rows:
    """The rows of a section."""

    __slots__ = ("_body", "_bounds", "_length", "_start", "_stop")

    def __init__(self, body: Body, start: int, length: int) -> None:
        self._body = body
        self._bounds = start + NUMBER
        self._length = int.from_bytes(body.read(start, self._bounds), "little") if length else 0
        self._start = self._bounds + NUMBER * (self._length + 1)
        self._stop = start + length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self._length:
            raise IndexError(number)
        at = self._bounds + NUMBER * number
        bounds = self._body.read(at, at + 2 * NUMBER)
        begin = int.from_bytes(bounds[:NUMBER], "little")
        end = int.from_bytes(bounds[NUMBER:], "little")
        return self._body.read(self._start + begin, self._start + end)

    def __iter__(self) -> "Iterator[bytes]":
        from itertools import pairwise

        if not self._length:
            return iter(())
        bounds = unpacked_numbers(self._body.read(self._bounds, self._start))
        content = self._body.read(self._start, self._stop)
        return (content[begin:end] for begin, end in pairwise(bounds))

    def holding(self, part: bytes) -> "Iterator[int]":
        """Yield the numbers of the rows that hold ``part``."""
        content = self._body.read(self._start, self._stop) if self._length else b""
        at = content.find(part)
        while at >= 0:
            number = self._row_at(at)
            yield number
            at = content.find(part, self._bound(number + 1))

    def _row_at(self, offset: int) -> int:
        low, high = 0, self._length - 1
        while low < high:
            middle = (low + high) // 2
            if self._bound(middle + 1) <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _bound(self, number: int) -> int:
        at = self._bounds + NUMBER * number
        return int.from_bytes(self._body.read(at, at + NUMBER), "little")


class SortedRows(Rows):
    """Rows that are found by their keys."""

    __slots__ = ("_found", "_guide", "_guided", "_probed")

    def __init__(self, body: Body, start: int, length: int) -> None:
        self._guided = start + NUMBER
        size = int.from_bytes(body.read(start, self._guided), "little") if length else -NUMBER
        self._guide: list[bytes] = []
        # What is sought once is sought again.
        self._probed: dict[int, bytes] = {}
        self._found: dict[bytes, bytes | None] = {}
        super().__init__(body, self._guided + size, length - NUMBER - size)

    def find(self, key: bytes) -> bytes | None:
        """Return the value of the row of ``key``, None where there is none."""
        if key in self._found:
            return self._found[key]
        value = self.read(key)
        if len(self._found) >= MOST_FOUND:
            self._found.clear()
        self._found[key] = value
        return value

    def read(self, key: bytes) -> bytes | None:
        """Return the same without keeping it."""
        number = self.bisect(key)
        if number == len(self):
            return None
        found, _, value = self[number].partition(b"\t")
        return value if found == key else None

    def bisect(self, key: bytes) -> int:
        """Return the number of the first row whose key is not below ``key``."""
        if len(self) > STRIDE and not self._guide:
            self._guide = self._body.read(self._guided, self._bounds - NUMBER).split(b"\n")
        step = _first_not_below(key, self._guide.__getitem__, 0, len(self._guide))
        low, high = max(step - 1, 0) * STRIDE, step * STRIDE if self._guide else len(self)
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
