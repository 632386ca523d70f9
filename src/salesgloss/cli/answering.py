"""Answer look-ups: the one path behind the express lane and the ``lookup`` command."""

from __future__ import annotations

import os
import sys
from errno import EINVAL

from salesgloss.cli import VERBS, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from salesgloss.glossary import Answer, Glossary

ANSWERED, NOT_FOUND = 0, 1  # as in errors, whose dataclasses an exact look-up need not load
DEFAULT_LIMIT = 5
BATCH = ["-"]


class Request:
    """What is asked for: the words and how to show the answer."""

    __slots__ = (
        "bare",
        "exact", "files", "json", "lang", "limit", "plain", "share", "standard", "words",
    )  # fmt: skip

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lang: str | None = None
        self.files: list[str] = []
        self.limit = DEFAULT_LIMIT
        self.json = self.plain = self.share = self.exact = self.standard = self.bare = False

    @property
    def query(self) -> str:
        return decoded(" ".join(self.words))


def run(request: Request) -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = opening.language(request.lang)
    glossary = opening.glossary(request.files, standard=request.standard)
    if request.words == BATCH:
        return _batch(glossary, request, lang)
    found = glossary.lookup(request.query, limit=request.limit, exact=request.exact)
    if request.bare and found.match != "exact":
        _refuse_mistyped_verb(request.words)
    if found.match != "none" or request.json:
        _show(glossary, found, request, lang)
    if found.match == "none" and not request.json:
        _tell_of_nothing(found, lang)
    return ANSWERED if found.match != "none" else NOT_FOUND


def _refuse_mistyped_verb(words: list[str]) -> None:
    """Raise UsageError where the first of the bare words is nearly a command's name."""
    from salesgloss.errors import UsageError  # only for what was no exact term
    from salesgloss.matching import distance

    for verb in VERBS:
        if distance(words[0].lower(), verb) <= (1 if len(verb) < 6 else 2):
            meant = " ".join(("salesgloss", verb, *words[1:]))
            raise UsageError(f"no command {words[0]!r}", hint=f"did you mean '{meant}'?")


def _show(glossary: Glossary, found: Answer, request: Request, lang: str) -> None:
    """Show ``found``; each way to do so is imported only where it is asked for."""
    if request.json:
        from salesgloss.render import as_json

        send(as_json.answer(glossary, found))
    elif request.share:
        from salesgloss.render import markdown

        send(markdown.answer(glossary, found, lang))
    elif request.plain or not sys.stdout.isatty():
        from salesgloss.render import plain

        send(plain.answer(glossary, found, lang, headed=request.words == BATCH))
    else:
        from salesgloss.render import terminal  # Rich: five times the cost of all else

        terminal.answer(glossary, found, lang)


def _batch(glossary: Glossary, request: Request, lang: str) -> int:
    """Answer each line of standard input as it comes, never with colour."""
    status = ANSWERED
    request.plain = True
    for row in sys.stdin.buffer:
        query = row.decode("utf-8", "replace").rstrip("\r\n")
        found = glossary.lookup(query, limit=request.limit, exact=request.exact)
        _show(glossary, found, request, lang)
        if found.match == "none":
            status = NOT_FOUND
            if not request.json:
                _suggest(found, lang)
    return status


def _tell_of_nothing(found: Answer, lang: str) -> None:
    from salesgloss.render import plain

    opening.complain(plain.how_found(found, lang))
    _suggest(found, lang)


def _suggest(found: Answer, lang: str) -> None:
    from salesgloss.render import plain

    if offered := plain.suggestions(found, lang):
        opening.complain(offered)


def send(content: bytes) -> None:
    """Write ``content``, UTF-8, to standard output; leave quietly if nobody reads on."""
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
        leave_quietly()


def is_closed_pipe(error: OSError) -> bool:
    """Tell whether ``error`` means that the reader has gone; Windows calls it an invalid value."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == EINVAL)


def leave_quietly() -> NoReturn:
    """End as if all had been read: the reader has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(ANSWERED)


def decoded(text: str) -> str:
    """Return an argument with whatever was no UTF-8 in it replaced."""
    if text.isascii() or text.isprintable():
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
