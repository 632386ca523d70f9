"""An answer as a snippet to paste into a chat or a wiki: in Markdown, as Slack writes it, or bare."""

from __future__ import annotations

import re

from salesgloss import spelling_fields
from salesgloss.cards import brief as rows_of
from salesgloss.messages import word
from salesgloss.screens import comparison, plain
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesgloss.index import Index
    from salesgloss.search import Answer, Hit

    Brief = dict[str, list[list[str]]]

# What Markdown, HTML or an emoji code would make something of, and only where it would: a mark
# within a word is none, and every needless backslash is read by somebody.
_SPECIAL = re.compile(
    r"[\\`<*]"
    r"|(?<!\w)_|_(?!\w)"
    r"|~(?=~)|(?<=~)~"
    r"|\[(?=[^\]]*\][(\[:])"
    r"|(?<!\w)@(?=\w)"
    r"|&(?=#?\w+;)"
    r"|:(?=\w+:)"
    r"|^[#>+-](?= |#)"
)
_ORDERED = re.compile(r"^(\d+)([.)]) ")
_SLACK_MARKS = {"*": "\u2217", "~": "\u223c", "`": "'"}  # Slack knows no way to escape them
_SLACK_SPECIAL = re.compile(r"(?<!\w)[*~`](?=\S)|(?<=\S)[*~`](?!\w)")


class SnippetFormat:
    """How a format marks what stands out; ``escape`` spells out what it would interpret."""

    __slots__ = ("bold", "code", "escape", "italic", "quote")

    def __init__(
        self, bold: str, italic: str, code: str, quote: str, escape: Callable[[str], str]
    ) -> None:
        self.bold = bold
        self.italic = italic
        self.code = code
        self.quote = quote
        self.escape = escape

    def strong(self, text: str) -> str:
        return f"{self.bold}{self.escape(text)}{self.bold}"

    def remark(self, text: str) -> str:
        return f"{self.italic}{self.escape(text)}{self.italic}"

    def formula(self, text: str) -> str:
        return f"{self.code}{line(text).replace('`', chr(39))}{self.code}"


def _markdown(text: str) -> str:
    return _ORDERED.sub(r"\1\\\2 ", _SPECIAL.sub(r"\\\g<0>", line(text)))


def _slack(text: str) -> str:
    return _SLACK_SPECIAL.sub(lambda mark: _SLACK_MARKS[mark[0]], line(text))


FORMATS = {
    "markdown": SnippetFormat("**", "_", "`", "> ", _markdown),
    "slack": SnippetFormat("*", "_", "`", "> ", _slack),
    "text": SnippetFormat("", "", "", "", line),
}


def answer(index: Index, found: Answer, lang: str, format: str) -> str:
    """Return what ``found`` says in short: name, meaning, formula, what is usual, example, and
    every warning. What was only described gives the best term alone."""
    form = FORMATS[format]
    parts: list[str] = []
    if found.match not in ("exact", "none") and len(found.sides) < 2:
        parts.append(form.remark(plain.how_found(found, lang)))
    if len(found.sides) > 1:
        parts += _comparison(index, found, lang, form)
    else:
        hits = found.hits[:1] if found.match == "meaning" else found.hits
        for hit in hits:
            parts.append("\n\n".join(_snippet(index, hit, found.match, lang, form)))
    return "\n\n".join(parts) + "\n"


def _comparison(index: Index, found: Answer, lang: str, form: SnippetFormat) -> Iterator[str]:
    """Yield what tells the terms apart, then a line or two on each."""
    if found.match != "exact":
        yield form.remark(plain.how_compared(found, lang))
    colon = word("colon", lang)
    for pair, sentence in comparison.difference_lines(index, found, lang):
        yield f"{form.strong(pair)}{colon}{form.escape(sentence)}"
    for hit in comparison.compared(index, found):
        row = index.summary(hit.number)
        brief = index.brief(hit.number, lang)
        rows = [f"{form.strong(plain.headline(row, lang))}{colon}{form.escape(row.gloss(lang))}"]
        rows += [form.remark(text) for (text,) in brief.get(rows_of.NOTICE, [])]
        rows += _formula(brief, lang, form)[:1]
        yield "\n".join(rows)


def _snippet(index: Index, hit: Hit, match: str, lang: str, form: SnippetFormat) -> Iterator[str]:
    brief = index.brief(hit.number, lang)
    yield form.strong(" · ".join(dict.fromkeys(brief[rows_of.TITLE][0])))
    if not spelling_fields.leads_rightly(hit.field):
        yield form.remark(plain.why_matched(hit.field, hit.matched, match, lang))
    for (text,) in brief.get(rows_of.NOTICE, []):
        yield form.remark(text)
    for (text,) in brief[rows_of.DEFINITION]:
        yield form.escape(text)
    if rules := [*_rules(brief, lang, form)]:
        yield "\n".join(rules)
    if rows := _formula(brief, lang, form):
        yield "\n".join(rows)
    for figure, origin, note in brief.get(rows_of.BENCHMARK, [])[:1]:
        told = word("semicolon", lang).join(filter(None, (figure, origin, note)))
        yield f"{word('benchmarks', lang)}{word('colon', lang)}{form.escape(told)}"
    for (text,) in brief.get(rows_of.EXAMPLE, []):
        yield f"{form.quote}{form.escape(text)}"


def _rules(brief: Brief, lang: str, form: SnippetFormat) -> Iterator[str]:
    """Yield when an own definition applies: to enter, to leave, where."""
    colon, semicolon = word("colon", lang), word("semicolon", lang)
    for lead, *criteria in brief.get(rows_of.CRITERIA, []):
        yield f"{lead}{colon}{form.escape(semicolon.join(criteria))}"
    for (text,) in brief.get(rows_of.SCOPE, []):
        yield f"{word('scope', lang)}{colon}{form.escape(text)}"


def _formula(brief: Brief, lang: str, form: SnippetFormat) -> list[str]:
    rows = [form.formula(" ".join(pieces)) for _, *pieces in brief.get(rows_of.FORMULA, [])]
    for pieces in brief.get(rows_of.WORKED, []):
        case = form.formula(" ".join(pieces))
        rows.append(f"{word('worked', lang)}{word('colon', lang)}{case}")
    return rows
