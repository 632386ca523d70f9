"""Which of two look-alikes belongs in a sentence: the example of one, its name blanked."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from salesgloss.glossary import Glossary
from salesgloss.languages import DEFAULT
from salesgloss.model import Term
from salesgloss.quiz.labels import full_label
from salesgloss.quiz.masking import BLANK, mask
from salesgloss.quiz.question import Option, Question
from salesgloss.text import fold

LONGEST = 400
_ARTICLE = re.compile(rf"\b([Aa])n? {BLANK}")
_QUOTES = (('"', '"'), ("\u201c", "\u201d"), ("\u300c", "\u300d"))


def applies(term: Term) -> bool:
    """Tell whether ``term`` has a look-alike and a sentence."""
    return bool(term.confused_with and term.example)


def compose(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    """Return the question; None where the example does not name the term, or both."""
    lang = blank.lang
    example = term.example if lang == DEFAULT else term.translation(lang).example
    sentence = _unquoted(" ".join((example or "").split()))
    if not sentence or len(sentence) > LONGEST:
        return None
    # Whether it is "a" or "an" would tell.
    blanked = _ARTICLE.sub(rf"\1(n) {BLANK}", mask(sentence, term))
    if BLANK not in blanked:
        return None
    label = full_label(glossary, term, lang)
    others = [
        other
        for pair in term.confused_with
        if pair.id in glossary
        for other in [glossary.term(pair.id)]
        if not _tells(blanked, term, other)
        and fold(label) != fold(full_label(glossary, other, lang))
    ]
    if not others:
        return None
    other = rng.choice(sorted(others, key=lambda each: each.id))
    options = [
        Option(term=term.id, text=label),
        Option(term=other.id, text=full_label(glossary, other, lang)),
    ]
    rng.shuffle(options)
    return replace(blank, subject=blanked, options=tuple(options))


def _unquoted(sentence: str) -> str:
    """Return ``sentence`` without the quotes around it: the question has its own."""
    for first, last in _QUOTES:
        inner = sentence[1:-1]
        if sentence[:1] == first and sentence[-1:] == last and not {first, last} & set(inner):
            return inner
    return sentence


def _tells(blanked: str, term: Term, other: Term) -> bool:
    """Tell whether the sentence names ``other`` too, or both share a name."""
    shared = set(map(fold, term.names())) & set(map(fold, other.names()))
    return bool(shared) or mask(blanked, other) != blanked
