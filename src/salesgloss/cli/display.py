"""Where a drawn answer goes: the terminal, or the pager where it is longer than the window."""

from __future__ import annotations

import os
import sys

from salesgloss.cli.output import write_stdout
from salesgloss.screens import ALWAYS, AUTO, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.screens.window import Window

USUAL_PAGER = "less -FRX"
NO_PAGER = ("", "cat")


class Display:
    """Standard output as a person sees it. ``color`` is one of ``COLOR_CHOICES``; without
    ``pager`` everything is written at once."""

    __slots__ = ("_color", "_pager", "is_drawn", "window")

    def __init__(self, color: str = AUTO, *, pager: bool = True) -> None:
        self._pager = pager
        self._color = color
        self.is_drawn = window.is_drawn(sys.stdout, color)
        self.window: Window = window.of(sys.stdout, color)

    @property
    def is_drawn_list(self) -> bool:
        """Whether a list is drawn too: scripts read its rows, so the environment alone, which a
        build server may have set to color, does not change them."""
        return sys.stdout.isatty() or self._color == ALWAYS

    def show(self, text: str) -> None:
        """Write ``text``, finished lines, through the pager where it is longer than the window."""
        room = self.window.room
        if not (self._pager and room and text.count("\n") > room and _page(text)):
            write_stdout(text)


def _page(text: str) -> bool:
    """Show ``text`` in the user's pager; False where there is none, or no real terminal."""
    environ = os.environ
    named = next(
        (environ[name] for name in ("SALESGLOSS_PAGER", "PAGER") if name in environ), USUAL_PAGER
    )
    try:
        if not os.isatty(sys.stdout.fileno()) or environ.get("TERM") == "dumb":
            return False
    except (OSError, ValueError):
        return False
    if named.strip() in NO_PAGER:
        return False
    import shlex  # these only for what is longer than the window
    import signal
    import subprocess

    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        return False
    sys.stdout.flush()
    # As git does: what the user has not set, so that colors pass and short texts do not stop.
    environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8", **environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is the pager's
    try:
        process.communicate(text.encode("utf-8", "replace"))
    except OSError:
        process.wait()  # left before the end
    finally:
        signal.signal(signal.SIGINT, before)
    return True
