"""A company's file of 200 entries that uses everything a file may use."""

from __future__ import annotations

from typing import Any

from salesgloss import yaml_io

OVERRIDDEN = "sales-qualified-lead"
HIDDEN = "cold-calling"
DEPRECATED = "acme-hot-name"


def acme(count: int = 200) -> dict[str, Any]:
    """Return the data of the file."""
    special = [_override(), {"extends": HIDDEN, "hidden": True}, _metric(), _deprecated()]
    rest = [_plain(number) for number in range(count - len(special))]
    return {
        "version": 1,
        "name": "Acme",
        "categories": [{"id": "partners", "title": "Partners", "zh-Hant": "夥伴"}],
        "terms": [*special, *rest],
    }


def text(count: int = 200) -> str:
    """Return the file."""
    return yaml_io.dump(acme(count))


def _override() -> dict[str, Any]:
    return {
        "extends": OVERRIDDEN,
        "definition": "Lead that an Acme account executive has met in person.",
        "aliases": ["Acme qualified"],
        "zh-Hant": {"aliases": ["艾克米合格名單"]},
        "owner": "revops@acme.example",
        "effective": "2026-01-01",
        "review_by": "2026-06-30",
        "status": "approved",
        "scope": "EMEA, new business",
        "criteria": {"enter": ["First meeting held"], "leave": ["Silent for 30 days"]},
        "recorded_in": "CRM, Lead Status",
        "change_note": "Counted from the held meeting.",
    }


def _metric() -> dict[str, Any]:
    return {
        "id": "acme-meetings-per-rep",
        "name": "Acme Meetings per Rep",
        "acronym": "AMPR",
        "category": "partners",
        "kind": "metric",
        "definition": "First meetings held in a month for each Acme rep with a quota.",
        "formulas": [_formula("monthly", "meetings / reps", 15), _formula("all", "meetings", 120)],
        "confused_with": [{"id": OVERRIDDEN, "difference": "One counts meetings, one people."}],
        "zh-Hant": {
            "name": "艾克米人均會議",
            "definition": "每位業務每月完成的首次會議。",
            "differences": {OVERRIDDEN: "一個數會議，一個數人。"},
        },
    }


def _formula(name: str, expression: str, result: int) -> dict[str, Any]:
    given = {"meetings": 120, "reps": 8}
    used = {key: value for key, value in given.items() if key in expression}
    return {
        "name": name,
        "expression": expression,
        "inputs": {key: {"label": key, "unit": "count"} for key in used},
        "unit": "count",
        "worked": [{"inputs": used, "result": result}],
    }


def _deprecated() -> dict[str, Any]:
    return {
        "id": DEPRECATED,
        "name": "Acme Hot Name",
        "category": "sales",
        "definition": "What Acme called a qualified lead until 2025.",
        "zh-Hant": {"name": "艾克米熱名單", "definition": "艾克米以前的叫法。"},
        "status": "deprecated",
        "replaced_by": OVERRIDDEN,
    }


def _plain(number: int) -> dict[str, Any]:
    return {
        "id": f"acme-word-{number}",
        "name": f"Acme Word {number}",
        "category": "partners" if number % 2 else "sales",
        "definition": f"The word that Acme numbers {number}.",
        "aliases": [f"awn {number}"],
        "status": "draft",
        "zh-Hant": {"name": f"艾克米詞 {number}", "definition": f"艾克米的第 {number} 個詞。"},
    }
