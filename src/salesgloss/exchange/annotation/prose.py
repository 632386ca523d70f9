"""What of a text is prose, by the kind of file: the rest is covered, so that no name is found there.

A cover is as long as what it covers: places in the covered text are places in the text.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TEXT, MARKDOWN, HTML, SRT, VTT = KINDS = ("text", "markdown", "html", "srt", "vtt")
_SUFFIXES = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".html": HTML, ".htm": HTML,
    ".xhtml": HTML, ".srt": SRT, ".vtt": VTT,
}  # fmt: skip

WALL = "\x00"  # no name reaches across it
CODE = "`"  # so is code covered: that code stands there tells something of the words beside it

_SPAN = re.compile(r"(`(?<!``)`{0,2})(?!`)[^`\n]+(?:\n[^`\n]+)?(?<!`)\1(?!`)")
_FENCE = re.compile(r"^[ \t>]{0,6}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_URL = re.compile(
    r"(?:https?|ftp|file|mailto|wss?)://[^\s<>\"\x00\u3000-\u303f\uff00-\uffef]+|\bwww\.[^\s<>\"]+"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9]*_[A-Za-z0-9_]*", re.ASCII)
_LINK = re.compile(
    r"!?\[[^\[\]\n]{0,300}\](?:\([^()\s]{0,2000}(?:[^\S\n]+\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,100}\])"
)
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,100}\]:[^\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE
)
_TIMES = re.compile(r"^(?:[^\n]*\n)?[^\n]*-->[^\n]*$", re.MULTILINE)
_CUE_TIMES = re.compile(r"^(?:\d+[ \t]*\r?\n)?[^\n]*-->[^\n]*$", re.MULTILINE)
_CUE_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_VTT_BLOCK = re.compile(
    r"^(?:\ufeff?WEBVTT|NOTE|STYLE|REGION)\b[^\n]*(?:\n(?!\r?\n)[^\n]+)*", re.MULTILINE
)

_HTML_TOKEN = re.compile(
    r"<!--|<(/?)([A-Za-z][A-Za-z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[!?][^<>]*>|&(?:#?\w{1,31});"
)
# Elements whose text is no prose, or is a link or explained already.
_UNREAD = frozenset(
    """
    a abbr button code dfn head kbd math noscript option pre samp script select style svg template
    textarea title var
    """.split()  # noqa: SIM905
)


def kind_of(path: str, beginning: str) -> str:
    """Return the kind of file: by its name, else by how it begins."""
    dot = path.rfind(".")
    named = _SUFFIXES.get(path[dot:].lower()) if dot >= 0 else None
    if named:
        return named
    start = beginning.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith("webvtt"):
        return VTT
    if start.startswith(
        (
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<p>",
            "<div",
            "<h1",
            "<ul>",
            "<table",
            "<article",
            "<section",
        )
    ):
        return HTML
    if re.match(r"\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} -->", start):
        return SRT
    return TEXT


class Cover:
    """Covers what is no prose, block by block: what was open at the end of one is so in the next."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._fence = ""
        self._element = ""
        self._begun = False

    def cover(self, text: str) -> str:
        """Return ``text`` with whatever is no prose covered, place by place."""
        covered = _KINDS[self._kind](self, text)
        self._begun = True
        return covered

    def _plain(self, text: str) -> str:
        if "`" in text or "~~~" in text or self._fence:
            text = _sub(_SPAN, self._without_fences(text), CODE)
        return _addresses(text)

    def _markdown(self, text: str) -> str:
        if not self._begun and text.lstrip("\ufeff").startswith("---"):
            text = _sub(_FRONT_MATTER, text)
        if "`" in text or "~~~" in text or self._fence:
            text = _sub(_SPAN, self._without_fences(text), CODE)
        if "](" in text or "][" in text:
            text = _sub(_LINK, text)
        if "]:" in text:
            text = _sub(_REFERENCE, text)
        if "<" in text:
            text = _sub(_TAG, text)
        return _addresses(text)

    def _without_fences(self, text: str) -> str:
        """Return ``text`` with its fenced blocks covered, one that began before too."""
        if not (self._fence or "```" in text or "~~~" in text):
            return text
        pieces, done, opened = [], 0, 0
        for found in _FENCE.finditer(text):
            mark = found[1]
            if not self._fence:
                self._fence, opened = mark, found.start()
                pieces.append(text[done:opened])
            elif mark[0] == self._fence[0] and len(mark) >= len(self._fence):
                pieces.append(_covered(text[opened : found.end()], CODE))
                self._fence, done = "", found.end()
        rest = text[opened:] if self._fence else text[done:]
        return "".join([*pieces, _covered(rest, CODE) if self._fence else rest])

    def _subtitles(self, text: str) -> str:
        if self._kind == VTT:
            text = _sub(_VTT_BLOCK, text)
        text = _sub(_CUE_TIMES if self._kind == SRT else _TIMES, text)
        if "<" in text or "{" in text:
            text = _sub(_CUE_TAG, text)
        return _addresses(text)

    def _html(self, text: str) -> str:
        pieces: list[str] = []
        at = self._closed(text, 0, pieces) if self._element else 0
        done = at
        while found := _HTML_TOKEN.search(text, at):
            at = found.end()
            pieces += (text[done : found.start()], self._token(found))
            done = at
            name = (found[2] or "").lower()
            opens = found[0] == "<!--" or (name in _UNREAD and not found[1])
            if opens and not found[0].endswith("/>"):
                self._element = name or "!--"
                at = done = self._closed(text, at, pieces)
        return _addresses("".join([*pieces, text[done:]]))

    def _token(self, found: re.Match[str]) -> str:
        return " " * len(found[0]) if found[0] == "&nbsp;" else WALL * len(found[0])

    def _closed(self, text: str, at: int, pieces: list[str]) -> int:
        """Cover up to the end of the element that is open, and return where that is."""
        end = (
            text.find("-->", at) + 3 if self._element == "!--" else _end_of(self._element, text, at)
        )
        if end <= 2:
            end = len(text)
        else:
            self._element = ""
        pieces.append(WALL * (end - at))
        return end


_KINDS: dict[str, Callable[[Cover, str], str]] = {
    TEXT: Cover._plain,
    MARKDOWN: Cover._markdown,
    HTML: Cover._html,
    SRT: Cover._subtitles,
    VTT: Cover._subtitles,
}


def _end_of(element: str, text: str, at: int) -> int:
    found = re.compile(rf"</{re.escape(element)}\s{{0,20}}>", re.IGNORECASE).search(text, at)
    return found.end() if found else -1


def _addresses(text: str) -> str:
    """Return ``text`` with addresses, file names and identifiers covered."""
    if not any(mark in text for mark in ("://", "www.", "@", "_")):
        return text
    return "\n".join(map(_without_addresses, text.split("\n")))


def _without_addresses(row: str) -> str:
    if "://" in row or "www." in row:
        row = _sub(_URL, row)
    if "@" in row:
        row = _sub(_EMAIL, row)
    if "_" in row:
        row = _sub(_IDENTIFIER, row, CODE)
    return row


def _sub(pattern: re.Pattern[str], text: str, cover: str = WALL) -> str:
    return pattern.sub(lambda found: _covered(found[0], cover), text)


def _covered(text: str, cover: str = WALL) -> str:
    """Return a cover for ``text``; the ends of its lines stay."""
    return "\n".join(cover * len(row) for row in text.split("\n"))
