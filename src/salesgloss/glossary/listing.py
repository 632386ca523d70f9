"""Terms by a text in what they are called or mean: names first, then other names, then glosses."""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.index.analysis import runs
from salesgloss.index.posting_list import holding
from salesgloss.languages import DEFAULT
from salesgloss.text import fold, has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.glossary import Glossary
    from salesgloss.index import TermSummary

BY_NAME, BY_ALIAS, BY_GLOSS = ("name", "alias", "gloss")


def search_texts(glossary: Glossary, text: str, lang: str) -> list[tuple[str, list[TermSummary]]]:
    """Return the terms that ``text`` stands in, each under the first of the places where it does,
    by name: a word of it must begin there, in Chinese it may stand anywhere."""
    wanted, key = words(text), fold(text)
    if not key:
        return []
    places = _by_spelling(glossary, wanted, key)
    for row in _which_may_say(glossary, wanted, lang):
        if row.number not in places and _holds(words(row.gloss(lang)), wanted):
            places[row.number] = BY_GLOSS
    if not places:
        return []
    found: dict[str, list[TermSummary]] = {BY_NAME: [], BY_ALIAS: [], BY_GLOSS: []}
    for row in sorted(glossary.summaries, key=lambda row: row.name.casefold()):
        if row.number in places:
            found[places[row.number]].append(row)
    return [(place, rows) for place, rows in found.items() if rows]


def _by_spelling(glossary: Glossary, wanted: str, key: str) -> dict[int, str]:
    places: dict[int, str] = {}
    encoded = key.encode("utf-8", "replace")
    for number in glossary.index.keys.holding(encoded):
        for claim in glossary.index.claims_at(number):
            kind = spelling_fields.kind(claim.field)
            if kind == spelling_fields.MISNOMER or not _holds(words(claim.spelling), wanted):
                continue
            strong = kind in (spelling_fields.ACRONYM, spelling_fields.NAME, spelling_fields.ID)
            if strong or claim.number not in places:
                places[claim.number] = BY_NAME if strong else BY_ALIAS
    return places


def _which_may_say(glossary: Glossary, wanted: str, lang: str) -> Sequence[TermSummary]:
    """Return the terms whose texts may have every word of ``wanted``, the last one's beginning."""
    *whole, last = wanted.split(" ")
    if lang != DEFAULT or not all(word.isascii() and word.isalpha() for word in (*whole, last)):
        return glossary.summaries
    index = glossary.index
    if not (all(map(index.knows_word, whole)) and index.knows_beginning(last)):
        return ()
    if not whole:
        return glossary.summaries
    held = (holding(index.postings(each)) for each in runs(" ".join(whole)))
    return [index.summary(number) for number in sorted(set.intersection(*held))]


def _holds(text: str, wanted: str) -> bool:
    return f" {wanted}" in f" {text}" or (has_chinese(wanted) and wanted in text)
