"""Terms -> a compiled glossary (see ``image``): spellings sorted, texts ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from salesgloss import schema
from salesgloss.glossary import close, image, meaning
from salesgloss.model import BUNDLED, Category, Term
from salesgloss.text import fold, line, words


class Form(Protocol):
    """A ready-made text of a term; ``terms`` by id names those it points to."""

    def __call__(
        self, term: Term, terms: Mapping[str, Term], categories: Sequence[Category]
    ) -> str: ...


Forms = Mapping[str, Form]

# The stronger reading of a spelling comes first; ties go to an own term, then to the lower level,
# then the lower id.
FIELD_RANK = {
    "acronym": 0,
    "name": 0,
    "zh-Hant.name": 0,
    "id": 1,
    "alias": 2,
    "zh-Hant.alias": 2,
    "misnomer": 3,
    "zh-Hant.misnomer": 3,
}


def build(
    terms: Iterable[Term],
    categories: Iterable[Category] = (),
    *,
    forms: Forms | None = None,
    edition: str = "",
    ignored: str = "",
    stamp: str = "",
) -> bytes:
    """Return ``terms`` compiled, each also in every one of ``forms``.

    ``ignored`` is told to whoever opens it. The order of ``terms`` makes no difference.
    """
    ordered = sorted(terms, key=lambda term: term.id)
    shelves = tuple(categories)
    keys, spoken = _spellings(ordered)
    sections = {
        "edition": edition.encode(),
        "ignored": ignored.encode("utf-8", "replace"),
        "categories": image.pack_rows(map(_category_row, shelves)),
        "headings": image.pack_rows(map(_heading_row, ordered)),
        "keys": image.pack_rows(keys),
        "words": "\n".join(spoken[key] for key in sorted(spoken, key=str.encode)).encode(),
        "bags": image.pack_rows(_bag_rows(spoken)),
        **meaning.build(ordered),
        "json": image.pack_rows(schema.to_json(schema.encode(term)).encode() for term in ordered),
    }
    by_id = {term.id: term for term in ordered}
    for name, form in (forms or {}).items():
        texts = (form(term, by_id, shelves) for term in ordered)
        sections[name] = image.pack_rows(text.encode("utf-8", "replace") for text in texts)
    return image.pack(sections, stamp)


def _spellings(terms: Sequence[Term]) -> tuple[list[bytes], dict[str, str]]:
    """Return the key rows (key, then number, field and spelling a term), and the words by key."""
    found: dict[str, dict[int, tuple[str, str]]] = {}
    spoken: dict[str, str] = {}
    for number, term in enumerate(terms):
        for spelling, field in term.spellings():
            key = fold(spelling)
            if not key:
                continue
            known = found.setdefault(key, {})
            if number not in known or FIELD_RANK[field] < FIELD_RANK[known[number][0]]:
                known[number] = (field, spelling)
            spoken.setdefault(key, words(spelling))
    rows = []
    for key in sorted(found, key=str.encode):
        claims = sorted(found[key].items(), key=lambda claim: _rank(terms, *claim))
        parts = [key]
        for number, (field, spelling) in claims:
            parts += [str(number), field, line(spelling)]
        rows.append("\t".join(parts).encode("utf-8", "replace"))
    return rows, spoken


def _bag_rows(spoken: Mapping[str, str]) -> list[bytes]:
    """Return the rows (words of substance, then the numbers of the keys that have just these)."""
    found: dict[str, list[str]] = {}
    for bag, number in close.bags(spoken):
        found.setdefault(bag, []).append(str(number))
    return [f"{bag}\t{' '.join(found[bag])}".encode() for bag in sorted(found, key=str.encode)]


def _rank(terms: Sequence[Term], number: int, claim: tuple[str, str]) -> tuple[int, bool, int, str]:
    term = terms[number]
    return FIELD_RANK[claim[0]], term.origin == BUNDLED, term.level or 9, term.id


def _heading_row(term: Term) -> bytes:
    cells = (
        term.id,
        term.acronym or "",
        term.name,
        term.category,
        term.kind or "",
        str(term.level or 0),
        " ".join(term.used_by),
        term.chinese.name or "",
        term.gloss("en"),
        term.gloss("zh-Hant") if term.chinese.definition else "",
        term.origin,
        term.governance.status or "",
    )
    return "\t".join(map(line, cells)).encode("utf-8", "replace")


def _category_row(category: Category) -> bytes:
    titles = category.titles
    cells = (category.id, titles.get("en", category.id), titles.get("zh-Hant", ""))
    return "\t".join(map(line, cells)).encode()
