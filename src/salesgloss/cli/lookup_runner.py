"""Answer look-ups: the one path behind the fast door and the commands."""

import os
import sys

from salesgloss import search
from salesgloss.cli import NOT_FOUND, OK, context
from salesgloss.cli.lookup_request import MARKDOWN
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.screens import AUTO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.cli.display import Display
    from salesgloss.cli.lookup_request import LookupRequest
    from salesgloss.index import Index
    from salesgloss.search import Answer

FORCING = frozenset(("CLICOLOR_FORCE", "FORCE_COLOR"))  # what ``screens.window`` may heed


def run(request: "LookupRequest") -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = context.language(request.lang)
    index = context.index(request.files, standard=request.standard, lang=lang)
    if request.is_batch:
        return _batch(index, request, lang)
    found = search.lookup(index, request.query, limit=request.limit, exact_only=request.exact)
    if request.implicit and found.match != "exact":
        from salesgloss.cli import no_answer

        no_answer.refuse_mistyped_verb(index, request.words)
    if request.compare and found.match != "none" and len(found.sides) < 2:
        from salesgloss.cli import no_answer

        no_answer.refuse_single(lang)
    if found.match != "none" or request.json:
        show(index, found, request, lang)
    if found.match == "none" and not request.json:
        from salesgloss.cli import no_answer

        no_answer.report(index, found, lang)
    return OK if found.match != "none" else NOT_FOUND


def show(
    index: "Index", found: "Answer", request: "LookupRequest", lang: str, *, why: str = ""
) -> None:
    """Show ``found``; each way to do so is imported only where it is asked for. ``why`` stands
    for how it was found."""
    if request.json:
        from salesgloss.screens import as_json

        write_stdout(as_json.answer(index, found))
    elif request.share or request.copy:
        from salesgloss.screens import sharing

        snippet = sharing.answer(index, found, lang, request.share or MARKDOWN)
        write_stdout(snippet)
        if request.copy:
            _copy(snippet.rstrip("\n"), lang)
    elif request.plain or request.is_batch or not (display := _drawn(request)):
        from salesgloss.screens import plain

        write_stdout(plain.answer(index, found, lang, with_query=request.is_batch))
    else:
        from salesgloss.screens import terminal

        # What scrolls nowhere, and what no height bounds, is complete.
        full = request.full or not display.window.height
        display.show(terminal.answer(index, found, lang, display.window, full=full, why=why))


def _drawn(request: "LookupRequest") -> "Display | None":
    """Return where the answer is drawn, None where programs are to read it."""
    if not (sys.stdout.isatty() or request.color != AUTO or FORCING & os.environ.keys()):
        return None
    from salesgloss.cli.display import Display  # what is piped does without

    display = Display(request.color, pager=not request.no_pager)
    return display if display.is_drawn else None


def _copy(snippet: str, lang: str) -> None:
    from salesgloss.cli import clipboard
    from salesgloss.messages import counted, word

    size = counted(len(snippet), "character", lang)
    doubtful = clipboard.copy(snippet)
    if doubtful is None:
        print_error(word("not copied", lang))
    elif doubtful:
        print_error(word("copied perhaps", lang).format(count=size, terminal=doubtful))
    else:
        print_error(word("copied", lang).format(count=size))


def _batch(index: "Index", request: "LookupRequest", lang: str) -> int:
    """Answer each line of standard input as it comes, never with color."""
    status = OK
    for row in sys.stdin.buffer:
        query = row.decode("utf-8", "replace").rstrip("\r\n")
        found = search.lookup(index, query, limit=request.limit, exact_only=request.exact)
        show(index, found, request, lang)
        if found.match == "none":
            status = NOT_FOUND
            if not request.json:
                from salesgloss.cli import no_answer

                no_answer.suggest(index, found, lang)
    return status
