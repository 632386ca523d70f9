"""The named tier: a sentence that names terms answers with them, the one asked about first.

Whether a name within a query is what the query is about is told by what stands around it: "a good
churn rate for SaaS" asks for churn rate, "talent pipeline" names another thing than a pipeline.
"""

from __future__ import annotations

from math import sqrt

from salesgloss import spelling_fields
from salesgloss.index.analysis import STOP_WORDS, tokens
from salesgloss.index.posting_list import posting_count
from salesgloss.search import circumstances, mentions
from salesgloss.search.asking import begins, is_closed_question, is_errand, is_question, says
from salesgloss.search.probability import probability
from salesgloss.search.query import barest
from salesgloss.text import has_chinese, is_chinese, words
from salesgloss.text.rules import rules_for
from salesgloss.text.rules.chinese_words import STOP_CHARACTERS
from salesgloss.text.rules.en import RULES as ENGLISH
from salesgloss.text.wordlist import is_everyday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesgloss.index import Index
    from salesgloss.search.mentions import Mention
    from salesgloss.text.rules import Rules

_MANY = 300  # terms, whose texts have the words of a trade
_NO_GRAMMAR = ("a", "an", "the")
_LONGEST_EXCEEDING = 5  # words, in Chinese characters
_ARITHMETIC = frozenset("÷×=*+−")


class NamedTerm:
    """A mention in a query: the terms' ``numbers``, the ``surface`` and its ``field``, and how
    probable it is that the query asks about it; ``modifies`` tells that another name follows at
    once, which it only describes."""

    __slots__ = ("field", "modifies", "numbers", "probability", "surface")

    def __init__(self, mention: Mention, probability: float, *, modifies: bool = False) -> None:
        self.modifies = modifies
        self.numbers = mention.numbers
        self.surface = mention.surface
        self.field = mention.field
        self.probability = probability


def find(index: Index, text: str) -> list[NamedTerm]:
    """Return the terms that ``text`` names, in its order, each once."""
    found: dict[int, NamedTerm] = {}
    for mention, features in described(index, text):
        sure = probability("named", features)
        named = NamedTerm(mention, sure, modifies=bool(features["modifies"]))
        known = found.get(mention.numbers[0])
        if known is None or known.probability < named.probability:
            found[mention.numbers[0]] = named
    return list(found.values())


def side_by_side(index: Index, text: str) -> list[NamedTerm]:
    """Return the terms that ``text`` sets side by side, in its order: "A vs B, and why", "is A
    bigger than B"; none where there are fewer than two, or a side is more than a name."""
    spoken = words(text)
    rules = rules_for(spoken)
    links = frozenset(each.strip() for each in (*ENGLISH.versus, *rules.versus, *rules.either))
    # "bigger than" may describe, too; and who has more than others of their own, asks for a fact.
    may_exceed = is_closed_question(spoken, rules) and not says(spoken, rules.own, rules)
    found = mentions.find(index, text)
    gaps = _gaps(text, found)
    chain = found[:1]
    linked = exceeds = False
    for gap, mention in zip(gaps[1:], found[1:], strict=False):
        between = words(gap)
        exceeds = may_exceed and _exceeds(gap, rules)
        if not (exceeds or between in links or between in ("and", "a", "an", "")):
            break
        if not gap.strip():
            return []  # two names in a row are one of something else
        linked = linked or exceeds or between in links
        chain.append(mention)
    if not linked or not _stands_alone(gaps[0], gaps[len(chain)], links, rules, exceeds=exceeds):
        return []
    return [NamedTerm(mention, 1.0) for mention in chain]


def _stands_alone(
    before: str, after: str, links: frozenset[str], rules: Rules, *, exceeds: bool
) -> bool:
    """Tell whether what stands around a row of names makes none of them another thing's; behind
    "A 比 B" stands how they differ."""
    says_how = exceeds and not rules.space
    return (
        words(after).partition(" ")[0] not in links
        and not _Gap(before, rules).ends_with_content
        and (says_how or not _Gap(after, rules).begins_with_content)
    )


def _exceeds(gap: str, rules: Rules) -> bool:
    """Tell whether ``gap`` says that what is before it is more, or less, than what is behind."""
    spoken = words(gap)
    length = len(spoken.split(" ") if rules.space else spoken)
    return length <= _LONGEST_EXCEEDING and _ends(gap, rules.exceeding, rules)


def described(index: Index, text: str) -> Iterator[tuple[Mention, dict[str, float]]]:
    """Yield each mention in ``text`` with the features of it and its surroundings."""
    rules = rules_for(words(text))
    named = mentions.find(index, text)
    # "a good churn benchmark": a light word beside a name is none, though it be the name of a term
    named = [each for each in named if words(each.surface) not in rules.light] or named
    if not named:
        return
    gaps = _gaps(text, named)
    parts = [_Gap(gap, rules) for gap in gaps]
    content = [word for part in parts for word in part.content]
    left_over = sum(map(_size, content))
    letters = sum(map(len, content))
    shared = {
        "question": float(is_question(text, rules)),
        "errand": float(is_errand(text, rules)),
        "left over": min(left_over, 6) / 3,
        "bare": float(not any(part.function for part in parts)),
        "chinese": float(has_chinese(text)),
        "unknown": min(sum(_is_foreign(index, word) for word in content), 3) / 3,
        "bare thing": float(bool(left_over) and _is_bare_thing(text, named, rules)),
        **circumstances.of(index, text, rules),
    }
    for at, mention in enumerate(named):
        before, after = parts[at], parts[at + 1]
        size = len(mention.surface)
        is_telling = _is_telling(mention)
        weak = 0.0 if is_telling else min(left_over, 6) / 3
        yield (
            mention,
            {
                **shared,
                "left": float(before.ends_with_content),
                "right": float(after.begins_with_content),
                "share": size / (size + letters),
                "strong": float(is_telling),
                "borrowed": shared["chinese"] * (mention.surface.isascii()),
                "keyword": float(not spelling_fields.leads_rightly(mention.field)),
                "later": float(at > 0),
                "opens": float(not any(part.content for part in parts[: at + 1])),
                "whole": float(not left_over),
                "modifies": float(at + 1 < len(named) and after.is_nothing),
                "modified": float(at > 0 and before.is_nothing),
                "common": _commonness(index, mention.surface),
                "speaks": float(begins(words(gaps[at + 1]), rules.saying, rules)),
                "negated": float(_ends(gaps[at], rules.negating, rules)),
                "abroad": float(_is_abroad(index, gaps[at + 1], rules)),
                "operand": float(_is_operand(gaps[at], gaps[at + 1], rules)),
                "owns": float(at + 1 < len(named) and words(gaps[at + 1]) in rules.owning),
                "bare rest": shared["bare"] * bool(left_over),
                "weak": weak,
            },
        )


