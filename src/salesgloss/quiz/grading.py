"""Grade an answer: the right name, a slip of the finger, or somebody else's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz.masking import contains_word
from salesgloss.quiz.number_parsing import agrees, interpretations
from salesgloss.quiz.question import Question
from salesgloss.text import fold, has_chinese, words

LONGEST_ANSWER = 200


class Outcome(StrEnum):
    """How an answer went. The values are stored: never change one."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    OVERRIDE = "override"

    @property
    def is_right(self) -> bool:
        return self not in MISSES


MISSES = frozenset({Outcome.WRONG, Outcome.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedAnswer:
    """``answer`` is what to remember; ``spelling`` mends a near one; ``meant`` is the id of the
    other term that a wrong answer names."""

    outcome: Outcome
    answer: str = ""
    spelling: str = ""
    meant: str = ""


UNKNOWN = GradedAnswer(outcome=Outcome.UNKNOWN)


def grade(glossary: Glossary, question: Question, reply: str) -> GradedAnswer | None:
    """Return how ``reply`` went, None where it is no answer to this question."""
    text = " ".join(unicodedata.normalize("NFKC", reply[: 2 * LONGEST_ANSWER]).split())
    if question.options:
        return _choice(question, text)
    if question.case is not None:
        return _number(question, text)
    return _typed(glossary, question, text[:LONGEST_ANSWER])


def expansions(term: Term) -> tuple[str, ...]:
    """Return what the term's acronym stands for, in both languages; empty without an acronym."""
    acronym = term.acronym
    if not acronym or contains_word(term.name, acronym):
        return ()
    return tuple(
        name for name in term.names() if not _is_acronym(name) and not contains_word(name, acronym)
    )


def _choice(question: Question, text: str) -> GradedAnswer | None:
    picked = [
        option
        for number, option in enumerate(question.options, start=1)
        if text == str(number) or fold(text) == fold(option.text)
    ]
    if len(picked) != 1:
        return None
    chosen = picked[0].term
    if chosen == question.term:
        return GradedAnswer(outcome=Outcome.RIGHT, answer=chosen)
    return GradedAnswer(outcome=Outcome.WRONG, answer=chosen, meant=chosen)


def _number(question: Question, text: str) -> GradedAnswer | None:
    case = question.case
    numbers = interpretations(text, case.unit) if case else ()
    if case is None or not numbers:
        return None
    right = any(agrees(number, case.result) for number in numbers)
    return GradedAnswer(
        outcome=Outcome.RIGHT if right else Outcome.WRONG, answer=text[:LONGEST_ANSWER]
    )


def _typed(glossary: Glossary, question: Question, text: str) -> GradedAnswer:
    given = fold(text)
    if given and given in map(fold, question.accepted):
        return GradedAnswer(outcome=Outcome.RIGHT, answer=text)
    owners = [id_ for id_ in glossary.owners(text) if id_ != question.term]
    if owners:
        return GradedAnswer(outcome=Outcome.WRONG, answer=text, meant=owners[0])
    if spelling := _slip(glossary, question, text):
        return GradedAnswer(outcome=Outcome.NEAR, answer=text, spelling=spelling)
    return GradedAnswer(outcome=Outcome.WRONG, answer=text)


def _slip(glossary: Glossary, question: Question, text: str) -> str:
    """Return the accepted spelling that ``text`` nearly is, if no other term's is as near."""
    from salesgloss.matching import distance  # rapidfuzz: only for answers that equal nothing

    given = words(text)
    near = [
        (distance(given, words(spelling)), spelling)
        for spelling in question.accepted
        if _may_slip(spelling) and _each_word_near(given.split(), words(spelling).split(), distance)
    ]
    if not near:
        return ""
    slips, spelling = min(near)
    for other in glossary:
        if other.id != question.term and _as_near(given, other, slips, distance):
            return ""
    return spelling


_Distance = Callable[[str, str], int]


def _as_near(given: str, other: Term, slips: int, distance: _Distance) -> bool:
    return any(
        abs(len(folded) - len(given)) <= slips and distance(given, folded) <= slips
        for folded in map(words, other.names())
    )


def _each_word_near(given: Sequence[str], wanted: Sequence[str], distance: _Distance) -> bool:
    return len(given) == len(wanted) and all(
        one == other or distance(one, other) <= _tolerance(one, other)
        for one, other in zip(given, wanted, strict=True)
    )


def _tolerance(given: str, wanted: str) -> int:
    if any(map(str.isdigit, given + wanted)):
        return 0
    length = len(wanted)
    return 0 if length <= 3 else 1 if length <= 7 else 2


def _may_slip(spelling: str) -> bool:
    # One sign more or less makes another acronym, and another Chinese word.
    return not _is_acronym(spelling) and not has_chinese(spelling)


def _is_acronym(spelling: str) -> bool:
    """Tell whether ``spelling`` is one word with two capitals or a digit, such as ARPU, SaaS, B2B."""
    if " " in spelling or has_chinese(spelling):
        return False
    return sum(letter.isupper() or letter.isdigit() for letter in spelling) > 1
