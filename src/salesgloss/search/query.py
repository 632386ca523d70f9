"""How people word a query: the readings of it to try.

Texts in tables, no regular expressions: this runs before anything slow may be imported.
"""

from __future__ import annotations

from salesgloss.search.asking import mended
from salesgloss.text import words
from salesgloss.text.rules import rules_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from salesgloss.text.rules import Rules

_ALTERNATIVES = ("or ", "或", "vs ")  # what stands in parentheses is then compared
_OPERATORS = ("/(", "*(", "+(", "-(", "÷", "×", "=", ") /", ")/", ")*", ")+")
LONGEST_WRAPPER = 12  # words, in Chinese characters
_LONGEST_BEFORE = 40  # letters before a parenthesis that names the same


def parentheses(query: str) -> Iterator[str]:
    """Yield ``query`` without its parentheses, then the inside where nothing but a question is
    behind it and little before; nothing where it has none, or they are those of a formula."""
    flat = query.replace("（", "(").replace("）", ")")
    before, opened, rest = flat.partition("(")
    inside, closed, after = rest.partition(")")
    if not opened or not closed or any(map(flat.__contains__, _OPERATORS)):
        return
    outside = without_parentheses(query)
    yield outside
    yield barest(outside)
    told = words(after)
    is_last = "(" not in after and (not told or told in rules_for(told).after)
    if is_last and len(words(before)) <= _LONGEST_BEFORE:
        yield inside


def named_twice(query: str) -> tuple[str, str]:
    """Return what stands before the first parenthesis, and what in it: often two names of one."""
    before, _, rest = query.replace("（", "(").replace("）", ")").partition("(")
    inside, closed, _ = rest.partition(")")
    return (before, inside) if closed else ("", "")


def without_parentheses(query: str) -> str:
    """Return ``query`` without what stands in parentheses, but for "(or ...)"."""
    first, *parts = query.replace("（", "(").replace("）", ")").split("(")
    outside = (
        part.replace(")", " ", 1)
        if ")" not in part or part.startswith(_ALTERNATIVES)
        else part.partition(")")[2]
        for part in parts
    )
    return " ".join((first, *outside))


def defined(query: str) -> Iterator[str]:
    """Yield what stands behind the last words that ask for a meaning: "I am new, what is a quota"
    asks for quota; so does "my boss says quota, what is it", by its end."""
    text = words(query)
    rules = rules_for(text)
    yield _behind_last(text, rules.defining, rules)
    for bare in strip_wrappers(query):
        if not text.endswith(bare):  # it ends with a question
            yield _behind_last(bare, (*rules.defining, *rules.saying), rules)


def _behind_last(text: str, asking: Sequence[str], rules: Rules) -> str:
    """Return what stands behind the last of ``asking`` that begins a part of ``text``; empty where
    none does."""
    spaced = f" {text}"
    found = ((spaced.rfind(f" {each}{rules.space}"), each) for each in asking)
    at, said = max(found, key=lambda pair: (pair[0], len(pair[1])), default=(-1, ""))
    return text[at + len(said) :].strip() if at >= 0 else ""


def strip_wrappers(query: str, *, loosely: bool = False) -> Iterator[str]:
    """Yield what a question asks about ("what does X mean" -> "x"), the barest reading last;
    ``loosely`` also what it may be about ("how does X work")."""
    text = words(query)
    text = mended(text, rules_for(text))
    seen = {text}
    while True:
        bare = _stripped(text, loosely=loosely)
        if bare in seen or not bare:
            return
        seen.add(bare)
        yield bare
        text = bare


def _stripped(text: str, *, loosely: bool) -> str:
    """Return ``text`` without its outermost wrapper, in its own language if that has one."""
    rules = rules_for(text)
    bare = _without(text, rules.before, rules.after, rules)
    if bare == text and loosely:
        bare = _without(text, rules.loosely_before, rules.loosely_after, rules)
        if not rules.space and not bare.isascii():  # amid Chinese, an English word is a name
            bare = text
    if bare == text:  # words of another language around it: "what is 獲客成本"
        english = rules_for("")
        bare = _without(text, english.before, english.after, english)
    return bare


def barest(query: str, *, loosely: bool = False) -> str:
    """Return what a question asks about, without all that is around it."""
    return next(reversed((*strip_wrappers(query, loosely=loosely),)), words(query))


def _without(text: str, before: AbstractSet[str], after: AbstractSet[str], rules: Rules) -> str:
    """Return ``text`` without the longest of ``before`` or else of ``after``."""
    spoken = text.split(" ") if rules.space else [*text]
    lengths = range(min(len(spoken) - 1, LONGEST_WRAPPER), 0, -1)
    for length in lengths:
        if rules.space.join(spoken[:length]) in before:
            return rules.space.join(spoken[length:])
    for length in lengths:
        if rules.space.join(spoken[-length:]) in after:
            return rules.space.join(spoken[:-length])
    return text


def singulars(text: str) -> Iterator[str]:
    """Yield ``text`` (folded words) with the plural taken off its last word, likeliest first."""
    if not text.isascii() or len(text) < 4 or not text.endswith("s"):
        return
    if text.endswith("ies") and len(text) > 5:
        yield text[:-3] + "y"
    if text.endswith(("ses", "xes", "zes", "ches", "shes")):
        yield text[:-2]
    if not text.endswith("ss"):
        yield text[:-1]
