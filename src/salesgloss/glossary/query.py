"""How people word a query: the readings of it to try.

Texts in tables, no regular expressions: this runs before anything slow may be imported.
"""

from __future__ import annotations

from salesgloss.text import has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Longest first within each table, so that "what is a" goes before "what is".
_BEFORE = tuple(
    sorted(
        (
            "what is", "what is a", "what is an", "what is the", "what are", "whats", "whats a",
            "whats an", "whats the", "what does", "what do you mean by", "what is meant by",
            "what exactly is", "what do we mean by", "what s", "meaning of", "the meaning of",
            "definition of", "the definition of", "definition", "define", "define a", "define an",
            "explain", "explain the", "describe", "tell me about", "how do you define",
            "how to define", "term", "the term", "lookup", "look up", "glossary", "acronym",
            "abbreviation", "what do they mean by", "a", "an", "the", "full form of",
            "how to calculate", "how do you calculate", "how to compute", "calculate",
            "formula for", "formula of", "the formula for", "who is", "who is a", "who is the",
            "who is an",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_AFTER = tuple(
    sorted(
        (
            "mean", "means", "meaning", "definition", "defined", "explained", "explanation",
            "stand for", "stands for", "abbreviation", "acronym", "full form", "in saas",
            "in sales", "in business", "in b2b", "in marketing", "in b2b saas", "term", "formula",
            "calculation", "metric", "kpi",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_BEFORE_ZH = tuple(
    sorted(
        (
            "什么是", "甚么是", "何谓", "什么叫", "什么叫做", "请问", "请问什么是", "请问什么叫",
            "解释", "解释一下", "定义", "说明", "查", "查询", "谁是", "所谓", "所谓的", "怎么算",
            "如何计算", "怎么计算",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_AFTER_ZH = tuple(
    sorted(
        (
            "是什么", "是什么意思", "什么意思", "的意思", "的定义", "定义", "意思", "是啥", "是啥意思",
            "是甚么", "是甚么意思", "是指什么", "指的是什么", "代表什么", "是什么东西", "怎么算",
            "怎么计算", "如何计算", "的公式", "公式", "的计算方式", "算法", "怎么念", "怎么读", "全名",
            "的全名", "全称", "的全称", "缩写", "的缩写", "中文", "的中文", "英文", "的英文", "的意义",
            "是什么职位", "是什么角色", "是谁", "是做什么的", "在做什么", "吗", "呢", "解释",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip


def parentheses(query: str) -> Iterator[str]:
    """Yield ``query`` without its parenthesis, then the inside; nothing where it has none."""
    flat = query.replace("（", "(").replace("）", ")")
    start, end = flat.find("("), flat.rfind(")")
    if 0 <= start < end:
        yield flat[:start] + " " + flat[end + 1 :]
        yield flat[start + 1 : end]


def unwrapped(query: str) -> Iterator[str]:
    """Yield what a question asks about ("what does X mean" -> "x"), the barest reading last."""
    text = words(query)
    seen = {text}
    while True:
        bare = _stripped_zh(text) if has_chinese(text) else _stripped(text)
        if bare in seen or not bare:
            return
        seen.add(bare)
        yield bare
        text = bare


def _stripped(text: str) -> str:
    for wrapper in _BEFORE:
        if text.startswith(wrapper + " "):
            return text[len(wrapper) + 1 :]
    for wrapper in _AFTER:
        if text.endswith(" " + wrapper):
            return text[: -len(wrapper) - 1]
    return text


def _stripped_zh(text: str) -> str:
    for wrapper in _BEFORE_ZH:
        if text.startswith(wrapper):
            return text[len(wrapper) :].strip()
    for wrapper in _AFTER_ZH:
        if text.endswith(wrapper):
            return text[: -len(wrapper)].strip()
    return _stripped(text)


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
