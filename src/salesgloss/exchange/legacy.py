"""Which encoding of old a text without a mark is in: Chinese ones looked for before Windows-1252."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_BIG5_COMMON = range(0xA1, 0xC7)  # lead bytes of signs and of the 5,401 common characters
_GB_COMMON = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
_MOST = 200_000  # bytes looked at
_COMMON_SHARE = 0.9
_HIGH = 0xA1  # a trail byte from here on is no ASCII: Western text has few after a letter
_HIGH_SHARE = 0.25


def guess(content: bytes) -> Iterator[str]:
    """Yield the Chinese encoding that ``content``, which is no UTF-8, looks like; or nothing."""
    for name, leads in (("cp950", _BIG5_COMMON), ("gb18030", _GB_COMMON)):
        pairs = _pairs(content[:_MOST])
        if not pairs or not _decodes(content, name):
            continue
        common = sum(lead in leads for lead, _ in pairs)
        high = sum(trail >= _HIGH for _, trail in pairs)
        hanzi = sum(lead >= 0xA4 for lead, _ in pairs)
        if hanzi and common >= _COMMON_SHARE * len(pairs) and high >= _HIGH_SHARE * len(pairs):
            yield name
            return


def _pairs(content: bytes) -> Sequence[tuple[int, int]]:
    """Return the pairs of bytes that would be characters: a high byte and the one after it."""
    found = []
    position = 0
    while position + 1 < len(content):
        if content[position] < 0x80:
            position += 1
            continue
        found.append((content[position], content[position + 1]))
        position += 2
    return found


def _decodes(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return False
    return True
