"""Terms -> a compiled glossary (see ``file``): spellings sorted, texts ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import chain

from salesgloss import index, spelling_fields
from salesgloss.cards.brief_text import brief_text
from salesgloss.cards.card import card
from salesgloss.cards.plain import plain_text
from salesgloss.index import TermSummary, bags, grams, names, postings
from salesgloss.index.alongside import alongside
from salesgloss.index.kept import Claims, Kept
from salesgloss.index.packing import pack, pack_numbers, pack_rows, pack_sorted
from salesgloss.languages import DEFAULT, LANGUAGES
from salesgloss.model import BUNDLED, UNLEVELED, Category, Term
from salesgloss.schema import category_record, encode, to_json
from salesgloss.text import fold, fold_words, line, without_signs, words

WORTH_OTHER_PROCESSES = 1_000  # terms

Sections = dict[str, bytes]


def build(
    terms: Iterable[Term],
    categories: Iterable[Category] = (),
    *,
    kept: Kept | None = None,
    redrawn: Iterable[Term] = (),
    edition: str = "",
    ignored: str = "",
    hidden: Iterable[tuple[str, str]] = (),
    fingerprint: str = "",
    days: str = "",
) -> bytes:
    """Return ``terms`` and those that are ``kept`` compiled, each also as plain text in every
    language.

    ``redrawn`` are terms that are kept but for their cards; ``ignored`` is told to whoever opens it;
    ``hidden`` are spellings that are left out, with whose wish it is; ``fingerprint`` and ``days``
    are as in ``pack``. The order of ``terms`` makes no difference.
    """
    kept = kept or Kept()
    fresh = {term.id: term for term in terms}
    known: dict[str, Term | TermSummary] = {**kept.summaries, **fresh}
    ids = kept.numbered(sorted(known, key=lambda id: _shelf(known[id])))
    started = alongside if len(fresh) >= WORTH_OTHER_PROCESSES else nullcontext
    with (
        started(partial(_spelling_sections, ids, known, fresh, kept)) as of_spellings,
        started(partial(postings.build, ids, fresh, kept)) as of_texts,
    ):
        declared = tuple(categories)
        summaries, parts = kept.summary_rows(), _parts(fresh, redrawn, kept, known, declared)
        summaries.update((id, _bytes(_summary_row(term))) for id, term in fresh.items())
        meaning, short_texts = of_texts()
        parts[index.SHORT_TEXTS].update(short_texts)
        spellings = of_spellings()
    columns = [[parts[part][id] for id in ids] for part in index.PARTS]
    return pack(
        {
            index.EDITION: edition.encode(),
            index.IGNORED: _bytes(ignored),
            index.HIDDEN: pack_sorted(_hidden_rows(hidden)),
            index.CATEGORIES: pack_rows(
                to_json(category_record(each)).encode() for each in declared
            ),
            **_places(ids),
            index.SUMMARIES: pack_rows(summaries[id] for id in ids),
            **spellings,
            **meaning,
            index.TERMS: pack_rows(chain.from_iterable(zip(*columns, strict=True))),
        },
        fingerprint,
        days,
    )


def _spelling_sections(
    ids: Sequence[str],
    known: Mapping[str, Term | TermSummary],
    fresh: Mapping[str, Term],
    kept: Kept,
) -> Sections:
    """Return what the spellings of all terms make, and the words of their texts."""
    found, spoken = _spellings(ids, fresh, kept)
    keys = sorted(found, key=str.encode)
    spoken_names = [spoken[key] for key in keys]
    return {
        index.KEYS: pack_sorted(_key_rows(keys, found, [_precedence(known[id]) for id in ids])),
        index.WORDS: "\n".join(spoken_names).encode(),
        index.GRAMS: pack_sorted(grams.packed(keys)),
        **names.build(spoken_names, _capitalized(keys, found)),
        index.BAGS: pack_sorted(_bag_rows(spoken_names)),
        index.PROSE: pack_sorted(sorted(_prose_words(fresh.values()) | {*kept.rows(index.PROSE)})),
    }


def _summary_row(term: Term) -> str:
    """Return the row that ``TermSummary`` reads."""
    cells = [
        term.id, term.acronym or "", term.category, term.topic or "", term.kind or "",
        str(term.level or 0), " ".join(term.used_by), term.origin, term.status or "",
        term.review_by or "",
    ]  # fmt: skip
    for lang in LANGUAGES:
        is_said = lang == DEFAULT or term.translation(lang).definition
        cells.append(term.name if lang == DEFAULT else term.translation(lang).name or "")
        cells.append(term.gloss(lang) if is_said else "")
    return "\t".join([line(cell) if cell else "" for cell in cells])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # of a surrogate that stands alone


def _places(ids: Sequence[str]) -> dict[str, bytes]:
    """Return the section of the terms' places by id; none where these are their numbers."""
    ordered = sorted(ids)
    if ordered == ids:
        return {}
    places = {id: place for place, id in enumerate(ordered)}
    return {index.PLACES: pack_numbers(places[id] for id in ids)}


def _parts(
    fresh: Mapping[str, Term],
    redrawn: Iterable[Term],
    kept: Kept,
    known: Mapping[str, Term | TermSummary],
    categories: Sequence[Category],
) -> dict[str, dict[str, bytes]]:
    """Return by part, of ``index.PARTS``, and by id what is compiled of a term alone, but for the
    short texts of ``fresh``."""
    parts = kept.parts()
    parts[index.RECORD].update((id, _bytes(to_json(encode(term)))) for id, term in fresh.items())
    parts[index.DIFFERENCES].update((id, _bytes(_differences(term))) for id, term in fresh.items())
    drawn = _cards((*fresh.values(), *redrawn), known, categories)
    for part, cards in zip(index.CARDS, drawn, strict=True):
        parts[part].update(cards)
    return parts


