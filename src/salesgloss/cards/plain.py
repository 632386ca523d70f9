"""A card as plain text, never wrapped: for pipes, editors and scripts."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.cards.card import TermCard
from salesgloss.messages import word


def plain_text(shown: TermCard) -> str:
    """Return a card as lines of plain text."""
    return "\n".join((*_lines(shown), ""))


def _lines(shown: TermCard) -> Iterator[str]:
    colon = word("colon", shown.lang)
    yield " | ".join((shown.label, *shown.names))
    yield " · ".join(shown.facts)
    yield from shown.notices
    for section in shown.sections:
        yield ""
        yield section.title
        for item in section.items:
            indent = "  " * (item.level + 1)
            lead = f"{item.lead}{colon}" if item.lead else ""
            for number, row in enumerate(item.text.split("\n")):
                yield f"{indent}{lead if not number else ''}{row}"
    if shown.standard:
        yield ""
        yield f"{word('standard', shown.lang)}{colon}"
        yield from _lines(shown.standard)
