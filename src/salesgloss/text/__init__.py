"""The one rule for "the same spelling", and the one for what may reach a terminal.

On the way of every look-up: imports nothing that costs time.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

APOSTROPHES = "'\u2019\u2018\u02bc\u0060\u00b4\uff07"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII = bytes.maketrans(_LETTERS + _OTHERS, _LETTERS.lower() + b" " * len(_OTHERS))
_ASCII_APOSTROPHES = b"'`"
SIGNS = {"+": " plus ", "#": " sharp "}  # at the end of a word: Pro+, C#
_SPELLED = (*SIGNS, "\uff0b", "\uff03")
_HANZI: dict[int, str] = {}
_MOST_KEPT = 1 << 14  # characters


class _Characters(dict[int, str]):
    """What ``make`` gives for each character, once it has occurred: a table for ``str.translate``,
    which takes several times as long over what a table lacks."""

    def __init__(self, make: "Callable[[str], str]") -> None:
        self._make = make

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
        made = self[code] = self._make(chr(code))
        return made


def words(text: str) -> str:
    """Return ``text`` folded for comparison, its words apart by single spaces.

    NFKC, no case, no accents, no punctuation, ``&`` as "and", a sign that ends a word as its
    name ("Pro+" as "pro plus"), Chinese towards simplified. Idempotent.
    """
    if text.isascii():
        spelled = _spell_signs(text).replace("&", " and ").encode()
        return b" ".join(spelled.translate(_ASCII, _ASCII_APOSTROPHES).split()).decode()
    if is_plain_chinese(text):
        return text.translate(_SIMPLIFIED)
    from unicodedata import is_normalized, normalize  # plain ASCII, the usual query, does without

    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    folded = " ".join(_spell_signs(folded).translate(_WORD_PARTS).split())
    if any(map(_may_bear_accent, folded)):
        folded = normalize("NFKC", _without_accents(normalize("NFD", folded)))
    return folded if is_normalized("NFKC", folded) else words(folded)


def without_signs(text: str) -> str:
    """Return ``text`` without the signs that ``words`` would spell out."""
    for sign in _SPELLED:
        text = text.replace(sign, " ")
    return text


def fold(text: str) -> str:
    """Return the key under which ``text`` is found: its folded words without the spaces.

    Idempotent too: a mark that stood alone may join a letter once the space is gone.
    """
    return fold_words(words(text))


def fold_words(spoken: str) -> str:
    """Return the key of a text whose words these are."""
    key = spoken.replace(" ", "")
    if key.isascii() or key == spoken:
        return key
    again = words(key).replace(" ", "")
    return key if again == key else fold(again)


def _spell_signs(text: str) -> str:
    """Return ``text`` with the signs that end a word as words."""
    if "+" not in text and "#" not in text:
        return text
    spelled = []
    at_end = False  # of a word, behind which nothing but signs stood
    for at, character in enumerate(text):
        if character in SIGNS and at_end:
            after = text[at:].lstrip("+#")[:1]
            spelled.append(SIGNS[character] if not after.isalnum() else " ")
            continue
        at_end = character.isalnum()
        spelled.append(character)
    return "".join(spelled)


def _may_bear_accent(character: str) -> bool:
    return "\u00c0" <= character <= "\u036f" or "\u1e00" <= character <= "\u1eff"


def _without_accents(decomposed: str) -> str:
    """Return ``decomposed`` without the marks above and below the letters of the Latin alphabet."""
    plain: list[str] = []
    for character in decomposed:
        after_letter = plain and plain[-1].isascii() and plain[-1].isalpha()
        if not (after_letter and "\u0300" <= character <= "\u036f"):
            plain.append(character)
    return "".join(plain)


def to_simplified(text: str) -> str:
    """Return ``text`` with each Chinese character as its simplified one, place by place."""
    return text.translate(_SIMPLIFIED)


_TELLING = frozenset("+#%$€£¥<>=")


def signed(text: str) -> str:
    """Return the key that tells two spellings of one ``fold`` apart: with the signs that mean
    something (Pro and Pro+, C# and C++) and the point within a number (v1.2 and v12)."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    if _TELLING.isdisjoint(text) and not _has_point_in_number(text):
        return fold(text)
    parts = [""]
    for at, character in enumerate(text):
        if character in _TELLING:
            parts += (character, "")
        elif character in ".-" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            parts += (".", "")
        else:
            parts[-1] += character
    return "".join(part if at % 2 else fold(part) for at, part in enumerate(parts))


def _has_point_in_number(text: str) -> bool:
    if "." not in text and "-" not in text:
        return False
    parts = text.replace("-", ".").split(".")
    return any(
        parts[at - 1][-1:].isdigit() and parts[at][:1].isdigit() for at in range(1, len(parts))
    )


def _simplified(character: str) -> str:
    if not _HANZI:
        from salesgloss.text import hanzi  # 3,000 characters that most queries do without

        pairs = zip(hanzi.TRADITIONAL, hanzi.SIMPLIFIED, strict=True)
        _HANZI.update((ord(old), new) for old, new in pairs)
    return _HANZI.get(ord(character), character)


def _word_part(character: str) -> str:
    """Return what stands for a character in folded words."""
    if character.isalnum():
        return _simplified(character)
    if character == "&":
        return " and "
    if character in APOSTROPHES:
        return ""
    from unicodedata import category

    kind = category(character)
    return character if kind[0] == "M" else "" if kind == "Cf" else " "


_SIMPLIFIED = _Characters(_simplified)
_WORD_PARTS = _Characters(_word_part)


# What ``is_chinese`` is true of, as a class of a regular expression.
CHINESE = "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0003ffff"


def is_chinese(character: str) -> bool:
    """Tell whether ``character`` is a Han ideograph."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_plain_chinese(text: str) -> bool:
    """Tell whether ``text`` is nothing but Han ideographs of the kind that has one form."""
    return min(text, default="") >= "\u4e00" and max(text) <= "\u9fff"


def has_chinese(text: str) -> bool:
    """Tell whether ``text`` holds a Han ideograph."""
    return not text.isascii() and any(map(is_chinese, text))


# What steers a terminal's direction, or shows nothing where something is; joiners shape letters
# and emoji, and stay.
INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e"
    "\u206f\ufeff\ufff9\ufffa\ufffb"
)
BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
TAGS = range(0xE0000, 0xE0080)


def visible(text: str) -> str:
    """Return ``text`` with control, direction and invisible characters spelled out (``\\x1b``).

    Line feeds stay; tabs become spaces.
    """
    if _is_visible(text):
        return text
    return "".join(map(_shown, text))


def _is_visible(text: str) -> bool:
    # Nothing printable is a control, format or direction character.
    return text.isprintable() and (text.isascii() or BLANK_LETTERS.isdisjoint(text))


def line(text: str) -> str:
    """Return ``text`` visible and on one line."""
    if text.isprintable() and text.isascii() and "  " not in text and text == text.strip(" "):
        return text
    return visible(" ".join(text.split()))


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return f"\\x{code:02x}"
    if character in INVISIBLE or character in BLANK_LETTERS or 0xD800 <= code < 0xE000:
        return f"\\u{code:04x}"
    if code in TAGS:
        return f"\\U{code:08x}"
    return character


def json_string(text: str) -> str:
    """Return ``text`` as a JSON string, as ``json.dumps(..., ensure_ascii=False)`` would, with
    control and direction characters escaped."""
    if _is_visible(text) and '"' not in text and "\\" not in text:
        return f'"{text}"'
    from salesgloss.text.json_escapes import STRING_ESCAPES  # few names need any

    return f'"{text.translate(STRING_ESCAPES)}"'
