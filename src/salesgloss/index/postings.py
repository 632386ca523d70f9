"""Postings: which words stand in the texts of which term, and how much each weighs there.

BM25F (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
section 3.6) over names, questions, definition and usage, with all but the query's own part of the
sum worked out here.
"""

from __future__ import annotations

from functools import lru_cache
from struct import pack

from salesgloss import index
from salesgloss.index.analysis import tokens
from salesgloss.index.file import pack_rows
from salesgloss.text import line, spelling_fields
from salesgloss.text.languages import DEFAULT, translations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
FULL_IMPACT = 255  # an impact, between 0 and 1, is kept in a byte
UNLEVELED = 3  # what an entry without a level is taken for
_SHORT = ("name", "asked_as", "gloss")  # texts to be compared one by one


def build(terms: Sequence[Term]) -> dict[str, bytes]:
    """Return the sections of postings by token and of texts by term.

    A field's length is told by its characters: so nothing need be kept until all are counted.
    """
    mean_length = dict.fromkeys(FIELDS, 1.0)
    for term in terms:
        for field, text in _texts(term):
            mean_length[field] += len(text) / len(terms)
    postings: dict[str, bytearray] = {}
    rows = []
    for number, term in enumerate(terms):
        found = [(field, text, _tokens(text)) for field, text in _texts(term)]
        for token, frequency in _weighted_frequencies(found, mean_length).items():
            impact = max(1, round(FULL_IMPACT * frequency / (SATURATION + frequency)))
            postings.setdefault(token, bytearray()).extend(pack("<I", number << 8 | impact))
        short = (
            "\t".join((field, line(text), " ".join(held)))
            for field, text, held in found
            if field in _SHORT
        )
        rows.append("\n".join((str(term.level or UNLEVELED), *short)).encode("utf-8", "replace"))
    ordered = sorted((token.encode("utf-8", "replace"), token) for token in postings)
    return {
        index.POSTINGS: pack_rows(key + b"\t" + postings[token] for key, token in ordered),
        index.TEXTS: pack_rows(rows),
    }


@lru_cache(1 << 16)
def _tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of ``text``; one process may lay many files over the same terms."""
    return tuple(tokens(text))


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    """Yield (field, text) of everything that tells what ``term`` is."""
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
    texts: Sequence[tuple[str, str, tuple[str, ...]]], mean_length: Mapping[str, float]
) -> dict[str, float]:
    """Return by token how often a term's texts say it, by field and its length (BM25F's tf)."""
    lengths = dict.fromkeys(FIELDS, 0)
    for field, text, _ in texts:
        lengths[field] += len(text)
    weighted: dict[str, float] = {}
    for field, _, held in texts:
        boost, slope = FIELDS[field]
        each = boost / (1 - slope + slope * lengths[field] / mean_length[field])
        for token in held:
            weighted[token] = weighted.get(token, 0.0) + each
    return weighted
