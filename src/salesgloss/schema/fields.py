"""The keys of a glossary file, of an entry and of its parts: one table each."""

from __future__ import annotations

from salesgloss import model
from salesgloss.schema.shapes import (
    Choice,
    Day,
    Flag,
    Many,
    Mapped,
    Number,
    Pattern,
    Shape,
    Table,
    Text,
)

_BASE = "currency|percent|ratio|count|points|days|months|years|hours|minutes"
_PER = (
    "minute|hour|day|week|month|quarter|year|user|seat|account|customer|lead|deal|rep|unit"
    "|point|ticket|email"
)

ID = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "E209")
UNIT = Pattern(rf"({_BASE})(/({_PER}))?", "E404")
VARIABLE = r"[a-z][a-z0-9_]{0,59}"
SPELLING = Text(120)
SPELLINGS = Many(SPELLING)
PROSE = Text(2000)
MOST_ENTRIES = 32_000
YEAR = Number(whole=True, least=1800, most=2100)

INPUT = Table({"label": Text(200), "unit": UNIT}, required=("label", "unit"))
WORKED = Table(
    {"inputs": Mapped(VARIABLE, Number()), "result": Number()}, required=("inputs", "result")
)
FORMULA = Table(
    {
        "name": Text(80),
        "expression": Text(500),
        "inputs": Mapped(VARIABLE, INPUT),
        "unit": UNIT,
        "worked": Many(WORKED),
        "source": Text(300),
    },
    required=("name", "expression", "inputs", "unit"),
)
CONTRAST = Table({"id": ID, "difference": Text(600)}, required=("id", "difference"))
RULE_OF_THUMB = Table(
    {"value": Text(300), "applies_to": Text(300), "source": Text(300), "year": YEAR},
    required=("value", "applies_to", "source", "year"),
)
RULE_OF_THUMB_ZH = Table(
    {"value": Text(300), "applies_to": Text(300)}, required=("value", "applies_to")
)
SOURCE = Table(
    {"title": Text(300), "author": Text(200), "publisher": Text(200), "year": YEAR},
    required=("title",),
)
CHINESE = Table(
    {
        "name": SPELLING,
        "aliases": SPELLINGS,
        "misnomers": SPELLINGS,
        "definition": PROSE,
        "example": PROSE,
        "usage": PROSE,
        "differences": Mapped(ID.pattern, Text(600)),
        "labels": Mapped(VARIABLE, Text(200)),
        "formulas": Mapped(r"\S.{0,79}", Text(80)),
        "rule_of_thumb": RULE_OF_THUMB_ZH,
        "other_meanings": Many(Text(300)),
    }
)

TERM: dict[str, Shape] = {
    "id": ID,
    "name": SPELLING,
    "acronym": Text(40),
    "aliases": SPELLINGS,
    "say": Text(120),
    "category": ID,
    "kind": Choice(model.KINDS),
    "level": Choice(model.LEVELS),
    "used_by": Many(Choice(model.AUDIENCES)),
    "definition": PROSE,
    "example": PROSE,
    "usage": PROSE,
    "formulas": Many(FORMULA, 20),
    "rule_of_thumb": RULE_OF_THUMB,
    "confused_with": Many(CONTRAST, 20),
    "related": Many(ID, 50),
    "other_meanings": Many(Text(300), 20),
    "asked_as": Many(Text(300), 50),
    "misnomers": SPELLINGS,
    "sources": Many(SOURCE, 20),
    "zh-Hant": CHINESE,
}
GOVERNANCE: dict[str, Shape] = {
    "owner": Text(200),
    "effective": Day(),
    "review_by": Day(),
    "status": Choice(model.STATUSES),
    "replaced_by": ID,
    "scope": Text(300),
    "criteria": Table({"enter": Many(Text(600), 20), "leave": Many(Text(600), 20)}),
    "recorded_in": Text(300),
    "change_note": Text(600),
}
OWN_TERM: dict[str, Shape] = {"extends": ID, **TERM, **GOVERNANCE, "hidden": Flag()}
NEW_TERM_NEEDS = ("id", "name", "category", "definition")

CATEGORY = Table({"id": ID, "title": Text(80), "zh-Hant": Text(80)}, required=("id", "title"))
FILE: dict[str, Shape] = {
    "version": Choice((1,)),
    "edition": Text(40),
    "name": Text(80),
    "categories": Many(CATEGORY, 100),
    "terms": Many(Table({}), MOST_ENTRIES),
}
