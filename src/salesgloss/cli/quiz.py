"""``salesgloss quiz``: a random quiz that learns what you know."""

from __future__ import annotations

import math
import os
import secrets
import sys
from collections.abc import Sequence
from random import Random
from typing import Annotated, Literal

import typer

from salesgloss import errors, paths
from salesgloss.cli import clock, opening
from salesgloss.cli.choosing import chosen
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    GlossaryOption,
    LangOption,
    PlainOption,
)
from salesgloss.cli.sitting import Sitting
from salesgloss.cli.streams import Answers, settle_output
from salesgloss.glossary import Heading
from salesgloss.progress.statistics import due_by, streak
from salesgloss.progress.store import Store
from salesgloss.quiz.asking import short_name
from salesgloss.quiz.round import Round
from salesgloss.quiz.schedule import study_day
from salesgloss.quiz.selection import Selection, select
from salesgloss.quiz.selection import practice as practised
from salesgloss.render import quiz as lines
from salesgloss.render.quiz_screen import Screen
from salesgloss.render.quiz_words import say

ProgressOption = Annotated[
    str | None,
    typer.Option(
        "--progress", metavar="FILE", help="Keep the progress here (else SALESGLOSS_PROGRESS)."
    ),
]


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
    spoken = opening.language(lang)
    opened = opening.glossary(glossary or ())
    headings = [
        heading
        for heading in chosen(opened, category or (), audience=audience)
        if heading.status != "deprecated"
    ]
    if not headings:
        opening.complain("no term is all of that")
        raise typer.Exit(errors.NOT_FOUND)
    settle_output()
    store = None if practice else _writable(Store(store_path(progress)), spoken)
    own = seed if seed is not None else str(secrets.randbelow(2**32))
    screen = Screen(sys.stdout, plain=plain)
    selection = _studied(headings, store, size=size, new=new, seed=own) if store else Selection()
    if store and not selection.terms:
        screen.show(lines.remark("nothing due", spoken))
        store = None
    if store is None:
        selection = practised(headings, size=size, rng=Random(own))
    due, fresh = len(selection.due), len(selection.new)
    screen.show(lines.opening(due, fresh, spoken, practice=store is None))
    sitting = Sitting(
        glossary=opened,
        round=Round.of(selection.terms),
        screen=screen,
        answers=Answers(),
        lang=spoken,
        mode=mode,
        seed=own,
        store=store,
        now=clock.now,
        elapsed=clock.elapsed,
        minutes=minutes,
        cards=store.cards() if store else {},
    )
    raise typer.Exit(_play(sitting))


def store_path(given: str | None) -> str:
    """Return where the progress is kept: as named, by option or environment, or as usual."""
    named = given or os.environ.get("SALESGLOSS_PROGRESS")
    return os.path.expanduser(named) if named else f"{paths.data_dir()}/progress.sqlite3"


def _writable(store: Store, lang: str) -> Store | None:
    if store.is_writable:
        return store
    opening.complain(say("read only", lang, path=store.path))
    return None


def _studied(
    headings: Sequence[Heading], store: Store, *, size: int, new: int, seed: str
) -> Selection:
    today = study_day(clock.now())
    return select(
        headings,
        store.cards(),
        today=today,
        size=size,
        new=max(0, new - store.begun(today)),
        rng=Random(seed),
    )


def _play(sitting: Sitting) -> int:
    """Play to the end, sum up, and return the exit status: the score never matters."""
    status = errors.ANSWERED
    try:
        sitting.play()
    except KeyboardInterrupt:
        sitting.screen.prompt("\n")
        status = errors.INTERRUPTED
    if sitting.out_of_input and not sitting.heard and not sitting.answers.is_terminal:
        opening.complain(say("no input", sitting.lang))
        return errors.NOT_FOUND
    _sum_up(sitting)
    return status


def _sum_up(sitting: Sitting) -> None:
    lang, glossary, played = sitting.lang, sitting.glossary, sitting.round
    labels = {id_: short_name(glossary.term(id_), lang) for id_ in played.missed}
    seconds = sitting.seconds if sitting.answers.is_terminal else None
    sitting.screen.show(lines.summary(played, labels, lang, seconds=seconds))
    if sitting.store is None or not (played.right or played.missed):
        return
    today = study_day(sitting.now())
    ids = {heading.id for heading in glossary.headings}
    cards = {id_: card for id_, card in sitting.store.cards().items() if id_ in ids}
    days = {review.day for review in sitting.store.reviews() if review.graded}
    sitting.screen.show(
        lines.standing(
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
