"""Queries that ask for two or more terms at once: "A vs B", "difference between A and B"."""

from __future__ import annotations

from salesgloss.text import has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_CUTS = 6  # of one query; names are short, so more are no comparison

# Between two terms, in any query. "or" may also stand within a description.
_VERSUS = (" versus ", " vs ", " v s ", " compared to ", " compared with ", " against ")
_MAYBE = (" or ",)
_VERSUS_ZH = ("对比", "相比", "相较于")
_MAYBE_ZH = ("还是",)
# Between two terms once a difference is asked for.
_JOINED = (
    " and ", " from ", " to ", " with ", " different from ", " differ from ", " different to ",
    " different than ", " the same as ", " same as ",
)  # fmt: skip
_JOINED_ZH = ("和", "跟", "与", "及", "同", "比", "以及", "或")
_BEFORE = (
    "what is the difference between", "whats the difference between", "what s the difference between",
    "the difference between", "difference between", "differences between", "difference of",
    "distinction between", "difference in", "comparison of", "compare", "comparing", "distinguish",
    "how is", "how are", "how does", "how do", "is", "are",
)  # fmt: skip
_AFTER = ("difference", "differences", "compared", "comparison", "different", "the same", "differ")
_BEFORE_ZH = ("请问", "比较", "区分")
_AFTER_ZH = tuple(
    sorted(
        (
            "差别", "的差别", "有什么差别", "差异", "的差异", "有什么差异", "区别", "的区别", "有什么区别",
            "不同", "有什么不同", "有何不同", "差在哪", "差在哪里", "差在哪儿", "哪里不同", "哪里不一样",
            "有什么不一样", "不一样", "怎么分", "如何区分", "怎么区分", "的比较", "比较", "的不同",
            "有啥区别", "有何差异", "有何差别", "的差别是什么", "的区别是什么", "的差异是什么", "有何区别",
            "的关系", "差多少", "一样吗", "是一样的吗", "有差吗", "差很多吗", "哪个好", "怎么选", "有什么关系",
            "的不同是什么", "的不同在哪", "的差别在哪", "的差异在哪", "的区别在哪", "有什么差", "有什么分别",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip


class Comparison:
    """How a query may be cut into terms, likeliest first. ``plain``: it can hardly be anything
    but a comparison; ``strict``: it compares only if every part is exactly a term."""

    __slots__ = ("cuts", "plain", "strict")

    def __init__(
        self, cuts: Iterable[tuple[str, ...]], *, plain: bool = False, strict: bool = False
    ) -> None:
        self.cuts = tuple(dict.fromkeys(cuts))[:MOST_CUTS]
        self.plain = plain
        self.strict = strict


def comparison(query: str) -> Comparison:
    """Return the cuts of ``query``; none where it compares nothing."""
    text = words(query.replace("、", " or "))
    chinese = has_chinese(text)
    if chinese:
        text, asked = _bare(text, _BEFORE_ZH, _AFTER_ZH)
    else:
        text, asked = _bare_words(text)
    if cuts := [*_all_at(text, (*_VERSUS, *_VERSUS_ZH))]:
        return Comparison(cuts, plain=True)
    maybe = (*_MAYBE, *_MAYBE_ZH) if chinese else _MAYBE
    joined = _JOINED_ZH if chinese else _JOINED
    if asked:
        cuts = [*_each_at(text, (*maybe, *joined)), *_each_at(text, (" ",) if chinese else ())]
        return Comparison(cuts, plain=True)
    if cuts := [*_each_at(text, maybe)]:
        return Comparison(cuts)
    if "/" in query:
        return Comparison(_all_at(words(query.replace("/", " vs ")), _VERSUS), strict=True)
    return Comparison(_each_at(text, joined if chinese else (" and ",)), strict=True)


def _bare(text: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, bool]:
    """Return ``text`` without what asks for a difference, and whether anything did."""
    start = next((one for one in before if text.startswith(one)), "")
    text = text[len(start) :].strip()
    end = next((one for one in after if text.endswith(one) and text != one), "")
    return text[: len(text) - len(end)].strip(), bool(end) or start == "比较"


def _bare_words(text: str) -> tuple[str, bool]:
    start = next((one for one in _BEFORE if text.startswith(f"{one} ")), "")
    text = text[len(start) :].strip()
    end = next((one for one in _AFTER if text.endswith(f" {one}")), "")
    return text[: len(text) - len(end)].strip(), bool(start or end)


def _all_at(text: str, marks: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield ``text`` cut at every one of a mark: "A vs B vs C" has three parts, "A vs" one."""
    for mark in marks:
        sides = f" {text} ".split(mark)
        parts = tuple(filter(None, map(_without_article, sides)))
        if len(sides) > 1 and parts:
            yield parts
            yield from _shared_head(parts)


def _each_at(text: str, marks: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield ``text`` cut in two at each place of a mark: "land and expand and churn" has two."""
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
    said = last.split(" ")
    for at in range(1, len(said)):
        head = " ".join(said[at:])
        yield (*(f"{other} {head}" for other in others), last)


def _without_article(text: str) -> str:
    text = text.strip()
    return text.removeprefix("a ").removeprefix("an ").removeprefix("the ")
