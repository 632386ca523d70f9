"""Standard input line by line, whatever the platform thinks of its encoding."""

from __future__ import annotations

import io
import sys


class InputLines:
    """The lines of standard input, one an answer."""

    def __init__(self) -> None:
        self._stream = sys.stdin
        self.is_terminal = self._stream is not None and self._stream.isatty()
        if isinstance(self._stream, io.TextIOWrapper):
            encoding = self._stream.encoding if self.is_terminal else "utf-8-sig"
            self._stream.reconfigure(encoding=encoding, errors="replace")

    def next(self) -> str | None:
        """Return the next line, None at the end."""
        row = self._stream.readline() if self._stream is not None else ""
        return row.rstrip("\r\n") if row else None
