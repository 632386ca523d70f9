"""The names of the terms that a card points to."""

from __future__ import annotations

from salesgloss.cards.card import references
from salesgloss.index import Index, TermSummary
from salesgloss.model import Term


def names_for(index: Index, term: Term) -> dict[str, TermSummary]:
    """Return by id the light rows of the terms of ``index`` that the card of ``term`` names."""
    numbers = ((id, index.number(id)) for id in references(term))
    return {id: index.summary(number) for id, number in numbers if number is not None}
