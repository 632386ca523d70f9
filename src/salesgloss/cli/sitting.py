"""A sitting: ask, read, grade, keep, tell, until the round is over or the learner is."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from salesgloss.cli.streams import Answers
from salesgloss.glossary import Glossary
from salesgloss.progress.review import LONGEST_MS, Review
from salesgloss.progress.store import Store
from salesgloss.quiz import asking, ladder
from salesgloss.quiz.grading import UNKNOWN, Outcome, Verdict, grade
from salesgloss.quiz.question import Form, Question
from salesgloss.quiz.round import Ask, Round
from salesgloss.quiz.schedule import Card, study_day
from salesgloss.render import quiz as lines
from salesgloss.render.quiz_screen import Screen
from salesgloss.render.quiz_words import say


@dataclass(kw_only=True, slots=True)
class Sitting:
    """One run of the quiz; without a ``store`` it is practice and nothing is kept."""

    glossary: Glossary
    round: Round
    screen: Screen
    answers: Answers
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
    heard: bool = False
    _forms: dict[str, Form] = field(default_factory=dict)
    _kept: list[str] = field(default_factory=list)
    _last: Verdict | None = None
    _began: float = 0.0

    def play(self) -> None:
        """Ask until nothing is left, time is up, or the learner stops."""
        self._began = self.elapsed()
        while (ask := self.round.current) and not self.ended and not self._is_late():
            self._turn(ask)

    @property
    def seconds(self) -> float:
        """How long the sitting has lasted."""
        return self.elapsed() - self._began

    def _is_late(self) -> bool:
        return self.minutes is not None and self.seconds >= 60 * self.minutes

    def _turn(self, ask: Ask) -> None:
        """Ask once, and again until there is an answer or a command that ends the question."""
        term = self.glossary.term(ask.term)
        question = self._question(ask)
        self.screen.show(lines.question(question, ask, self.round.size, term))
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
                self._remark("blank")
            elif verdict := self._verdict(question, reply):
                milliseconds = min(LONGEST_MS, int(1000 * (self.elapsed() - asked)))
                self._settle(ask, question, verdict, milliseconds)
                return

    def _question(self, ask: Ask) -> Question:
        term = self.glossary.term(ask.term)
        rng = Random(f"{self.seed}:{ask.term}:{ask.attempt}")
        if ask.term not in self._forms:
            self._forms[ask.term] = (
                ladder.by_chance(term, self.mode, rng)
                if self.store is None
                else ladder.by_strength(term, self.cards.get(ask.term), self.mode)
            )
        return asking.compose(self.glossary, term, self._forms[ask.term], self.lang, rng)

    def _read(self) -> str | None:
        self.screen.prompt(say("prompt", self.lang))
        row = self.answers.next()
        if row is None:
            self.out_of_input = True
            self.screen.prompt("\n")
            return None
        self.heard = True
        if not self.answers.is_terminal:
            self.screen.echo(row)
        reply = row.strip()
        command = unicodedata.normalize("NFKC", reply[:20])
        return command.lower() if command.startswith(":") or command == "?" else reply

    def _verdict(self, question: Question, reply: str) -> Verdict | None:
        if reply in {"", "?"}:
            return UNKNOWN
        verdict = grade(self.glossary, question, reply)
        if verdict is None and question.options:
            self._remark("choose", count=len(question.options))
        elif verdict is None:
            self._remark("a number")
        return verdict

    def _settle(self, ask: Ask, question: Question, verdict: Verdict, ms: int) -> None:
        """Keep the answer, and only then tell how it went."""
        card = self._keep(question, verdict, ms)
        term = self.glossary.term(ask.term)
        other = self.glossary.term(verdict.meant) if verdict.meant else None
        self.round = self.round.settle(verdict.outcome.is_right)
        self._last = verdict
        self.screen.show(lines.feedback(question, verdict, term, other, card))

    def _keep(self, question: Question, verdict: Verdict, ms: int) -> Card | None:
        uid = secrets.token_hex(16)
        self._kept.append(uid)
        if self.store is None:
            return None
        moment = self.now()
        card = self.store.record(
            Review(
                uid=uid,
                at=moment.astimezone(UTC).isoformat(timespec="seconds"),
                day=study_day(moment),
                term=question.term,
                kind=question.form.kind,
                typed=not question.options,
                answer=verdict.answer,
                outcome=verdict.outcome,
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
                self._remark("help")
            case _:
                self._remark("no such key", key=key)
        return False

    def _undo(self) -> bool:
        if self.round.before is None:
            self._remark("no undo")
            return False
        uid = self._kept.pop()
        if self.store is not None:
            self.store.undo(uid)
            self.cards = self.store.cards()
        self.round, self._last = self.round.before, None
        self._remark("undone")
        return True

    def _overrule(self) -> bool:
        if self._last is None or self._last.outcome is not Outcome.WRONG:
            self._remark("no override")
            return False
        if self.store is not None:
            self.store.overrule(self._kept[-1])
            self.cards = self.store.cards()
        self.round, self._last = self.round.overrule(), None
        self._remark("override")
        return True

    def _remark(self, words: str, /, **values: object) -> None:
        self.screen.show(lines.remark(words, self.lang, **values))
