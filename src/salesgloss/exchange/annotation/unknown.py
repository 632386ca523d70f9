"""The acronyms of a text that the glossary lacks: what a company should define next."""

from __future__ import annotations

import re
from collections import Counter

from salesgloss.exchange.annotation.prose import Cover
from salesgloss.text import spelling_fields
from salesgloss.text.languages.uses import COMMON_ACRONYMS
from salesgloss.text.wordlist import is_everyday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesgloss.index import Index

_ACRONYM = re.compile(
    r"(?<![\w.&/-])[A-Z][A-Za-z0-9]{0,5}[A-Z](?:&[A-Z])?s?(?![\w&])|(?<!\w)[A-Z]&[A-Z]{1,3}(?!\w)",
    re.ASCII,
)
_CAPITALS = re.compile(r"[A-Z]{2,}", re.ASCII)
_ROMAN = re.compile(r"[IVXLC]+")
_MOST = 50_000  # acronyms counted at a time


def unknown_acronyms(index: Index, kind: str, texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the acronyms that no name or keyword of ``index`` is, with their counts, the most
    frequent first."""
    cover, found = Cover(kind), Counter[str]()
    for text in texts:
        for row in cover.cover(text).split("\n"):
            found.update(_of_line(row))
        if len(found) > _MOST:
            found = Counter(dict(found.most_common(_MOST // 2)))
    lacking = (
        (acronym, count) for acronym, count in found.items() if not _is_known(index, acronym)
    )
    return sorted(lacking, key=lambda each: (-each[1], each[0]))


def _of_line(row: str) -> list[str]:
    """Return the acronyms of a line; where capitals are everyday words it is but loud."""
    found = [each.removesuffix("s") for each in _ACRONYM.findall(row)]
    if not found or any(
        is_everyday(each.lower()) for each in _CAPITALS.findall(row) if len(each) > 3
    ):
        return []
    return [
        each
        for each in found
        if each not in COMMON_ACRONYMS
        and not _ROMAN.fullmatch(each)
        and not (is_everyday(each.lower()) and each[1:].islower())
        and not row.lstrip("[]0123456789:. ").startswith(f"{each}:")
    ]


def _is_known(index: Index, acronym: str) -> bool:
    claims = index.claims(acronym)
    return any(spelling_fields.kind(claim.field) != spelling_fields.MISNOMER for claim in claims)
