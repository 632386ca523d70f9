"""Answer look-ups: the one path behind the fast door and the commands."""

import os
import sys

from salesgloss.cli import NOT_FOUND, OK, VERBS, context
from salesgloss.cli.lookup_request import COLORS, MARKDOWN
from salesgloss.cli.output import print_error, write_stdout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.cli.display import Display
    from salesgloss.cli.lookup_request import LookupRequest
    from salesgloss.glossary import Answer, Glossary

LONGEST_LISTED = 6  # words
_ONE_SLIP, _TWO_SLIPS = 1.2, 2.4  # in a command's name, by ``edit_distance``
FORCING = frozenset(("CLICOLOR_FORCE", "FORCE_COLOR"))  # what ``screens.window`` may heed


def run(request: "LookupRequest") -> int:
    """Answer ``request`` on standard output and return the exit status."""
    lang = context.language(request.lang)
    glossary = context.glossary(request.files, standard=request.standard, lang=lang)
    if request.is_batch:
        return _batch(glossary, request, lang)
    found = glossary.lookup(request.query, limit=request.limit, exact=request.exact)
    if request.implicit and found.match != "exact":
        _refuse_mistyped_verb(glossary, request.words)
    if request.compare and found.match != "none" and len(found.sides) < 2:
        _refuse_single(lang)
    if found.match != "none" or request.json:
        show(glossary, found, request, lang)
    if found.match == "none" and not request.json:
        _report_no_match(glossary, found, lang)
    return OK if found.match != "none" else NOT_FOUND


def show(
    glossary: "Glossary", found: "Answer", request: "LookupRequest", lang: str, *, why: str = ""
) -> None:
    """Show ``found``; each way to do so is imported only where it is asked for. ``why`` stands
    for how it was found."""
    if request.json:
        from salesgloss.screens import as_json

        write_stdout(as_json.answer(glossary, found))
    elif request.share or request.copy:
        from salesgloss.screens import sharing

        snippet = sharing.answer(glossary, found, lang, request.share or MARKDOWN)
        write_stdout(snippet)
        if request.copy:
            _copy(snippet.rstrip("\n"), lang)
    elif request.plain or request.is_batch or not (display := _drawn(request)):
        from salesgloss.screens import plain

        write_stdout(plain.answer(glossary, found, lang, with_query=request.is_batch))
    else:
        from salesgloss.screens import terminal

        # What scrolls nowhere, and what no height bounds, is complete.
        full = request.full or not display.window.height
        display.show(terminal.answer(glossary, found, lang, display.window, full=full, why=why))


def _drawn(request: "LookupRequest") -> "Display | None":
    """Return where the answer is drawn, None where programs are to read it."""
    if not (sys.stdout.isatty() or request.color != COLORS[0] or FORCING & os.environ.keys()):
        return None
    from salesgloss.cli.display import Display  # what is piped does without

    display = Display(request.color, pager=not request.no_pager)
    return display if display.is_drawn else None


def _copy(snippet: str, lang: str) -> None:
    from salesgloss.cards.messages import counted, word
    from salesgloss.cli import clipboard

    size = counted(len(snippet), "character", lang)
    doubtful = clipboard.copy(snippet)
    if doubtful is None:
        print_error(word("not copied", lang))
    elif doubtful:
        print_error(word("copied perhaps", lang).format(count=size, terminal=doubtful))
    else:
        print_error(word("copied", lang).format(count=size))


def _refuse_mistyped_verb(glossary: "Glossary", words: "list[str]") -> None:
    """Raise UsageError where the first of the bare words is nearly a command's name, and no word
    of a term: CAC and call are no slips of calc."""
    from salesgloss.errors import UsageError  # only for what was no exact term
    from salesgloss.search.edit_distance import edit_cost

    first = words[0].lower()
    for verb in VERBS:
        far = len(verb) >= 6 and first[-1:] == verb[-1]
        if edit_cost(first, verb) <= (_TWO_SLIPS if far else _ONE_SLIP):
            if _is_in_a_name(glossary, first):
                return
            meant = " ".join(("salesgloss", verb, *words[1:]))
            raise UsageError(f"no command {words[0]!r}", hint=f"did you mean '{meant}'?")


def _is_in_a_name(glossary: "Glossary", said: str) -> bool:
    names = (name.lower() for row in glossary.summaries for name in (row.name, row.acronym))
    return any(said in name.split() for name in names)


def _refuse_single(lang: str) -> None:
    from salesgloss.cards.messages import word  # as above
    from salesgloss.errors import UsageError

    raise UsageError(word("compare two", lang), hint=word("compare like", lang))


def _batch(glossary: "Glossary", request: "LookupRequest", lang: str) -> int:
    """Answer each line of standard input as it comes, never with color."""
    status = OK
    for row in sys.stdin.buffer:
        query = row.decode("utf-8", "replace").rstrip("\r\n")
        found = glossary.lookup(query, limit=request.limit, exact=request.exact)
        show(glossary, found, request, lang)
        if found.match == "none":
            status = NOT_FOUND
            if not request.json:
                _suggest(glossary, found, lang)
    return status


def _report_no_match(glossary: "Glossary", found: "Answer", lang: str) -> None:
    """Say on standard error what was not found, what is near, and what one could do next."""
    from salesgloss.cards.messages import counted, word
    from salesgloss.screens import plain

    for each in _sides_not_found(glossary, found) or [found]:
        print_error(plain.hidden(glossary, each, lang) or plain.how_found(each, lang))
    for row in plain.suggestions_told(glossary, found, lang):
        print_error(row)
    if not found.query.strip():
        return
    from salesgloss.glossary.listing import search_texts

    spoken = found.query.split()
    text = " ".join(spoken)[:80]
    # A sentence stands in no name and no gloss.
    listed = search_texts(glossary, text, lang) if len(spoken) <= LONGEST_LISTED else ()
    count = sum(len(rows) for _, rows in listed)
    if count:
        shown = word("try list", lang)
        print_error(shown.format(count=counted(count, "term", lang), text=_quoted(text)))
    elif not found.suggestions:
        print_error(word("try categories", lang))
    print_error(word("try init", lang))


def _sides_not_found(glossary: "Glossary", found: "Answer") -> "list[Answer]":
    """Return the answers to what could not be compared, none where it was all of it or nothing."""
    from salesgloss.search.comparison import comparison  # as above

    compared = comparison(found.query)
    if not compared.explicit or not compared.splits:
        return []
    sides = [glossary.lookup(side) for side in compared.splits[0]]
    missing = [side for side in sides if side.match == "none"]
    return missing if len(missing) < len(sides) else []


def _quoted(text: str) -> str:
    import shlex  # as above

    return shlex.quote(text)


def _suggest(glossary: "Glossary", found: "Answer", lang: str) -> None:
    from salesgloss.screens import plain

    if offered := plain.suggestions(found, lang, glossary):
        print_error(offered)
