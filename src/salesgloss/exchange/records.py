"""Terms as plain records, for the formats that programs read."""

from __future__ import annotations

from collections.abc import Iterable

from salesgloss import schema
from salesgloss.exchange.exporting import pairs_once
from salesgloss.exchange.publication import Publication
from salesgloss.model import Term
from salesgloss.schema import Record
from salesgloss.schema.categories import category_record

_TOLD_BY_THE_PROGRAM = ("origin", "overdue", "standard")


def file_record(published: Publication) -> Record:
    """Return the glossary as the data of a glossary file, which ``--glossary`` would read."""
    data: Record = {"version": 1}
    if published.edition:
        data["edition"] = published.edition
    data["categories"] = [category_record(each) for each in published.categories]
    data["terms"] = [_without_extras(record) for record in pairs_once(published.terms)]
    return data


def full_records(terms: Iterable[Term]) -> Iterable[Record]:
    """Return each term as ``lookup --json`` gives it."""
    return map(schema.encode, terms)


def _without_extras(record: Record) -> Record:
    return {
        key: value
        for key, value in record.items()
        if key not in _TOLD_BY_THE_PROGRAM and value not in ([], {})
    }
