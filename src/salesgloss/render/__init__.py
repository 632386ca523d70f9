"""What people and programs see: the terminal, plain text, JSON."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesgloss.glossary.build import Forms
    from salesgloss.model import Category, Term


def forms() -> Forms:
    """Return the ready-made texts that a compiled glossary carries."""
    return {"plain.en": _plain_en, "plain.zh-Hant": _plain_zh}


def _plain_en(term: Term, terms: Mapping[str, Term], categories: Sequence[Category]) -> str:
    return _plain(term, terms, categories, "en")


def _plain_zh(term: Term, terms: Mapping[str, Term], categories: Sequence[Category]) -> str:
    return _plain(term, terms, categories, "zh-Hant")


def _plain(term: Term, terms: Mapping[str, Term], categories: Sequence[Category], lang: str) -> str:
    from salesgloss.render import plain
    from salesgloss.render.card import card

    shown = card(term, lang, terms, titles=plain.titles(categories, lang))
    return plain.card_text(shown, lang)
