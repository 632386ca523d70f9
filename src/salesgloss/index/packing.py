"""The compiled glossary as ``file`` reads it: sections, rows and their sums, packed."""

from __future__ import annotations

import struct
from io import BytesIO
from itertools import accumulate

from salesgloss.index.file import MAGIC, NUMBER, PAGE, STRIDE, SUM, checksum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def pack(sections: Mapping[str, bytes], fingerprint: str = "", days: str = "") -> bytes:
    """Return ``sections`` as an index file; ``fingerprint`` (one line) says what it was made
    from, ``days`` ("2026-01-01 2026-03-31") from when to when it holds good, if not for ever."""
    start = 0
    directory = []
    for name, content in sections.items():
        directory.append(f"{name} {start} {len(content)}\n")
        start += len(content)
    head = f"from {fingerprint}\ndays {days}\n{''.join(directory)}".encode()
    packed = BytesIO()  # of tens of megabytes, which are copied no more than once
    packed.writelines((MAGIC, head, b"sum %d\n\n" % checksum(head)))
    body = packed.tell()
    packed.writelines(sections.values())
    with packed.getbuffer() as written:
        pages = (bytes(written[at : at + PAGE]) for at in range(body, len(written), PAGE))
        sums = b"".join([checksum(page).to_bytes(SUM, "little") for page in pages])
    packed.write(sums)
    return packed.getvalue()


def pack_rows(rows: Iterable[bytes]) -> bytes:
    """Return ``rows`` as a section that ``Rows`` reads."""
    rows = tuple(rows)
    return pack_numbers((len(rows), *accumulate(map(len, rows), initial=0))) + b"".join(rows)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return ``numbers`` as a section that ``unpacked_numbers`` reads."""
    numbers = tuple(numbers)
    return struct.pack(f"<{len(numbers)}I", *numbers)


def pack_sorted(rows: Iterable[bytes]) -> bytes:
    """Return ``rows``, ``key, tab, value`` each and sorted, as a section that ``SortedRows`` reads."""
    rows = tuple(rows)
    guide = b"\n".join(row.partition(b"\t")[0] for row in rows[::STRIDE])
    return len(guide).to_bytes(NUMBER, "little") + guide + pack_rows(rows)
