"""What is escaped within JSON: what JSON says, and control, direction and invisible characters."""

from salesgloss.text import BLANK_LETTERS, INVISIBLE, TAGS

INVISIBLE_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)},
    **{ord(character): f"\\u{ord(character):04x}" for character in INVISIBLE | BLANK_LETTERS},
    **{code: f"\\udb40\\u{0xDC00 + code - TAGS.start:04x}" for code in TAGS},
}
STRING_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in range(0x20)},
    **{ord(mark): f"\\{name}" for mark, name in zip('\b\f\n\r\t"\\', 'bfnrt"\\', strict=True)},
    **INVISIBLE_ESCAPES,
}
