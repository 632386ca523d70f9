"""Grade an answer: the right name, a slip of the finger, or somebody else's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum

from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.quiz.masking import contains_word
from salesgloss.quiz.question import Option, Question
from salesgloss.records import dataclass
from salesgloss.text import fold, has_chinese, words

LONGEST_ANSWER = 200


class Outcome(StrEnum):
    """How an answer went. The values are stored: never change one."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    OVERRIDE = "override"
    SHOWN = "shown"  # no answer: a new term before its first question

    @property
    def is_right(self) -> bool:
        return self not in NOT_RIGHT


MISSES = frozenset({Outcome.WRONG, Outcome.UNKNOWN})
# Who was told a moment ago does not know it yet.
NOT_RIGHT = MISSES | {Outcome.SHOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedAnswer:
    """``answer`` is what to remember; ``spelling`` mends a near one; ``meant`` is the id of the
    other term that a wrong answer names, ``chosen`` the option of none."""

    outcome: Outcome
    answer: str = ""
    spelling: str = ""
    meant: str = ""
    chosen: Option | None = None


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
    picked = [option for option in question.options if fold(text) == fold(option.text)]
    keys, key = option_keys(question), text.lower()
    if len(key) == 1 and key in keys:
        picked = [question.options[keys.index(key) % len(question.options)]]
    if len(picked) != 1:
        return None
    option = picked[0]
    answer = option.term or option.text[:LONGEST_ANSWER]
    if option.term == question.term:
        return GradedAnswer(outcome=Outcome.RIGHT, answer=answer)
    chosen = None if option.term else option
    return GradedAnswer(outcome=Outcome.WRONG, answer=answer, meant=option.term, chosen=chosen)


def option_keys(question: Question) -> str:
    """Return the keys that choose an option: the digits from 1, then the letters from a."""
    count = len(question.options)
    return "123456789"[:count] + "abcdefghi"[:count]


def _number(question: Question, text: str) -> GradedAnswer | None:
    from salesgloss.quiz.number_parsing import agrees, interpretations  # only where it is asked

    case = question.case
    numbers = interpretations(text, case.unit) if case else ()
    if case is None or not numbers:
        return None
    right = any(agrees(number, case.result) for number in numbers)
    return GradedAnswer(
        outcome=Outcome.RIGHT if right else Outcome.WRONG, answer=text[:LONGEST_ANSWER]
    )


def _typed(glossary: Glossary, question: Question, text: str) -> GradedAnswer | None:
    given = fold(text)
    if given and given in map(fold, question.accepted):
        return GradedAnswer(outcome=Outcome.RIGHT, answer=text)
    if given.isdigit():
        return None  # the number of an option, where there are none
    owners = [id_ for id_ in glossary.owners(text) if id_ != question.term]
    if owners:
        return GradedAnswer(outcome=Outcome.WRONG, answer=text, meant=owners[0])
    if given in map(fold, _misnomers(glossary.term(question.term))):
        return GradedAnswer(outcome=Outcome.WRONG, answer=text)
    if spelling := _slip(glossary, question, text):
        return GradedAnswer(outcome=Outcome.NEAR, answer=text, spelling=spelling)
    return GradedAnswer(outcome=Outcome.WRONG, answer=text)


def _misnomers(term: Term) -> tuple[str, ...]:
    """Return what ``term`` is wrongly called, in every language."""
    translated = term.translations.values()
    return (*term.misnomers, *(wrong for each in translated for wrong in each.misnomers))


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
