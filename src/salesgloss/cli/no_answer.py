"""What is said where a look-up has no answer: what was not found, what is near, what to do next."""

from __future__ import annotations

from salesgloss import search
from salesgloss.cli import VERBS
from salesgloss.cli.lookup_request import DEFAULT_LIMIT
from salesgloss.cli.output import print_error
from salesgloss.errors import UsageError
from salesgloss.glossary import Glossary
from salesgloss.glossary.listing import search_texts
from salesgloss.messages import counted, word
from salesgloss.screens import near, plain
from salesgloss.search.comparison import comparison
from salesgloss.search.edit_distance import TRANSPOSITION, edit_cost, levenshtein
from salesgloss.text import to_simplified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index
    from salesgloss.search import Answer

LONGEST_LISTED = 6  # words


def refuse_mistyped_verb(index: Index, words: list[str]) -> None:
    """Raise UsageError where the first of the bare words is nearly a command's name, and no word
    of a term: CAC and call are no slips of calc."""
    first = words[0].lower()
    for verb in sorted(VERBS, key=lambda verb: levenshtein(first, verb)):
        most = 2 if len(verb) >= 6 and first[-1:] == verb[-1] else 1
        if levenshtein(first, verb) <= most or edit_cost(first, verb) <= TRANSPOSITION:
            if _is_in_a_name(index, first):
                return
            meant = " ".join(("salesgloss", verb, *words[1:]))
            raise UsageError(f"no command {words[0]!r}", hint=f"did you mean '{meant}'?")


def _is_in_a_name(index: Index, said: str) -> bool:
    names = (name.lower() for row in index.every_summary() for name in (row.name, row.acronym))
    return any(said in name.split() for name in names)


def refuse_single(lang: str) -> None:
    """Raise UsageError: of a comparison, only one term was found."""
    raise UsageError(word("compare two", lang), hint=word("compare like", lang))


def report(index: Index, found: Answer, lang: str) -> None:
    """Say on standard error what was not found, what is near, and what one could do next."""
    for each in _sides_not_found(index, found) or [found]:
        print_error(near.hidden(index, each, lang) or plain.how_found(each, lang))
    for row in near.suggestions_told(index, found, lang):
        print_error(row)
    if not found.query.strip():
        return
    spoken = found.query.split()
    text = " ".join(spoken)[:80]
    # A sentence stands in no name and no gloss.
    listed = search_texts(Glossary(index), text, lang) if len(spoken) <= LONGEST_LISTED else ()
    count = sum(len(rows) for _, rows in listed)
    if count:
        import shlex  # and with it regular expressions

        shown = word("try list", lang)
        print_error(shown.format(count=counted(count, "term", lang), text=shlex.quote(text)))
    elif not found.suggestions:
        print_error(word("try categories", lang))
    print_error(word("try init", lang))


def _sides_not_found(index: Index, found: Answer) -> list[Answer]:
    """Return the answers to what could not be compared, none where it was all of it or nothing."""
    compared = comparison(found.query)
    if not compared.explicit or not compared.splits:
        return []
    sides = [
        search.lookup(index, _as_written(side, found.query), limit=DEFAULT_LIMIT, exact_only=False)
        for side in compared.splits[0]
    ]
    missing = [side for side in sides if side.match == "none"]
    return missing if len(missing) < len(sides) else []


def _as_written(folded: str, query: str) -> str:
    """Return what of ``query`` is ``folded``, itself where no one piece of it is."""
    import re

    plain = to_simplified(query.lower())
    whole = rf"(?<![a-z0-9]){re.escape(folded)}(?![a-z0-9])"
    found = re.search(whole, plain) if len(plain) == len(query) else None
    return query[found.start() : found.end()] if found else folded


def suggest(index: Index, found: Answer, lang: str) -> None:
    """Say on standard error, in a line, what is near."""
    if offered := near.suggestions(found, lang, index):
        print_error(offered)
