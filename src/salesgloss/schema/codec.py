"""Plain records, as a glossary file and ``--json`` have them, <-> terms.

A record handed to ``decode`` is sound: ``inspect`` found nothing wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from salesgloss.languages import translations
from salesgloss.model import BUNDLED, Term
from salesgloss.schema.categories import Record
from salesgloss.schema.fields import TERM
from salesgloss.text.json_escapes import INVISIBLE_ESCAPES

_SHAPES = {field.key: field.shape for field in TERM}
_JSON = json.JSONEncoder(ensure_ascii=False)


def to_json(value: object) -> str:
    """Return ``value`` as JSON on one line, its control and direction characters escaped."""
    text = _JSON.encode(value)
    if text.isascii() and text.isprintable():
        return text
    return text.translate(INVISIBLE_ESCAPES)


def decode(record: Mapping[str, Any]) -> Term:
    """Return the term that ``record`` describes."""
    values = {
        key: _SHAPES[key].decode(value)
        for key, value in record.items()
        if value is not None and key in _SHAPES
    }
    translated = {lang: values.pop(lang, None) for lang in translations()}
    standard = record.get("standard")
    return Term(
        **values,
        translations={lang: each for lang, each in translated.items() if record.get(lang)},
        overdue=bool(record.get("overdue")),
        origin=record.get("origin", BUNDLED),
        standard=decode(standard) if standard else None,
    )


def encode(term: Term) -> Record:
    """Return the record of ``term``: the keys of the data that it has; ``decode`` undoes it."""
    languages = translations()
    record: Record = {}
    for field in TERM:
        key = field.key
        if key in languages:
            record[key] = field.shape.encode(each) if (each := term.translations.get(key)) else {}
        elif (value := getattr(term, key)) or field.always:
            encoded = field.shape.encode(value)
            if encoded or field.always:
                record[key] = encoded
    if term.overdue:
        record["overdue"] = True
    record["origin"] = term.origin
    if term.standard:
        record["standard"] = encode(term.standard)
    return record
