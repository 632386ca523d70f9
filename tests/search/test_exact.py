"""The exact tier: every spelling, however it is typed, wrapped or counted."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss import load
from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.search import query as wordings
from salesgloss.text import fold
from salesgloss.text.rules import Rules
from salesgloss.text.rules.en import RULES as ENGLISH
from salesgloss.text.rules.zh_hant import RULES as CHINESE

from .conftest import BAKERY, term


def ids(answer: object) -> list[str]:
    return [hit.id for hit in answer.hits]  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", BAKERY, ids=lambda entry: entry.id)
def test_every_spelling_finds_its_term(bakery: Glossary, entry: Term) -> None:
    for spelling, field in entry.spellings():
        answer = bakery.lookup(spelling)
        assert answer.match == "exact"
        hit = next(hit for hit in answer.hits if hit.id == entry.id)
        assert fold(hit.matched) == fold(spelling)
        assert hit.score == 100.0
        assert ("misnomer" in hit.field) == ("misnomer" in field)


@pytest.mark.parametrize(
    "query",
    [
        "can you tell me what hydration is?",
        "could you please explain hydration to me",
        "I'd like to know what hydration means",
        "i don't know what hydration is",
        "any idea what a hydration is",
        "my manager keeps talking about hydration",
        "heard the word hydration",
        "what is hydration called in Chinese",
        "another word for hydration",
        "how does hydration work",
        "where does hydration come from",
        "how to caculate hydration",
        "defintion of hydration",
        "waht does hydration mean",
        "hydration cheat sheet",
        "可以告訴我 hydration 是什麼嗎",
        "能不能解釋一下 hydration",
        "忘記 hydration 是什麼了",
        "老闆一直講 hydration",
        "hydration 翻譯",
        "hydration 到底在講什麼",
    ],
)
def test_whatever_is_said_around_it(bakery: Glossary, query: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, [hit.id for hit in answer.hits]) == ("exact", ["hydration"])


@pytest.mark.parametrize(
    "query",
    [
        "can you send me the hydration",
        "who owns hydration",
        "how does hydration affect the oven",
        "my team hydration",
        "people hydration",
        "the hydration is in the mail",
        "hydration today",
        "i read the hydration",
        "what drives hydration today",
        "忘了烘焙膨脹",
        "看到烘焙膨脹",
        "烘焙膨脹好嗎",
    ],
)
def test_more_than_a_frame_around_it_is_no_exact_hit(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match != "exact"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("oven-spring", "oven-spring"),
        ("OVENSPRING", "oven-spring"),
        ("C.O.S.", "crumb-openness-score"),
        ("ＣＯＳ", "crumb-openness-score"),
        ("mix & rest", "mix-and-rest"),
        ("Oven Spring (bread)", "oven-spring"),
        ("rise of a loaf (oven spring)", "oven-spring"),
        ("what is oven spring?", "oven-spring"),
        ("What's the oven spring", "oven-spring"),
        ("what does COS mean", "crumb-openness-score"),
        ("meaning of hydration", "hydration"),
        ("oven springs", "oven-spring"),
        ("define hydrations", "hydration"),
        ("whole grain ratios explained", "whole-grain-ratio"),
        ("烘焙膨脹是什麼", "oven-spring"),
        ("什么是烘焙膨胀", "oven-spring"),
        ("請問 COS 是什麼意思？", "crumb-openness-score"),
        ("COS crumb openness score", "crumb-openness-score"),
        ("組織孔洞分數 COS", "crumb-openness-score"),
        ("二次发酵时间", "final-proofing-duration"),
    ],
)
def test_other_ways_to_write_it(bakery: Glossary, query: str, expected: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, ids(answer)) == ("exact", [expected])


def test_all_senses_of_an_acronym_the_stronger_field_then_the_lower_level_first(
    bakery: Glossary,
) -> None:
    for query in ("FPD", "fpd", "F.P.D.", "define FPD", "FPDs", "FPD是什麼"):
        assert ids(bakery.lookup(query)) == ["final-proofing-duration", "flour-purchase-deal"]
        assert len(bakery.lookup(query, limit=1).hits) == 2


def test_a_misnomer_comes_after_real_names() -> None:
    glossary = Glossary.of(
        [term("Alpha Loaf", misnomers=("twin",)), term("Zeta Loaf", aliases=("twin",))]
    )
    answer = glossary.lookup("twin")
    assert [(hit.id, hit.field) for hit in answer.hits] == [
        ("zeta-loaf", "alias"),
        ("alpha-loaf", "misnomer"),
    ]


def test_a_plural_name_does_not_become_another_term() -> None:
    glossary = Glossary.of(
        [term("Loaf Size", acronym="LOA"), term("Loaf Order Sheet", acronym="LOAS")]
    )
    assert ids(glossary.lookup("LOAS")) == ["loaf-order-sheet"]
    assert ids(glossary.lookup("LOA")) == ["loaf-size"]


def test_only_the_first_tier_on_request(bakery: Glossary) -> None:
    assert bakery.lookup("ovne spring", exact=True).match == "none"
    assert bakery.lookup("what is oven spring", exact=True).match == "exact"


NAMES = st.lists(
    st.text("abcdefghij", min_size=3, max_size=8).map(lambda word: f"zz {word}"),
    max_size=12,
    unique=True,
)


@given(NAMES, st.randoms(use_true_random=False))
def test_unrelated_terms_never_change_an_exact_answer(names: list[str], chance: Random) -> None:
    more = [*BAKERY, *map(term, names)]
    chance.shuffle(more)
    larger, plain = Glossary.of(more), Glossary.of(BAKERY)
    for entry in BAKERY:
        for spelling, _ in entry.spellings():
            one, other = larger.lookup(spelling), plain.lookup(spelling)
            assert one.match == other.match == "exact"
            assert [(hit.id, hit.field) for hit in one.hits] == [
                (hit.id, hit.field) for hit in other.hits
            ]


@given(st.permutations(BAKERY))
def test_the_order_of_the_data_changes_nothing(order: list[Term]) -> None:
    assert bytes(Glossary.of(order).index._file._body._data) == bytes(
        Glossary.of(BAKERY).index._file._body._data
    )


@pytest.mark.parametrize("rules", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_no_wrapper_is_longer_than_what_is_looked_for(rules: Rules) -> None:
    wrappers = {*rules.before, *rules.after, *rules.loosely_before, *rules.loosely_after}
    longest = max(len(each.split(" ") if rules.space else each) for each in wrappers)
    assert longest <= wordings.LONGEST_WRAPPER


def test_a_misspelled_word_of_a_question_is_no_acronym_of_the_glossary() -> None:
    """Or a name beside it would be all that is asked about: "WHT invoice"."""
    glossary = load()
    assert [word for word in ENGLISH.misspelled if glossary.lookup(word).match == "exact"] == []
