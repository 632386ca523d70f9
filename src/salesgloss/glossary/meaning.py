"""The meaning tier: a ranked search over what terms mean and how people ask for them.

Two steps. Every term is scored by BM25F (Robertson & Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond", 2009, section 3.6) over its names, the questions it answers, its
definition and its usage, with all but the query's own part of the sum worked out at build time.
The best are then compared text by text: a term that is asked for in just these words comes first.
"""

from __future__ import annotations

from math import log
from struct import pack, unpack

from salesgloss.glossary import image as images
from salesgloss.glossary.analysis import kin, tokens, weight
from salesgloss.text import has_chinese, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from salesgloss.glossary.image import Image, Rows
    from salesgloss.model import Term

    Wanted = dict[str, list[tuple[str, float]]]  # tokens to find: what of the query, how much

# Fields: how much a word in one counts, and how much the field's length matters (b).
FIELDS = {
    "name": (2.0, 0.5),
    "asked_as": (2.0, 0.5),
    "gloss": (0.7, 0.3),
    "definition": (1.0, 0.5),
    "usage": (0.3, 0.6),
}
SATURATION = 1.2  # k1: how soon more of the same word stops counting
KIN = 0.6  # what a word of the same meaning counts
TEXT = 0.6  # what the best single text adds to a term's score; Chinese pairs need no such help
LEVEL = 0.02  # what each level of specialism costs: newcomers ask, and mean the common thing
COMPARED = 12  # so many terms are compared text by text
_NO_LEVEL = 3
_FULL = 255  # an impact, between 0 and 1, is kept in a byte
_COMMON = 4000  # postings longer than this only add to terms that rarer words found


class Meant:
    """A term that a query may describe: ``score`` from 0 to 100; ``cover``, the part of the
    query's substance found in the term; ``text`` and ``field`` match best, and ``text_cover``
    is the part found there alone."""

    __slots__ = ("cover", "field", "number", "score", "text", "text_cover")

    def __init__(self, number: int, score: float, cover: float) -> None:
        self.number = number
        self.score = score
        self.cover = cover
        self.text_cover = 0.0
        self.text = self.field = ""


def build(terms: Sequence[Term]) -> dict[str, bytes]:
    """Return the sections that ``search`` needs: postings by token, texts by term.

    A field's length is told by its characters: so nothing need be kept until all are counted.
    """
    usual = dict.fromkeys(FIELDS, 1.0)
    for term in terms:
        for field, text in _texts(term):
            usual[field] += len(text) / len(terms)
    postings: dict[str, bytearray] = {}
    rows = []
    for number, term in enumerate(terms):
        found = [(field, text, tokens(text)) for field, text in _texts(term)]
        for token, much in _weighed(found, usual).items():
            impact = max(1, round(_FULL * much / (SATURATION + much)))
            postings.setdefault(token, bytearray()).extend(pack("<I", number << 8 | impact))
        short = (
            "\t".join((field, line(text), " ".join(said)))
            for field, text, said in found
            if field in _SHORT
        )
        rows.append("\n".join((str(term.level or _NO_LEVEL), *short)).encode("utf-8", "replace"))
    ordered = sorted((token.encode("utf-8", "replace"), token) for token in postings)
    return {
        "postings": images.pack_rows(key + b"\t" + postings[token] for key, token in ordered),
        "texts": images.pack_rows(rows),
    }


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    """Yield (field, text) of everything that tells what ``term`` is."""
    for text, field in term.spellings():
        if not field.endswith("misnomer"):
            yield "name", text
    for text in term.asked_as:
        yield "asked_as", text
    chinese = term.chinese
    yield "gloss", term.gloss("en")
    yield "definition", term.definition
    if chinese.definition:
        yield "gloss", term.gloss("zh-Hant")
        yield "definition", chinese.definition
    for usage in filter(None, (term.usage, chinese.usage)):
        yield "usage", usage


def _weighed(
    texts: Sequence[tuple[str, str, list[str]]], usual: Mapping[str, float]
) -> dict[str, float]:
    """Return by token how often a term's texts say it, by field and its length (BM25F's tf)."""
    lengths = dict.fromkeys(FIELDS, 0)
    for field, text, _ in texts:
        lengths[field] += len(text)
    weighed: dict[str, float] = {}
    for field, _, said in texts:
        boost, slope = FIELDS[field]
        each = boost / (1 - slope + slope * lengths[field] / usual[field])
        for token in said:
            weighed[token] = weighed.get(token, 0.0) + each
    return weighed


