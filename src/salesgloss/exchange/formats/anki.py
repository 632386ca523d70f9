"""A deck of cards for Anki: a text file that it imports, and at the next import updates."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from salesgloss.cards.formulas import formula_text, result_name
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT
from salesgloss.messages import message
from salesgloss.model import DEPRECATED, Term
from salesgloss.text import visible

DECK = "salesgloss"
_HEADERS = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    f"#deck:{DECK}",
    "#columns:Guid\tFront\tBack\tTags",
    "#guid column:1",
    "#tags column:4",
)


class _Note(NamedTuple):
    guid: str
    front: str
    back: str
    tags: str


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    rows = ["\t".join(note) for note in _notes(published)]
    return ("\n".join((*_HEADERS, *rows)) + "\n").encode("utf-8", "replace")


def _notes(published: Publication) -> Iterator[_Note]:
    asked: set[frozenset[str]] = set()
    for term in published.terms:
        if term.status == DEPRECATED:
            continue
        for lang in published.languages:
            if lang == DEFAULT or term.translation(lang).definition:
                yield from _of_term(term, lang)
        for pair in term.confused_with:
            other = published.by_id.get(pair.id)
            both = frozenset((term.id, pair.id))
            if other and both not in asked:
                asked.add(both)
                for lang in published.languages:
                    yield _of_pair(term, other, lang)


def _of_term(term: Term, lang: str) -> Iterator[_Note]:
    full = _full(term, lang)
    tags = _tags(term, lang)
    meaning = _html(" ".join(term.text(lang).split()))
    gloss = _html(term.gloss(lang))
    yield _Note(f"{term.id}:meaning:{lang}", _ask("meaning", lang, name=full), meaning, tags)
    yield _Note(
        f"{term.id}:name:{lang}", _ask("name", lang, gloss=term.gloss(lang)), _html(full), tags
    )
    for at, formula in enumerate(term.formulas[:1]):
        text = f"{result_name(term, formula, lang)} = {formula_text(term, formula, lang)}"
        front = _ask("formula", lang, name=full)
        yield _Note(f"{term.id}:formula{at}:{lang}", front, f"{_html(text)}<br><br>{gloss}", tags)


def _of_pair(term: Term, other: Term, lang: str) -> _Note:
    first, second = sorted((term, other), key=lambda each: each.id)
    front = _ask("difference", lang, one=_full(first, lang), other=_full(second, lang))
    back = _html(term.difference(other.id, lang) or "")
    guid = f"{first.id}:{second.id}:difference:{lang}"
    return _Note(guid, front, back, _tags(term, lang))


def _ask(kind: str, lang: str, **texts: str) -> str:
    return _html(message(f"export.anki {kind}", lang, **texts))


def _full(term: Term, lang: str) -> str:
    name = term.title(lang)
    return name if name == term.label else f"{term.label} ({name})"


def _html(text: str) -> str:
    return escape(visible(text), quote=True).replace("\n", "<br>").replace("\t", " ")


def _tags(term: Term, lang: str) -> str:
    found = [term.category, *filter(None, (term.topic, term.kind)), lang]
    return " ".join([*found, *([f"level-{term.level}"] if term.level else [])])


FORMAT = Format(
    name="anki",
    purpose={
        "en": "spaced repetition in Anki; importing it again updates the cards",
        "zh-Hant": "用 Anki 間隔複習；再次匯入會更新卡片",
    },
    write=_write,
)
