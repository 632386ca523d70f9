"""How a query asks: as a question, for an errand, for the name of what it describes."""

from __future__ import annotations

from salesgloss.text import words
from salesgloss.text.rules import rules_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.text.rules import Rules


def mended(spoken: str, rules: Rules) -> str:
    """Return folded words with what asks in them as it is spelled: "defintion of"."""
    if rules.misspelled.keys().isdisjoint(spoken.split(" ")):
        return spoken
    return " ".join(rules.misspelled.get(word, word) for word in spoken.split(" "))


def is_question(text: str, rules: Rules) -> bool:
    """Tell whether ``text`` is worded as a question."""
    if "?" in text or "？" in text:
        return True
    folded = words(text)
    if rules.space:
        return folded.split(" ", 1)[0] in rules.asks
    return any(each in folded for each in rules.asks)


def is_closed_question(spoken: str, rules: Rules) -> bool:
    """Tell whether folded words ask for a yes or no."""
    if rules.space:
        return spoken.partition(" ")[0] in rules.closed
    return says(spoken, rules.closed, rules)


def is_errand(text: str, rules: Rules) -> bool:
    """Tell whether ``text`` asks for help with one's own work rather than what a word means."""
    spoken = words(text)
    for each in rules.no_errand:
        spoken = f" {spoken} ".replace(f" {each} ", " ").strip()
    return says(spoken, rules.errand, rules)


def begins_with_errand(text: str) -> bool:
    """Tell whether ``text`` asks for help with one's own work from the first word on: "can I sell"."""
    spoken = words(text)
    rules = rules_for(spoken)
    return begins(spoken, rules.errand, rules) and not begins(spoken, rules.no_errand, rules)


def begins(spoken: str, wordings: Sequence[str], rules: Rules) -> bool:
    """Tell whether folded words begin with one of ``wordings``, as whole words."""
    return f"{spoken}{rules.space}".startswith(tuple(f"{each}{rules.space}" for each in wordings))


def says(spoken: str, wordings: Sequence[str], rules: Rules) -> bool:
    """Tell whether folded words hold one of ``wordings``, as whole words where anything parts them."""
    space = rules.space
    padded = f"{space}{spoken}{space}"
    return any(f"{space}{each}{space}" in padded for each in wordings)


def sought(text: str, rules: Rules) -> str:
    """Return what ``text`` describes in order to be told its name ("what do you call ..."); empty
    where it asks otherwise."""
    folded = words(text)
    for each in rules.seeks_name:
        if rules.space and folded.startswith(f"{each} "):
            return folded.removeprefix(each).strip()
        if folded.endswith(f"{rules.space}{each}"):
            return folded.removesuffix(each).strip()
    return ""
