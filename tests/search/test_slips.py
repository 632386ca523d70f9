"""Real words are no slips."""

from __future__ import annotations

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Translation
from salesgloss.search import slips
from salesgloss.text.wordlist import is_everyday, is_everyday_pair

from .conftest import term

GLOSSARY = Glossary.of(
    [
        term("Contact"),
        term("Cross-selling"),
        term("Product Manager"),
        term("Territory Management"),
        term("North Star Metric"),
        term("Free Trial"),
        term("ISO 27001"),
        term("Accounts Receivable", "Contracts billed; a product is a project."),
    ]
)


@pytest.mark.parametrize("query", ["Contract", "Co-selling", "Project Manager", "Contrast"])
def test_a_real_word_is_not_corrected(query: str) -> None:
    assert GLOSSARY.lookup(query).match == "none"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("contcat", "contact"),
        ("prodcut manager", "product-manager"),
        ("product manger", "product-manager"),  # no word of the trade, the other is right
        ("free trail", "free-trial"),  # two letters exchanged
        ("north start metric", "north-star-metric"),  # two words are right
    ],
)
def test_what_is_no_word_or_cannot_be_meant_is(query: str, expected: str) -> None:
    answer = GLOSSARY.lookup(query)
    assert (answer.match, [hit.id for hit in answer.hits]) == ("close", [expected])


def test_other_figures_are_another_thing() -> None:
    answer = GLOSSARY.lookup("ISO 27701")
    assert (answer.match, [hit.id for hit in answer.suggestions]) == ("none", ["iso-27001"])
    assert GLOSSARY.lookup("IOS 27001").match == "close"


@pytest.mark.parametrize(
    ("asked", "meant", "expected"),
    [
        ("合約", "主合約", False),  # contained
        ("主合約書", "合約書", False),  # contains
        ("應付帳款", "應收帳款", False),  # a word of its own
        ("獲客成夲", "獲客成本", True),
        ("獲客本成", "獲客成本", True),  # exchanged
    ],
)
def test_chinese(asked: str, meant: str, expected: bool) -> None:
    from salesgloss.text import words

    assert slips.may_be_slip(GLOSSARY.index, words(asked), words(meant)) is expected


def test_forms_of_one_word() -> None:
    assert slips.is_form("qualifying", "qualify")
    assert slips.is_form("mgmt", "management")
    assert slips.is_form("rev", "revenue")
    assert not slips.is_form("manager", "management")
    assert not slips.is_form("contract", "contact")


def test_word_lists() -> None:
    assert all(map(is_everyday, ("aardvark", "contract", "contracts", "zucchini")))
    assert not any(map(is_everyday, ("", "zz", "montly", "contractz", "合約")))
    assert is_everyday_pair("应付")
    assert not any(map(is_everyday_pair, ("", "应", "成夲", "ab")))


def test_a_word_in_use_is_no_slip_though_the_index_reads_it_as_another() -> None:
    speaking = (
        term(
            f"Store {number}", f"A tool for data, number {number}.", translations=translated(number)
        )
        for number in range(6)
    )
    room = term("Data Room", translations={"zh-Hant": Translation(name="資料室")})
    glossary = Glossary.of([room, *speaking])
    assert glossary.lookup("資料庫").match != "close"
    assert glossary.lookup("資料市").match == "close"


def test_another_character_of_three_makes_another_word_unless_it_sounds_alike() -> None:
    glossary = Glossary.of(
        [term("Renewal Rate", translations={"zh-Hant": Translation(name="續約率")})]
    )
    for heard in ("續約綠", "序約率", "續月率"):
        assert glossary.lookup(heard).match == "close"
    for other in ("續約金", "合約率", "續航率"):
        assert glossary.lookup(other).match == "none"


def translated(number: int) -> dict[str, Translation]:
    return {"zh-Hant": Translation(name=f"工具{number}", definition="把資料庫裡的東西整理好。")}
