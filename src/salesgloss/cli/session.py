"""A session: show, ask, read, grade, keep, tell, until the round is over or the learner is."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from salesgloss.cli.input_lines import InputLines, read_key
from salesgloss.glossary import Glossary
from salesgloss.messages import message
from salesgloss.progress.review import LONGEST_MS, OpenRound, Review
from salesgloss.progress.store import Store
from salesgloss.quiz import formats, questions
from salesgloss.quiz import round as rounds
from salesgloss.quiz.grading import UNKNOWN, GradedAnswer, Outcome, grade
from salesgloss.quiz.question import Question, QuestionFormat
from salesgloss.quiz.round import QueueItem, Round
from salesgloss.quiz.schedule import Card, study_day
from salesgloss.screens import quiz as lines
from salesgloss.screens.quiz_screen import Screen

PRACTICE_TURNS = 60
SHOWN = "show"  # the kind under which a showing is kept


@dataclass(kw_only=True, slots=True)
class QuizSession:
    """One run of the quiz; without a ``store`` it is practice and nothing is kept. ``pace`` is how
    many seconds a question takes."""

    glossary: Glossary
    round: Round
    screen: Screen
    answers: InputLines
    lang: str
    mode: formats.Mode
    seed: str
    store: Store | None
    now: Callable[[], datetime]
    elapsed: Callable[[], float]
    pace: float
    wish: str = ""
    minutes: float | None = None
    cards: dict[str, Card] = field(default_factory=dict)
    ended: bool = False
    out_of_input: bool = False
    got_input: bool = False
    _formats: dict[str, QuestionFormat] = field(default_factory=dict)
    _recorded_uids: list[str] = field(default_factory=list)
    _shown: list[Review] = field(default_factory=list)
    _last: GradedAnswer | None = None
    _told: str = ""  # the term last shown or answered
    _began: float = 0.0

    def play(self) -> None:
        """Show and ask until nothing is left, time is up, or the learner stops."""
        self._began = self.elapsed()
        while (item := self.round.current) and not self.ended and not self._is_late():
            if item.to_show:
                self._show(item)
            else:
                self._ask(item)

    @property
    def seconds(self) -> float:
        """How long the session has lasted."""
        return self.elapsed() - self._began

    def _is_late(self) -> bool:
        """Tell whether another question would take longer than there is time; one there always
        is."""
        if self.minutes is None:
            return False
        needed = self.pace if self._recorded_uids else 0
        return self.seconds + needed > 60 * self.minutes or not self.minutes

    def _show(self, item: QueueItem) -> None:
        """Show a new term and wait for a key; who only pipes answers in is not waited for."""
        term = self.glossary.term(item.term)
        others = {
            pair.id: self.glossary.term(pair.id)
            for pair in term.confused_with
            if pair.id in self.glossary
        }
        titles = {each.id: each.title(self.lang) for each in self.glossary.categories}
        category = titles.get(term.category, "")
        self.screen.show(lines.introduction(term, others, self.lang, category=category))
        began, self._told = self.elapsed(), term.id
        while self.answers.is_terminal:
            words = "go on" if self.answers.keys is None else "go on key"
            reply = self._read(words, single=True)
            if reply is None or reply == ":q":
                self.ended = True
                return
            if not reply.startswith(":"):
                break
            if self._command(reply, item):
                return
        self.round = self.round.shown()
        milliseconds = min(LONGEST_MS, int(1000 * (self.elapsed() - began)))
        told = GradedAnswer(outcome=Outcome.SHOWN)
        review = self._review(term.id, SHOWN, told, milliseconds, typed=False)
        if self.got_input:
            self._keep(review)
        else:
            self._shown.append(review)  # nobody may be there: kept with the first answer

    def _ask(self, item: QueueItem) -> None:
        """Ask once, and again until there is an answer or a command that ends the question."""
        term = self.glossary.term(item.term)
        question = self._question(item)
        self.screen.show(
            lines.question(
                question,
                term,
                number=self.round.number,
                total=self.round.total,
                again=item.attempt > 0,
            )
        )
        asked, blank = self.elapsed(), False
        while True:
            reply = self._read("prompt", single=bool(question.options))
            if reply is None or reply == ":q":
                self.ended = True
                return
            if reply.startswith(":"):
                if self._command(reply, item):
                    return
            elif not reply and not blank:
                blank = True
                self._message("blank")
            elif graded := self._grade(question, reply):
                milliseconds = min(LONGEST_MS, int(1000 * (self.elapsed() - asked)))
                self._apply(item, question, graded, milliseconds)
                return

    def _question(self, item: QueueItem) -> Question:
        term = self.glossary.term(item.term)
        rng = Random(f"{self.seed}:{item.term}:{item.attempt}")
        if item.term not in self._formats:
            # Practice adds to no count that could make the forms take turns.
            turn = rng.randrange(PRACTICE_TURNS) if self.store is None else None
            card = self.cards.get(item.term)
            self._formats[item.term] = formats.adaptive(term, card, self.mode, turn=turn)
        return questions.compose(self.glossary, term, self._formats[item.term], self.lang, rng)

    def _read(self, words: str, *, single: bool) -> str | None:
        keys = self.answers.keys if single else None
        if keys is None:
            self.screen.prompt(message(f"quiz.{words}", self.lang))
            row = self.answers.next()
        else:
            with keys:  # before the prompt: who answers at once is heard
                self.screen.prompt(message(f"quiz.{words}", self.lang))
                row = read_key(keys)
        if row is None:
            self.out_of_input = True
            self.screen.prompt("\n")
            return None
        self.got_input = True
        if keys is not None or not self.answers.is_terminal:
            self.screen.echo(row)
        reply = row.strip()
        command = unicodedata.normalize("NFKC", reply[:20])
        return command.lower() if command.startswith(":") or command == "?" else reply

    def _grade(self, question: Question, reply: str) -> GradedAnswer | None:
        if reply in {"", "?"}:
            return UNKNOWN
        graded = grade(self.glossary, question, reply)
        if graded is None and question.options:
            self._message("choose", count=len(question.options))
        elif graded is None:
            self._message("a number" if question.case else "a word")
        return graded

    def _apply(self, item: QueueItem, question: Question, graded: GradedAnswer, ms: int) -> None:
        """Keep the answer, and only then tell how it went."""
        for shown in self._shown:
            self._keep(shown)
        self._shown.clear()
        review = self._review(
            question.term, question.format.kind, graded, ms, typed=not question.options
        )
        self._recorded_uids.append(review.uid)
        self.round = self.round.answered(graded.outcome.is_right)
        card = self._keep(review)
        term = self.glossary.term(item.term)
        other = self.glossary.term(graded.meant) if graded.meant else None
        self._last, self._told = graded, term.id
        self.screen.show(
            lines.feedback(
                question, graded, term, other, card, returns=self.round.returns(item.term)
            )
        )

    def _review(
        self, term: str, kind: str, graded: GradedAnswer, ms: int, *, typed: bool
    ) -> Review:
        moment = self.now()
        return Review(
            uid=os.urandom(16).hex(),
            at=moment.astimezone(UTC).isoformat(timespec="seconds"),
            day=study_day(moment),
            term=term,
            kind=kind,
            typed=typed,
            answer=graded.answer,
            outcome=graded.outcome,
            ms=ms,
        )

    def _keep(self, review: Review) -> Card | None:
        """Keep an answer, or that a term was shown, together with the round as it now is."""
        if self.store is None:
            return None
        card = self.store.record(review, self._left())
        self.cards[review.term] = card
        return card

    def _left(self) -> OpenRound | None:
        """Return the round as it is to be found again, None at its end."""
        if self.round.current is None:
            return None
        state = rounds.dump(self.round)
        return OpenRound(day=study_day(self.now()), wish=self.wish, seed=self.seed, state=state)

    def _command(self, key: str, item: QueueItem) -> bool:
        """Do what ``key`` says; tell whether what comes next is to be seen anew."""
        match key:
            case ":u":
                return self._undo()
            case ":o":
                return self._overrule()
            case ":s":
                return self._suspend(item)
            case ":l":
                return self._look()
            case ":h":
                self._message("help")
            case _:
                self._message("no such key", key=key)
        return False

    def _undo(self) -> bool:
        if self.round.previous is None:
            self._message("no undo")
            return False
        uid = self._recorded_uids.pop()
        self.round, self._last = self.round.previous, None
        if self.store is not None:
            self.store.undo(uid, self._left())
            self.cards = self.store.cards()
        self._message("undone")
        return True

    def _overrule(self) -> bool:
        if self._last is None or self._last.outcome is not Outcome.WRONG:
            self._message("no override")
            return False
        self.round, self._last = self.round.overrule(), None
        if self.store is not None:
            self.store.overrule(self._recorded_uids[-1], self._left())
            self.cards = self.store.cards()
        self._message("override")
        return True

    def _suspend(self, item: QueueItem) -> bool:
        """Ask the term at hand no more, until it is restored."""
        if self.store is None:
            self._message("no suspending")
            return False
        self.round = self.round.without(item.term)
        self.store.suspend(item.term, study_day(self.now()), self._left())
        label = self.glossary.term(item.term).short_title(self.lang)
        self._message("suspended", label=label, id=item.term)
        return True

    def _look(self) -> bool:
        """Show the card of the term last told of; that of the one being asked would tell."""
        if not self._told:
            self._message("no card")
            return False
        term = self.glossary.term(self._told)
        self.screen.show(lines.term_card(self.glossary, term, self.lang))
        return True

    def _message(self, words: str, /, **values: object) -> None:
        self.screen.show(lines.remark(words, self.lang, **values))
