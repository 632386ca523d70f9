"""A list of everyday English words, searched where it lies.

``english.words``: the lower-case words of three letters and more of SCOWL (size "small" of
Debian's wamerican 2020.12.07), one a line, sorted; a plural whose singular is there is left out.
"""

from __future__ import annotations

import os

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "english.words")
_content = b""


def is_everyday(word: str) -> bool:
    """Tell whether ``word`` (folded) is an English word that people know."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return False
    return _holds(word) or (len(word) > 4 and word.endswith("s") and _holds(word[:-1]))


def _holds(word: str) -> bool:
    global _content  # noqa: PLW0603 read once, and only where a word is in doubt
    if not _content:
        with open(_PATH, "rb") as stream:
            _content = stream.read()
    wanted = word.encode()
    low, high = 0, len(_content)
    while low < high:
        start = _content.rfind(b"\n", 0, (low + high) // 2) + 1
        end = _content.find(b"\n", start)
        found = _content[start:end]
        if found == wanted:
            return True
        if found < wanted:
            low = end + 1
        else:
            high = start
    return False
