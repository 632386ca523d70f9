"""The names of the terms that a card points to."""

from __future__ import annotations

from salesgloss.cards.card import references
from salesgloss.glossary import Glossary, TermSummary
from salesgloss.model import Term


def names_for(glossary: Glossary, term: Term) -> dict[str, TermSummary]:
    """Return by id the light rows of the terms of ``glossary`` that the card of ``term`` names."""
    rows = ((id, glossary.summary(id)) for id in references(term))
    return {id: row for id, row in rows if row is not None}
