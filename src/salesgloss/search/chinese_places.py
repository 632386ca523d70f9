"""Where a name with Chinese may stand in a text: over white space, beside Latin, in two scripts."""

from __future__ import annotations

import re

from salesgloss.text import is_chinese

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_BREAK = rf"(?<=[{HAN}])(?:[^\S\n]{{1,40}}(?:\n[^\S\n]{{0,40}})?|\n[^\S\n]{{0,40}})(?=[{HAN}])"


def without_breaks(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without the white space within Chinese, and where each character stood."""
    places: list[int] = []
    pieces: list[str] = []
    done = 0
    for found in re.finditer(HAN_BREAK, text):
        if found.end() > found.start():
            pieces.append(text[done : found.start()])
            places += range(done, found.start())
            done = found.end()
    places += range(done, len(text) + 1)
    return "".join([*pieces, text[done:]]), places


class Spaced:
    """A name of two scripts, which may be parted by spaces, around its pair of characters."""

    __slots__ = ("_after", "_before", "_reach")

    def __init__(self, name: str, offset: int) -> None:
        before, after = (
            r"\s?".join(map(re.escape, part)) for part in (name[:offset], name[offset:])
        )
        self._before = re.compile(rf"{before}\s?$" if before else "$", re.IGNORECASE)
        self._after = re.compile(after, re.IGNORECASE)
        self._reach = 2 * offset + 2

    @classmethod
    def of(cls, name: str, offset: int) -> Spaced | None:
        """Return the name so, None where all of it is Chinese."""
        return None if all(map(is_chinese, name)) else cls(name, offset)

    def find(self, text: str, at: int) -> tuple[int, int] | None:
        """Return where the name stands in ``text`` with its pair at ``at``."""
        tail = self._after.match(text, at)
        window = max(0, at - self._reach)
        head = self._before.search(text[window:at]) if tail else None
        return (window + head.start(), tail.end()) if head and tail else None


def stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a name's Latin ends are not the middle of a longer Latin word."""
    return not (
        (start and _is_latin(text[start]) and _is_latin(text[start - 1]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_chinese(character)
