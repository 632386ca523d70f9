"""A bundled glossary of a few of the real terms: what does not hang on the others is tested with it,
since it is compiled in no time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from salesgloss import yaml_io

TERMS = Path(__file__).parents[1] / "data" / "terms.yaml"
IDS = (
    "churn-rate", "cold-calling", "customer-acquisition-cost", "deal-desk", "lead", "marketing-qualified-lead",
    "meddic", "monthly-recurring-revenue", "sales-qualified-lead",
)  # fmt: skip


def write(path: Path) -> None:
    """Write the file: the real categories, the terms of ``IDS``, of references those among them."""
    head, *entries = re.split(r"(?m)^  - id: (?=[a-z0-9-]+\n    name: )", TERMS.read_text("utf-8"))
    kept = [f"  - id: {entry}" for entry in entries if entry.partition("\n")[0] in IDS]
    path.write_text("".join((head, *kept)), "utf-8")
    document = yaml_io.read(path).data
    assert isinstance(document, dict)
    for term in document["terms"]:
        _forget_others(term)
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def _forget_others(term: dict[str, Any]) -> None:
    pairs = [pair for pair in term.pop("confused_with", ()) if pair["id"] in IDS]
    related = [id for id in term.pop("related", ()) if id in IDS]
    term |= ({"confused_with": pairs} if pairs else {}) | ({"related": related} if related else {})
    told = term["zh-Hant"].pop("differences", {})
    if kept := {id: text for id, text in told.items() if id in IDS}:
        term["zh-Hant"]["differences"] = kept
