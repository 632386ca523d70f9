"""What tells that a query asks for a fact of somebody's own company, which no definition answers:
who, when or how many there, by its own name, on a day of the calendar."""

from __future__ import annotations

from salesgloss.search.asking import is_closed_question, says
from salesgloss.text import words
from salesgloss.text.wordlist import is_everyday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index
    from salesgloss.text.rules import Rules

_YEAR = 4  # digits
_SHORTEST_NAME = 3  # letters, of somebody


def of(index: Index, text: str, rules: Rules) -> dict[str, float]:
    """Return the features of what ``text`` says besides what it may define."""
    spoken = words(text)
    own = says(spoken, rules.own, rules) and not says(spoken, rules.no_errand, rules)
    fact = (
        spoken.startswith(tuple(f"{each} " for each in rules.facts)) or _asks_of_own(spoken, rules)
        if rules.space
        else says(spoken, rules.facts, rules)
    )
    dated = says(spoken, rules.dated, rules) or any(map(_is_year, spoken.split()))
    closed = is_closed_question(spoken, rules)
    found = {
        "own": own,
        "fact": fact,
        "dated": dated,
        "closed": closed,
        "own fact": own and fact,
        "own dated": own and dated,
        "own closed": own and closed,
        "fact dated": fact and dated,
        "somebody": _names_somebody(index, text, rules),
    }
    return {name: float(is_so) for name, is_so in found.items()}


def _asks_of_own(spoken: str, rules: Rules) -> bool:
    """Tell whether a question is put as "how many ... do we", where words are turned round for it."""
    turned = [f"{verb} {one}" for verb in rules.closed for one in rules.own]
    return says(spoken, rules.inverting, rules) and says(spoken, turned, rules)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal() and word[:2] in ("19", "20")


def _names_somebody(index: Index, text: str, rules: Rules) -> bool:
    """Tell whether a word within ``text`` is written as a name, and no word otherwise."""
    return any(
        len(word) >= _SHORTEST_NAME
        and word[0].isupper()
        and word[1:].islower()
        and word.isascii()
        and not any(map(is_everyday, words(word).split()))
        and not any(map(index.knows_word, words(word).split()))
        and words(word).removesuffix("s") not in rules.dated
        for word in text.split()[1:]
    )
