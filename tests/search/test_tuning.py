"""Each of the search's small means on its own: what is found, or comes first, by it alone."""

from __future__ import annotations

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Translation

from .conftest import BAKERY, term

CAKES = tuple(term(f"Cake {number}", "Eggs and butter, whipped.") for number in range(30))


def first(glossary: Glossary, query: str) -> str | None:
    """Return the id of the first answer to ``query``."""
    return next((hit.id for hit in glossary.lookup(query).hits), None)


def test_a_synonym_in_english_finds_the_term() -> None:
    leaving = term("Empty Chair", "Customers who never buy a second loaf from the shop.")
    glossary = Glossary.of([*CAKES, leaving])
    assert first(glossary, "clients who never buy a second loaf") == "empty-chair"
    assert first(glossary, "why do clients purchase loaf from shop") == "empty-chair"


def test_a_synonym_decides_between_two_terms() -> None:
    rest = "at the counter on a busy day of the week"
    by_customer = term("Zebra Queue", f"The customer {rest}.")
    by_oven = term("Apple Queue", f"The oven {rest}.")
    glossary = Glossary.of([*CAKES, by_customer, by_oven])
    assert first(glossary, "client at the counter on a busy day of the week") == "zebra-queue"


@pytest.mark.parametrize("query", ["顧客為什麼會跑掉", "為什麼用戶會離開", "用戶退訂的比率有多高"])
def test_everyday_words_in_chinese_find_the_term(query: str) -> None:
    gone = Translation(name="空椅子", definition="客戶流失的比率。")
    letters = Translation(name="椅子", definition="顧及用紙的跑道。")  # the same characters, apart
    glossary = Glossary.of(
        [
            *CAKES,
            term("Empty Chair", translations={"zh-Hant": gone}),
            term("Apple Chair", translations={"zh-Hant": letters}),
        ]
    )
    assert first(glossary, query) == "empty-chair"


def test_of_two_as_close_the_name_is_meant_rather_than_the_alias() -> None:
    alias, name = term("Apple Cake", aliases=("sourdough rock",)), term("Sourdough Reck")
    answer = Glossary.of([alias, name]).lookup("sourdough rack")
    assert (answer.match, [hit.id for hit in answer.hits]) == ("close", ["sourdough-reck"])


@pytest.mark.parametrize("query", ["whole grain ratio mgmt", "grain mgmt whole ratio"])
def test_an_abbreviation_is_read_as_its_word(query: str) -> None:
    managed = term("Whole Grain Ratio Management")
    answer = Glossary.of([*BAKERY, managed]).lookup(query)
    assert (answer.match, answer.hits[0].id) == ("close", "whole-grain-ratio-management")


def test_of_two_that_fit_alike_the_commoner_comes_first() -> None:
    text = "Loaves that are left on the shelf at closing time."
    rare, common = term("Apple Rest", text, level=3), term("Zebra Rest", text, level=1)
    found = Glossary.of([*CAKES, rare, common]).lookup("loaves left on the shelf at closing")
    assert [hit.id for hit in found.hits[:2]] == ["zebra-rest", "apple-rest"]


@pytest.mark.parametrize(
    "query", ["is a cold shelf for bread dry", "is a cold shelf for dry bread"]
)
def test_a_term_whose_whole_name_is_said_comes_before_one_that_tells_of_it(query: str) -> None:
    said = term("Cold Shelf", "A rack by the door.")
    told = term("Apple Rack", "Bread stays dry on this shelf.")
    others = term("Old Shelf", "Bread."), term("Cold Door", "Summer.")
    assert first(Glossary.of([*CAKES, said, told, *others]), query) == "cold-shelf"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bakeries", "bakery"),
        ("what are bakeries", "bakery"),
        ("batch qualities", "batch-quality"),
        ("batches", "batch"),
        ("loaf boxes", "loaf-box"),
    ],
)
def test_a_plural_of_any_spelling_is_its_singular(query: str, expected: str) -> None:
    names = ("Bakery", "Batch Quality", "Batch", "Loaf Box")
    answer = Glossary.of(map(term, names)).lookup(query)
    assert (answer.match, [hit.id for hit in answer.hits]) == ("exact", [expected])
