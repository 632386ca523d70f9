"""The keys of a glossary file, of an entry and of its parts: a row each, and all that hangs on one.

From these rows come the check of a file, its JSON Schema, reading and writing, the columns of a
spreadsheet, and what an override hides.
"""

from __future__ import annotations

from salesgloss import calc, model
from salesgloss.calc.expression import VARIABLE
from salesgloss.calc.units import BASES, UNIT_PATTERN
from salesgloss.languages import LANGUAGES, translations
from salesgloss.records import dataclass
from salesgloss.schema.categories import TITLE_KEYS
from salesgloss.schema.shapes import (
    Boolean,
    Choice,
    Date,
    ListOf,
    MapOf,
    NamedObjects,
    Number,
    Object,
    Pattern,
    Shape,
    Text,
)

ID = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "E209")
UNIT = Pattern(
    UNIT_PATTERN,
    "E404",
    advice=f"use one of: {', '.join(BASES)}; or one per another: currency/month",
)
SPELLING = Text(120)
SPELLINGS = ListOf(SPELLING)
PROSE = Text(2000)
MOST_ENTRIES = 32_000
YEAR = Number(whole=True, minimum=1800, maximum=2100)
URL = Pattern(r"https?://[^\s<>\"']{3,400}", "E212", 410)

INPUT = Object(
    model.Input,
    {"label": Text(200), "unit": UNIT, "from": ID},
    required=("label", "unit"),
    attributes={"from": "source"},
)
WORKED = Object(
    model.WorkedExample,
    {"inputs": MapOf(VARIABLE, Number()), "result": Number()},
    required=("inputs", "result"),
)
FORMULA = Object(
    model.Formula,
    {
        "name": Text(80),
        "result": Text(80),
        "expression": Text(calc.LONGEST_EXPRESSION),
        "inputs": NamedObjects(VARIABLE, INPUT),
        "unit": UNIT,
        "worked": ListOf(WORKED),
        "source": Text(300),
    },
    required=("name", "expression", "inputs", "unit"),
)
PART = Object(model.Part, {"name": Text(120), "meaning": Text(600)}, required=("name", "meaning"))
BENCHMARK = Object(
    model.Benchmark,
    {
        "segment": Text(200),
        "value": Number(),
        "low": Number(),
        "high": Number(),
        "unit": UNIT,
        "note": Text(400),
        "source": Text(300),
        "publisher": Text(200),
        "year": YEAR,
        "url": URL,
    },
    required=("source", "year"),
)
TRANSLATED_BENCHMARK = Object(model.Benchmark, {"segment": Text(200), "note": Text(400)})
CONTRAST = Object(
    model.Contrast, {"id": ID, "difference": Text(600)}, required=("id", "difference")
)
RULE_OF_THUMB = Object(
    model.RuleOfThumb,
    {"value": Text(300), "applies_to": Text(300), "source": Text(300), "year": YEAR},
    required=("value", "applies_to", "source", "year"),
)
TRANSLATED_RULE = Object(
    model.RuleOfThumb,
    {"value": Text(300), "applies_to": Text(300)},
    required=("value", "applies_to"),
)
CITATION = Object(
    model.Citation,
    {
        "title": Text(300),
        "author": Text(200),
        "publisher": Text(200),
        "year": YEAR,
        "url": URL,
    },
    required=("title",),
)
CRITERIA = Object(model.Criteria, {"enter": ListOf(Text(600), 20), "leave": ListOf(Text(600), 20)})

