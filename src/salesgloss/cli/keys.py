"""Single keys of a terminal, without Enter; where there is no such terminal, none."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import Protocol, TextIO

ESCAPE = "\x1b"
INTERRUPT, ENDS = "\x03", ("\x04", "\x1a")
LONGEST_SEQUENCE = 32  # bytes of an arrow or function key
GRACE = 0.02  # seconds within which the rest of such a key arrives


class Keys(Protocol):
    """Reads keys while it is entered; leaves the terminal as it was."""

    def __enter__(self) -> Keys: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def read(self) -> str:
        """Return the next key, "" at the end of input; KeyboardInterrupt for Ctrl-C."""
        ...


def keys_of(stream: TextIO | None) -> Keys | None:
    """Return the keys of ``stream``, None where it is no terminal that gives single keys."""
    if stream is None or not stream.isatty():
        return None
    try:
        number = stream.fileno()
        return _WindowsKeys() if sys.platform == "win32" else _PosixKeys(number)
    except (ImportError, OSError, ValueError):
        return None


class _PosixKeys:
    """Keys of a terminal that is taken out of its line mode for as long as it is read."""

    def __init__(self, number: int) -> None:
        import termios  # not on Windows

        self._termios = termios
        self._number = number
        try:
            self._before = termios.tcgetattr(number)
        except termios.error as error:
            raise OSError(str(error)) from None

    def __enter__(self) -> _PosixKeys:
        mode = self._termios.tcgetattr(self._number)
        mode[3] &= ~(self._termios.ICANON | self._termios.ECHO)
        mode[6] = [*mode[6]]
        mode[6][self._termios.VMIN], mode[6][self._termios.VTIME] = 1, 0
        try:
            # What was typed ahead stays.
            self._termios.tcsetattr(self._number, self._termios.TCSANOW, mode)
        except BaseException:  # an interruption: nothing would put it back any more
            self._put_back()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._put_back()

    def _put_back(self) -> None:
        with suppress(self._termios.error):  # the terminal is gone
            self._termios.tcsetattr(self._number, self._termios.TCSANOW, self._before)

    def read(self) -> str:
        try:
            first = os.read(self._number, 1)
        except OSError:  # the terminal is gone
            return ""
        length = _utf8_length(first)
        while len(first) < length:
            more = os.read(self._number, 1)
            if not more:
                break
            first += more
        key = first.decode("utf-8", "replace")
        if key == INTERRUPT:
            raise KeyboardInterrupt
        if key == ESCAPE:
            self._skip_sequence()
        return "" if key in ENDS else key

    def _skip_sequence(self) -> None:
        """Read away what follows the escape of an arrow or function key."""
        from select import select

        if select([self._number], [], [], GRACE)[0]:
            os.read(self._number, LONGEST_SEQUENCE)


class _WindowsKeys:
    """Keys of the Windows console."""

    def __init__(self) -> None:
        import msvcrt

        self._console = msvcrt

    def __enter__(self) -> _WindowsKeys:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self) -> str:
        key: str = self._console.getwch()  # type: ignore[attr-defined, unused-ignore]
        if key in ("\x00", "\xe0"):  # an arrow or function key, in two parts
            self._console.getwch()  # type: ignore[attr-defined, unused-ignore]
            return ESCAPE
        if key == INTERRUPT:
            raise KeyboardInterrupt
        return "" if key in ENDS else key


def _utf8_length(first: bytes) -> int:
    if not first or first < b"\xc0":
        return 1
    return 2 if first < b"\xe0" else 3 if first < b"\xf0" else 4
