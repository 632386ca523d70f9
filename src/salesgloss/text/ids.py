"""The id that a name makes, the same for the same name every time."""

from __future__ import annotations

import re
import unicodedata

from salesgloss.text import APOSTROPHES, SIGNS, has_chinese, is_chinese, words

LONGEST = 120
_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))


def slugify(text: str) -> str:
    """Return the id that the Latin letters and digits of ``text`` make, in lower case with hyphens
    between the words; empty where it has none. A sign behind a word is spoken: Pro+ is pro-plus."""
    text = text.translate(_NO_APOSTROPHES)
    for sign, spoken in SIGNS.items():
        text = re.sub(rf"(?<=\w){re.escape(sign)}+", spoken, text)
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).lower()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST].strip("-")


def romanize(text: str) -> str:
    """Return the id of a name in any script: Chinese is spelled as it is read, and what has no
    reading by its code point."""
    if not has_chinese(text):
        return slugify(text) or _code_points(text)
    return slugify("".join(map(_spelled, text)))


def _spelled(character: str) -> str:
    return f" {_reading(character)} " if is_chinese(character) else character


def _reading(character: str) -> str:
    from salesgloss.text import pinyin  # 5,300 characters, only where a name is Chinese

    return pinyin.reading(words(character)) or f"u{ord(character):x}"


def _code_points(text: str) -> str:
    return "-".join(f"u{ord(each):x}" for each in text if each.isalnum())[:LONGEST].strip("-")
