"""Bytes changed as a slip, a bad merge, a bad disk or a bad mind would change them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random


def mutated(content: bytes, chance: Random, pieces: Sequence[bytes]) -> bytes:
    """Return ``content`` with a few changes: bytes, spans, lines, and ``pieces`` put in."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(8):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.choice((1, 1, 2, 10, 200))]
            case 2 | 3 | 4:
                changed[at:at] = chance.choice(pieces)
            case 5:
                lines = changed.split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                changed = bytearray(b"\n".join(lines))
            case 6:
                lines = changed.split(b"\n")
                del lines[chance.randrange(len(lines))]
                changed = bytearray(b"\n".join(lines))
            case _:
                changed[at:at] = changed[at : at + chance.choice((1, 5, 300))]
    return bytes(changed)


def damaged(content: bytes, chance: Random) -> bytes:
    """Return ``content`` as a failing disk or a cut copy leaves it."""
    changed = bytearray(content)
    at = chance.randrange(len(changed))
    match chance.randrange(6):
        case 0:
            return bytes(changed[:at])
        case 1:
            size = chance.choice((16, 512, 4096))
            changed[at : at + size] = bytes(len(changed[at : at + size]))
        case 2:
            size = chance.choice((16, 512, 4096))
            changed[at : at + size] = chance.randbytes(len(changed[at : at + size]))
        case _:
            for _ in range(chance.choice((1, 1, 2, 10, 100))):
                changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
    return bytes(changed)
