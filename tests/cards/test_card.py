"""What a card says in a language, and what it falls back to."""

from __future__ import annotations

import pytest

from salesgloss.cards.card import card
from salesgloss.cards.numbers import quantity
from salesgloss.model import Term, Translation


def texts(term: Term, lang: str) -> str:
    """Return all that the card of ``term`` says."""
    shown = card(term, lang, {})
    return "\n".join(item.text for section in shown.sections for item in section.items)


def term(**translated: object) -> Term:
    return Term(
        id="slice",
        name="Slice",
        category="pizza",
        definition="What is eaten.",
        other_meanings=("A bad stroke in golf.",),
        translations={"zh-Hant": Translation(**translated)},  # type: ignore[arg-type]
    )


def test_other_meanings_are_told_in_the_readers_language() -> None:
    both = term(other_meanings=("高爾夫的右曲球。",))
    assert "右曲球" in texts(both, "zh-Hant")
    assert "golf" not in texts(both, "zh-Hant")
    assert "golf" in texts(both, "en")
    assert "右曲球" not in texts(both, "en")


def test_without_them_the_english_stands_in() -> None:
    assert "golf" in texts(term(), "zh-Hant")


def test_an_id_is_never_shown_as_a_spelling() -> None:
    linked = Term(
        id="slice", name="Slice", category="pizza", definition="Eaten.", related=("crust-edge",)
    )
    names = {"crust-edge": Term(id="crust-edge", name="Crust", category="pizza", definition="x")}
    shown = card(linked, "en", names)
    assert "crust-edge" not in str(shown)
    assert "Crust" in str(shown)


@pytest.mark.parametrize(
    ("unit", "lang", "expected"),
    [
        ("percent/rep", "en", "31% of reps"),
        ("percent/rep", "zh-Hant", "業務的 31%"),
        ("percent/year", "en", "31% / year"),
    ],
)
def test_a_share_of_people_is_no_rate(unit: str, lang: str, expected: str) -> None:
    assert quantity(0.31, unit, lang) == expected
