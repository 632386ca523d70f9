"""The quiz's screens as lines: words first, style and width later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesgloss.calc import units
from salesgloss.cards.formulas import formula_text
from salesgloss.cards.messages import counted, message
from salesgloss.cards.numbers import quantity, unit_words
from salesgloss.model import Term
from salesgloss.quiz.grading import GradedAnswer
from salesgloss.quiz.question import Case, Kind, Question
from salesgloss.quiz.questions import shown_name
from salesgloss.quiz.round import QueueItem, Round
from salesgloss.quiz.schedule import Card
from salesgloss.text.languages import DEFAULT


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its role; when wrapped, it goes on below the end of its ``lead``."""

    text: str
    role: str = ""
    lead: str = ""


BLANK_LINE = Line("")
# The others go without saying.
_TOLD_UNITS = {"percent", "points", *units.DAYS_PER}


def announcement(due: int, new: int, lang: str, *, practice: bool) -> Iterator[Line]:
    """Say what the round contains_word and which keys there are."""
    questions = counted(due + new, "question", lang)
    key = "practice" if practice else "round"
    yield Line(
        message(
            f"quiz.{key}",
            lang,
            questions=questions,
            due=due,
            new=new,
            keys=message("quiz.keys", lang),
        ),
        "hint",
    )


def question(asked: Question, item: QueueItem, total: int, term: Term) -> Iterator[Line]:
    """Announce the question and ask it."""
    lang = asked.lang
    head = message("quiz.question", lang, number=item.number, total=total)
    again = message("quiz.again", lang) if item.attempt else ""
    category = message("quiz.category", lang, category=asked.category) if asked.category else ""
    yield BLANK_LINE
    yield Line(head + again + category, "head")
    if asked.case is not None:
        yield from _case(asked, asked.case, term)
        return
    typed = " typed" if asked.format.kind is Kind.NAME and not asked.options else ""
    yield Line(message(f"quiz.ask {asked.format.kind}{typed}", lang, subject=asked.subject), "ask")
    if asked.hint:
        yield Line(message("quiz.the sense", lang, hint=asked.hint), "ask")
    for number, option in enumerate(asked.options, start=1):
        yield Line(option.text, "option", lead=f"  {number}  ")


def feedback(
    asked: Question, graded: GradedAnswer, term: Term, other: Term | None, card: Card | None
) -> Iterator[Line]:
    """Say how the answer went: briefly when right, thoroughly when wrong."""
    lang = asked.lang
    if graded.outcome.is_right:
        text = message(f"quiz.{graded.outcome}", lang, spelling=graded.spelling)
        yield Line(text + _next(card, lang), "right")
        return
    answer = message("quiz.answer", lang, answer=_answer(asked, term))
    yield Line(message(f"quiz.{graded.outcome}", lang) + answer, "wrong")
    if other is not None:
        heard = "chosen" if asked.options else "that is"
        gloss = _truth(asked, other)
        yield Line(message(f"quiz.{heard}", lang, label=shown_name(other, lang), gloss=gloss))
        if difference := term.difference(other.id, lang):
            yield Line(message("quiz.tell apart", lang, difference=difference), "hint")
    if asked.format.kind in {Kind.EXPAND, Kind.CALC, Kind.FORMULA}:
        gloss = term.gloss(lang)
        yield Line(message("quiz.it means", lang, label=shown_name(term, lang), gloss=gloss))
    if card is not None and card.is_leech:
        yield Line(message("quiz.leech", lang), "hint")
    yield Line(message("quiz.back", lang), "hint")


def summary(
    played: Round, labels: dict[str, str], lang: str, *, seconds: float | None
) -> Iterator[Line]:
    """Say how the round went; ``seconds`` where somebody sat there."""
    total = len(played.right) + len(played.missed)
    yield BLANK_LINE
    if not total:
        yield Line(message("quiz.none", lang), "head")
        return
    minutes, rest = divmod(round(seconds or 0), 60)
    time = "" if seconds is None else message("quiz.time", lang, minutes=minutes, seconds=rest)
    percent = 100 * len(played.right) // total
    yield Line(
        message(
            "quiz.done", lang, right=len(played.right), total=total, percent=percent, time=time
        ),
        "head",
    )
    if played.missed:
        missed = message("quiz.comma", lang).join(labels[id_] for id_ in played.missed)
        end = (
            ""
            if played.open_misses
            else message("quiz.join", lang) + message("quiz.all right", lang)
        )
        yield Line(message("quiz.missed", lang, labels=missed) + end)


def outlook(
    *, tomorrow: int, week: int, streak: int, known: int, total: int, lang: str
) -> Iterator[Line]:
    """Say what is ahead and how far the learner has come."""
    yield Line(message("quiz.ahead", lang, tomorrow=tomorrow, week=week))
    days = counted(streak, "weekday", lang)
    yield Line(message("quiz.outlook", lang, streak=days, known=known, total=total))


def remark(words: str, lang: str, /, **values: object) -> Iterator[Line]:
    """Say one of the words' remarks."""
    for text in message(f"quiz.{words}", lang, **values).split("\n"):
        yield Line(text, "hint")


def _case(asked: Question, case: Case, term: Term) -> Iterator[Line]:
    lang = asked.lang
    translated = term.translation(lang)
    yield Line(message("quiz.ask calc", lang), "ask")
    for given, value in case.givens:
        label = translated.labels.get(given.name)
        amount = quantity(value, given.unit, lang)
        text = message("quiz.given", lang, label=label or given.label, value=amount)
        yield Line(text, "option", lead="  ")
    variant = translated.formulas.get(case.variant)
    named = message("quiz.variant", lang, variant=variant or case.variant) if case.variant else ""
    base = units.base(case.unit)
    unit = (
        message("quiz.answer in", lang, unit=unit_words(base, lang)) if base in _TOLD_UNITS else ""
    )
    yield Line(message("quiz.ask result", lang, subject=asked.subject + named) + unit, "ask")


def _answer(asked: Question, term: Term) -> str:
    """Return the right answer in full."""
    lang = asked.lang
    number = message("quiz.number", lang, number=asked.correct) if asked.options else ""
    if asked.case is not None:
        formula = formula_text(term, asked.case.formula, lang)
        return f"{quantity(asked.case.result, asked.case.unit, lang)} = {formula}"
    if asked.format.kind in {Kind.MEAN, Kind.FORMULA}:
        return number + _truth(asked, term).rstrip(".。")
    translated = term.translation(lang).name
    if translated:
        names = " / ".join(filter(None, (term.acronym, term.name)))
        return number + message("quiz.full", lang, label=translated, name=names)
    if lang == DEFAULT and term.acronym:
        return number + message("quiz.full", lang, label=term.acronym, name=term.name)
    return number + " / ".join(filter(None, (term.acronym, term.name)))


def _truth(asked: Question, term: Term) -> str:
    """Return what is true of ``term`` in the terms of the question."""
    if asked.format.kind is Kind.FORMULA and term.formulas:
        return formula_text(term, term.formulas[0], asked.lang)
    return term.gloss(asked.lang)


def _next(card: Card | None, lang: str) -> str:
    if card is None:
        return ""
    days = (card.due_day - card.last_day).days
    return message("quiz.join", lang) + message("quiz.next", lang, days=counted(days, "day", lang))
