"""Ask for the inputs of a calculation one by one, on a terminal."""

from __future__ import annotations

import shutil

from salesgloss.cli.input_lines import InputLines
from salesgloss.cli.output import write_stdout
from salesgloss.errors import UsageError
from salesgloss.glossary.calculation import CalculationError
from salesgloss.glossary.input_values import take
from salesgloss.messages import message, word
from salesgloss.screens import calc as screen
from salesgloss.screens.wrapping import wrap
from salesgloss.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesgloss.glossary import Glossary
    from salesgloss.glossary.calculator import Calculator
    from salesgloss.glossary.input_names import Wanted

MOST_BLANKS = 3
HELP = ("?", "\uff1f")


def asked(
    glossary: Glossary,
    calculator: Calculator,
    given: Mapping[str, str],
    unknown: str | None,
    lang: str,
) -> dict[str, str]:
    """Return ``given`` with what the user, asked for each missing input in turn, typed."""
    answers = InputLines()
    found = dict(given)
    waiting = calculator.missing(given, unknown=unknown)
    print_line(message("calc.needs", lang, term=calculator.term.short_title(lang)))
    while waiting:
        wanted, *waiting = waiting
        if wanted.name in found:
            continue
        parts = calculator.parts(wanted, given, unknown=unknown)
        if answer := _answer(glossary, answers, wanted, lang, may_be_computed=bool(parts)):
            found[wanted.name] = answer
        else:
            waiting = [*parts, *waiting]
    print_line("")
    return found


def _answer(
    glossary: Glossary, answers: InputLines, wanted: Wanted, lang: str, *, may_be_computed: bool
) -> str:
    """Ask until there is a number for an input, and return it; ``?`` explains the input. Empty
    where it is to be computed."""
    blanks = 0
    while True:
        _ask(screen.question(wanted, lang))
        row = answers.next()
        if row is None or blanks == MOST_BLANKS:
            write_stdout("\n")
            label = wanted.plan.variant.label(wanted.input.name, lang)
            raise UsageError(message("calc.no more", lang, input=label))
        text = row.strip()
        if not text and may_be_computed:
            return ""
        if not text or text in HELP:
            blanks += not text
            print_line(_explanation(glossary, wanted, lang))
            continue
        try:
            take(wanted.plan.variant, wanted.input, text)
        except CalculationError as error:
            print_line(error.text(lang))
            continue
        return text


def _explanation(glossary: Glossary, wanted: Wanted, lang: str) -> str:
    """Return what an input is: the term that it is, else its label again."""
    given = wanted.input
    names = (
        given.source or "",
        given.name.replace("_", " "),
        given.label,
        wanted.plan.variant.label(given.name, lang),
    )
    for name in names:
        for id in glossary.owners(name) if name else ():
            row = glossary.summary(id)
            if row is not None:
                return f"{row.title(lang)}{word('colon', lang)}{row.gloss(lang)}"
    return screen.explained(wanted, lang)


def _ask(question: str) -> None:
    """Write a question, wrapped to the terminal, and leave room for the answer."""
    rows = wrap(visible(question.rstrip()), _columns())
    write_stdout("\n".join(rows) + question[len(question.rstrip()) :])


def print_line(text: str) -> None:
    """Write a line of the conversation, wrapped to the terminal."""
    write_stdout("\n".join(wrap(visible(text), _columns())) + "\n")


def _columns() -> int:
    return max(shutil.get_terminal_size().columns, 1)
