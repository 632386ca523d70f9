"""DataHub's business glossary file; every term has a fixed id, whatever it comes to be called.

DataHub's loader puts environment variables into a text in which ``${`` … ``}`` stands, or that
begins with ``$``, and finds a related term by its path of names, not by its id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from salesgloss import yaml_io
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT
from salesgloss.model import Term
from salesgloss.text import visible

PREFIX = "salesgloss"
EXPANDED = re.compile(r"\$\{.+\}")  # where the loader puts variables in, and takes backslashes off
SPECIAL = re.compile(r"[\\$]")


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    paths = {
        term.id: f"{_text(category.title(published.lang))}.{_text(term.title(published.lang))}"
        for category in published.categories
        for term in published.terms
        if term.category == category.id
    }
    data = {
        "version": "1",
        "source": PREFIX,
        "owners": {"users": [PREFIX]},
        "nodes": [
            {
                "id": f"{PREFIX}.{category.id}",
                "name": _text(category.title(published.lang)),
                "description": _text(category.title(published.lang)),
                "terms": terms,
            }
            for category in published.categories
            if (
                terms := [
                    _term(term, published.lang, paths)
                    for term in published.terms
                    if term.category == category.id
                ]
            )
        ],
    }
    return yaml_io.dump(_unexpanded(data)).encode("utf-8", "replace")


def _term(term: Term, lang: str, paths: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": f"{PREFIX}.{term.id}",
        "name": _text(term.title(lang)),
        "description": _text(term.text(lang)),
    }
    if related := [paths[id] for id in term.related if id in paths]:
        record["related_terms"] = related
    if term.owner:
        record["owners"] = {"users": [_text(term.owner)]}
    record["custom_properties"] = {
        key: _text(value) for key, value in _properties(term).items() if value
    }
    return record


def _text(value: str) -> str:
    """Return ``value`` as DataHub is to show it; a ``$`` that it begins with is escaped by a blank,
    for with a backslash before it the loader would leave both."""
    shown = visible(value)
    return f" {shown}" if shown.startswith("$") else shown


def _unexpanded(value: Any) -> Any:
    """Return ``value`` with every text in it written so that the loader reads it as it is."""
    if isinstance(value, dict):
        return {key: _unexpanded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_unexpanded(each) for each in value]
    return SPECIAL.sub(r"\\\g<0>", value) if EXPANDED.search(value) else value


def _properties(term: Term) -> dict[str, str]:
    return {
        "id": term.id,
        "acronym": term.acronym or "",
        "also_called": "; ".join(term.aliases),
        **{f"name_{lang}": each.name or "" for lang, each in term.translations.items()},
        **{
            f"definition_{lang}": each.definition or ""
            for lang, each in term.translations.items()
            if lang != DEFAULT
        },
        "formula": "; ".join(f"{each.name}: {each.expression}" for each in term.formulas),
        "status": term.status or "",
        "replaced_by": term.replaced_by or "",
    }


FORMAT = Format(
    name="datahub",
    purpose={"en": "the DataHub catalog", "zh-Hant": "DataHub 資料目錄"},
    write=_write,
)
