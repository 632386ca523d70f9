"""A bakery's glossary: small, bilingual, with shared acronyms, misnomers and look-alikes."""

from __future__ import annotations

import pytest

from salesgloss.glossary import Glossary
from salesgloss.model import Term, Translation


def term(name: str, definition: str = "", **more: object) -> Term:
    id = name.lower().replace(" ", "-")
    text = definition or f"What the bakery calls {name}."
    return Term(id=id, name=name, category="bread", definition=text, **more)  # type: ignore[arg-type]


BAKERY = (
    term(
        "Final Proofing Duration",
        "Hours that shaped loaves rest in the warm cabinet before they go into the oven.",
        acronym="FPD",
        aliases=("proofing time", "second rise"),
        level=1,
        asked_as=("how long must shaped loaves rest", "麵團整形後要放多久"),
        usage="Bakers argue whether the cabinet or the clock decides.",
        translations={
            "zh-Hant": Translation(
                name="最後發酵時間",
                aliases=("二次發酵時間",),
                misnomers=("證明時間",),
                definition="整形後的麵團入爐前在發酵箱裡靜置的時間。",
            )
        },
    ),
    term(
        "Flour Purchase Deal",
        "Yearly agreement with a mill on grain and price.",
        acronym="FPD",
        level=2,
    ),
    term(
        "Crumb Openness Score",
        "Points from one to ten for the holes inside a sliced loaf.",
        acronym="COS",
        aliases=("crumb score",),
        misnomers=("hole note",),
        asked_as=("are the holes in our loaf large enough",),
        translations={"zh-Hant": Translation(name="組織孔洞分數")},
    ),
    term(
        "Oven Spring",
        "Sudden growth of a loaf in its first minutes of heat.",
        asked_as=("why does the loaf jump up when it gets hot", "為什麼進爐之後突然變大"),
        translations={"zh-Hant": Translation(name="烘焙膨脹", aliases=("爐內膨脹",))},
    ),
    term(
        "Mix and Rest", "Stirring flour with water alone and leaving it before kneading.", level=1
    ),
    term(
        "Starter Feeding Rate",
        "Share of fresh flour given to the sour culture each day.",
        acronym="SFR",
    ),
    term("Hydration", "Weight of water as a percentage of the weight of flour."),
    term("Whole-Grain Ratio", "Share of whole grain among all flour.", acronym="WGR"),
)


@pytest.fixture(scope="session")
def bakery() -> Glossary:
    return Glossary.of(BAKERY)
