"""Compute what a request asks for: the one path behind the fast door and the ``calc`` command."""

from __future__ import annotations

import sys

from salesgloss.cards.messages import message, word
from salesgloss.cli import context
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.errors import OK, WRONG_USAGE, UsageError
from salesgloss.glossary.calculation import CalculationError, MissingInputs
from salesgloss.glossary.input_values import take
from salesgloss.screens import calc as screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesgloss.cli.calc_request import CalcRequest
    from salesgloss.cli.input_lines import InputLines
    from salesgloss.glossary import Glossary
    from salesgloss.glossary.calculation import Calculation
    from salesgloss.glossary.calculator import Calculator
    from salesgloss.glossary.plans import Plan
    from salesgloss.model import Input

MOST_BLANKS = 3


def run(request: CalcRequest) -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = context.language(request.lang)
    glossary = context.glossary(request.files, standard=request.standard)
    try:
        return _answer(glossary, request, lang)
    except CalculationError as error:
        report(error, lang)
        return error.exit_status


def report(error: CalculationError, lang: str) -> None:
    """Tell why something was not computed, in the reader's language."""
    print_error(error.text(lang))
    if advice := error.advice(lang):
        print_error(advice)


def _answer(glossary: Glossary, request: CalcRequest, lang: str) -> int:
    if not request.query.strip():
        raise UsageError(
            "no metric is named", hint="as in 'salesgloss calc CAC spend=50k new_customers=25'"
        )
    given = _given(request)
    calculator = glossary.calculator(request.query, variant=request.variant)
    if request.csv is not None or request.what_if is not None:
        from salesgloss.cli import calc_series  # tables and plots

        return calc_series.run(calculator, request, given, lang)
    if calculator.missing(given, unknown=request.solve):
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or request.json:
            return _show_template(calculator, request, given, lang)
        given = _asked(glossary, calculator, request, given, lang)
    show(calculator.calculate(given, unknown=request.solve), request, lang)
    return OK


def show(found: Calculation, request: CalcRequest, lang: str) -> None:
    """Show a calculation the way that the request wants it."""
    if request.json:
        write_stdout(screen.as_json(found))
        return
    shown = screen.rows(found, lang, full=request.full)
    if request.plain or not sys.stdout.isatty():
        write_stdout(screen.plain(shown))
    else:
        screen.on_terminal(shown)


def _given(request: CalcRequest) -> dict[str, str]:
    """Return the inputs by name, those on standard input included."""
    pairs = list(request.given)
    if request.reads_input:
        from salesgloss.cli.input_lines import InputLines

        lines = InputLines()
        while (row := lines.next()) is not None:
            name, equals, value = row.replace("\uff1d", "=").partition("=")
            if row.strip() and not row.lstrip().startswith("#"):
                if not equals or not name.strip():
                    raise UsageError(f"no NAME=NUMBER: {row.strip()[:60]!r}")
                pairs.append((name.strip(), value.strip()))
    given: dict[str, str] = {}
    for name, value in pairs:
        if name in given:
            raise UsageError(f"{name[:60]} is given twice")
        given[name] = value
    return given


def _show_template(
    calculator: Calculator, request: CalcRequest, given: Mapping[str, str], lang: str
) -> int:
    """List the inputs that are still needed as a command line to fill in."""
    missing = calculator.missing(given, unknown=request.solve)
    try:
        calculator.calculate(given, unknown=request.solve)
    except MissingInputs as error:
        report(error, lang)
    command = " ".join(("salesgloss calc", *_quoted(request, given)))
    needed = [(plan, each) for plan, each in missing if each.name]
    if request.json:
        from salesgloss.schema import to_json

        wanted = [
            {
                "name": plan.key(each.name),
                "label": plan.variant.label(each.name, "en"),
                "unit": each.unit,
            }
            for plan, each in needed
        ]
        write_stdout(to_json({"term": calculator.term.id, "missing": wanted}) + "\n")
    else:
        used = {id(plan.variant) for plan, _ in needed}
        others = [each for each in calculator.variants if id(each) not in used]
        rows = screen.template(needed, command, others, lang)
        write_stdout("".join(f"{row}\n" for row in rows))
    return WRONG_USAGE


def _quoted(request: CalcRequest, given: Mapping[str, str]) -> list[str]:
    from shlex import quote  # only for a template

    words = [quote(text) for text in request.words if text != "-"]
    for option, value in (("--variant", request.variant), ("--solve", request.solve)):
        words += [option, quote(value)] if value else []
    return [*words, *(quote(f"{name}={value}") for name, value in given.items())]


def _asked(
    glossary: Glossary,
    calculator: Calculator,
    request: CalcRequest,
    given: Mapping[str, str],
    lang: str,
) -> dict[str, str]:
    """Return ``given`` with what the user, asked for each missing input in turn, typed."""
    from salesgloss.cli.input_lines import InputLines

    answers = InputLines()
    found = dict(given)
    missing = calculator.missing(given, unknown=request.solve)
    print_line(message("calc.needs", lang, term=calculator.term.label))
    for plan, each in missing:
        found[plan.key(each.name)] = _one_answer(glossary, answers, plan, each, lang)
    print_line("")
    return found


def _one_answer(glossary: Glossary, answers: InputLines, plan: Plan, each: Input, lang: str) -> str:
    """Ask until there is a number for an input; ``?`` explains it."""
    about = screen.explained(plan, each, lang)
    blanks = 0
    while True:
        write_stdout(f"{about}{word('colon', lang)}")
        row = answers.next()
        if row is None or blanks == MOST_BLANKS:
            write_stdout("\n")
            raise UsageError(
                message("calc.no more", lang, input=plan.variant.label(each.name, lang))
            )
        text = row.strip()
        if text in ("?", "\uff1f", ""):
            blanks += not text
            print_line(_explanation(glossary, plan, each, lang))
            continue
        try:
            take(plan.variant, each, text)
        except CalculationError as error:
            print_line(error.text(lang))
            continue
        return text


def _explanation(glossary: Glossary, plan: Plan, each: Input, lang: str) -> str:
    """Return what an input is: the term that it is, else its label again."""
    names = (
        each.source or "",
        each.name.replace("_", " "),
        each.label,
        plan.variant.label(each.name, lang),
    )
    for name in names:
        for id in glossary.owners(name) if name else ():
            row = glossary.summary(id)
            if row is not None:
                return f"{row.title(lang)}{word('colon', lang)}{row.gloss(lang)}"
    return screen.explained(plan, each, lang)


def print_line(text: str) -> None:
    """Write a line of the conversation to the terminal."""
    from salesgloss.text import visible

    write_stdout(visible(text) + "\n")
