"""The program's own words in English."""

from __future__ import annotations

MESSAGES = {
    "welcome": """\
salesgloss explains the terms of B2B SaaS sales, in English and Chinese.

  salesgloss lookup MRR       what it means, its formula, an example
  salesgloss list --category finance
                              every term of a category
  salesgloss quiz             learn the vocabulary

'salesgloss --help' shows all commands.
""",
    # around a term
    "say": "say",
    "definition": "Definition",
    "formula": "Formula",
    "worked": "e.g.",
    "example": "Example",
    "usage": "Usage",
    "rule of thumb": "Rule of thumb",
    "parts": "What it consists of",
    "benchmarks": "What is usual",
    "range": "{low} to {high}",
    "at least": "at least {value}",
    "at most": "at most {value}",
    "confused with": "Not to be confused with",
    "related": "Related",
    "other meanings": "Elsewhere the letters mean",
    "sources": "Sources",
    "also called": "Also called",
    "english only": "",
    "standard": "Standard definition",
    "criteria enter": "To enter",
    "criteria leave": "To leave",
    "scope": "Scope",
    "recorded in": "Recorded in",
    "change note": "Changed",
    "owner": "owner",
    "effective": "effective",
    "review by": "past its review date",
    "approved": "approved",
    "draft": "DRAFT",
    "deprecated": "DEPRECATED",
    "replaced by": "use instead",
    "level 1": "first week",
    "level 2": "everyday",
    "level 3": "specialist",
    "colon": ": ",
    "open": " (",
    "close": ")",
    "comma": ", ",
    "semicolon": "; ",
    # how an answer was found
    "by exact": "exact match, {field} {matched}",
    "misnomer": "a wrong wording for it: {matched}",
    "keyword": "treated under this term, not a name of it: {matched}",
    "close match": "no exact match for {query!r}; closest is {matched}{label}",
    "by close": "near spelling, {field} {matched}",
    "by meaning": "by meaning, {field}: {matched}",
    "others": "Or perhaps:",
    "asked_as": "asked as",
    "gloss": "definition",
    "letters": "letters",
    "meaning match": "no term is called {query!r}; by meaning:",
    "nothing": "no term matches {query!r}",
    "nothing asked": "an empty query finds nothing",
    "suggest": "did you mean: {labels}?",
    # fields of the data
    "id": "id",
    "acronym": "acronym",
    "name": "name",
    "alias": "alias",
    "zh-Hant.name": "Chinese name",
    "zh-Hant.alias": "Chinese alias",
    "times": "{number}x",
    # the quiz and its progress
    "quiz.round": "{questions}: {due} due, {new} new. {keys}",
    "quiz.keys": "? = don't know, :q = stop, :h = help.",
    "quiz.practice": "{questions} for practice; nothing is kept. {keys}",
    "quiz.nothing due": "Nothing is due today and today's new terms are done.",
    "quiz.read only": "warning: {path} cannot be written, so this is a practice round",
    "quiz.question": "Question {number} of {total}",
    "quiz.again": ", again",
    "quiz.category": " ({category})",
    "quiz.ask name": 'Which term fits? "{subject}"',
    "quiz.ask name typed": 'Which term is this? "{subject}"',
    "quiz.ask expand": "What does {subject} stand for?",
    "quiz.the sense": 'The one meaning: "{hint}"',
    "quiz.ask mean": "What does {subject} mean?",
    "quiz.ask formula": "How is {subject} computed?",
    "quiz.ask calc": "A company has:",
    "quiz.ask result": "What is its {subject}?",
    "quiz.variant": " ({variant})",
    "quiz.answer in": " Answer in {unit}.",
    "quiz.given": "{label}: {value}",
    "quiz.prompt": "Answer: ",
    "quiz.right": "Right.",
    "quiz.near": "Right (spelling: {spelling}).",
    "quiz.override": "Counted as right.",
    "quiz.next": "Next in {days}.",
    "quiz.wrong": "Not quite. ",
    "quiz.unknown": "",
    "quiz.answer": "The answer is {answer}.",
    "quiz.number": "{number}, ",
    "quiz.full": "{label} ({name})",
    "quiz.chosen": "You chose {label}: {gloss}",
    "quiz.that is": "That is {label}: {gloss}",
    "quiz.tell apart": "Tell apart: {difference}",
    "quiz.it means": "{label}: {gloss}",
    "quiz.leech": "A sticky one: missed again and again. Make up a sentence with it.",
    "quiz.back": "It comes back later in this round.",
    "quiz.choose": "Type a number from 1 to {count}, or ? if you don't know.",
    "quiz.a number": "Type a number, or ? if you don't know.",
    "quiz.blank": 'Enter again for "don\'t know".',
    "quiz.no undo": "There is no answer to take back.",
    "quiz.undone": "Your last answer is taken back.",
    "quiz.no override": "There is no wrong answer to count.",
    "quiz.help": (
        "1-4 or the words: your answer\n?   don't know\n:u  take back the last answer\n"
        ":o  count my last answer as right\n:q  stop\n:h  this help"
    ),
    "quiz.no such key": "There is no key {key!r}; :h lists them.",
    "quiz.done": "Done: {right} of {total} right first time ({percent}%){time}.",
    "quiz.none": "Nothing was answered.",
    "quiz.time": ", {minutes} min {seconds} s",
    "quiz.missed": "Missed: {labels}.",
    "quiz.all right": "All answered right by the end.",
    "quiz.ahead": "Tomorrow: {tomorrow} due. Next 7 days: {week}.",
    "quiz.outlook": "Streak: {streak}. Known: {known} of {total} (expected to last over a week).",
    "quiz.no input": "no answers: the quiz reads them from the terminal or, one a line, from its input",
    "quiz.comma": ", ",
    "quiz.join": " ",
    # the progress screen
    "quiz.progress": "Progress",
    "quiz.known": "Known",
    "quiz.learning": "Learning",
    "quiz.new": "New",
    "quiz.of": "of {total} terms. Known: expected to last over a week.",
    "quiz.first time": "Right first time, last 30 days: {percent}% of {answered}",
    "quiz.no answers": "No answers yet: salesgloss quiz asks the first questions.",
    "quiz.due": "Due",
    "quiz.weak": "Weak",
    "quiz.weakness": "{label}  {misses}",
    "quiz.with": ", taken for {labels}",
    "quiz.leech mark": ", sticky",
    "quiz.by category": "By category",
    "quiz.streak": "Streak",
    "quiz.weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "quiz.today": "today",
    # exports
    "export.glossary": "Glossary",
    "export.progress": "{format}: {percent}%",
}

PLURALS = {"miss": "misses", "entry": "entries"}


def counted(count: int, noun: str) -> str:
    """Return ``count`` of ``noun``: "1 day", "11 days"."""
    return f"{count:,} {noun if count == 1 else PLURALS.get(noun, noun + 's')}"


def unit(base: str, per: str) -> str:
    """Return a unit in words."""
    return f"{base} per {per}" if per else base


def typeset(text: str) -> str:
    """Return a finished message as it is printed."""
    return text
