"""The acronyms of a text that the glossary lacks: what a company should define next."""

from __future__ import annotations

import re
from collections import Counter

from salesgloss.exchange.annotation.prose import Cover
from salesgloss.search import mentions
from salesgloss.text.rules.uses import COMMON_ACRONYMS
from salesgloss.text.wordlist import is_everyday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesgloss.index import Index

_ACRONYM = re.compile(
    r"(?<![\w.&/-])[A-Z][A-Za-z0-9]{0,5}[A-Z](?:&[A-Z])?s?(?![\w&$])(?!-\d)|(?<!\w)[A-Z]&[A-Z]{1,3}(?!\w)",
    re.ASCII,
)
_CAPITALS = re.compile(r"[A-Z]{2,}", re.ASCII)
_ROMAN = re.compile(r"[IVXLC]+")
_MOST = 50_000  # acronyms counted at a time


def unknown_acronyms(index: Index, kind: str, texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the acronyms that are in no name or keyword of ``index``, with their counts, the most
    frequent first."""
    cover, found = Cover(kind), Counter[str]()
    for text in texts:
        for row in cover.cover(text).split("\n"):
            found.update(_of_line(index, row))
        if len(found) > _MOST:
            found = Counter(dict(found.most_common(_MOST // 2)))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def _of_line(index: Index, row: str) -> list[str]:
    """Return the acronyms of a line; where capitals are everyday words it is but loud."""
    found = [(each[0].removesuffix("s"), each.start()) for each in _ACRONYM.finditer(row)]
    found = [(acronym, start) for acronym, start in found if _is_one(acronym, row)]
    if not found or any(
        is_everyday(each.lower()) for each in _CAPITALS.findall(row) if len(each) > 3
    ):
        return []
    named = mentions.find(index, row)
    return [
        acronym
        for acronym, start in found
        if not any(each.start <= start < each.end for each in named)
    ]


def _is_one(acronym: str, row: str) -> bool:
    """Tell whether ``acronym`` is one that a glossary may explain: no numeral, word or speaker."""
    return not (
        acronym in COMMON_ACRONYMS
        or _ROMAN.fullmatch(acronym)
        or (is_everyday(acronym.lower()) and acronym[1:].islower())
        or row.lstrip("[]0123456789:. ").startswith(f"{acronym}:")
    )
