"""Terms -> the rows of a spreadsheet that ``importing`` turns into the same terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from salesgloss import schema
from salesgloss.exchange.columns import COLUMNS, HEADERS, format_cell
from salesgloss.exchange.publication import Publication
from salesgloss.languages import translations
from salesgloss.model import Category, Term
from salesgloss.schema import Record
from salesgloss.schema.categories import title_record
from salesgloss.schema.fields import Keys

ALWAYS: frozenset[Keys] = frozenset(
    HEADERS[header] for header in ("id", "name", "acronym", "category", "definition")
)


def rows(
    terms: Iterable[Term], categories: Iterable[Category] = (), *, hidden: Iterable[str] = ()
) -> list[list[str]]:
    """Return a header and a row a term, without the columns that would be empty.

    Each pair of look-alikes stands on one of its terms. ``categories`` are those whose titles
    are to come along; ``hidden`` are ids of bundled terms that are not shown.
    """
    declared = {category.id: category for category in categories}
    records = [_with_titles(record, declared) for record in pairs_once(terms)]
    records += [{"extends": id, "hidden": True} for id in hidden]
    return _sheet(records, ALWAYS)


def own_rows(entries: Iterable[Record], categories: Iterable[Category] = ()) -> list[list[str]]:
    """Return a header and a row an entry of an own glossary, with just what the entry says."""
    declared = {category.id: category for category in categories}
    return _sheet([_with_titles(entry, declared) for entry in entries], ALWAYS | {("extends",)})


def _sheet(records: Sequence[Record], always: Collection[Keys]) -> list[list[str]]:
    used = [
        keys
        for keys in COLUMNS
        if keys in always or any(format_cell(record, keys) for record in records)
    ]
    header = [".".join(keys) for keys in used]
    return [header, *([format_cell(record, keys) for keys in used] for record in records)]


def publication_rows(published: Publication) -> list[list[str]]:
    """Return the rows of what is published: of own entries, just what they say."""
    if published.entries is not None:
        return own_rows(published.entries, published.declared)
    return rows(published.terms, published.declared, hidden=published.hidden)


def pairs_once(terms: Iterable[Term]) -> list[Record]:
    """Return the records of ``terms``, each pair only where it is met first."""
    seen: set[frozenset[str]] = set()
    records = []
    for term in terms:
        record = schema.encode(term)
        kept = []
        for pair in record["confused_with"]:
            both = frozenset((term.id, pair["id"]))
            if both not in seen:
                seen.add(both)
                kept.append(pair)
        record["confused_with"] = kept
        ids = {pair["id"] for pair in kept}
        for lang in translations():
            differences = (record[lang].get("differences") or {}).items()
            kept_here = {id: text for id, text in differences if id in ids}
            record[lang] = {**record[lang], "differences": kept_here}
        records.append(record)
    return records


def _with_titles(record: Record, declared: Mapping[str, Category]) -> Record:
    category = declared.get(record.get("category", ""))
    if not category:
        return record
    titles = {f"category_{key}": text for key, text in title_record(category.titles).items()}
    return {**record, **titles}
