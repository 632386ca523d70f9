"""The dict protocol's files: dictd, Emacs, dict. Every spelling is a headword."""

from __future__ import annotations

from salesgloss.exchange.articles import articles
from salesgloss.exchange.publication import Format, Options, Progress, Publication, a_folder

NAME = "salesgloss"
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ABOUT = {
    "00-database-utf8": "",
    "00-database-allchars": "",
    "00-database-short": "salesgloss: terms of B2B SaaS sales",
    "00-database-info": "CC BY 4.0, the salesgloss authors",
}


def number(value: int) -> str:
    """Return ``value`` in dictd's base 64."""
    digits = _DIGITS[value % 64]
    while value := value // 64:
        digits = _DIGITS[value % 64] + digits
    return digits


def _write(published: Publication, options: Options, progress: Progress) -> dict[str, bytes]:
    texts = bytearray()
    rows: list[tuple[str, int, int]] = []

    def add(words: tuple[str, ...], text: str) -> None:
        content = text.encode("utf-8", "replace")
        rows.extend((word, len(texts), len(content)) for word in words)
        texts.extend(content)

    for word, text in _ABOUT.items():
        add((word,), f"{word}\n{text}\n")
    found = articles(published)
    for at, article in enumerate(found):
        add((article.headword, *article.synonyms), f"{article.headword}\n{article.text}")
        progress(at + 1, len(found))
    index = b"".join(sorted(_row(*row) for row in rows))
    return {f"{NAME}.index": index, f"{NAME}.dict": bytes(texts)}


def _row(word: str, start: int, size: int) -> bytes:
    """Return a line of the index: what dictd compares in lower case, then the word as it is."""
    lowered = "".join(one if len(one.lower()) > 1 else one.lower() for one in word)
    spelled = f"\t{word}" if lowered != word else ""
    return f"{lowered}\t{number(start)}\t{number(size)}{spelled}\n".encode("utf-8", "replace")


FORMAT = Format(
    name="dictd",
    purpose={"en": "dictd, Emacs, dict", "zh-Hant": "dictd、Emacs、dict"},
    write=_write,
    is_folder=a_folder,
)
