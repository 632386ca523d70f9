"""Queries that ask for two or more terms at once: "A vs B", "difference between A and B"."""

from __future__ import annotations

from salesgloss.search.asking import mended
from salesgloss.text import words
from salesgloss.text.rules import rules_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesgloss.text.rules import Rules

MAX_SPLITS = 6  # of one query; names are short, so more are no comparison
MOST_WORDS, MOST_CHARACTERS = 3, 6  # of the name of a kind, in English and in Chinese
_LIST_MARKS = str.maketrans(dict.fromkeys("、，；;/／|｜：→\n", ","))
_ARTICLES = ("a ", "an ", "the ", "my ")
_LAST_OF_LIST = (" and ", " or ", "和", "跟", "与", "以及", "及", "或")


class Comparison:
    """How a query may be split into terms, likeliest first. ``explicit``: it can hardly be anything
    but a comparison; ``exact_only``: it compares only if every part is exactly a term; ``kinds``:
    its sides are names of two kinds of one thing, so it describes nothing else; ``row``: what is to
    be told apart, where nothing parts it; ``everywhere``: the parts at whatever may join them."""

    __slots__ = ("everywhere", "exact_only", "explicit", "kinds", "row", "splits")

    def __init__(
        self,
        splits: Iterable[tuple[str, ...]],
        *,
        explicit: bool = False,
        exact_only: bool = False,
        kinds: bool = False,
        row: str = "",
        everywhere: tuple[str, ...] = (),
    ) -> None:
        self.splits = tuple(dict.fromkeys(splits))[:MAX_SPLITS]
        self.explicit = explicit or kinds
        self.exact_only = exact_only
        self.kinds = kinds
        self.row = row
        self.everywhere = everywhere


def comparison(query: str) -> Comparison:
    """Return the splits of ``query``; none where it compares nothing."""
    spoken, english = rules_for(words(query)), rules_for("")
    parts, asked, difference = _asked_about(query, spoken)
    if len(listed := _listed(parts, spoken)) > 1:
        return Comparison([listed], exact_only=True)
    text = "".join(listed)
    either = dict.fromkeys((*english.either, *spoken.either))
    joined = (" and ",) if spoken.space else spoken.joined
    if splits := [*_split_all(text, dict.fromkeys((*english.versus, *spoken.versus)))]:
        return Comparison(splits, explicit=True, kinds=_are_kinds(splits[0]))
    if asked:  # "the difference between this year and last year" may be a description
        marks = (*either, *spoken.joined, *(() if spoken.space else (" ",)))
        return Comparison(
            _split_each(text, marks),
            explicit=True,
            row=text if difference else "",
            everywhere=_split_everywhere(text, marks),
        )
    if splits := [*_split_each(text, either)]:
        return Comparison(splits, kinds=_are_kinds(splits[0]))
    told = _without_trailing(text, spoken)
    return Comparison(
        [*_split_each(text, joined), *_split_each(told, joined)],
        exact_only=True,
        everywhere=_split_everywhere(told, joined),
    )


def sets_side_by_side(text: str) -> bool:
    """Tell whether ``text`` holds a word that may set one term against another: "vs", "than", 還是."""
    spoken = words(text)
    rules = rules_for(spoken)
    exceeding = (f"{rules.space}{each}{rules.space}" for each in rules.exceeding)
    spaced = (*rules_for("").versus, *((*rules.either, *exceeding) if rules.space else ()))
    joined = () if rules.space else (*rules.versus, *rules.either, *exceeding)
    return any(link in f" {spoken} " for link in (*spaced, *joined))


def _asked_about(query: str, rules: Rules) -> tuple[list[str], bool, bool]:
    """Return the parts of ``query`` between commas and their like, folded, without what asks for a
    difference, whether anything did, and whether it did in so many words: "A, B: what's the
    difference?" has two parts, and does."""
    for wrong, right in rules.misspelled.items():
        query = query if wrong.isalpha() else query.replace(wrong, right)
    head, _, rest = query.replace("？", "?").rpartition("?")
    told = _without_end(words(rest), rules) == ("", True)  # "A 和 B 差在哪？我一直搞混"
    marked = (
        (head if told else query)
        .replace(": ", ",")
        .replace(" + ", ",")
        .replace("->", ",")
        .translate(_LIST_MARKS)
    )
    said = (mended(words(part), rules) for part in marked.split(","))
    parts = [each for each in said if each not in (*rules.opening, *rules.closing)]
    while parts:
        parts[-1], is_told = _without_end(parts[-1], rules)
        told = told or is_told
        if parts[-1]:
            parts[0], start = _without_start(parts[0], rules)
            parts = parts if parts[0] else parts[1:]
            return parts, told or bool(start), told or start in rules.asks_before
        parts.pop()
    return parts, told, told


def _without_start(text: str, rules: Rules) -> tuple[str, str]:
    """Return ``text`` without what leads to it and asks for a difference, and what asks."""
    for leading in rules.leading:
        text = text.removeprefix(leading + rules.space).strip()
    asking = (*rules.asks_before, *rules.asks_openly)
    start = next((each for each in asking if text.startswith(each + rules.space)), "")
    return text[len(start) :].strip(), start


def _without_end(text: str, rules: Rules) -> tuple[str, bool]:
    text = _without_closing(text, rules)
    if text in rules.asks_after:
        return "", True
    end = next((each for each in rules.asks_after if text.endswith(rules.space + each)), "")
    return _without_closing(text[: len(text) - len(end)].strip(), rules), bool(end)


def _without_closing(text: str, rules: Rules) -> str:
    for closing in rules.closing:
        text = text.removesuffix(rules.space + closing).strip()
    return text


def _without_trailing(text: str, rules: Rules) -> str:
    """Return ``text`` up to where it says no more of what is compared: "A 跟 B" of "A 跟 B 哪個貴"."""
    ends = [at for each in rules.trailing if (at := text.find(each)) > 0]
    return text[: min(ends)].strip() if ends else text


def _listed(parts: list[str], rules: Rules) -> tuple[str, ...]:
    """Return the members of the list that ``parts`` are: "MRR, ARR and NRR" has three."""
    if len(parts) > 1:
        *parts, text = parts
        text = _without_trailing(text, rules)
        for joined in ("and ", "or "):
            text = text.removeprefix(joined)
        for mark in _LAST_OF_LIST:
            one, found, other = text.partition(mark)
            if found and one and other:
                parts.append(one)
                text = other
                break
        parts.append(text)
    listed = tuple(filter(None, parts))
    bare = tuple(map(_without_article, listed))
    stripped = sum(one != other for one, other in zip(listed, bare, strict=True))
    return bare if stripped > 1 else listed  # one alone may be a name: an A lead is no "a lead"


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


def _split_everywhere(text: str, marks: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of ``text`` between any of ``marks``, where these are three or more."""
    for mark in sorted(marks, key=len, reverse=True):
        text = text.replace(mark, ",")
    parts = tuple(map(_without_article, text.split(",")))
    return parts if len(parts) > 2 and all(parts) else ()


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
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text
