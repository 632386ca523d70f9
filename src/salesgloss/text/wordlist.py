"""Lists of everyday words, searched where they lie: nothing is parsed.

``english.words``: the lower-case words of three letters and more of SCOWL (size "small" of
Debian's wamerican 2020.12.07), one a line, sorted; a plural whose singular is there is left out.
``chinese.words``: the words of two characters of jieba 0.42.1's dictionary with a count of 30 and
more, folded as queries are; a line a first character, behind it every second one.
"""

from __future__ import annotations

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_contents: dict[str, bytes] = {}
_pairs: dict[str, str] = {}


def is_everyday(word: str) -> bool:
    """Tell whether ``word`` (folded) is an English word that people know."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return False
    return _is_listed(word) or (len(word) > 4 and word.endswith("s") and _is_listed(word[:-1]))


def is_everyday_pair(pair: str) -> bool:
    """Tell whether two Chinese characters (folded) are a word that people know."""
    if len(pair) != 2:
        return False
    return pair[1] in _seconds(pair[0])


def _seconds(first: str) -> str:
    """Return the characters that make a word with ``first`` before them, remembered."""
    if first not in _pairs:
        row = _row("chinese.words", first.encode("utf-8", "replace")).decode()
        _pairs[first] = row[1:] if row.startswith(first) else ""
    return _pairs[first]


def _is_listed(word: str) -> bool:
    return _row("english.words", word.encode()) == word.encode()


def _row(name: str, begin: bytes) -> bytes:
    """Return the first line of a sorted list that is not below ``begin``, empty behind the last."""
    content = _content(name)
    low, high = 0, len(content)
    while low < high:
        start = content.rfind(b"\n", 0, (low + high) // 2) + 1
        end = content.find(b"\n", start)
        if content[start:end] < begin:
            low = end + 1
        else:
            high = start
    return content[low : content.find(b"\n", low)]


def _content(name: str) -> bytes:
    """Return a list's bytes, read once, and only where a word is in doubt."""
    if name not in _contents:
        with open(os.path.join(_FOLDER, name), "rb") as stream:
            _contents[name] = stream.read()
    return _contents[name]
