"""Queries that ask for two or more terms at once: "A vs B", "difference between A and B"."""

from __future__ import annotations

from salesgloss.text import words
from salesgloss.text.rules import rules_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesgloss.text.rules import Rules

MAX_SPLITS = 6  # of one query; names are short, so more are no comparison
MOST_WORDS, MOST_CHARACTERS = 3, 6  # of the name of a kind, in English and in Chinese
_LIST_MARKS = str.maketrans(dict.fromkeys("、，；;/／|｜\n", ","))
_LAST_OF_LIST = (" and ", " or ", "和", "跟", "与", "以及", "及", "或")


class Comparison:
    """How a query may be split into terms, likeliest first. ``explicit``: it can hardly be anything
    but a comparison; ``exact_only``: it compares only if every part is exactly a term; ``kinds``:
    its sides are names of two kinds of one thing, so it describes nothing else; ``row``: what is to
    be told apart, where nothing parts it."""

    __slots__ = ("exact_only", "explicit", "kinds", "row", "splits")

    def __init__(
        self,
        splits: Iterable[tuple[str, ...]],
        *,
        explicit: bool = False,
        exact_only: bool = False,
        kinds: bool = False,
        row: str = "",
    ) -> None:
        self.splits = tuple(dict.fromkeys(splits))[:MAX_SPLITS]
        self.explicit = explicit or kinds
        self.exact_only = exact_only
        self.kinds = kinds
        self.row = row


def comparison(query: str) -> Comparison:
    """Return the splits of ``query``; none where it compares nothing."""
    if len(listed := _listed(query)) > 1:
        return Comparison([listed], exact_only=True)
    text = words(query)
    spoken, english = rules_for(text), rules_for("")
    text, asked = _without_question(text, spoken)
    either = dict.fromkeys((*english.either, *spoken.either))
    if splits := [*_split_all(text, dict.fromkeys((*english.versus, *spoken.versus)))]:
        return Comparison(splits, explicit=True, kinds=_are_kinds(splits[0]))
    if asked:  # "the difference between this year and last year" may be a description
        marks = (*either, *spoken.joined, *(() if spoken.space else (" ",)))
        return Comparison(_split_each(text, marks), explicit=True, row=text)
    if splits := [*_split_each(text, either)]:
        return Comparison(splits, kinds=_are_kinds(splits[0]))
    joined = (" and ",) if spoken.space else spoken.joined
    return Comparison(_split_each(text, joined), exact_only=True)


def sets_side_by_side(text: str) -> bool:
    """Tell whether ``text`` holds a word that may set one term against another: "vs", 還是."""
    spoken = words(text)
    rules, english = rules_for(spoken), rules_for("")
    links = (each.strip() for each in (*english.versus, *rules.versus, *rules.either))
    if spoken.isascii():
        return any(f" {link} " in spoken for link in links)
    return any(link in spoken for link in links)


def _listed(query: str) -> tuple[str, ...]:
    """Return the parts of a list: "MRR, ARR and NRR", "MRR / ARR"; fewer than two where none."""
    marked = query.translate(_LIST_MARKS)
    if "," not in marked:
        return ()
    rules = rules_for(words(query))
    first, *parts = map(words, marked.split(","))
    parts = [_without_question(first, rules)[0], *parts]
    text, _ = _without_question(parts.pop(), rules)
    for joined in ("and ", "or "):
        text = text.removeprefix(joined)
    for mark in _LAST_OF_LIST:
        one, found, other = text.partition(mark)
        if found and one and other:
            parts.append(one)
            text = other
            break
    listed = tuple(filter(None, (*parts, text)))
    bare = tuple(map(_without_article, listed))
    stripped = sum(one != other for one, other in zip(listed, bare, strict=True))
    return bare if stripped > 1 else listed  # one alone may be a name: an A lead is no "a lead"


def _without_question(text: str, rules: Rules) -> tuple[str, bool]:
    """Return ``text`` without what asks for a difference, and whether anything did."""
    for polite in rules.polite:
        text = text.removeprefix(polite + rules.space).strip()
    start = next((each for each in rules.asks_before if text.startswith(each + rules.space)), "")
    text = text[len(start) :].strip()
    ends = (each for each in rules.asks_after if text.endswith(rules.space + each) and text != each)
    end = next(ends, "")
    return text[: len(text) - len(end)].strip(), bool(start or end)


def _split_all(text: str, marks: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield ``text`` split at every one of a mark: "A vs B vs C" has three parts, "A vs" one."""
    for mark in marks:
        sides = f" {text} ".split(mark)
        parts = tuple(filter(None, map(_without_article, sides)))
        if len(sides) > 1 and parts:
            yield parts
            yield from _shared_head(parts)


def _split_each(text: str, marks: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield ``text`` split in two at each place of a mark: "land and expand and churn" has two."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            pair = _without_article(text[:at]), _without_article(text[at + len(mark) :])
            if all(pair):
                yield pair
                yield from _shared_head(pair)
            at = text.find(mark, at + 1)


def _shared_head(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the parts with what only the last one says: "red vs white wine"."""
    *others, last = parts
    tail = last.split(" ")
    for at in range(1, len(tail)):
        head = " ".join(tail[at:])
        yield (*(f"{other} {head}" for other in others), last)


def _are_kinds(parts: tuple[str, ...]) -> bool:
    """Tell whether ``parts`` are names with the same last word, said of each: "public cloud",
    "private cloud"."""
    if all(part.isascii() for part in parts):
        named = [part.split(" ") for part in parts]
        most = MOST_WORDS
    else:
        named = [[*part] for part in parts]
        most = MOST_CHARACTERS
    things = {each[-1] for each in named}
    return len(parts) > 1 and len(things) == 1 and all(1 < len(each) <= most for each in named)


def _without_article(text: str) -> str:
    text = text.strip()
    return text.removeprefix("a ").removeprefix("an ").removeprefix("the ")