def _ends(gap: str, wordings: Sequence[str], rules: Rules) -> bool:
    """Tell whether ``gap`` ends with one of ``wordings``, whatever article follows."""
    spoken = words(gap)
    for article in rules.articles:
        spoken = spoken.removesuffix(f" {article}")
    return f"{rules.space}{spoken}".endswith(tuple(f"{rules.space}{each}" for each in wordings))


def _is_operand(before: str, after: str, rules: Rules) -> bool:
    """Tell whether a mention is reckoned with: "CAC ÷ margin", "ARR divided by customers"."""
    signs = before.rstrip(" (")[-1:] + after.lstrip(" )")[:1]
    return (
        not _ARITHMETIC.isdisjoint(signs)
        or begins(words(after), rules.operators, rules)
        or _ends(before, rules.operators, rules)
    )


def _is_abroad(index: Index, gap: str, rules: Rules) -> bool:
    """Tell whether ``gap`` says that another trade is meant: "in medicine"."""
    spoken = words(gap).split(" ")
    return (
        len(spoken) in (2, 3)
        and spoken[0] in rules.placing
        and spoken[-1].isalpha()
        and _is_foreign(index, spoken[-1])
    )


def _is_foreign(index: Index, word: str) -> bool:
    """Tell whether no text of the glossary has ``word``; of a small one, nothing follows."""
    return len(index) >= _MANY and not any(map(index.postings, tokens(word)))


def _is_bare_thing(text: str, named: Sequence[Mention], rules: Rules) -> bool:
    """Tell whether what ``text`` asks about is words without grammar, as another thing's name is:
    "what is a talent pipeline"."""
    bare = barest(text)
    if not rules.space:
        return STOP_CHARACTERS.isdisjoint(bare)
    spoken = {word for mention in named for word in words(mention.surface).split()}
    light = STOP_WORDS.union(rules.light).difference(spoken, _NO_GRAMMAR)
    return light.isdisjoint(bare.split())


def _is_telling(mention: Mention) -> bool:
    """Tell whether a mention can hardly be an everyday word that means something else."""
    surface = mention.surface
    if any(map(is_chinese, surface)):
        return len(surface) > 3
    spoken = words(surface).split(" ")
    return len(spoken) > 1 or surface[:-1].isupper() or not is_everyday(spoken[0])


def _commonness(index: Index, surface: str) -> float:
    """Return in what share of the terms' texts the rarest word of ``surface`` stands, its root:
    what everything speaks of is seldom what is asked about."""
    holding = (posting_count(index.postings(token)) for token in tokens(surface))
    return sqrt(min(holding, default=0) / max(len(index), 1))


def _size(content: str) -> float:
    """Return how many words ``content`` is: in Chinese, two characters are one."""
    return len(content) / 2 if is_chinese(content[0]) else 1.0


def _gaps(text: str, named: Sequence[Mention]) -> list[str]:
    """Return what stands before, between and after the mentions."""
    ends = [0, *(mention.end for mention in named)]
    starts = [*(mention.start for mention in named), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


class _Gap:
    """What of a stretch of a query is content, and whether the name beside it touches some."""

    __slots__ = ("begins_with_content", "content", "ends_with_content", "function", "is_nothing")

    def __init__(self, text: str, rules: Rules) -> None:
        pieces = [*_pieces(text, rules)]
        self.content = [piece for piece, is_light in pieces if not is_light]
        self.function = any(is_light for _, is_light in pieces)
        self.is_nothing = not text.strip()
        begin, end = text.lstrip(" "), text.rstrip(" ")
        touches = bool(begin) and begin[0].isalnum()
        self.begins_with_content = touches and not pieces[0][1] if pieces else False
        touches = bool(end) and end[-1].isalnum()
        self.ends_with_content = touches and not pieces[-1][1] if pieces else False


def _pieces(text: str, rules: Rules) -> Iterator[tuple[str, bool]]:
    """Yield the words of ``text`` (in Chinese, what is not light as it stands) and whether each is
    light."""
    light = frozenset(rules.light) if rules.space else frozenset()
    for word in words(text).split():
        if not any(map(is_chinese, word)):
            yield word, word in STOP_WORDS or word in light or word in ENGLISH.asks
        elif rules.space:
            yield word, False
        else:
            yield from _chinese_pieces(word, rules.light)


def _chinese_pieces(run: str, light: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the light words in a run of Chinese, the longest first, and what is between them."""
    kept = ""
    while run:
        found = next((each for each in light if run.startswith(each)), "")
        if found:
            if kept:
                yield kept, False
            kept = ""
            yield found, True
        else:
            kept += run[0]
        run = run[len(found) or 1 :]
    if kept:
        yield kept, False
