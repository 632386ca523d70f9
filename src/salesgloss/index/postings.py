"""Postings: which words stand in the texts of which term, and how much each weighs there.

BM25F (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
section 3.6) over names, questions, definition and usage, with all but the query's own part of the
sum worked out here.
"""

from __future__ import annotations

from collections import defaultdict

from salesgloss import index, spelling_fields
from salesgloss.index import posting_file
from salesgloss.index.analysis import runs, spread
from salesgloss.index.posting_list import FULL_IMPACT, extended
from salesgloss.languages import DEFAULT, translations
from salesgloss.model import LEVELS
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from salesgloss.index.kept import Kept
    from salesgloss.model import Term

# Fields: how much a word in one counts, and how much the field's length matters (b).
FIELDS = {
    "name": (2.0, 0.5),
    "asked_as": (2.0, 0.8),
    "gloss": (0.7, 0.3),
    "definition": (1.0, 0.5),
    "usage": (0.5, 0.6),
}

SATURATION = 1.8  # k1: how soon more of the same word stops counting
TAKEN_FOR = LEVELS[-1]  # an entry without a level
_SHORT = ("name", "asked_as", "gloss")  # texts to be compared one by one


Analyzed = tuple[str, str, list[str]]  # the field, the text, and its runs


def build(
    ids: Sequence[str], fresh: Mapping[str, Term], kept: Kept
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the sections of postings by token and of the fields' mean lengths, and by id the texts
    of ``fresh``, the terms that are not kept, to be compared one by one.

    Lengths of the glossary below count for what is laid over it too: what an entry weighs must not
    hang on how many others a company has. A field's length is told by its characters.
    """
    texts = {id: _analyzed(term) for id, term in fresh.items()}
    mean_length = _kept_lengths(kept) or _mean_lengths(texts.values())
    rows = dict(kept.postings())
    added: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, id in enumerate(ids):
        for token, frequency in _weighted_frequencies(texts.get(id, ()), mean_length).items():
            impact = round(FULL_IMPACT * frequency / (SATURATION + frequency)) or 1
            added[token].append((number, impact))
    for token, held in added.items():
        key = token.encode("utf-8", "replace")
        rows[key] = extended(rows.get(key, b""), held)
    sections = {
        **posting_file.sections(rows),
        index.LENGTHS: "\n".join(f"{field} {mean}" for field, mean in mean_length.items()).encode(),
    }
    return sections, {id: _short_texts(term, texts[id]) for id, term in fresh.items()}


def _short_texts(term: Term, texts: Iterable[Analyzed]) -> bytes:
    """Return the texts of ``term`` to be compared one by one: its level, then a row each with its
    field, the text and the runs of its tokens."""
    short = (
        "\t".join((field, line(text), " ".join(held)))
        for field, text, held in texts
        if field in _SHORT
    )
    return "\n".join((str(term.level or TAKEN_FOR), *short)).encode("utf-8", "replace")


def _mean_lengths(terms: Collection[Sequence[Analyzed]]) -> dict[str, float]:
    mean_length = dict.fromkeys(FIELDS, 1.0)
    for texts in terms:
        for field, text, _ in texts:
            mean_length[field] += len(text) / len(terms)
    return mean_length


def _kept_lengths(kept: Kept) -> dict[str, float]:
    rows = kept.below.lengths().split("\n") if kept.below else ()
    return {field: float(mean) for field, _, mean in (row.partition(" ") for row in rows)}


def _analyzed(term: Term) -> list[Analyzed]:
    """Return everything that tells what ``term`` is."""
    texts = list(_texts(term))
    held = {text: runs(text) for text in {text for _, text in texts}}  # many are their own gloss
    return [(field, text, held[text]) for field, text in texts]


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    for text, field in term.spellings():
        if spelling_fields.kind(field) not in (spelling_fields.ID, spelling_fields.MISNOMER):
            yield "name", text
    for text in term.asked_as:
        yield "asked_as", text
    yield "gloss", term.gloss(DEFAULT)
    yield "definition", term.definition
    translated = [lang for lang in translations() if term.translation(lang).definition]
    for lang in translated:
        yield "gloss", term.gloss(lang)
        yield "definition", term.text(lang)
    for usage in (term.usage, *(term.translation(lang).usage for lang in translations())):
        if usage:
            yield "usage", usage


def _weighted_frequencies(
    texts: Sequence[Analyzed], mean_length: Mapping[str, float]
) -> dict[str, float]:
    """Return by token how often a term's texts say it, by field and its length (BM25F's tf)."""
    lengths = dict.fromkeys(FIELDS, 0)
    for field, text, _ in texts:
        lengths[field] += len(text)
    occurrences: dict[str, dict[str, int]] = {}
    for field, _, held in texts:
        counts = occurrences.setdefault(field, {})
        for token in spread(held):
            counts[token] = counts.get(token, 0) + 1
    weighted: dict[str, float] = {}
    for field, counts in occurrences.items():
        boost, slope = FIELDS[field]
        each = boost / (1 - slope + slope * lengths[field] / mean_length[field])
        for token, count in counts.items():
            weighted[token] = weighted.get(token, 0.0) + count * each
    return weighted
