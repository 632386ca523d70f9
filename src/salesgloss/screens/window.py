"""The window that an answer is drawn in: how wide, how high, how colorful."""

from __future__ import annotations

import os
import sys

from salesgloss.screens import ALWAYS, NEVER, styles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

USUAL = 80, 24
NARROWEST = 12
WIDEST = 88  # longer lines are hard to read


class Window:
    """``width`` by ``height`` cells, ``height`` 0 for any; ``depth`` is how much style it shows."""

    __slots__ = ("depth", "height", "width")

    def __init__(self, width: int, height: int = 0, depth: int = styles.NOTHING) -> None:
        self.width = max(width, NARROWEST)
        self.height = height
        self.depth = depth

    @property
    def text_width(self) -> int:
        """How wide a text may be to be read well."""
        return min(self.width, WIDEST)

    @property
    def room(self) -> int:
        """How many lines an answer may have, a prompt above and below it; 0 for any."""
        return max(self.height - 2, 1) if self.height else 0


def of(stream: TextIO, color: str) -> Window:
    """Return the window that ``stream`` shows, as COLUMNS and LINES say or the terminal does.

    What is no terminal has no height: nothing there scrolls away.
    """
    width, height = _size(stream)
    return Window(width, height if stream.isatty() else 0, _depth(stream, color, os.environ))


def is_drawn(stream: TextIO, color: str) -> bool:
    """Tell whether answers on ``stream`` are drawn for a person, rather than written for programs:
    on a terminal, and wherever color is asked for."""
    return stream.isatty() or (color != NEVER and _is_forced(color, os.environ))


def _depth(stream: TextIO, color: str, environ: Mapping[str, str]) -> int:
    if color == NEVER:
        return styles.NOTHING
    if _is_forced(color, environ):
        return styles.COLORS
    if not stream.isatty() or environ.get("TERM") in ("dumb", "unknown") or not _speaks_ansi():
        return styles.NOTHING
    return styles.WEIGHTS if environ.get("NO_COLOR") else styles.COLORS


def _is_forced(color: str, environ: Mapping[str, str]) -> bool:
    """Tell whether color is wanted even where no terminal is; NO_COLOR outweighs the rest of the
    environment, the option outweighs it."""
    if color == ALWAYS:
        return True
    forced = environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE")
    return forced not in (None, "", "0") and not environ.get("NO_COLOR")


def _size(stream: TextIO) -> tuple[int, int]:
    told = tuple(_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    if not all(told):
        measured = _measured(stream)
        told = told[0] or measured[0], told[1] or measured[1]
    return told[0], told[1]


def _measured(stream: TextIO) -> tuple[int, int]:
    for each in (stream, sys.__stderr__, sys.__stdin__):
        try:
            size = os.get_terminal_size(each.fileno()) if each is not None else (0, 0)
        except (OSError, ValueError, AttributeError):
            continue
        if all(size):
            return size[0], size[1]
    return USUAL


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _speaks_ansi() -> bool:
    """Tell whether the terminal understands styles; a Windows console has to be asked to."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    return bool(
        kernel.GetConsoleMode(handle, ctypes.byref(mode))
        and kernel.SetConsoleMode(handle, mode.value | 4)
    )
