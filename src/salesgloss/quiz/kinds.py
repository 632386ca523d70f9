"""The kinds of question: one registry, a row a kind, and what composes it.

A composer fills in a blank question, or returns None where the term does not lend itself to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from salesgloss.cards.formulas import formula_text
from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz import benchmark_question, part_question, sentence_question
from salesgloss.quiz.distractors import are_similar, distractors, with_distractors
from salesgloss.quiz.grading import expansions
from salesgloss.quiz.labels import full_label, is_shared
from salesgloss.quiz.masking import mask
from salesgloss.quiz.question import Case, Kind, Option, Question
from salesgloss.records import dataclass

NAMES_TO_CHOOSE = 4
TEXTS_TO_CHOOSE = 3
SAME_FORMULA = 0.95

Composer = Callable[[Glossary, Term, Question, Random], Question | None]


@dataclass(frozen=True, slots=True)
class KindRow:
    """How a kind is answered, of which terms it can be asked, and who composes it; ``recalled``
    are the kinds that ask for the term itself, ``told`` those after which its gloss is told."""

    applies: Callable[[Term], object]
    compose: Composer
    chosen: bool = False
    typed: bool = False
    recalled: bool = False
    told: bool = False


def cases(term: Term) -> tuple[Case, ...]:
    """Return the worked cases whose result does not stand among their inputs."""
    several = len(term.formulas) > 1
    return tuple(
        Case(
            givens=tuple((given, worked.inputs[given.name]) for given in formula.inputs),
            unit=formula.unit,
            result=worked.result,
            formula=formula,
            variant=formula.name if several else "",
        )
        for formula in term.formulas
        for worked in formula.worked
        if worked.result not in worked.inputs.values()
    )


def _expand(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question:
    shared = is_shared(glossary, term)
    return replace(
        blank,
        subject=term.label,
        hint=mask(term.gloss(blank.lang), term) if shared else "",
        accepted=expansions(term),
        category=blank.category if shared else "",
    )


def _name(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    lang = blank.lang
    asked = replace(blank, subject=mask(term.gloss(lang), term))
    if blank.format.typed:
        return replace(asked, accepted=term.names())
    options = with_distractors(
        Option(term=term.id, text=full_label(glossary, term, lang)),
        distractors(glossary, term, lang, rng),
        lambda other: full_label(glossary, other, lang),
        count=NAMES_TO_CHOOSE,
        rng=rng,
    )
    return replace(asked, options=options) if len(options) > 1 else None


def _mean(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    wrong = distractors(glossary, term, blank.lang, rng)
    return _texts(term, blank, wrong, lambda other: other.gloss(blank.lang), rng)


def _formula(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    lang = blank.lang
    wrong = _other_formulas(term, distractors(glossary, term, lang, rng), lang)
    return _texts(
        term, blank, wrong, lambda other: formula_text(other, other.formulas[0], lang), rng
    )


def _calc(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question:
    return replace(blank, case=rng.choice(cases(term)))


def _texts(
    term: Term, blank: Question, wrong: Iterator[Term], text: Callable[[Term], str], rng: Random
) -> Question | None:
    """Return a choice among texts; none if the right one names its own term.

    Blanks would tell: a text that would need one is left out.
    """

    def unblanked(other: Term) -> str:
        shown = text(other)
        return shown if mask(shown, other, term) == shown else ""

    right = Option(term=term.id, text=unblanked(term))
    if not right.text:
        return None
    options = with_distractors(right, wrong, unblanked, count=TEXTS_TO_CHOOSE, rng=rng)
    answer = right.text.rstrip(".。")
    return replace(blank, options=options, answer=answer) if len(options) > 1 else None


def _other_formulas(term: Term, wrong: Iterator[Term], lang: str) -> Iterator[Term]:
    """Yield the terms of ``wrong`` with a formula that computes something else."""
    mine = [formula_text(term, formula, lang) for formula in term.formulas]
    for other in wrong:
        if other.formulas:
            text = formula_text(other, other.formulas[0], lang)
            if not any(are_similar(text, own, threshold=SAME_FORMULA) for own in mine):
                yield other


def _always(term: Term) -> bool:
    return True


# In this order they take turns.
KINDS: dict[Kind, KindRow] = {
    Kind.EXPAND: KindRow(expansions, _expand, typed=True, recalled=True, told=True),
    Kind.NAME: KindRow(_always, _name, chosen=True, typed=True, recalled=True),
    Kind.MEAN: KindRow(_always, _mean, chosen=True),
    Kind.FORMULA: KindRow(lambda term: term.formulas, _formula, chosen=True, told=True),
    Kind.CALC: KindRow(cases, _calc, typed=True, told=True),
    Kind.PARTS: KindRow(part_question.applies, part_question.compose, chosen=True, told=True),
    Kind.ALIKE: KindRow(sentence_question.applies, sentence_question.compose, chosen=True),
    Kind.GOOD: KindRow(
        benchmark_question.applies, benchmark_question.compose, chosen=True, told=True
    ),
}