def _cards(
    terms: Iterable[Term],
    known: Mapping[str, Term | TermSummary],
    categories: Iterable[Category],
) -> Iterator[dict[str, bytes]]:
    """Yield each of ``index.CARDS`` by the ids of ``terms``. Card by card rather than term by term:
    the same few functions again and again are a fifth quicker."""
    for lang in LANGUAGES:
        titles = {each.id: each.title(lang) for each in categories}
        yield {
            term.id: _bytes(plain_text(card(term, lang, known, titles=titles))) for term in terms
        }
        yield {term.id: _bytes(brief_text(term, lang, known)) for term in terms}


def _differences(term: Term) -> str:
    """Return a row for each term that ``term`` is told from: its id, then how in each language."""
    return "\n".join(
        "\t".join((pair.id, *(line(term.difference(pair.id, lang) or "") for lang in LANGUAGES)))
        for pair in term.confused_with
    )


def _spellings(
    ids: Sequence[str], fresh: Mapping[str, Term], kept: Kept
) -> tuple[dict[str, Claims], dict[str, str]]:
    """Return by key its claims and its words."""
    found: dict[str, Claims] = {}
    spoken: dict[str, str] = {}
    for key, said, claims in kept.claims():
        found[key] = claims
        spoken[key] = said
    numbers = {id: number for number, id in enumerate(ids)}
    for id in sorted(fresh):
        number = numbers[id]
        for spelling, field in fresh[id].spellings():
            said = words(spelling)
            key = fold_words(said)
            if not key:
                continue
            claims = found.setdefault(key, {})
            if number not in claims or _is_stronger(field, claims[number][0]):
                claims[number] = (field, spelling)
            spoken.setdefault(key, said)
    _add_bare(found, spoken)
    return found, spoken


def _is_stronger(field: str, other: str) -> bool:
    return spelling_fields.rank(field) < spelling_fields.rank(other)


def _add_bare(found: dict[str, Claims], spoken: dict[str, str]) -> None:
    """Add names without their signs, where they are no other name: Pro beside Pro+."""
    for claims in [*found.values()]:
        for number, (field, spelling) in claims.items():
            bare = without_signs(spelling)
            if bare != spelling and (key := fold(bare)) and key not in spoken:
                found[key] = {number: (field, spelling)}
                spoken[key] = words(bare)


def _key_rows(
    keys: Iterable[str],
    found: Mapping[str, Claims],
    precedence: Sequence[tuple[bool, int, str]],
) -> Iterator[bytes]:
    """Yield the rows (key, then number, field and spelling a term, the strongest claim first)."""
    for key in keys:
        cells = [key]
        claims = list(found[key].items())
        if len(claims) > 1:
            claims.sort(key=lambda claim: (spelling_fields.rank(claim[1][0]), precedence[claim[0]]))
        for number, (field, spelling) in claims:
            cells += (str(number), field, line(spelling))
        yield _bytes("\t".join(cells))


def _shelf(term: Term | TermSummary) -> tuple[str, str, str, str]:
    """Return where a term stands among the others: beside those of its subject, which say much the
    same, so that all of it compresses to less."""
    return term.category, term.topic or "", term.kind or "", term.id


def _precedence(term: Term | TermSummary) -> tuple[bool, int, str]:
    """Return the place of a term among those with a claim of one rank: an own term first, then
    the lower level, then the lower id."""
    return term.origin == BUNDLED, term.level or UNLEVELED, term.id


def _capitalized(keys: Iterable[str], found: Mapping[str, Claims]) -> dict[int, str]:
    """Return by number of its key each spelling of one word with capitals within (SalesOps)."""
    return {
        number: spelling
        for number, key in enumerate(keys)
        for _, spelling in found[key].values()
        if spelling.isalpha() and not spelling[1:].islower()
    }


def _hidden_rows(hidden: Iterable[tuple[str, str]]) -> list[bytes]:
    by_key = {fold(spelling): f"{fold(spelling)}\t{line(origin)}" for spelling, origin in hidden}
    return [_bytes(by_key[key]) for key in sorted(by_key, key=str.encode) if key]


def _prose_words(terms: Iterable[Term]) -> set[bytes]:
    """Return the words of the texts that explain ``terms``, as far as they are no Chinese."""
    texts = [
        text
        for term in terms
        for text in (term.name, *term.aliases, term.definition, term.example, term.usage)
        if text
    ]
    found = set(words("\n".join(filter(str.isascii, texts))).split(" "))
    for text in texts:
        if not text.isascii():
            found.update(words(text).split(" "))
    return {word.encode() for word in found if word.isascii() and word.isalpha()}


def _bag_rows(spoken: Iterable[str]) -> list[bytes]:
    """Return the rows (words of substance, then the numbers of the keys that have just these)."""
    found: dict[str, list[str]] = {}
    for number, said in enumerate(spoken):
        if bag := bags.bag(said.split(" ")):
            found.setdefault(bag, []).append(str(number))
    return [f"{bag}\t{' '.join(found[bag])}".encode() for bag in sorted(found, key=str.encode)]
