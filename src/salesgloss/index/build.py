"""Terms -> a compiled glossary (see ``file``): spellings sorted, texts ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from salesgloss import index, schema
from salesgloss.cards.brief import brief_text, difference_key
from salesgloss.cards.card import card
from salesgloss.cards.plain import plain_text
from salesgloss.index import bags, names, postings
from salesgloss.index.file import pack, pack_rows
from salesgloss.index.summary import TermSummary
from salesgloss.model import Category, Term
from salesgloss.text import fold, line, spelling_fields, without_signs, words
from salesgloss.text.languages import LANGUAGES

_UNLEVELED = 9  # sorts behind every level


def build(
    terms: Iterable[Term],
    categories: Iterable[Category] = (),
    *,
    edition: str = "",
    ignored: str = "",
    hidden: Iterable[tuple[str, str]] = (),
    fingerprint: str = "",
    days: str = "",
) -> bytes:
    """Return ``terms`` compiled, each also as plain text in every language.

    ``ignored`` is told to whoever opens it; ``hidden`` are spellings that are left out, with whose
    wish it is; ``fingerprint`` and ``days`` are as in ``pack``. The
    order of ``terms`` makes no difference.
    """
    ordered = sorted(terms, key=lambda term: term.id)
    declared = tuple(categories)
    keys, spoken = _spellings(ordered)
    sections = {
        index.EDITION: edition.encode(),
        index.IGNORED: ignored.encode("utf-8", "replace"),
        index.HIDDEN: pack_rows(_hidden_rows(hidden)),
        index.CATEGORIES: pack_rows(
            schema.to_json(schema.category_record(each)).encode() for each in declared
        ),
        index.SUMMARIES: pack_rows(
            TermSummary.row(term).encode("utf-8", "replace") for term in ordered
        ),
        index.KEYS: pack_rows(keys),
        index.WORDS: "\n".join(spoken[key] for key in sorted(spoken, key=str.encode)).encode(),
        **_names(ordered, spoken),
        index.BAGS: pack_rows(_bag_rows(spoken)),
        index.PROSE: pack_rows(word.encode() for word in sorted(_prose_words(ordered))),
        **postings.build(ordered),
        index.RECORDS: pack_rows(schema.to_json(schema.encode(term)).encode() for term in ordered),
    }
    by_id = {term.id: term for term in ordered}
    for lang in LANGUAGES:
        titles = {category.id: category.title(lang) for category in declared}
        texts = (plain_text(card(term, lang, by_id, titles=titles)) for term in ordered)
        sections[index.plain_text_section(lang)] = pack_rows(
            text.encode("utf-8", "replace") for text in texts
        )
        sections[index.brief_section(lang)] = pack_rows(
            brief_text(term, lang, by_id).encode("utf-8", "replace") for term in ordered
        )
    sections[index.DIFFERENCES] = pack_rows(_difference_rows(ordered))
    return pack(sections, fingerprint, days)


def _difference_rows(terms: Iterable[Term]) -> list[bytes]:
    """Return the rows (the ids of a pair, then what tells them apart in each language)."""
    found: dict[str, list[str]] = {}
    for term in terms:
        for pair in term.confused_with:
            texts = [term.difference(pair.id, lang) or "" for lang in LANGUAGES]
            found.setdefault(difference_key(term.id, pair.id), [line(text) for text in texts])
    return [
        "\t".join((key, *found[key])).encode("utf-8", "replace")
        for key in sorted(found, key=str.encode)
    ]


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
            rank = spelling_fields.rank(field)
            if number not in known or rank < spelling_fields.rank(known[number][0]):
                known[number] = (field, spelling)
            spoken.setdefault(key, words(spelling))
    for known in [*found.values()]:
        for number, (field, spelling) in known.items():
            bare = without_signs(spelling)
            if (
                bare != spelling and fold(bare) and fold(bare) not in spoken
            ):  # no other name: Pro beside Pro+
                found[fold(bare)] = {number: (field, spelling)}
                spoken[fold(bare)] = words(bare)
    rows = []
    for key in sorted(found, key=str.encode):
        claims = sorted(found[key].items(), key=lambda claim: _rank(terms, *claim))
        cells = [key]
        for number, (field, spelling) in claims:
            cells += [str(number), field, line(spelling)]
        rows.append("\t".join(cells).encode("utf-8", "replace"))
    return rows, spoken


def _names(terms: Iterable[Term], spoken: Mapping[str, str]) -> dict[str, bytes]:
    """Return the sections of the names as they are recognised in texts."""
    keys = {key: number for number, key in enumerate(sorted(spoken, key=str.encode))}
    spelled = {
        keys[fold(text)]: text
        for term in terms
        for text, _ in term.spellings()
        if text.isalpha() and not text[1:].islower() and fold(text) in keys
    }
    return names.build([spoken[key] for key in keys], spelled)


def _rank(terms: Sequence[Term], number: int, claim: tuple[str, str]) -> tuple[int, bool, int, str]:
    """Return the place of a claim: the stronger field first; ties go to an own term, then to the
    lower level, then the lower id."""
    term = terms[number]
    field = spelling_fields.rank(claim[0])
    return field, not term.is_own, term.level or _UNLEVELED, term.id


def _hidden_rows(hidden: Iterable[tuple[str, str]]) -> list[bytes]:
    by_key = {fold(spelling): f"{fold(spelling)}\t{line(origin)}" for spelling, origin in hidden}
    return [by_key[key].encode("utf-8", "replace") for key in sorted(by_key, key=str.encode) if key]


def _prose_words(terms: Iterable[Term]) -> set[str]:
    """Return the words of the texts that explain ``terms``, as far as they are no Chinese."""
    found: set[str] = set()
    for term in terms:
        for text in (term.name, *term.aliases, term.definition, term.example, term.usage):
            found.update(word for word in words(text or "").split(" ") if word.isascii())
    return {word for word in found if word.isalpha()}


def _bag_rows(spoken: Mapping[str, str]) -> list[bytes]:
    """Return the rows (words of substance, then the numbers of the keys that have just these)."""
    found: dict[str, list[str]] = {}
    for number, key in enumerate(sorted(spoken, key=str.encode)):
        if bag := bags.bag(spoken[key].split(" ")):
            found.setdefault(bag, []).append(str(number))
    return [f"{bag}\t{' '.join(found[bag])}".encode() for bag in sorted(found, key=str.encode)]
