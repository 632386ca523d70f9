"""The quiz's screens as lines: words first, style and width later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesgloss.model import Term
from salesgloss.quiz.asking import shown_formula, shown_name
from salesgloss.quiz.grading import Verdict
from salesgloss.quiz.question import Case, Kind, Question
from salesgloss.quiz.round import Ask, Round
from salesgloss.quiz.schedule import Card
from salesgloss.render.numbers import quantity, unit_words
from salesgloss.render.quiz_words import counted, say


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its role; when wrapped, it goes on below the end of its ``lead``."""

    text: str
    role: str = ""
    lead: str = ""


GAP = Line("")
# The others go without saying.
_TOLD_UNITS = {"percent", "points", "years", "months", "days", "hours", "minutes"}


def opening(due: int, new: int, lang: str, *, practice: bool) -> Iterator[Line]:
    """Say what the round holds and which keys there are."""
    questions = counted(due + new, "question", lang)
    key = "practice" if practice else "round"
    yield Line(
        say(key, lang, questions=questions, due=due, new=new, keys=say("keys", lang)), "hint"
    )


def question(asked: Question, ask: Ask, total: int, term: Term) -> Iterator[Line]:
    """Announce the question and ask it."""
    lang = asked.lang
    head = say("question", lang, number=ask.number, total=total)
    again = say("again", lang) if ask.attempt else ""
    category = say("category", lang, category=asked.category) if asked.category else ""
    yield GAP
    yield Line(head + again + category, "head")
    if asked.case is not None:
        yield from _case(asked, asked.case, term)
        return
    typed = " typed" if asked.form.kind is Kind.NAME and not asked.options else ""
    yield Line(say(f"ask {asked.form.kind}{typed}", lang, subject=asked.subject), "ask")
    if asked.hint:
        yield Line(say("the sense", lang, hint=asked.hint), "ask")
    for number, option in enumerate(asked.options, start=1):
        yield Line(option.text, "option", lead=f"  {number}  ")


def feedback(
    asked: Question, verdict: Verdict, term: Term, other: Term | None, card: Card | None
) -> Iterator[Line]:
    """Say how the answer went: briefly when right, thoroughly when wrong."""
    lang = asked.lang
    if verdict.outcome.is_right:
        text = say(verdict.outcome, lang, spelling=verdict.spelling)
        yield Line(text + _next(card, lang), "right")
        return
    answer = say("answer", lang, answer=_answer(asked, term))
    yield Line(say(verdict.outcome, lang) + answer, "wrong")
    if other is not None:
        heard = "chosen" if asked.options else "that is"
        gloss = _truth(asked, other)
        yield Line(say(heard, lang, label=shown_name(other, lang), gloss=gloss))
        if difference := _difference(term, other, lang):
            yield Line(say("tell apart", lang, difference=difference), "hint")
    if asked.form.kind in {Kind.EXPAND, Kind.CALC, Kind.FORMULA}:
        gloss = term.gloss(lang)
        yield Line(say("it means", lang, label=shown_name(term, lang), gloss=gloss))
    if card is not None and card.is_sticky:
        yield Line(say("sticky", lang), "hint")
    yield Line(say("back", lang), "hint")


def summary(
    played: Round, labels: dict[str, str], lang: str, *, seconds: float | None
) -> Iterator[Line]:
    """Say how the round went; ``seconds`` where somebody sat there."""
    total = len(played.right) + len(played.missed)
    yield GAP
    if not total:
        yield Line(say("none", lang), "head")
        return
    minutes, rest = divmod(round(seconds or 0), 60)
    time = "" if seconds is None else say("time", lang, minutes=minutes, seconds=rest)
    percent = 100 * len(played.right) // total
    yield Line(
        say("done", lang, right=len(played.right), total=total, percent=percent, time=time), "head"
    )
    if played.missed:
        missed = say("comma", lang).join(labels[id_] for id_ in played.missed)
        end = "" if played.open_misses else say("join", lang) + say("all right", lang)
        yield Line(say("missed", lang, labels=missed) + end)


def standing(
    *, tomorrow: int, week: int, streak: int, known: int, total: int, lang: str
) -> Iterator[Line]:
    """Say what is ahead and how far the learner has come."""
    yield Line(say("ahead", lang, tomorrow=tomorrow, week=week))
    days = counted(streak, "weekday", lang)
    yield Line(say("standing", lang, streak=days, known=known, total=total))


def remark(words: str, lang: str, /, **values: object) -> Iterator[Line]:
    """Say one of the words' remarks."""
    for text in say(words, lang, **values).split("\n"):
        yield Line(text, "hint")


def _case(asked: Question, case: Case, term: Term) -> Iterator[Line]:
    lang = asked.lang
    yield Line(say("ask calc", lang), "ask")
    for given, value in case.givens:
        label = term.chinese.labels.get(given.name) if lang == "zh-Hant" else None
        amount = quantity(value, given.unit, lang)
        text = say("given", lang, label=label or given.label, value=amount)
        yield Line(text, "option", lead="  ")
    variant = term.chinese.formulas.get(case.variant) if lang == "zh-Hant" else None
    named = say("variant", lang, variant=variant or case.variant) if case.variant else ""
    base = case.unit.split("/")[0]
    unit = say("answer in", lang, unit=unit_words(base, lang)) if base in _TOLD_UNITS else ""
    yield Line(say("ask result", lang, subject=asked.subject + named) + unit, "ask")


def _answer(asked: Question, term: Term) -> str:
    """Return the right answer in full."""
    lang = asked.lang
    number = say("number", lang, number=asked.correct) if asked.options else ""
    if asked.case is not None:
        formula = shown_formula(term, asked.case.formula, lang)
        return f"{quantity(asked.case.result, asked.case.unit, lang)} = {formula}"
    if asked.form.kind in {Kind.MEAN, Kind.FORMULA}:
        return number + _truth(asked, term).rstrip(".。")
    if lang == "zh-Hant":
        short = " / ".join(filter(None, (term.acronym, term.name)))
        name = term.chinese.name or term.name
        return number + (say("full", lang, label=name, name=short) if term.chinese.name else short)
    full = say("full", lang, label=term.acronym, name=term.name) if term.acronym else term.name
    return number + full


def _truth(asked: Question, term: Term) -> str:
    """Return what is true of ``term`` in the terms of the question."""
    if asked.form.kind is Kind.FORMULA and term.formulas:
        return shown_formula(term, term.formulas[0], asked.lang)
    return term.gloss(asked.lang)


def _difference(term: Term, other: Term, lang: str) -> str:
    for contrast in term.confused_with:
        if contrast.id == other.id:
            chinese = term.chinese.differences.get(other.id) if lang == "zh-Hant" else None
            return chinese or contrast.difference
    return ""


def _next(card: Card | None, lang: str) -> str:
    if card is None:
        return ""
    days = (card.due_day - card.last_day).days
    return say("join", lang) + say("next", lang, days=counted(days, "day", lang))
