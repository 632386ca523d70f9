"""The quiz's screens as lines: words first, style and width later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from salesgloss.calc import units
from salesgloss.cards.formulas import formula_text
from salesgloss.cards.numbers import quantity, unit_words
from salesgloss.glossary import Glossary
from salesgloss.languages import DEFAULT
from salesgloss.messages import counted, message, word
from salesgloss.model import Term
from salesgloss.quiz.grading import GradedAnswer
from salesgloss.quiz.kinds import KINDS
from salesgloss.quiz.question import Case, Kind, Question
from salesgloss.quiz.questions import shown_name
from salesgloss.quiz.round import Round
from salesgloss.quiz.schedule import Card
from salesgloss.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its role; when wrapped, it goes on below the end of its ``lead``."""

    text: str
    role: str = ""
    lead: str = ""


BLANK_LINE = Line("")
MOST_CONTRASTS, MOST_LABELS = 2, 10
# The others go without saying.
_TOLD_UNITS = {"percent", "points", *units.DAYS_PER}


def announcement(
    *, due: int, new: int, seconds: float, lang: str, practice: bool, resumed: bool = False
) -> Iterator[Line]:
    """Say what the round contains, how long it takes, and which keys there are."""
    count = due + new
    key = "practice" if practice else "resumed" if resumed else "round"
    yield Line(
        message(
            f"quiz.{key}",
            lang,
            questions=counted(count, "question", lang),
            minutes=max(1, round(count * seconds / 60)),
            due=due,
            new=new,
            keys=message("quiz.keys", lang),
        ),
        "hint",
    )


def question(
    asked: Question, term: Term, *, number: int, total: int, again: bool = False
) -> Iterator[Line]:
    """Announce the question and ask it."""
    lang = asked.lang
    head = message("quiz.question", lang, number=number, total=total)
    repeated = message("quiz.again", lang) if again else ""
    category = message("quiz.category", lang, category=asked.category) if asked.category else ""
    yield BLANK_LINE
    yield Line(head + repeated + category, "head")
    if asked.case is not None:
        yield from _case(asked, asked.case, term)
        return
    typed = " typed" if asked.format.kind is Kind.NAME and not asked.options else ""
    key = f"quiz.ask {asked.format.kind}{typed}"
    if asked.format.kind is Kind.GOOD and not asked.about:
        key += " overall"
    yield Line(message(key, lang, subject=asked.subject, about=asked.about), "ask")
    if asked.hint:
        yield Line(message("quiz.the sense", lang, hint=asked.hint), "ask")
    for at, option in enumerate(asked.options, start=1):
        yield Line(option.text, "option", lead=f"  {at}  ")


def introduction(
    term: Term, others: Mapping[str, Term], lang: str, *, category: str
) -> Iterator[Line]:
    """Show a new term: its gloss, and what it is not to be confused with."""
    yield BLANK_LINE
    about = message("quiz.category", lang, category=category) if category else ""
    yield Line(message("quiz.new term", lang) + about, "head")
    yield Line(_names(term, lang), "new")
    yield Line(term.gloss(lang))
    for pair in term.confused_with[:MOST_CONTRASTS]:
        if (other := others.get(pair.id)) and (told := term.difference(pair.id, lang)):
            label = shown_name(other, lang)
            yield Line(message("quiz.not to confuse", lang, label=label, difference=told), "hint")


def term_card(glossary: Glossary, term: Term, lang: str) -> Iterator[Line]:
    """Show all that is known of a term."""
    from salesgloss.cards.card import card as full_card  # only where it is asked for
    from salesgloss.screens.naming import names_for

    titles = {category.id: category.title(lang) for category in glossary.categories}
    shown = full_card(term, lang, names_for(glossary.index, term), titles=titles)
    yield BLANK_LINE
    yield Line(" | ".join((shown.label, *shown.names)), "head")
    yield Line(" · ".join(shown.facts), "hint")
    for notice in shown.notices:
        yield Line(notice, "hint")
    for section in shown.sections:
        yield Line(section.title, "head")
        for item in section.items:
            lead = f"{item.lead}{word('colon', lang)}" if item.lead else ""
            for at, row in enumerate(item.text.split("\n")):
                yield Line(row if at else lead + row, lead="  " * (item.level + 1))


def feedback(
    asked: Question,
    graded: GradedAnswer,
    term: Term,
    other: Term | None,
    card: Card | None,
    *,
    returns: bool = False,
) -> Iterator[Line]:
    """Say how the answer went: briefly when right, thoroughly when wrong. ``returns`` tells that
    the term comes back in this round."""
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
    elif graded.chosen is not None and graded.chosen.told:
        chosen = graded.chosen
        yield Line(message("quiz.chosen", lang, label=chosen.text, gloss=chosen.told))
    if asked.source:
        yield Line(message("quiz.source", lang, source=asked.source), "hint")
    if KINDS[asked.format.kind].told:
        gloss = term.gloss(lang)
        yield Line(message("quiz.it means", lang, label=shown_name(term, lang), gloss=gloss))
    if card is not None and card.is_leech:
        yield Line(message("quiz.leech", lang), "hint")
    if returns:
        yield Line(message("quiz.back", lang), "hint")
    elif card is not None:
        yield Line(_back(card, lang), "hint")


def summary(
    played: Round, labels: Mapping[str, str], lang: str, *, seconds: float | None
) -> Iterator[Line]:
    """Say how the round went; ``labels`` names the missed, ``seconds`` are those of one who sat
    there."""
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
            if played.outstanding
            else message("quiz.join", lang) + message("quiz.all right", lang)
        )
        yield Line(message("quiz.missed", lang, labels=missed) + end)


def coming_back(labels: Sequence[str], lang: str) -> Iterator[Line]:
    """Say which terms of the round come back tomorrow."""
    if not labels:
        return
    told = message("quiz.comma", lang).join(labels[:MOST_LABELS])
    more = len(labels) - MOST_LABELS
    rest = message("quiz.and more", lang, count=more) if more > 0 else ""
    yield Line(message("quiz.tomorrow", lang, labels=told) + rest)


def left_open(played: Round, lang: str) -> Iterator[Line]:
    """Say that the round goes on when asked, where it was left."""
    if played.current is not None:
        left = counted(played.total - played.asked, "question", lang)
        yield Line(message("quiz.left", lang, questions=left), "hint")


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
    return number + (asked.answer or _names(term, lang))


def _names(term: Term, lang: str) -> str:
    """Return the names of ``term``, that in ``lang`` first."""
    translated = term.translation(lang).name
    if translated:
        names = " / ".join(filter(None, (term.acronym, term.name)))
        return message("quiz.full", lang, label=translated, name=names)
    if lang == DEFAULT and term.acronym:
        return message("quiz.full", lang, label=term.acronym, name=term.name)
    return " / ".join(filter(None, (term.acronym, term.name)))


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


def _back(card: Card, lang: str) -> str:
    days = (card.due_day - card.last_day).days
    if days == 1:
        return message("quiz.back tomorrow", lang)
    return message("quiz.back in", lang, days=counted(days, "day", lang))
