"""Plain records, as a glossary file and ``--json`` have them, <-> terms.

A record handed to ``decode`` is sound: ``inspect`` found nothing wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from salesgloss.model import (
    BUNDLED,
    Chinese,
    Contrast,
    Criteria,
    Formula,
    Governance,
    Input,
    RuleOfThumb,
    Source,
    Term,
    Worked,
)
from salesgloss.text import INVISIBLE_ESCAPES

Record = dict[str, Any]

_TEXTS = ("acronym", "say", "kind", "level", "example", "usage")
_LISTS = ("aliases", "used_by", "related", "other_meanings", "asked_as", "misnomers")
_GOVERNANCE = (
    "owner", "effective", "review_by", "status", "replaced_by", "scope", "recorded_in",
    "change_note",
)  # fmt: skip
_CHINESE_LISTS = ("aliases", "misnomers", "other_meanings")
_ALWAYS = ("aliases", "formulas", "confused_with", "related", "zh-Hant")


def to_json(value: object) -> str:
    """Return ``value`` as JSON on one line, its control and direction characters escaped."""
    return json.dumps(value, ensure_ascii=False).translate(INVISIBLE_ESCAPES)


def decode(record: Mapping[str, Any]) -> Term:
    """Return the term that ``record`` describes."""
    standard = record.get("standard")
    values: dict[str, Any] = {key: record.get(key) for key in _TEXTS}
    values |= {key: tuple(record.get(key) or ()) for key in _LISTS}
    return Term(
        id=record["id"],
        name=record["name"],
        category=record["category"],
        definition=record["definition"].strip(),
        formulas=tuple(map(_formula, record.get("formulas") or ())),
        rule_of_thumb=_rule_of_thumb(record.get("rule_of_thumb")),
        confused_with=tuple(Contrast(**pair) for pair in record.get("confused_with") or ()),
        sources=tuple(Source(**source) for source in record.get("sources") or ()),
        chinese=_chinese(record.get("zh-Hant") or {}),
        governance=_governance(record),
        origin=record.get("origin", BUNDLED),
        standard=decode(standard) if standard else None,
        **values,
    )


def encode(term: Term) -> Record:
    """Return the record of ``term``: the keys of the data that it has; ``decode`` undoes it."""
    record: Record = {
        "id": term.id,
        "name": term.name,
        "acronym": term.acronym,
        "aliases": list(term.aliases),
        "say": term.say,
        "category": term.category,
        "kind": term.kind,
        "level": term.level,
        "used_by": list(term.used_by),
        "definition": term.definition,
        "example": term.example,
        "usage": term.usage,
        "formulas": [_formula_record(formula) for formula in term.formulas],
        "rule_of_thumb": term.rule_of_thumb and _present(_fields(term.rule_of_thumb)),
        "confused_with": [_fields(pair) for pair in term.confused_with],
        "related": list(term.related),
        "other_meanings": list(term.other_meanings),
        "asked_as": list(term.asked_as),
        "misnomers": list(term.misnomers),
        "sources": [_present(_fields(source)) for source in term.sources],
        "zh-Hant": _chinese_record(term.chinese),
        **_governance_record(term.governance),
        "origin": term.origin,
        "standard": term.standard and encode(term.standard),
    }
    return {key: value for key, value in record.items() if value or key in _ALWAYS}


def _fields(value: object) -> Record:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def _present(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, (), [], {})}


def _formula(record: Record) -> Formula:
    return Formula(
        name=record["name"],
        expression=record["expression"],
        inputs=tuple(Input(name=name, **about) for name, about in record["inputs"].items()),
        unit=record["unit"],
        worked=tuple(Worked(**case) for case in record.get("worked") or ()),
        source=record.get("source"),
    )


def _formula_record(formula: Formula) -> Record:
    record = _fields(formula)
    record["inputs"] = {
        given.name: {"label": given.label, "unit": given.unit} for given in formula.inputs
    }
    record["worked"] = [
        {"inputs": dict(case.inputs), "result": case.result} for case in formula.worked
    ]
    return {key: value for key, value in record.items() if value or key == "inputs"}


def _rule_of_thumb(record: Record | None) -> RuleOfThumb | None:
    return RuleOfThumb(**record) if record else None


def _chinese(record: Record) -> Chinese:
    values: dict[str, Any] = {
        key: tuple(value) if key in _CHINESE_LISTS else value for key, value in record.items()
    }
    values["rule_of_thumb"] = _rule_of_thumb(record.get("rule_of_thumb"))
    return Chinese(**values)


def _chinese_record(chinese: Chinese) -> Record:
    record = _present(_fields(chinese))
    for key in _CHINESE_LISTS:
        if key in record:
            record[key] = list(record[key])
    if chinese.rule_of_thumb:
        record["rule_of_thumb"] = _present(_fields(chinese.rule_of_thumb))
    return record


def _governance(record: Mapping[str, Any]) -> Governance:
    criteria = record.get("criteria")
    return Governance(
        **{key: record[key] and str(record[key]) for key in _GOVERNANCE if key in record},
        overdue=bool(record.get("overdue")),
        criteria=criteria and Criteria(**{key: tuple(value) for key, value in criteria.items()}),
    )


def _governance_record(governance: Governance) -> Record:
    record = _present(_fields(governance))
    if governance.criteria:
        criteria = governance.criteria
        record["criteria"] = _present(
            {"enter": list(criteria.enter), "leave": list(criteria.leave)}
        )
    return record
