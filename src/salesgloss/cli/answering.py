"""Answer look-ups: the one path behind the express lane and the ``lookup`` command."""

from __future__ import annotations

import sys

from salesgloss.cli import opening
from salesgloss.render import as_json, plain
from salesgloss.text import has_chinese

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.glossary import Answer, Glossary

ANSWERED, NOT_FOUND = 0, 1  # as in errors, whose dataclasses an exact look-up need not load
DEFAULT_LIMIT = 5


class Request:
    """What is asked for: the words and how to show the answer."""

    __slots__ = (
        "exact", "files", "json", "lang", "limit", "plain", "share", "standard", "words",
    )  # fmt: skip

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lang: str | None = None
        self.files: list[str] = []
        self.limit = DEFAULT_LIMIT
        self.json = self.plain = self.share = self.exact = self.standard = False

    @property
    def query(self) -> str:
        return decoded(" ".join(self.words))


def run(request: Request) -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = opening.language(request.lang)
    glossary = opening.glossary(request.files, standard=request.standard)
    if request.words == ["-"]:
        return _batch(glossary, request, lang)
    found = glossary.lookup(request.query, limit=request.limit, exact=request.exact)
    if found.match != "none" or request.json:
        _show(glossary, found, request, lang)
    if found.match == "none" and not request.json:
        _tell_of_nothing(found, lang)
    return ANSWERED if found.match != "none" else NOT_FOUND


def _show(glossary: Glossary, found: Answer, request: Request, lang: str) -> None:
    if request.json:
        send(as_json.answer(glossary, found))
    elif request.share:
        from salesgloss.render import markdown  # an answer to paste, not one in passing

        send(markdown.answer(glossary, found, lang))
    elif request.plain or not sys.stdout.isatty():
        send(plain.answer(glossary, found, lang))
    else:
        from salesgloss.render import terminal  # Rich: five times the cost of all else

        terminal.answer(glossary, found, lang)


def _batch(glossary: Glossary, request: Request, lang: str) -> int:
    """Answer each line of standard input as it comes."""
    status = ANSWERED
    for row in sys.stdin.buffer:
        query = row.decode("utf-8", "replace").rstrip("\r\n")
        found = glossary.lookup(query, limit=request.limit, exact=request.exact)
        if request.json:
            send(as_json.answer(glossary, found))
        else:
            send(plain.answer(glossary, found, lang, headed=True))
        if found.match == "none":
            status = NOT_FOUND
            if not request.json and found.suggestions:
                opening.complain(plain.suggestions(found, lang))
    return status


def _tell_of_nothing(found: Answer, lang: str) -> None:
    opening.complain(plain.how_found(found, lang))
    if offered := plain.suggestions(found, lang):
        opening.complain(offered)


def send(content: bytes) -> None:
    """Write ``content``, UTF-8, to standard output."""
    stream = sys.stdout
    if stream.isatty() and (stream.encoding or "").lower().replace("-", "") != "utf8":
        content = content.decode().encode(stream.encoding or "ascii", "replace")
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def decoded(text: str) -> str:
    """Return an argument with whatever was no UTF-8 in it replaced."""
    if text.isascii() or has_chinese(text) and text.isprintable():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
