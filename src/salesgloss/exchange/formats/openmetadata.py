"""OpenMetadata's CSV of glossary terms; the ids are the names, since dots and slashes break those."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.exchange.sheets import escape_formula
from salesgloss.languages import translations
from salesgloss.model import DEPRECATED, DRAFT, Term
from salesgloss.text import line, visible

GLOSSARY = "salesgloss"
HEADER = (
    "parent", "name*", "displayName", "description", "synonyms", "relatedTerms", "references",
    "tags", "reviewers", "owner", "glossaryStatus", "color", "iconURL", "extension",
)  # fmt: skip
_STATUSES = {DRAFT: "Draft", DEPRECATED: "Deprecated"}


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in _rows(published):
        writer.writerow([escape_formula(row.get(column, "")) for column in HEADER])
    return stream.getvalue().encode("utf-8", "replace")


def _rows(published: Publication) -> Iterator[dict[str, str]]:
    used = {term.category for term in published.terms}
    for category in published.categories:
        if category.id in used:
            title = visible(category.title(published.lang))
            named = {"name*": f"category-{category.id}", "displayName": title}
            yield {**named, "description": title, "glossaryStatus": "Approved"}
    for term in published.terms:
        yield _row(term, published)


def _row(term: Term, published: Publication) -> dict[str, str]:
    names = [text for text in term.names() if text != term.title(published.lang)]
    related = [_full_name(published.by_id[id]) for id in term.related if id in published.by_id]
    links = [part for each in term.sources if each.url for part in (each.title, each.url)]
    texts = [term.text(published.lang)]
    texts += [term.text(lang) for lang in translations() if lang in published.languages[1:]]
    return {
        "parent": f"{GLOSSARY}.category-{term.category}",
        "name*": term.id,
        "displayName": line(term.title(published.lang)),
        "description": "\n\n".join(visible(text) for text in texts),
        "synonyms": _listed(names),
        "relatedTerms": _listed(related),
        "references": _listed(links),
        "owner": f"user:{line(term.owner)}" if term.owner else "",
        "glossaryStatus": _STATUSES.get(term.status or "", "Approved"),
    }


def _full_name(term: Term) -> str:
    return f"{GLOSSARY}.category-{term.category}.{term.id}"


def _listed(texts: Sequence[str]) -> str:
    """Return ``texts`` parted by semicolons, those in quotes that hold one."""
    flat = (line(text).replace('"', "'") for text in texts)
    return ";".join(f'"{text}"' if ";" in text else text for text in flat)


FORMAT = Format(
    name="openmetadata",
    purpose={"en": "the OpenMetadata catalog", "zh-Hant": "OpenMetadata 資料目錄"},
    write=_write,
)
