"""Compose a question: what it shows, and nothing that tells its answer."""

from __future__ import annotations

from random import Random

from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz.kinds import KINDS
from salesgloss.quiz.labels import category_title, full_label, shown_name
from salesgloss.quiz.question import Kind, Question, QuestionFormat

__all__ = ["compose", "shown_name"]

# Where a glossary is too small for a choice, or a term does not lend itself to a kind after all.
_INSTEAD = (
    QuestionFormat(kind=Kind.NAME, typed=False),
    QuestionFormat(kind=Kind.NAME, typed=True),
)


def compose(
    glossary: Glossary, term: Term, format: QuestionFormat, lang: str, rng: Random
) -> Question:
    """Return a question about ``term``: of ``format`` if it can be, else one for its name."""
    for each in (format, *_INSTEAD):
        blank = Question(
            term=term.id,
            format=each,
            lang=lang,
            subject=full_label(glossary, term, lang),
            category=category_title(glossary, term, lang),
        )
        if question := KINDS[each.kind].compose(glossary, term, blank, rng):
            return question
    raise AssertionError("a name can always be typed")  # pragma: no cover
