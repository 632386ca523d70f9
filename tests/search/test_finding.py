"""The later tiers: close, meaning, none; comparisons; whatever else may be typed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.glossary import Answer, Glossary
from salesgloss.screens import near, plain
from salesgloss.search import RANK, confidence, fuzzy, meaning, tiers

from .conftest import BAKERY, term


def ids(answer: Answer) -> list[str]:
    return [hit.id for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ovne spring", "oven-spring"),  # swap
        ("oven sprng", "oven-spring"),  # a letter left out
        ("ovenn spring", "oven-spring"),  # doubled
        ("oven sprinh", "oven-spring"),  # the key beside
        ("ovin spring", "oven-spring"),  # another vowel
        ("krumb score", "crumb-openness-score"),  # as heard
        ("ov enspring", "oven-spring"),  # the space elsewhere: exact once folded
        ("crum openess scor", "crumb-openness-score"),  # several slips in a long name
        ("score of crumb openness", "crumb-openness-score"),  # other order
        ("rate of feeding starters", "starter-feeding-rate"),  # other order and endings
        ("starter feed rt", None),
        ("COS metric", "crumb-openness-score"),
        ("final proof dur", None),
        ("final proofing dur", "final-proofing-duration"),  # clipped
        ("烘培膨脹", "oven-spring"),  # one character wrong
        ("組織孔洞分", None),  # part of a name is no slip of it
        ("hydraulics", None),  # a word in its own right
        ("oven springs score", None),
    ],
)
def test_close(bakery: Glossary, query: str, expected: str | None) -> None:
    answer = bakery.lookup(query)
    if expected:
        assert ids(answer) == [expected]
        assert answer.match in ("close", "exact")
        assert all(60 <= hit.score <= 100 for hit in answer.hits)
    assert not {hit.id for hit in answer.hits} & {hit.id for hit in answer.suggestions}


@pytest.mark.parametrize("slip", ["CSO", "COZ", "COSS", "CO", "WGT", "SRF"])
def test_a_slip_in_a_short_acronym_is_only_a_suggestion(bakery: Glossary, slip: str) -> None:
    answer = bakery.lookup(slip)
    assert (answer.match, answer.hits) == ("none", ())


def test_suggestions_that_share_a_label_are_told_by_name(bakery: Glossary) -> None:
    answer = bakery.lookup("FPDD")
    assert [hit.label for hit in answer.suggestions] == ["FPD", "FPD"]
    told = near.suggestions(answer, "en")
    assert told == "did you mean: FPD (Final Proofing Duration), FPD (Flour Purchase Deal)?"
    assert near.suggestions(answer, "zh-Hant").count("FPD（") == 2
    assert near.suggestions(bakery.lookup("CSO"), "en") == "did you mean: COS?"


def test_a_label_that_is_the_spelling_is_said_once(bakery: Glossary) -> None:
    told = plain.how_found(bakery.lookup("ovne spring"), "en")
    assert told == "no exact match for 'ovne spring'; closest is Oven Spring"
    told = plain.how_found(bakery.lookup("krumb score"), "en")
    assert told.endswith("closest is crumb score (COS)")
    assert plain.how_found(bakery.lookup("烘培膨脹"), "zh-Hant").endswith(
        "「烘焙膨脹」（Oven Spring）"
    )


def test_a_short_acronym_is_suggested(bakery: Glossary) -> None:
    assert bakery.lookup("CSO").suggestions[0].id == "crumb-openness-score"


def test_two_equally_close_terms_are_suggestions() -> None:
    glossary = Glossary.of([term("Bread Basket Top"), term("Bread Basket Tip")])
    answer = glossary.lookup("bread basket tep")
    assert answer.match == "none"
    assert [hit.id for hit in answer.suggestions] == ["bread-basket-tip", "bread-basket-top"]


def test_a_misnomer_is_never_close(bakery: Glossary) -> None:
    answer = bakery.lookup("hole noet")
    assert answer.match == "none"
    assert not answer.suggestions


@pytest.mark.parametrize(
    "query", ["harmonica", "submarine", "xqzvw", "潛水艇", "ほしぞら", "oven", "rate", "??", ""]
)
def test_other_words_find_nothing(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match == "none"


def test_nothing_far_fetched_is_suggested(bakery: Glossary) -> None:
    assert bakery.lookup("submarine") == Answer("submarine", "none")


@pytest.mark.parametrize(
    "query",
    [
        "mixture of tanks",  # its letters are partly those of "mix and rest"
        "oval string",
        "shaped trumpet concerto",  # one word of three
        "整座體育館的燈",
    ],
)
def test_nothing_is_suggested_for_a_vague_likeness(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query) == Answer(query, "none")


@pytest.mark.parametrize("query", ["what is it", "how do they do it", "什麼", "為什麼", "這是什麼"])
def test_words_of_grammar_alone_find_nothing(query: str) -> None:
    glossary = Glossary.of([*BAKERY, term("Iced Tea Tax", acronym="ITT", asked_as=("為什麼加糖",))])
    assert glossary.lookup(query) == Answer(query, "none")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("how many hours do loaves rest before the oven", "final-proofing-duration"),
        ("why does a loaf suddenly grow in its first minutes of heat", "oven-spring"),
        ("agreement with the mill about price", "flour-purchase-deal"),
        ("麵團整形以後要靜置多久才能入爐", "final-proofing-duration"),
        ("面团整形之后要放多久", "final-proofing-duration"),
    ],
)
def test_meaning(bakery: Glossary, query: str, expected: str) -> None:
    answer = bakery.lookup(query)
    assert answer.match == "meaning"
    assert answer.hits[0].id == expected
    assert answer.hits[0].field in ("asked_as", "gloss", "name")
    assert answer.hits[0].matched
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert len(bakery.lookup(query, limit=1).hits) == 1


@pytest.mark.parametrize(
    "query",
    ["submarine rate", "the depth of a submarine", "oven mitts", "how do whales sing songs"],
)
def test_a_shared_word_is_not_enough(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match == "none"


def test_one_rare_word_does_not_outweigh_the_rest() -> None:
    cakes = [term(f"Cake {number}", "Eggs and butter.") for number in range(280)]
    breads = [term(f"Bread {number}", usage="Of flour and sugar.") for number in range(20)]
    stock = term("Stock", asked_as=("flour with sugar",))
    glossary = Glossary.of(
        [*cakes, *breads, stock, term("Death", asked_as=("a plant that dies in winter",))]
    )
    best = meaning.search(glossary.index, "flour with sugar before it dies", 1)
    assert glossary.index.summary(best[0].number).id == "stock"


@pytest.mark.parametrize("query", ["bread cost", "loaf temperature", "麵團 溫度"])
def test_words_without_grammar_are_a_name_and_need_more(bakery: Glossary, query: str) -> None:
    assert not confidence.is_enough(query, (confidence.ANSWER + confidence.ANSWER_TO_NAME) / 2)
    assert confidence.is_enough(f"what do we call the {query}", confidence.ANSWER)


def test_the_words_of_substance_a_text_shares_are_counted(bakery: Glossary) -> None:
    query = "why does a loaf jump on the way to a trumpet"
    best = meaning.search(bakery.index, query, 1)[0]
    assert (best.text, best.shared) == ("why does the loaf jump up when it gets hot", 2)


def test_two_words_that_a_term_writes_as_one() -> None:
    usual = [term(f"Oven {number}", "Heat for a customer.") for number in range(10)]
    payback = term("Flour Payback Days", "Days until a mill has its money.")
    taker = term("Back Oven", asked_as=("the oven at the back",))
    glossary = Glossary.of([*usual, payback, taker])
    assert ids(glossary.lookup("how many days until a mill pays back"))[0] == "flour-payback-days"


def test_part_of_several_names_offers_the_commoner_term_first() -> None:
    glossary = Glossary.of(
        [
            term("Rye Bread Cost Trend", level=3),
            term("Rye Bread Cost Sheet", level=1),
            *(term(f"Cake Number {number} Price") for number in range(20)),
        ]
    )
    found = confidence.prioritize("bread cost", meaning.search(glossary.index, "bread cost", 5))
    shown = [glossary.index.summary(each.number).id for each in found]
    assert shown[:2] == ["rye-bread-cost-sheet", "rye-bread-cost-trend"]


BOTH = ["crumb-openness-score", "oven-spring"]


@pytest.mark.parametrize(
    "query",
    [
        "COS vs oven spring",
        "COS vs. oven spring",
        "COS versus an oven spring",
        "COS or oven spring",
        "COS and oven spring",
        "COS/oven spring",
        "difference between COS and oven spring",
        "what's the difference between COS and oven spring?",
        "how is COS different from oven spring",
        "is COS the same as oven spring",
        "compare COS to oven spring",
        "COS compared with oven spring",
        "COS 和烘焙膨脹差別",
        "COS 跟烘焙膨脹有什麼不同？",
        "COS、烘焙膨脹差在哪",
        "COS 還是烘焙膨脹",
        "比較 COS 與烘焙膨脹",
        "組織孔洞分數和烘焙膨脹的區別是什麼",
        "COS oven spring difference",
        "when should I use COS instead of oven spring",
        "tell me the difference between COS and oven spring",
        "I don't understand the difference between COS and oven spring",
        "is COS the same thing as oven spring?",
        "what is the relationship between COS and oven spring",
        "想請問 COS 與烘焙膨脹差異",
        "搞不清楚COS和烘焙膨脹",
        "COS是不是烘焙膨脹",
        "COS跟烘焙膨脹哪個比較重要",
        "COS 跟烘焙膨脹誰先",
        "什麼時候用COS什麼時候用烘焙膨脹",
        "COS（組織）跟烘焙膨脹（高度）有什麼不同",
    ],
)
def test_comparisons_give_both_in_the_order_asked(bakery: Glossary, query: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, ids(answer)) == ("exact", BOTH)


@pytest.mark.parametrize(
    "query",
    [
        "is COS more important than an oven spring?",
        "is the COS always lower than oven spring",
        "COS 比烘焙膨脹重要嗎",
        "COS 會比 oven spring 高嗎？",
    ],
)
def test_who_asks_whether_one_is_more_than_the_other_is_shown_both(
    bakery: Glossary, query: str
) -> None:
    answer = bakery.lookup(query)
    assert (ids(answer), len(answer.sides)) == (BOTH, 2)


@pytest.mark.parametrize(
    "query", ["a COS bigger than an oven spring", "is our COS better than our oven spring"]
)
def test_more_than_another_may_be_said_of_something_else(bakery: Glossary, query: str) -> None:
    assert len(bakery.lookup(query).sides) < 2


THREE = ["crumb-openness-score", "oven-spring", "hydration"]


@pytest.mark.parametrize(
    "query",
    [
        "what's the difference between COS, oven spring and hydration?",
        "difference between a COS, an oven spring, and a hydration",
        "compare COS, oven spring & hydration",
        "how are COS, oven spring and hydration different",
        "COS oven spring hydration difference",
        "difference between COS oven spring hydration",
        "COS 烘焙膨脹 hydration 差在哪",
        "請問COS、烘焙膨脹、hydration分別是什麼",
        "COS (crumb) vs oven spring (rise) vs hydration",
        "how does COS differ from oven spring and hydration",
        "COS + oven spring + hydration",
        "COS、烘焙膨脹、hydration 這三個怎麼分",
    ],
)
def test_three_are_compared_however_they_stand_in_a_row(bakery: Glossary, query: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, ids(answer)) == ("exact", THREE)
    assert len(answer.sides) == 3


@pytest.mark.parametrize("query", ["is bread a metric", "is that a term", "is a mill a kpi"])
def test_who_asks_nothing_of_a_name_is_told_nothing(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match == "none"


@pytest.mark.parametrize(
    "query",
    [
        "my mum (COS) makes bread on sundays",
        "王小明(COS)的電話",
        "訂便當(hydration)吃",
    ],
)
def test_what_stands_in_parentheses_is_no_more_than_the_rest(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match != "exact"


@pytest.mark.parametrize(
    "query",
    [
        "What is COS (crumb openness score)?",
        "Crumb score (COS): what you bake for",
        "組織孔洞分數（COS）是什麼",
    ],
)
def test_two_names_of_one_term_of_which_one_stands_in_parentheses(
    bakery: Glossary, query: str
) -> None:
    assert (bakery.lookup(query).match, ids(bakery.lookup(query))) == ("exact", BOTH[:1])


def test_names_in_a_row_that_nobody_tells_apart_are_compared_where_all_are_names(
    bakery: Glossary,
) -> None:
    assert bakery.lookup("COS submarine hydration difference").match != "exact"
    assert ids(bakery.lookup("mix and rest difference"))[0] == "mix-and-rest"


@pytest.mark.parametrize(
    "query",
    [
        "hey, remind me what oven spring is",
        "I am new here, what is an oven spring?",
        "what does the head baker mean by oven spring lol",
        "烤箱那邊一直講，什麼是烘焙膨脹",
        "pls explain oven spring to me",
        "wtf is oven spring",
        "oven spring pros and cons",
        "give me an example of oven spring",
        "how do you pronounce oven spring",
        "聽說烘焙膨脹",
        "誰可以解釋烘焙膨脹",
        "想知道烘焙膨脹是什麼",
    ],
)
def test_what_people_say_around_a_name(bakery: Glossary, query: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, ids(answer)) == ("exact", ["oven-spring"])


def test_a_comparison_is_as_sure_as_its_weaker_side(bakery: Glossary) -> None:
    answer = bakery.lookup("ovne spring vs COS")
    assert (answer.match, ids(answer)) == ("close", BOTH[::-1])
    answer = bakery.lookup("hydration vs how many hours do loaves rest before the oven")
    assert (answer.match, ids(answer)) == ("meaning", ["hydration", "final-proofing-duration"])


def test_names_that_hold_the_joining_word(bakery: Glossary) -> None:
    assert ids(bakery.lookup("mix and rest")) == ["mix-and-rest"]
    expected = ["mix-and-rest", "oven-spring"]
    for query in ("mix and rest vs oven spring", "difference between mix and rest and oven spring"):
        assert ids(bakery.lookup(query)) == expected


def test_what_only_the_last_part_says() -> None:
    glossary = Glossary.of([term("Light Bread Tax"), term("Dark Bread Tax")])
    for query in (
        "light vs dark bread tax",
        "light and dark bread tax",
        "difference between light and dark bread tax",
    ):
        assert ids(glossary.lookup(query)) == ["light-bread-tax", "dark-bread-tax"]


def test_a_comparison_with_an_unanswered_side_answers_nothing(bakery: Glossary) -> None:
    answer = bakery.lookup("COS vs submarine")
    assert (answer.match, answer.hits) == ("none", ())
    assert [hit.id for hit in answer.suggestions] == ["crumb-openness-score"]
    answer = bakery.lookup("CSO vs oven spring")
    assert (answer.match, answer.hits) == ("none", ())
    assert [hit.id for hit in answer.suggestions] == BOTH[::-1]  # the side known, then the guess
    assert [hit.id for hit in bakery.lookup("CSO vs oven spring", limit=1).suggestions] == BOTH[1:]
    answer = bakery.lookup("COS vs oven spring vs submarine")
    assert (answer.match, [hit.id for hit in answer.suggestions]) == ("none", BOTH)


@pytest.mark.parametrize(
    "query", ["COS vs", "vs COS", "COS versus ", "compared to the COS", "COS vs.", "COS 對比"]
)
def test_a_comparison_with_an_empty_side_asks_for_the_other(bakery: Glossary, query: str) -> None:
    answer = bakery.lookup(query)
    assert (answer.match, ids(answer)) == ("exact", BOTH[:1])


@pytest.mark.parametrize("query", ["vs", "submarine vs", " versus vs "])
def test_a_comparison_of_nothing(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query) == Answer(query, "none")


@pytest.mark.parametrize("query", ["shaped warm loaves or warm rest loaves", "入爐前還是發酵前"])
def test_two_kinds_of_a_thing_describe_no_third(bakery: Glossary, query: str) -> None:
    assert bakery.lookup(query).match == "none"
    described = query.replace(" or ", " and ").replace("還是", "與")
    assert bakery.lookup(described).match == "meaning"


def test_acronyms_in_a_row_are_compared(bakery: Glossary) -> None:
    answer = bakery.lookup("cos SFR")
    assert (answer.match, ids(answer)) == (
        "exact",
        ["crumb-openness-score", "starter-feeding-rate"],
    )
    assert bakery.lookup("COS COS") == bakery.lookup("COS COS", exact=True)
    assert len(bakery.lookup("COS COS").sides) < 2


def test_an_acronym_about_one_of_another_kind_is_no_comparison() -> None:
    glossary = Glossary.of(
        [
            term("Bread Sold Daily", acronym="BSD", kind="metric"),
            term("Town Bakery", acronym="TB", kind="role"),
            term("Head Baker", acronym="HB", kind="role"),
        ]
    )
    assert ids(glossary.lookup("TB HB")) == ["town-bakery", "head-baker"]
    assert len(glossary.lookup("TB BSD").sides) < 2


def test_three_at_once(bakery: Glossary) -> None:
    assert ids(bakery.lookup("COS vs hydration vs SFR")) == [
        "crumb-openness-score",
        "hydration",
        "starter-feeding-rate",
    ]


@given(st.text(max_size=60))
def test_any_text_is_answered_soundly(query: str) -> None:
    answer = GLOSSARY.lookup(query)
    assert answer.query == query
    assert answer.match in RANK
    assert bool(answer.hits) == (answer.match != "none")
    assert GLOSSARY.lookup(query) == answer


GLOSSARY = Glossary.of(BAKERY)


@pytest.mark.parametrize(
    "query",
    ["a" * 1_000_000, "a b " * 250_000, "烘" * 300_000, "(" * 500_000, " vs " * 250_000, "什么是" * 300_000,
     "\ud800" * 1000, "\x00\x1b[31m", "de" + "\u0301" * 500_000, "what is " * 100_000, "🍞" * 100_000],
)  # fmt: skip
def test_no_query_is_too_long(query: str) -> None:
    answer = GLOSSARY.lookup(query)
    assert answer.query == query
    assert answer.match == "none"


@pytest.mark.parametrize("query", ["oven sprng ", "xq vs ", "what is ", "烘培膨脹"])
def test_only_the_beginning_of_a_long_query_is_looked_at(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    def noting(look: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object, **more: object) -> object:
            looked_at.extend(one for one in given if isinstance(one, str))
            return look(*given, **more)

        return noted

    for module, name in (
        (tiers, "exact_reading"), (tiers, "comparison"), (tiers, "_find_single"),
        (tiers, "words"), (fuzzy, "find_fuzzy"), (meaning, "search"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, noting(getattr(module, name)))
    long = query * 100_000
    assert GLOSSARY.lookup(long).query == long
    assert looked_at
    assert max(map(len, looked_at)) <= tiers.LONGEST_QUERY


HASHED = """
from salesgloss.glossary import Glossary
from tests.search.conftest import BAKERY, term

bakery = Glossary.of(BAKERY)
print(bytes(bakery.index._file._body._data).hex())
for query in ("rest loaf hours how", "ovne sprng", "crumb", "bakery flour share"):
    print(ascii(bakery.lookup(query)))
twice = Glossary.of([term("Rye Loaf", aliases=("rye", "tin", "loaf tin"))])
print(ascii(twice.lookup("rye loaf tin")))  # named twice, whichever way it is cut
"""


def test_hashing_changes_nothing() -> None:
    root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    said = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            check=True, capture_output=True, cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}/src{os.pathsep}{root}"},
        ).stdout
        for seed in ("1", "2", "3", "4", "5", "77")
    }  # fmt: skip
    assert len(said) == 1
