"""Standard streams: answers as bytes on one, everything else as lines on the other."""

import os
import sys

from salesgloss.cli import OK
from salesgloss.languages import DEFAULT
from salesgloss.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_HANGING = "  "  # before what goes on from the line above


def write_stdout(content: bytes | str) -> None:
    """Write an answer to standard output, as UTF-8; leave silently if nobody reads on.

    A terminal of another encoding gets its own, with a mark for what that cannot say.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "replace")
    stream = sys.stdout
    if stream.isatty() and (stream.encoding or "").lower().replace("-", "") != "utf8":
        content = content.decode().encode(stream.encoding or "ascii", "replace")
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except OSError as error:
        if not is_closed_pipe(error):
            raise
        exit_silently()


def write_document(content: bytes) -> None:
    """Write what a file would hold to standard output: as it is, but for a terminal, which would
    interpret what is in it."""
    if sys.stdout.isatty():
        text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        content = visible(text).encode()
    write_stdout(content)


def write_stderr(text: str, *, end: str = "") -> None:
    """Write ``text``, finished lines, to standard error, and ``end`` as it is.

    One that is full, or that nobody reads, changes neither the answer nor the status. It goes
    past whatever translates and escapes Typer's words, whose stream it is behind.
    """
    stream = getattr(sys.stderr, "unspoken", sys.stderr)
    try:
        stream.write(visible(text) + end)
        stream.flush()
    except OSError:
        pass


def print_error(message: str, lang: str = DEFAULT) -> None:
    """Write ``message`` to standard error, each line under the program's name; one that the code
    has in English in the language ``lang``."""
    if lang != DEFAULT:
        # Regular expressions: only for one who reads another language.
        from salesgloss.messages.spoken import spoken

        message = spoken(message, lang)
    for row in message.split("\n"):
        for text in _fitted(f"salesgloss: {row}"):
            write_stderr(text, end="\n")


def _fitted(row: str) -> list[str]:
    """Return ``row`` as lines of the terminal's width, if it is shown on one; whole where a word of
    it, a path perhaps, is wider than that."""
    if not (sys.stderr and sys.stderr.isatty()):
        return [row]
    from salesgloss.screens import NEVER, window
    from salesgloss.screens.wrapping import cells, wrap

    width = window.of(sys.stderr, NEVER).width - len(_HANGING)
    if any(cells(word) > width and word.isascii() for word in row.split(" ")):
        return [row]
    first, *others = wrap(row, width)
    return [first, *(f"{_HANGING}{text}" for text in others)]


def is_closed_pipe(error: OSError) -> bool:
    """Tell whether ``error`` means that the reader has gone; Windows calls it an invalid value."""
    if sys.platform == "win32":
        from errno import EINVAL

        return isinstance(error, BrokenPipeError) or error.errno == EINVAL
    return isinstance(error, BrokenPipeError)


def exit_silently() -> "NoReturn":
    """End as if all had been read: the reader has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(OK)


def repair_argument(text: str) -> str:
    """Return an argument with whatever was no UTF-8 in it replaced."""
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def configure_stdout() -> None:
    """Make standard output UTF-8 where it is redirected, and unable to fail on a character."""
    import io

    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
