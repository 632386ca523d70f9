"""DataHub's business glossary file; every term has a fixed id, whatever it comes to be called."""

from __future__ import annotations

from typing import Any

from salesgloss import yaml_io
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.model import Term
from salesgloss.text import visible
from salesgloss.text.languages import DEFAULT

PREFIX = "salesgloss"


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    data = {
        "version": "1",
        "source": PREFIX,
        "owners": {"users": [PREFIX]},
        "nodes": [
            {
                "id": f"{PREFIX}.{category.id}",
                "name": category.title(published.lang),
                "description": category.title(published.lang),
                "terms": [
                    _term(each, published)
                    for each in published.terms
                    if each.category == category.id
                ],
            }
            for category in published.categories
            if any(term.category == category.id for term in published.terms)
        ],
    }
    return yaml_io.dump(data).encode("utf-8", "replace")


def _term(term: Term, published: Publication) -> dict[str, Any]:
    lang = published.lang
    record: dict[str, Any] = {
        "id": f"{PREFIX}.{term.id}",
        "name": visible(term.title(lang)),
        "description": visible(term.text(lang)),
    }
    related = [f"urn:li:glossaryTerm:{PREFIX}.{id}" for id in term.related if id in published.by_id]
    if related:
        record["related_terms"] = related
    if term.owner:
        record["owners"] = {"users": [visible(term.owner)]}
    record["custom_properties"] = {
        key: visible(value) for key, value in _properties(term).items() if value
    }
    return record


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
    purpose={"en": "the DataHub catalogue", "zh-Hant": "DataHub 資料目錄"},
    write=_write,
)