Keys = tuple[str, ...]
ANY_LANGUAGE = "*"
WORKED_KEYS: Keys = ("formulas", "worked")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an entry. ``always``: JSON has it though it be empty. ``hides``: what of an
    inherited entry an own value contradicts, unless the override states it anew; a first part
    ``*`` stands for every translation."""

    key: str
    shape: Shape
    always: bool = False
    hides: tuple[Keys, ...] = ()


def _translated(key: str) -> Keys:
    return (ANY_LANGUAGE, key)


# What can be said in another language, under the language's code.
TRANSLATION = (
    Field("name", SPELLING),
    Field("aliases", SPELLINGS),
    Field("keywords", SPELLINGS),
    Field("misnomers", SPELLINGS),
    Field("definition", PROSE),
    Field("example", PROSE),
    Field("usage", PROSE),
    Field("differences", MapOf(ID.pattern, Text(600))),
    Field("labels", MapOf(VARIABLE, Text(200))),
    Field("formulas", MapOf(r"\S.{0,79}", Text(80))),
    Field("results", MapOf(r"\S.{0,79}", Text(80))),
    Field("parts", ListOf(PART, 40)),
    Field("benchmarks", ListOf(TRANSLATED_BENCHMARK, 40)),
    Field("rule_of_thumb", TRANSLATED_RULE),
    Field("other_meanings", ListOf(Text(300))),
)
TRANSLATION_SHAPE = Object(model.Translation, {field.key: field.shape for field in TRANSLATION})

TERM = (
    Field("id", ID),
    Field("name", SPELLING, hides=(_translated("name"),)),
    Field("acronym", Text(40)),
    Field("aliases", SPELLINGS, always=True),
    Field("keywords", SPELLINGS),
    Field("say", Text(120)),
    Field("category", ID),
    Field("topic", ID),
    Field("kind", Choice(model.KINDS)),
    Field("level", Choice(model.LEVELS)),
    Field("used_by", ListOf(Choice(model.AUDIENCES))),
    Field(
        "definition",
        PROSE,
        hides=(_translated("definition"), ("example",), _translated("example"), WORKED_KEYS),
    ),
    Field("example", PROSE, hides=(_translated("example"),)),
    Field("usage", PROSE, hides=(_translated("usage"),)),
    Field(
        "formulas",
        ListOf(FORMULA, 20),
        always=True,
        hides=(
            ("example",),
            _translated("example"),
            _translated("formulas"),
            _translated("labels"),
            _translated("results"),
        ),
    ),
    Field("parts", ListOf(PART, 40), hides=(_translated("parts"),)),
    Field("benchmarks", ListOf(BENCHMARK, 40), hides=(_translated("benchmarks"),)),
    Field("rule_of_thumb", RULE_OF_THUMB, hides=(_translated("rule_of_thumb"),)),
    Field("confused_with", ListOf(CONTRAST, 20), always=True, hides=(_translated("differences"),)),
    Field("related", ListOf(ID, 50), always=True),
    Field("other_meanings", ListOf(Text(300), 20), hides=(_translated("other_meanings"),)),
    Field("asked_as", ListOf(Text(300), 50)),
    Field("misnomers", SPELLINGS),
    Field("sources", ListOf(CITATION, 20)),
    *(Field(code, TRANSLATION_SHAPE, always=True) for code in translations()),
    Field("owner", Text(200)),
    Field("effective", Date()),
    Field("review_by", Date()),
    Field("status", Choice(model.STATUSES)),
    Field("replaced_by", ID),
    Field("scope", Text(300)),
    Field("criteria", CRITERIA),
    Field("recorded_in", Text(300)),
    Field("change_note", Text(600)),
)

ENTRY: dict[str, Shape] = {
    "extends": ID,
    **{field.key: field.shape for field in TERM},
    "hidden": Boolean(),
}
NEW_TERM_NEEDS = ("id", "name", "category", "definition")

_TITLES: dict[str, Shape] = dict.fromkeys(TITLE_KEYS.values(), Text(80))
TOPIC = Object(None, {"id": ID, **_TITLES}, required=("id", "title"))
CATEGORY = Object(
    None, {"id": ID, **_TITLES, "topics": ListOf(TOPIC, 40)}, required=("id", "title")
)

FILE: dict[str, Shape] = {
    "version": Choice((1,)),
    "edition": Text(40),
    "name": Text(80),
    "languages": ListOf(Choice(tuple(LANGUAGES)), 10),
    "categories": ListOf(CATEGORY, 100),
    "terms": ListOf(Object(None, {}), MOST_ENTRIES),
}
