"""A session: ask, read, grade, keep, tell, until the round is over or the learner is."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from salesgloss.cards.messages import message
from salesgloss.cli.input_lines import InputLines
from salesgloss.glossary import Glossary
from salesgloss.progress.review import LONGEST_MS, Review
from salesgloss.progress.store import Store
from salesgloss.quiz import formats, questions
from salesgloss.quiz.grading import UNKNOWN, GradedAnswer, Outcome, grade
from salesgloss.quiz.question import Question, QuestionFormat
from salesgloss.quiz.round import QueueItem, Round
from salesgloss.quiz.schedule import Card, study_day
from salesgloss.screens import quiz as lines
from salesgloss.screens.quiz_screen import Screen


@dataclass(kw_only=True, slots=True)
class QuizSession:
    """One run of the quiz; without a ``store`` it is practice and nothing is kept."""

    glossary: Glossary
    round: Round
    screen: Screen
    answers: InputLines
    lang: str
    mode: str
    seed: str
    store: Store | None
    now: Callable[[], datetime]
    elapsed: Callable[[], float]
    minutes: float | None = None
    cards: dict[str, Card] = field(default_factory=dict)
    ended: bool = False
    out_of_input: bool = False
    got_input: bool = False
    _formats: dict[str, QuestionFormat] = field(default_factory=dict)
    _recorded_uids: list[str] = field(default_factory=list)
    _last: GradedAnswer | None = None
    _began: float = 0.0

    def play(self) -> None:
        """Ask until nothing is left, time is up, or the learner stops."""
        self._began = self.elapsed()
        while (item := self.round.current) and not self.ended and not self._is_late():
            self._ask(item)

    @property
    def seconds(self) -> float:
        """How long the session has lasted."""
        return self.elapsed() - self._began

    def _is_late(self) -> bool:
        return self.minutes is not None and self.seconds >= 60 * self.minutes

    def _ask(self, item: QueueItem) -> None:
        """Ask once, and again until there is an answer or a command that ends the question."""
        term = self.glossary.term(item.term)
        question = self._question(item)
        self.screen.show(lines.question(question, item, self.round.size, term))
        asked, blank = self.elapsed(), False
        while True:
            reply = self._read()
            if reply is None or reply == ":q":
                self.ended = True
                return
            if reply.startswith(":"):
                if self._command(reply):
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
            self._formats[item.term] = (
                formats.random_format(term, self.mode, rng)
                if self.store is None
                else formats.adaptive(term, self.cards.get(item.term), self.mode)
            )
        return questions.compose(self.glossary, term, self._formats[item.term], self.lang, rng)

    def _read(self) -> str | None:
        self.screen.prompt(message("quiz.prompt", self.lang))
        row = self.answers.next()
        if row is None:
            self.out_of_input = True
            self.screen.prompt("\n")
            return None
        self.got_input = True
        if not self.answers.is_terminal:
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
            self._message("a number")
        return graded

    def _apply(self, item: QueueItem, question: Question, graded: GradedAnswer, ms: int) -> None:
        """Keep the answer, and only then tell how it went."""
        card = self._record(question, graded, ms)
        term = self.glossary.term(item.term)
        other = self.glossary.term(graded.meant) if graded.meant else None
        self.round = self.round.answered(graded.outcome.is_right)
        self._last = graded
        self.screen.show(lines.feedback(question, graded, term, other, card))

    def _record(self, question: Question, graded: GradedAnswer, ms: int) -> Card | None:
        uid = secrets.token_hex(16)
        self._recorded_uids.append(uid)
        if self.store is None:
            return None
        moment = self.now()
        card = self.store.record(
            Review(
                uid=uid,
                at=moment.astimezone(UTC).isoformat(timespec="seconds"),
                day=study_day(moment),
                term=question.term,
                kind=question.format.kind,
                typed=not question.options,
                answer=graded.answer,
                outcome=graded.outcome,
                ms=ms,
            )
        )
        self.cards[question.term] = card
        return card

    def _command(self, key: str) -> bool:
        """Do what ``key`` says; tell whether another question is now to be asked."""
        match key:
            case ":u":
                return self._undo()
            case ":o":
                return self._overrule()
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
        if self.store is not None:
            self.store.undo(uid)
            self.cards = self.store.cards()
        self.round, self._last = self.round.previous, None
        self._message("undone")
        return True

    def _overrule(self) -> bool:
        if self._last is None or self._last.outcome is not Outcome.WRONG:
            self._message("no override")
            return False
        if self.store is not None:
            self.store.overrule(self._recorded_uids[-1])
            self.cards = self.store.cards()
        self.round, self._last = self.round.overrule(), None
        self._message("override")
        return True

    def _message(self, words: str, /, **values: object) -> None:
        self.screen.show(lines.remark(words, self.lang, **values))
