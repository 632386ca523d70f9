"""Compute what a request asks for: the one path behind the fast door and the ``calc`` command."""

from __future__ import annotations

import sys

from salesgloss.cli import OK, WRONG_USAGE, context, exit_status
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.errors import UsageError
from salesgloss.glossary.calculation import CalculationError, MissingInputs
from salesgloss.screens import calc as screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesgloss.cli.calc_request import CalcRequest
    from salesgloss.glossary import Glossary
    from salesgloss.glossary.calculation import Calculation
    from salesgloss.glossary.calculator import Calculator


def run(request: CalcRequest) -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = context.language(request.lang)
    glossary = context.glossary(request.files, standard=request.standard, lang=lang)
    try:
        return _answer(glossary, request, lang)
    except CalculationError as error:
        report(error, lang)
        return exit_status(error)


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
        from salesgloss.cli import calc_questions  # only for somebody to answer

        given = calc_questions.asked(glossary, calculator, given, request.solve, lang)
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
    if request.json:
        from salesgloss.schema import to_json

        wanted = [
            {
                "name": each.name,
                "label": each.plan.variant.label(each.input.name, "en"),
                "unit": each.input.unit,
            }
            for each in missing
        ]
        write_stdout(to_json({"term": calculator.term.id, "missing": wanted}) + "\n")
    else:
        used = {id(each.plan.variant) for each in missing}
        others = [each for each in calculator.variants if id(each) not in used]
        rows = screen.template(missing, command, others, lang)
        write_stdout("".join(f"{row}\n" for row in rows))
    return WRONG_USAGE


def _quoted(request: CalcRequest, given: Mapping[str, str]) -> list[str]:
    from shlex import quote  # only for a template

    words = [quote(text) for text in request.words if text != "-"]
    for option, value in (("--variant", request.variant), ("--solve", request.solve)):
        words += [option, quote(value)] if value else []
    return [*words, *(quote(f"{name}={value}") for name, value in given.items())]
