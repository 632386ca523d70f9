"""JSON-LD: the glossary as schema.org's DefinedTermSet, for web pages and search engines."""

from __future__ import annotations

import json
from typing import Any

from salesgloss.exchange.labels import by_language
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT
from salesgloss.model import Term
from salesgloss.text import visible


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    base = options.base_url or "urn:salesgloss:"
    base = base if base.endswith((":", "/", "#")) else f"{base}/"
    home = f"{base}scheme"
    data = {
        # Spelled out, so that a reader of JSON-LD need not ask the network what the words mean.
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "DefinedTermSet",
        "@id": home,
        "name": "salesgloss",
        "version": published.edition,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "hasDefinedTerm": [_term(term, base, home, published) for term in published.terms],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for mark in "<>&\u2028\u2029":  # so that it may stand in a page's script element
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return f"{text}\n".encode("utf-8", "replace")


def _term(term: Term, base: str, home: str, published: Publication) -> dict[str, Any]:
    labels = by_language(term)
    record: dict[str, Any] = {
        "@type": "DefinedTerm",
        "@id": f"{base}{term.id}",
        "name": [_text(said.preferred, lang) for lang, said in labels.items()],
        "termCode": term.acronym or term.id,
        "alternateName": [
            _text(text, lang) for lang, said in labels.items() for text in said.others
        ],
        "description": [
            _text(" ".join(term.text(lang).split()), lang)
            for lang in labels
            if lang == DEFAULT or term.translation(lang).definition
        ],
        "inDefinedTermSet": {"@id": home},
    }
    if term.replaced_by in published.by_id:
        record["supersededBy"] = {"@id": f"{base}{term.replaced_by}"}
    if term.owner:
        record["maintainer"] = visible(term.owner)
    if term.status:
        record["creativeWorkStatus"] = term.status
    return record


def _text(text: str, lang: str) -> dict[str, str]:
    return {"@value": visible(text), "@language": lang}


FORMAT = Format(
    name="jsonld",
    purpose={
        "en": "web pages and search engines: schema.org DefinedTermSet",
        "zh-Hant": "網頁與搜尋引擎：schema.org DefinedTermSet",
    },
    write=_write,
    heeds=frozenset({"base_url"}),
)
