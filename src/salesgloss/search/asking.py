"""How a query asks: as a question, for an errand, for the name of what it describes."""

from __future__ import annotations

from salesgloss.text import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.text.languages.rules import Rules


def is_question(text: str, rules: Rules) -> bool:
    """Tell whether ``text`` is worded as a question."""
    if "?" in text or "？" in text:
        return True
    folded = words(text)
    if rules.space:
        return folded.split(" ", 1)[0] in rules.asks
    return any(each in folded for each in rules.asks)


def is_errand(text: str, rules: Rules) -> bool:
    """Tell whether ``text`` asks for help with one's own work rather than what a word means."""
    folded = words(text)
    if not rules.space:
        return any(each in folded for each in rules.errand)
    spoken = f" {folded} "
    for each in rules.no_errand:
        spoken = spoken.replace(f" {each} ", " ")
    return any(f" {each} " in spoken for each in rules.errand)


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
