"""A term as a Markdown snippet, to paste into a chat or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from salesgloss.glossary import Answer, Glossary
from salesgloss.model import Chinese, Term
from salesgloss.render import plain
from salesgloss.render.card import Card, card, neighbors, spelled, worked
from salesgloss.render.wording import word
from salesgloss.text import line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@&]|:(?=\w+:)|^[-+](?= ))")


def answer(glossary: Glossary, found: Answer, lang: str) -> bytes:
    """Return what ``found`` says in short: name, meaning, formula, example, and every warning."""
    parts = []
    if found.match != "exact":
        parts.append(f"_{escaped(plain.how_found(found, lang))}_")
    for hit in found.hits:
        term = glossary.term_at(hit.number)
        shown = card(term, lang, neighbors(glossary, term))
        wrong = hit.field.endswith("misnomer")
        why = plain.why_matched(hit.field, hit.matched, found.match, lang)
        marks = (why, *shown.marks) if wrong else shown.marks
        parts.append("\n\n".join(_snippet(term, shown, marks, lang)))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return ``text`` on one line, its marks of Markdown, HTML and emoji codes escaped."""
    return _SPECIAL.sub(r"\\\1", line(text))


def _snippet(term: Term, shown: Card, marks: Sequence[str], lang: str) -> Iterator[str]:
    names = dict.fromkeys((shown.label, *shown.names))
    yield f"**{' · '.join(map(escaped, names))}**"
    yield from (f"_{escaped(mark)}_" for mark in marks)
    zh = term.chinese if lang == "zh-Hant" else Chinese()
    yield escaped(zh.definition or term.definition)
    for formula in term.formulas[:1]:
        rows = [_code(f"{term.label} = {spelled(formula.expression)}")]
        if formula.worked:
            case = _code(worked(formula, formula.worked[0], lang))
            rows.append(f"{word('worked', lang)} {case}")
        yield "\n".join(rows)
    if example := zh.example or term.example:
        yield f"> {escaped(example)}"


def _code(text: str) -> str:
    return f"`{line(text).replace('`', chr(39))}`"
