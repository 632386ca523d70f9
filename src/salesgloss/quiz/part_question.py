"""Which part of a framework or set a meaning belongs to: a letter of MEDDIC, a role of a committee."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from salesgloss.glossary import Glossary
from salesgloss.model import Part, Term
from salesgloss.quiz.distractors import NEARLY_EQUAL, are_similar
from salesgloss.quiz.masking import mask_spellings
from salesgloss.quiz.question import Option, Question
from salesgloss.text import fold, has_chinese

FEWEST, MOST = 3, 4
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def applies(term: Term) -> bool:
    """Tell whether ``term`` has enough parts to choose among."""
    return len(term.parts) >= FEWEST


def compose(glossary: Glossary, term: Term, blank: Question, rng: Random) -> Question | None:
    """Return a question for one part of ``term`` by its meaning, among the other parts."""
    parts = term.translation(blank.lang).parts or term.parts
    distinct = [
        part
        for part in parts
        if part.meaning and sum(_are_alike(part, other) for other in parts) == 1
    ]
    if len(distinct) < FEWEST:
        return None
    right = rng.choice(distinct)
    wrong = [part for part in distinct if part is not right]
    options = [
        Option(term="", text=part.name, told=part.meaning)
        for part in rng.sample(wrong, min(MOST - 1, len(wrong)))
    ]
    options.append(Option(term=term.id, text=right.name))
    rng.shuffle(options)
    return replace(
        blank,
        about=_asked(right),
        options=tuple(options),
        answer=f"{right.name}: {right.meaning}".rstrip(".。"),
    )


def _asked(part: Part) -> str:
    """Return the meaning of ``part`` without its name or a main word of it."""
    pieces = [piece for piece in _BETWEEN_WORDS.split(part.name) if _tells(piece)]
    return mask_spellings(part.meaning, (part.name, *pieces))


def _tells(piece: str) -> bool:
    return len(piece) > (1 if has_chinese(piece) else 3) and piece.isalpha()


def _are_alike(one: Part, other: Part) -> bool:
    return fold(one.name) == fold(other.name) or are_similar(
        one.meaning, other.meaning, threshold=NEARLY_EQUAL
    )
