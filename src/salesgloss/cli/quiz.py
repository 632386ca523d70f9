"""``salesgloss quiz``: a random quiz that learns what you know."""

from __future__ import annotations

import math
import secrets
import sys
from collections.abc import Sequence
from random import Random
from typing import Annotated, Literal

import typer

from salesgloss import errors
from salesgloss.cards.messages import message
from salesgloss.cli import clock, context
from salesgloss.cli.filters import select_terms
from salesgloss.cli.input_lines import InputLines
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    GlossaryOption,
    LangOption,
    PlainOption,
    ProgressOption,
    store_path,
)
from salesgloss.cli.output import configure_stdout, print_error
from salesgloss.cli.session import QuizSession
from salesgloss.glossary import TermSummary
from salesgloss.model import DEPRECATED
from salesgloss.progress.statistics import due_by, streak
from salesgloss.progress.store import Store
from salesgloss.quiz.questions import short_name
from salesgloss.quiz.round import Round
from salesgloss.quiz.schedule import study_day
from salesgloss.quiz.selection import Selection, select
from salesgloss.quiz.selection import practice as select_practice
from salesgloss.screens import quiz as lines
from salesgloss.screens.quiz_screen import Screen


def _finite(minutes: float | None) -> float | None:
    if minutes is not None and not math.isfinite(minutes):
        raise typer.BadParameter(f"{minutes} is no number of minutes")
    return minutes


def quiz(
    size: Annotated[int, typer.Option("-n", min=1, max=1000, help="How many questions.")] = 15,
    new: Annotated[
        int, typer.Option("--new", min=0, max=1000, help="How many new terms a day at most.")
    ] = 5,
    category: CategoryOption = None,
    audience: AudienceOption = None,
    mode: Annotated[
        Literal["auto", "choice", "typed"],
        typer.Option("--mode", help="Answers to choose, to type, or as strong as you are."),
    ] = "auto",
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", min=0, callback=_finite, help="Start no question after that."),
    ] = None,
    seed: Annotated[
        str | None, typer.Option("--seed", metavar="N", help="Draw the same questions again.")
    ] = None,
    practice: Annotated[
        bool, typer.Option("--practice", help="Any terms; progress is neither read nor kept.")
    ] = False,
    progress: ProgressOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Ask what is due, then a few new terms, and learn from every answer.

    Each answer is kept at once. Keys: ? don't know, :u undo, :o count my answer, :q stop, :h help.
    """
    language = context.language(lang)
    terms = context.glossary(glossary or ())
    summaries = [
        summary
        for summary in select_terms(terms, category or (), audience=audience)
        if summary.status != DEPRECATED
    ]
    if not summaries:
        print_error("no term is all of that")
        raise typer.Exit(errors.NOT_FOUND)
    configure_stdout()
    store = None if practice else _or_practice(Store(store_path(progress)), language)
    drawn = seed if seed is not None else str(secrets.randbelow(2**32))
    screen = Screen(sys.stdout, plain=plain)
    selection = _studied(summaries, store, size=size, new=new, seed=drawn) if store else Selection()
    if store and not selection.terms:
        screen.show(lines.remark("nothing due", language))
        store = None
    if store is None:
        selection = select_practice(summaries, size=size, rng=Random(drawn))
    due, new_terms = len(selection.due), len(selection.new)
    screen.show(lines.announcement(due, new_terms, language, practice=store is None))
    session = QuizSession(
        glossary=terms,
        round=Round.of(selection.terms),
        screen=screen,
        answers=InputLines(),
        lang=language,
        mode=mode,
        seed=drawn,
        store=store,
        now=clock.now,
        elapsed=clock.elapsed,
        minutes=minutes,
        cards=store.cards() if store else {},
    )
    raise typer.Exit(_play(session))


def _or_practice(store: Store, lang: str) -> Store | None:
    if store.is_writable:
        return store
    print_error(message("quiz.read only", lang, path=store.path))
    return None


def _studied(
    summaries: Sequence[TermSummary], store: Store, *, size: int, new: int, seed: str
) -> Selection:
    today = study_day(clock.now())
    return select(
        summaries,
        store.cards(),
        today=today,
        size=size,
        new=max(0, new - store.count_started(today)),
        rng=Random(seed),
    )


def _play(session: QuizSession) -> int:
    """Play to the end, sum up, and return the exit status: the score never matters."""
    status = errors.OK
    try:
        session.play()
    except KeyboardInterrupt:
        session.screen.prompt("\n")
        status = errors.INTERRUPTED
    if session.out_of_input and not session.got_input and not session.answers.is_terminal:
        print_error(message("quiz.no input", session.lang))
        return errors.NOT_FOUND
    _show_summary(session)
    return status


def _show_summary(session: QuizSession) -> None:
    lang, glossary, played = session.lang, session.glossary, session.round
    labels = {id_: short_name(glossary.term(id_), lang) for id_ in played.missed}
    seconds = session.seconds if session.answers.is_terminal else None
    session.screen.show(lines.summary(played, labels, lang, seconds=seconds))
    if session.store is None or not (played.right or played.missed):
        return
    today = study_day(session.now())
    ids = {summary.id for summary in glossary.summaries}
    cards = {id_: card for id_, card in session.store.cards().items() if id_ in ids}
    days = {review.day for review in session.store.reviews() if review.graded}
    session.screen.show(
        lines.outlook(
            tomorrow=due_by(cards, today, 1),
            week=due_by(cards, today, 7),
            streak=streak(days, today),
            known=sum(card.is_known for card in cards.values()),
            total=len(glossary),
            lang=lang,
        )
    )


def register(app: typer.Typer) -> None:
    app.command("quiz")(quiz)
