"""``salesgloss quiz``: a short quiz that learns what you know."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random, SystemRandom
from typing import Annotated

import typer

from salesgloss.cli import INTERRUPTED, NOT_FOUND, OK, clock, context
from salesgloss.cli.input_lines import InputLines
from salesgloss.cli.options import (
    AudienceOption,
    CategoryOption,
    GlossaryOption,
    LangOption,
    LevelOption,
    PlainOption,
    ProgressOption,
    store_path,
)
from salesgloss.cli.output import configure_stdout, print_error, write_stdout
from salesgloss.cli.quiz_terms import Wish, wished_terms
from salesgloss.cli.session import QuizSession
from salesgloss.glossary import TermSummary
from salesgloss.messages import message, word
from salesgloss.progress.pace import RECENT, seconds_per_question
from salesgloss.progress.statistics import due_by, missed_on, streak
from salesgloss.progress.store import Store
from salesgloss.quiz import round as rounds
from salesgloss.quiz.formats import Mode
from salesgloss.quiz.round import Round
from salesgloss.quiz.schedule import study_day
from salesgloss.quiz.selection import NEW_A_DAY, Selection, due_terms, select
from salesgloss.quiz.selection import practice as select_practice
from salesgloss.records import dataclass
from salesgloss.screens import quiz as lines
from salesgloss.screens.quiz_screen import Screen

MINUTES = 5.0
MOST_QUESTIONS = 1000


def _finite(minutes: float | None) -> float | None:
    if minutes is not None and not math.isfinite(minutes):
        raise typer.BadParameter(f"{minutes} is no number of minutes")
    return minutes


def quiz(
    size: Annotated[
        int | None,
        typer.Option(
            "-n",
            min=1,
            max=MOST_QUESTIONS,
            help="How many questions at most (else what five minutes allow).",
        ),
    ] = None,
    new: Annotated[
        int | None,
        typer.Option("--new", min=0, max=1000, help="How many new terms a day at most (10)."),
    ] = None,
    category: CategoryOption = None,
    topic: Annotated[str | None, typer.Option("--topic", help="Only this topic.")] = None,
    level: LevelOption = None,
    audience: AudienceOption = None,
    own: Annotated[bool, typer.Option("--own", help="Only the company's own terms.")] = False,
    listed: Annotated[
        str | None,
        typer.Option(
            "--list", metavar="FILE", help="Only the terms of FILE: an id or name a line."
        ),
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option("--mode", help="Answers to choose, to type, or as strong as you are."),
    ] = "auto",
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", min=0, callback=_finite, help="Keep the round within that."),
    ] = None,
    seed: Annotated[
        str | None, typer.Option("--seed", metavar="N", help="Draw the same questions again.")
    ] = None,
    cold: Annotated[
        bool, typer.Option("--cold", help="Ask new terms without showing them first.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin a new round, even if one was left today.")
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Say how many terms are due; status 1 if none is.")
    ] = False,
    practice: Annotated[
        bool,
        typer.Option("--practice", help="Weak terms and seen ones; nothing is kept."),
    ] = False,
    progress: ProgressOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    glossary: GlossaryOption = None,
) -> None:
    """Ask what is due, then a few new terms, and learn from every answer.

    Each answer is kept at once, and a round that was left goes on where it was. Keys: ? don't
    know, :u undo, :o count my answer, :l open the card, :s never again, :q stop, :h help.
    """
    language = context.language(lang)
    terms = context.glossary(glossary or (), lang=language)
    wish = Wish(
        categories=tuple(category or ()),
        topic=topic,
        level=level,
        audience=audience,
        own=own,
        listed=listed,
    )
    summaries = wished_terms(terms, wish)
    if not summaries:
        print_error(word("no term is all of that", language))
        raise typer.Exit(NOT_FOUND)
    configure_stdout()
    store = Store(store_path(progress))
    suspended = set(store.suspended())
    summaries = [summary for summary in summaries if summary.id not in suspended]
    if due:
        _tell_due(store, summaries, language)
    pace = seconds_per_question(store.latest(RECENT))
    start = _Start(
        store=store,
        wish=wish.key,
        summaries=summaries,
        every=lambda: [row for row in wished_terms(terms, Wish()) if row.id not in suspended],
        size=size,
        limit=size or max(1, min(MOST_QUESTIONS, int(60 * (minutes or MINUTES) / pace))),
        new=new,
        show=not cold,
        seed=seed,
        keeps=not practice and _can_keep(store, language),
    )
    begun = None if fresh else start.resumed()
    begun = begun or start.begun()
    screen = Screen(sys.stdout, plain=plain)
    if begun.nothing_due:
        screen.show(lines.remark("nothing due", language))
    if begun.round.current is None:
        screen.show(lines.remark("nothing to practice", language))
        raise typer.Exit(OK)
    known, fresh_terms = begun.counts
    screen.show(
        lines.announcement(
            due=known,
            new=fresh_terms,
            seconds=pace,
            lang=language,
            practice=not begun.kept,
            resumed=begun.goes_on,
        )
    )
    session = QuizSession(
        glossary=terms,
        round=begun.round,
        screen=screen,
        answers=InputLines(single=not plain and sys.stdout.isatty()),
        lang=language,
        mode=mode,
        seed=begun.seed,
        store=store if begun.kept else None,
        now=clock.now,
        elapsed=clock.elapsed,
        pace=pace,
        wish=begun.wish,
        minutes=minutes,
        cards=store.cards(),
    )
    raise typer.Exit(_play(session))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A round to play; ``kept`` tells that its answers are."""

    round: Round
    seed: str
    wish: str = ""
    kept: bool = True
    goes_on: bool = False
    nothing_due: bool = False

    @property
    def counts(self) -> tuple[int, int]:
        """How many questions there are about known terms, and about new ones."""
        asked = self.round.queue[: self.round.total - self.round.asked]
        new = sum(item.new for item in asked)
        return len(asked) - new, new


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What there is to begin a round from; ``size`` is what was asked for, ``limit`` what holds."""

    store: Store
    wish: str
    summaries: Sequence[TermSummary]
    every: Callable[[], Sequence[TermSummary]]
    size: int | None
    limit: int
    new: int | None
    show: bool
    seed: str | None
    keeps: bool

    def resumed(self) -> _Begun | None:
        """Return the round that was left today, None where there is none of this wish."""
        left = self.store.open_round(study_day(clock.now())) if self.keeps else None
        if left is None or self.wish not in ("", left.wish) or self.seed not in (None, left.seed):
            return None
        among = self.summaries if self.wish == left.wish else self.every()
        try:
            played = rounds.load(left.state)
        except ValueError:
            return None  # another version's
        known = [row.id for row in among]
        played = played.resumed(known, size=self.size, show=self.show)
        if played.current is None:
            return None
        return _Begun(round=played, seed=left.seed, wish=left.wish, goes_on=True)

    def begun(self) -> _Begun:
        """Return a new round; one for practice where nothing is to be kept, or nothing is due."""
        drawn = self.seed if self.seed is not None else str(SystemRandom().randrange(2**32))
        selection = self._studied(drawn) if self.keeps else Selection()
        if selection.terms:
            return _Begun(round=self._round(selection), seed=drawn, wish=self.wish)
        today = study_day(clock.now())
        selection = select_practice(
            self.summaries,
            self.store.cards(),
            missed_on(self.store.reviews(), today),
            today=today,
            size=self.limit,
            # Once today's new terms are done, practice is about what was seen.
            new=0 if self.keeps else self.new or 0,
            rng=Random(drawn),
        )
        begun = self._round(selection)
        return _Begun(round=begun, seed=drawn, kept=False, nothing_due=self.keeps)

    def _round(self, selection: Selection) -> Round:
        return Round.of(selection.due, selection.new, size=self.limit, show=self.show)

    def _studied(self, seed: str) -> Selection:
        today = study_day(clock.now())
        new = NEW_A_DAY if self.new is None else self.new
        return select(
            self.summaries,
            self.store.cards(),
            today=today,
            size=self.limit,
            new=max(0, new - self.store.count_started(today)),
            rng=Random(seed),
        )


def _can_keep(store: Store, lang: str) -> bool:
    if not store.is_writable:
        print_error(message("quiz.read only", lang, path=store.path))
    return store.is_writable


def _tell_due(store: Store, summaries: Sequence[TermSummary], lang: str) -> None:
    """Say how many terms are due, and end: for a prompt, a cron job, a login."""
    count = len(due_terms(summaries, store.cards(), study_day(clock.now())))
    write_stdout(message("quiz.are due", lang, count=count) + "\n")
    raise typer.Exit(OK if count else NOT_FOUND)


def _play(session: QuizSession) -> int:
    """Play to the end, sum up, and return the exit status: the score never matters."""
    status = OK
    try:
        session.play()
    except KeyboardInterrupt:
        session.screen.prompt("\n")
        status = INTERRUPTED
    if session.out_of_input and not session.got_input and not session.answers.is_terminal:
        print_error(message("quiz.no input", session.lang))
        return NOT_FOUND
    _show_summary(session)
    return status


def _show_summary(session: QuizSession) -> None:
    lang, glossary, played = session.lang, session.glossary, session.round
    asked = dict.fromkeys((*played.right, *played.missed))
    labels = {id_: glossary.term(id_).short_title(lang) for id_ in asked if id_ in glossary}
    # A round taken up again may have asked what has left the glossary since.
    played = replace(played, missed=tuple(id_ for id_ in played.missed if id_ in labels))
    seconds = session.seconds if session.answers.is_terminal else None
    session.screen.show(lines.summary(played, labels, lang, seconds=seconds))
    if session.store is None or not asked:
        return
    today = study_day(session.now())
    ids = {summary.id for summary in glossary.summaries} - {*session.store.suspended()}
    cards = {id_: card for id_, card in session.store.cards().items() if id_ in ids}
    days = {review.day for review in session.store.reviews() if review.graded}
    back = [
        label
        for id_, label in labels.items()
        if id_ in cards and due_by({"": cards[id_]}, today, 1)
    ]
    session.screen.show(lines.coming_back(back, lang))
    session.screen.show(lines.left_open(played, lang))
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
