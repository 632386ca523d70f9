"""A term as a Markdown snippet, to paste into a chat or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from salesgloss.cards.card import TermCard, card
from salesgloss.cards.formulas import expression_text, worked_text
from salesgloss.cards.messages import word
from salesgloss.glossary import Answer, Glossary
from salesgloss.model import Term
from salesgloss.screens import plain
from salesgloss.screens.naming import names_for
from salesgloss.text import line, spelling_fields

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@&]|:(?=\w+:)|^[-+](?= ))")


def answer(glossary: Glossary, found: Answer, lang: str) -> bytes:
    """Return what ``found`` says in short: name, meaning, formula, example, and every warning."""
    parts = []
    if found.match != "exact":
        parts.append(f"_{escaped(plain.how_found(found, lang))}_")
    for hit in found.hits:
        term = glossary.index.term(hit.number)
        shown = card(term, lang, names_for(glossary, term))
        wrong = not spelling_fields.leads_rightly(hit.field)
        why = plain.why_matched(hit.field, hit.matched, found.match, lang)
        notices = (why, *shown.notices) if wrong else shown.notices
        parts.append("\n\n".join(_snippet(term, shown, notices, lang)))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return ``text`` on one line, its marks of Markdown, HTML and emoji codes escaped."""
    return _SPECIAL.sub(r"\\\1", line(text))


def _snippet(term: Term, shown: TermCard, notices: Sequence[str], lang: str) -> Iterator[str]:
    names = dict.fromkeys((shown.label, *shown.names))
    yield f"**{' · '.join(map(escaped, names))}**"
    yield from (f"_{escaped(notice)}_" for notice in notices)
    yield escaped(term.text(lang))
    for formula in term.formulas[:1]:
        rows = [_code(f"{term.label} = {expression_text(formula.expression)}")]
        if formula.worked:
            case = _code(worked_text(formula, formula.worked[0], lang))
            rows.append(f"{word('worked', lang)} {case}")
        yield "\n".join(rows)
    if example := term.translation(lang).example or term.example:
        yield f"> {escaped(example)}"


def _code(text: str) -> str:
    return f"`{line(text).replace('`', chr(39))}`"
