"""Which keys hold which grams, a bit each: what a misspelling still shares with what was meant.

A gram is two letters of a key in a row, its ends counting as one each; in a short word, where one
slip spoils most pairs, a letter by itself, too; of Chinese, a character.
"""

from __future__ import annotations

from salesgloss.text import is_chinese

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 5  # letters
_NUMBER = 4  # bytes


def grams(key: str) -> set[str]:
    """Return the grams of ``key``, folded and without spaces."""
    if key.isascii():
        return _of_letters(key)
    spaced = "".join(f" {each} " if is_chinese(each) else each for each in key)
    found: set[str] = set()
    for part in spaced.split():
        found |= {part} if is_chinese(part[0]) else _of_letters(part)
    return found


def _of_letters(run: str) -> set[str]:
    ended = f" {run} "
    found = {ended[at : at + 2] for at in range(len(run) + 1)}
    return found | {*run} if len(run) <= _SHORT else found


def packed(keys: Sequence[str]) -> Iterator[bytes]:
    """Yield the rows of a section, sorted: gram, tab, how many bytes of the set are nothing but
    zeros, and the others up to the last that is not."""
    size = len(keys) // 8 + 1
    held: dict[str, bytearray] = {}
    for number, key in enumerate(keys):
        byte, bit = number >> 3, 1 << (number & 7)
        for gram in grams(key):
            if gram not in held:
                held[gram] = bytearray(size)
            held[gram][byte] |= bit
    for gram in sorted(held, key=str.encode):
        bits = bytes(held[gram]).rstrip(b"\0")
        telling = bits.lstrip(b"\0")
        start = (len(bits) - len(telling)).to_bytes(_NUMBER, "little")
        yield b"%b\t%b%b" % (gram.encode(), start, telling)


def unpacked(row: bytes) -> int:
    """Return the set of a row's value, the bit of a key's number for each key that is in it."""
    return int.from_bytes(row[_NUMBER:], "little") << 8 * int.from_bytes(row[:_NUMBER], "little")