_SHORT = ("name", "asked_as", "gloss")  # texts to be compared one by one


def search(image: Image, query: str, limit: int) -> list[Meant]:
    """Return the best terms for ``query``, best first; ties go to the lower id."""
    asked = list(dict.fromkeys(tokens(query)))
    texts = image.rows("texts")
    if not asked or not len(texts):
        return []
    postings = image.rows("postings")
    ways = {token: _Way(postings, token, len(texts)) for token in asked}
    whole = sum(way.worth for way in ways.values()) or 1.0
    scores, covers = _scored(ways)
    best = sorted(scores, key=lambda number: (-scores[number], number))[: max(limit, COMPARED)]
    share = 0.0 if has_chinese(query) else TEXT
    wanted: Wanted = {}
    for token, way in ways.items():
        for other, much in way.tokens.items():
            wanted.setdefault(other, []).append((token, much))
    found = []
    for number in best:
        meant = Meant(number, scores[number], covers[number] / whole)
        level, _, rows = texts[number].decode().partition("\n")
        score = _compare(meant, rows, ways, wanted, whole)
        score = 100 * (scores[number] + share * score) / (whole * (1 + share))
        meant.score = round(score * (1 - LEVEL * int(level)), 1)
        found.append(meant)
    return sorted(found, key=lambda meant: (-meant.score, meant.number))[:limit]


class _Way:
    """What a token of the query is worth, and where it or its kin occur."""

    __slots__ = ("found", "tokens", "worth")

    def __init__(self, postings: Rows, token: str, size: int) -> None:
        self.tokens = {token: 1.0, **dict.fromkeys(kin(token), KIN)}
        rows = {other: postings.find(other.encode("utf-8", "replace")) for other in self.tokens}
        self.found = sorted(
            ((row, self.tokens[other]) for other, row in rows.items() if row),
            key=lambda pair: (-pair[1], len(pair[0])),
        )
        holding = len(rows[token] or b"") // 4
        self.worth = weight(token) * log(1 + (size - holding + 0.5) / (holding + 0.5))

    def terms(self) -> dict[int, tuple[float, float]]:
        """Return by term the greatest impact of the token or its kin, and the share it counts."""
        best: dict[int, tuple[float, float]] = {}
        for row, share in self.found:
            for packed in unpack(f"<{len(row) // 4}I", row):
                much = share * (packed & 0xFF) / _FULL
                known = best.get(packed >> 8)
                if known is None or much > known[0]:
                    best[packed >> 8] = (much, max(share, known[1]) if known else share)
        return best

    def __len__(self) -> int:
        return sum(len(row) // 4 for row, _ in self.found)


def _scored(ways: dict[str, _Way]) -> tuple[dict[int, float], dict[int, float]]:
    """Return by term the BM25F score and the worth of the tokens found in it."""
    scores: dict[int, float] = {}
    covers: dict[int, float] = {}
    for way in sorted(ways.values(), key=len):
        if len(way) > _COMMON and scores:
            continue
        for number, (much, share) in way.terms().items():
            scores[number] = scores.get(number, 0.0) + way.worth * much
            covers[number] = covers.get(number, 0.0) + way.worth * share
    return scores, covers


def _compare(meant: Meant, rows: str, ways: dict[str, _Way], wanted: Wanted, whole: float) -> float:
    """Put the text of the term that is most like the query into ``meant``; return its score.

    As BM25 with every word once: a text is as good as the part of the query that it covers,
    less where it goes on about other things.
    """
    best = -1.0
    for row in filter(None, rows.split("\n")):
        field, text, found = row.split("\t")
        held = found.split(" ")
        shares: dict[str, float] = {}
        for token in held:
            for asked, share in wanted.get(token, ()):
                if share > shares.get(asked, 0.0):
                    shares[asked] = share
        cover = sum(share * ways[asked].worth for asked, share in shares.items())
        much = cover / (1.5 + len(held) / _USUAL)
        if much > best:
            best = much
            meant.text, meant.field, meant.text_cover = text, field, cover / whole
    return max(best, 0.0)


_USUAL = 40.0  # tokens in a text of usual length
