"""Terms as articles of a dictionary: a headword, the other words that lead to it, and a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from salesgloss.cards.card import card
from salesgloss.cards.plain import plain_text
from salesgloss.exchange.publication import Publication
from salesgloss.languages import DEFAULT
from salesgloss.model import Term
from salesgloss.text import line

LONGEST_WORD = 250  # bytes; dictionaries end a headword before 256


class Article(NamedTuple):
    headword: str
    synonyms: tuple[str, ...]
    text: str


def articles(published: Publication) -> list[Article]:
    """Return an article for every name; terms of one name share it."""
    found: dict[str, list[Article]] = {}
    for term in published.terms:
        article = _article(term, published)
        found.setdefault(article.headword, []).append(article)
    return [
        Article(
            headword,
            tuple(dict.fromkeys(word for each in same for word in each.synonyms)),
            "\n".join(each.text for each in same),
        )
        for headword, same in found.items()
    ]


def _article(term: Term, published: Publication) -> Article:
    headword = _fitting(line(term.name))
    words = (
        _fitting(line(text)) for text, kind in term.spellings() if text != term.id or kind != "id"
    )
    synonyms = tuple(word for word in dict.fromkeys(words) if word and word != headword)
    return Article(headword, synonyms, "\n".join(_texts(term, published)))


def _texts(term: Term, published: Publication) -> Iterator[str]:
    for lang in published.languages:
        if lang == DEFAULT or term.translation(lang).definition:
            titles = published.titles(lang)
            yield plain_text(card(term, lang, published.by_id, titles=titles))


def _fitting(word: str) -> str:
    """Return ``word``, cut between characters where it is too long."""
    return word.encode("utf-8", "replace")[:LONGEST_WORD].decode("utf-8", "ignore")
