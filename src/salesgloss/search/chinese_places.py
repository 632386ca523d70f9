"""Where a name with Chinese may stand in a text: over white space, beside Latin, in two scripts."""

from __future__ import annotations

import re

from salesgloss.text import is_chinese
from salesgloss.text.wordlist import is_everyday_pair

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_REMEMBERED = 50_000  # pairs
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


_PERIODS = "\u5e74\u6708\u5b63"  # year, month, quarter: the end of last year, of June
_NUMERALS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"


def stands_across(text: str, start: int, end: int) -> bool:
    """Tell whether a name in ``text`` (folded) is but the end of one word and the beginning of the
    next: a name of two characters, or one that begins with a period."""
    if end - start > 2 and text[start] not in _PERIODS:
        return False
    known = _is_word(text[start : start + 2])
    left = start > 0 and _is_taken(text[start - 1 : start + 1], text[max(start - 2, 0) : start])
    if end - start > 2:
        return left and not known
    if text[start] in _PERIODS and _follows_number(text, start):
        return True
    if left != known:
        return left
    return _is_taken(text[end - 1 : end + 1], text[end : end + 2])


def _is_taken(across: str, beyond: str) -> bool:
    """Tell whether the pair over a border is a word, and the next one off is not."""
    return _is_word(across) and not _is_word(beyond)


def _is_word(pair: str) -> bool:
    """Tell whether a pair is a word that people know, remembered."""
    if pair not in _words:
        if len(_words) > _REMEMBERED:
            _words.clear()
        _words[pair] = is_everyday_pair(pair)
    return _words[pair]


_words: dict[str, bool] = {}


def _follows_number(text: str, start: int) -> bool:
    last = text[max(start - 2, 0) : start].rstrip()[-1:]
    return last.isdigit() or last in _NUMERALS


def stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a name's Latin ends are not the middle of a longer Latin word."""
    return not (
        (start and _is_latin(text[start]) and _is_latin(text[start - 1]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_chinese(character)
