"""How the quiz calls a term."""

from __future__ import annotations

from salesgloss.glossary import Glossary
from salesgloss.messages import parenthesized
from salesgloss.model import Term
from salesgloss.quiz.masking import mask


def shown_name(term: Term, lang: str) -> str:
    """Return ``term`` as a question names it."""
    if translated := term.translation(lang).name:
        behind = parenthesized(term.acronym or "", lang)
        return translated.removesuffix(behind) + behind
    return term.label


def full_label(glossary: Glossary, term: Term, lang: str) -> str:
    """Return what to call ``term`` where an acronym alone might be another's."""
    if shown_name(term, lang) == term.label and is_shared(glossary, term):
        return f"{term.name} ({term.label})"
    return shown_name(term, lang)


def is_shared(glossary: Glossary, term: Term) -> bool:
    """Tell whether another term goes by the label of ``term``."""
    return len(set(glossary.owners(term.label))) > 1


def category_title(glossary: Glossary, term: Term, lang: str) -> str:
    """Return the category of ``term``, nothing where that would name the term."""
    for category in glossary.categories:
        if category.id == term.category:
            title = category.title(lang)
            return title if mask(title, term) == title else ""
    return ""
