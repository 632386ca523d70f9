"""A term as a Markdown snippet, to paste into a chat or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from salesgloss.glossary import Answer, Glossary
from salesgloss.model import Chinese, Term
from salesgloss.render import plain
from salesgloss.render.card import spelled, worked
from salesgloss.render.wording import word
from salesgloss.text import line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@])")


def answer(glossary: Glossary, found: Answer, lang: str) -> bytes:
    """Return what ``found`` says in short: name, meaning, formula, example."""
    parts = []
    if found.match != "exact":
        parts.append(f"_{escaped(plain.how_found(found, lang))}_")
    parts += ["\n".join(_snippet(glossary.term_at(hit.number), lang)) for hit in found.hits]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return ``text`` on one line with nothing left that Markdown or HTML would interpret."""
    return _SPECIAL.sub(r"\\\1", line(text))


def _snippet(term: Term, lang: str) -> Iterator[str]:
    title = term.title(lang)
    names = [title] if term.label in (title, None) else [term.label, title]
    other = term.name if lang == "zh-Hant" else term.chinese.name
    head = " · ".join(escaped(name) for name in (*names, *([other] if other else ())))
    yield f"**{head}**"
    zh = term.chinese if lang == "zh-Hant" else Chinese()
    yield escaped(zh.definition or term.definition)
    for formula in term.formulas[:1]:
        yield ""
        code = spelled(formula.expression).replace("`", "'")
        yield f"`{line(term.label)} = {line(code)}`"
        if formula.worked:
            case = worked(formula, formula.worked[0], lang)
            yield f"{word('worked', lang)} `{line(case)}`"
    if example := zh.example or term.example:
        yield ""
        yield f"> {escaped(example)}"
