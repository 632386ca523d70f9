"""Standard input line by line, whatever the platform thinks of its encoding; on a terminal also
key by key."""

from __future__ import annotations

import io
import sys

from salesgloss.cli.keys import ESCAPE, Keys, keys_of

ERASE = ("\x7f", "\x08")
ENTER = ("\r", "\n")


class InputLines:
    """The lines of standard input, one an answer; with ``single`` a terminal gives keys too."""

    def __init__(self, *, single: bool = False) -> None:
        self._stream = sys.stdin
        self.is_terminal = self._stream is not None and self._stream.isatty()
        self.keys: Keys | None = keys_of(self._stream) if single else None
        if isinstance(self._stream, io.TextIOWrapper):
            encoding = self._stream.encoding if self.is_terminal else "utf-8-sig"
            self._stream.reconfigure(encoding=encoding, errors="replace")

    def next(self) -> str | None:
        """Return the next line, None at the end."""
        row = self._stream.readline() if self._stream is not None else ""
        return row.rstrip("\r\n") if row else None


def read_key(keys: Keys) -> str | None:
    """Return the next key as a reply: "" for Enter, a colon with its letter, None at the end."""
    while True:
        key = keys.read()
        if not key:
            return None
        if key in ENTER:
            return ""
        if key in (":", "\uff1a"):
            letter = keys.read()
            if not letter:
                return None
            if letter in ERASE or letter == ESCAPE or letter in ENTER:
                continue
            return key + letter
        if key not in ERASE and key != ESCAPE:
            return key
