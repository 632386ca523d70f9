"""The one rule for "the same spelling", and the one for what may reach a terminal.

On the way of every look-up: imports nothing that costs time.
"""

from __future__ import annotations

_APOSTROPHES = "'\u2019\u2018\u02bc\u0060\u00b4\uff07"
_ASCII = {
    **{code: " " for code in range(128) if not chr(code).isalnum()},
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    ord("&"): " and ",
    **{ord(mark): None for mark in _APOSTROPHES},
}
_HANZI: dict[int, str] = {}


def words(text: str) -> str:
    """Return ``text`` folded for comparison, its words apart by single spaces.

    NFKC, no case, no punctuation, ``&`` as "and", Chinese towards simplified. Idempotent.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    from unicodedata import is_normalized, normalize  # plain ASCII, the usual query, does without

    folded = normalize("NFKC", normalize("NFKC", text).casefold()).translate(_to_simplified())
    folded = " ".join("".join(map(_word_part, folded)).split())
    return folded if is_normalized("NFKC", folded) else words(folded)


def fold(text: str) -> str:
    """Return the key under which ``text`` is found: its folded words without the spaces.

    Idempotent too: a mark that stood alone may join a letter once the space is gone.
    """
    key = words(text).replace(" ", "")
    if key.isascii():
        return key
    from unicodedata import is_normalized

    return key if is_normalized("NFKC", key) else fold(key)


_SIGNS = frozenset("+#%$€£¥<>=")


def signed(text: str) -> str:
    """Return the key that tells two spellings of one ``fold`` apart: with the signs that mean
    something (Pro and Pro+, C# and C++) and the point within a number (v1.2 and v12)."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    parts = [""]
    for at, character in enumerate(text):
        if character in _SIGNS:
            parts += (character, "")
        elif character in ".-" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            parts += (".", "")
        else:
            parts[-1] += character
    return "".join(part if at % 2 else fold(part) for at, part in enumerate(parts))


def _to_simplified() -> dict[int, str]:
    if not _HANZI:
        from salesgloss.text import hanzi  # 3,000 characters that most queries do without

        pairs = zip(hanzi.TRADITIONAL, hanzi.SIMPLIFIED, strict=True)
        _HANZI.update((ord(old), new) for old, new in pairs)
    return _HANZI


def _word_part(character: str) -> str:
    if character.isalnum():
        return character
    if character == "&":
        return " and "
    if character in _APOSTROPHES:
        return ""
    from unicodedata import category

    kind = category(character)
    return character if kind[0] == "M" else "" if kind == "Cf" else " "


def is_chinese(character: str) -> bool:
    """Tell whether ``character`` is a Han ideograph."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def has_chinese(text: str) -> bool:
    """Tell whether ``text`` holds a Han ideograph."""
    return not text.isascii() and any(map(is_chinese, text))


_BIDI_AND_INVISIBLE = frozenset(
    "\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)


def visible(text: str) -> str:
    """Return ``text`` with control and direction characters spelled out (``\\x1b``).

    Line feeds stay; tabs become spaces.
    """
    if text.isprintable():  # true of no control, format or direction character
        return text
    return "".join(map(_shown, text))


def line(text: str) -> str:
    """Return ``text`` visible and on one line."""
    return visible(" ".join(text.split()))


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return f"\\x{code:02x}"
    if character in _BIDI_AND_INVISIBLE or 0xD800 <= code < 0xE000:
        return f"\\u{code:04x}"
    if 0xE0000 <= code < 0xE0080:
        return f"\\U{code:08x}"
    return character


INVISIBLE_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)},
    **{ord(character): f"\\u{ord(character):04x}" for character in _BIDI_AND_INVISIBLE},
}
_STRING_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in range(0x20)},
    **{ord(mark): f"\\{name}" for mark, name in zip('\b\f\n\r\t"\\', 'bfnrt"\\', strict=True)},
    **INVISIBLE_ESCAPES,
}


def json_string(text: str) -> str:
    """Return ``text`` as a JSON string, as ``json.dumps(..., ensure_ascii=False)`` would, with
    control and direction characters escaped."""
    return f'"{text.translate(_STRING_ESCAPES)}"'
