"""Answer look-ups: the one path behind the fast door and the ``lookup`` command."""

from __future__ import annotations

import sys

from salesgloss.cli import VERBS, context
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.errors import NOT_FOUND, OK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.cli.lookup_request import LookupRequest
    from salesgloss.glossary import Answer, Glossary


def run(request: LookupRequest) -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = context.language(request.lang)
    glossary = context.glossary(request.files, standard=request.standard)
    if request.is_batch:
        return _batch(glossary, request, lang)
    found = glossary.lookup(request.query, limit=request.limit, exact=request.exact)
    if request.implicit and found.match != "exact":
        _refuse_mistyped_verb(glossary, request.words)
    if found.match != "none" or request.json:
        _show(glossary, found, request, lang)
    if found.match == "none" and not request.json:
        _report_no_match(found, lang)
    return OK if found.match != "none" else NOT_FOUND


def _refuse_mistyped_verb(glossary: Glossary, words: list[str]) -> None:
    """Raise UsageError where the first of the bare words is nearly a command's name, and no word
    of a term: CAC and call are no slips of calc."""
    from salesgloss.errors import UsageError  # only for what was no exact term
    from salesgloss.matching import distance

    first = words[0].lower()
    names = (name.lower() for row in glossary.summaries for name in (row.name, row.acronym or ""))
    if any(first in name.split() for name in names):
        return
    for verb in VERBS:
        if distance(first, verb) <= (1 if len(verb) < 6 else 2):
            meant = " ".join(("salesgloss", verb, *words[1:]))
            raise UsageError(f"no command {words[0]!r}", hint=f"did you mean '{meant}'?")


def _show(glossary: Glossary, found: Answer, request: LookupRequest, lang: str) -> None:
    """Show ``found``; each way to do so is imported only where it is asked for."""
    if request.json:
        from salesgloss.screens import as_json

        write_stdout(as_json.answer(glossary, found))
    elif request.share:
        from salesgloss.screens import markdown

        write_stdout(markdown.answer(glossary, found, lang))
    elif request.plain or request.is_batch or not sys.stdout.isatty():
        from salesgloss.screens import plain

        write_stdout(plain.answer(glossary, found, lang, with_query=request.is_batch))
    else:
        from salesgloss.screens import terminal  # Rich: five times the cost of all else

        terminal.answer(glossary, found, lang)


def _batch(glossary: Glossary, request: LookupRequest, lang: str) -> int:
    """Answer each line of standard input as it comes, never with color."""
    status = OK
    for row in sys.stdin.buffer:
        query = row.decode("utf-8", "replace").rstrip("\r\n")
        found = glossary.lookup(query, limit=request.limit, exact=request.exact)
        _show(glossary, found, request, lang)
        if found.match == "none":
            status = NOT_FOUND
            if not request.json:
                _suggest(found, lang)
    return status


def _report_no_match(found: Answer, lang: str) -> None:
    from salesgloss.screens import plain

    print_error(plain.how_found(found, lang))
    _suggest(found, lang)


def _suggest(found: Answer, lang: str) -> None:
    from salesgloss.screens import plain

    if offered := plain.suggestions(found, lang):
        print_error(offered)
