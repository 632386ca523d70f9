"""Compose a question: what it shows, and nothing that tells its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from salesgloss.cards.formulas import formula_text
from salesgloss.cards.messages import parenthesized
from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz.distractors import are_similar, distractors, with_distractors
from salesgloss.quiz.formats import cases
from salesgloss.quiz.grading import expansions
from salesgloss.quiz.masking import mask
from salesgloss.quiz.question import Kind, Option, Question, QuestionFormat

NAMES_TO_CHOOSE = 4
TEXTS_TO_CHOOSE = 3
SAME_FORMULA = 0.95


def compose(
    glossary: Glossary, term: Term, format: QuestionFormat, lang: str, rng: Random
) -> Question:
    """Return a question about ``term``; typed where the glossary is too small for a choice."""
    blank = Question(
        term=term.id,
        format=format,
        lang=lang,
        subject=_label(glossary, term, lang),
        category=_category(glossary, term, lang),
    )
    match format.kind:
        case Kind.EXPAND:
            return _expand(glossary, term, blank)
        case Kind.CALC:
            return replace(blank, case=rng.choice(cases(term)))
        case Kind.NAME if format.typed:
            return _typed_name(term, blank)
    question = _choice(glossary, term, blank, rng)
    if len(question.options) < 2:
        return _typed_name(term, replace(blank, format=QuestionFormat(kind=Kind.NAME, typed=True)))
    return question


def shown_name(term: Term, lang: str) -> str:
    """Return ``term`` as a question names it."""
    if translated := term.translation(lang).name:
        return translated + parenthesized(term.acronym or "", lang)
    return term.label


def short_name(term: Term, lang: str) -> str:
    """Return ``term`` as a list of terms names it."""
    return term.acronym or term.title(lang)


def _label(glossary: Glossary, term: Term, lang: str) -> str:
    """Return what to call ``term`` where an acronym alone might be another's."""
    if shown_name(term, lang) == term.label and len(set(glossary.owners(term.label))) > 1:
        return f"{term.name} ({term.label})"
    return shown_name(term, lang)


def _category(glossary: Glossary, term: Term, lang: str) -> str:
    for category in glossary.categories:
        if category.id == term.category:
            title = category.title(lang)
            return title if mask(title, term) == title else ""
    return ""


def _expand(glossary: Glossary, term: Term, blank: Question) -> Question:
    shared = len(set(glossary.owners(term.label))) > 1
    return replace(
        blank,
        subject=term.label,
        hint=mask(term.gloss(blank.lang), term) if shared else "",
        accepted=expansions(term),
        category=blank.category if shared else "",
    )


def _typed_name(term: Term, blank: Question) -> Question:
    return replace(blank, subject=mask(term.gloss(blank.lang), term), accepted=term.names())


def _choice(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question:
    lang = blank.lang
    wrong = distractors(glossary, term, lang, rng)
    if blank.format.kind is Kind.NAME:
        right = Option(term=term.id, text=_label(glossary, term, lang))
        options = with_distractors(
            right,
            wrong,
            lambda other: _label(glossary, other, lang),
            count=NAMES_TO_CHOOSE,
            rng=rng,
        )
        return replace(blank, subject=mask(term.gloss(lang), term), options=options)
    if blank.format.kind is Kind.MEAN:
        return replace(blank, options=_texts(term, wrong, lambda other: other.gloss(lang), rng))
    others = _other_formulas(term, wrong, lang)
    return replace(
        blank,
        options=_texts(
            term, others, lambda other: formula_text(other, other.formulas[0], lang), rng
        ),
    )


def _texts(
    term: Term, wrong: Iterator[Term], text: Callable[[Term], str], rng: Random
) -> tuple[Option, ...]:
    """Return the options of a choice among texts; none if the right one names its own term.

    Blanks would tell: a text that would need one is left out.
    """

    def unblanked(other: Term) -> str:
        shown = text(other)
        return shown if mask(shown, other, term) == shown else ""

    right = Option(term=term.id, text=unblanked(term))
    return (
        with_distractors(right, wrong, unblanked, count=TEXTS_TO_CHOOSE, rng=rng)
        if right.text
        else ()
    )


def _other_formulas(term: Term, wrong: Iterator[Term], lang: str) -> Iterator[Term]:
    """Yield the terms of ``wrong`` with a formula that computes something else."""
    mine = [formula_text(term, formula, lang) for formula in term.formulas]
    for other in wrong:
        if other.formulas:
            text = formula_text(other, other.formulas[0], lang)
            if not any(are_similar(text, own, threshold=SAME_FORMULA) for own in mine):
                yield other
