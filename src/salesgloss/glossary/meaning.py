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
    from collections.abc import Sequence

    from salesgloss.glossary.image import Image, Rows
    from salesgloss.model import Term

    Wanted = dict[str, list[tuple[str, float]]]  # tokens to find: what of the query, how much

# Fields: how much a word in one counts, and how much the field's length matters (b).
FIELDS = {
    "name": (2.0, 0.5),
    "asked_as": (2.0, 0.5),
    "gloss": (1.5, 0.3),
    "definition": (1.0, 0.5),
    "usage": (0.4, 0.6),
}
SATURATION = 1.2  # k1: how soon more of the same word stops counting
KIN = 0.6  # what a word of the same meaning counts
TEXT = 0.6  # what the best single text adds to a term's score; Chinese pairs need no such help
COMPARED = 12  # so many terms are compared text by text
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
    """Return the sections that ``search`` needs: postings by token, texts by term."""
    texts = [_texts(term) for term in terms]
    counted = [{field: _count(field, found) for field in FIELDS} for found in texts]
    mean = {
        field: max(1.0, sum(sum(term[field].values()) for term in counted) / max(len(terms), 1))
        for field in FIELDS
    }
    postings: dict[str, list[bytes]] = {}
    for number, fields in enumerate(counted):
        weighed: dict[str, float] = {}
        for field, counts in fields.items():
            boost, slope = FIELDS[field]
            norm = boost / (1 - slope + slope * sum(counts.values()) / mean[field])
            for token, count in counts.items():
                weighed[token] = weighed.get(token, 0.0) + count * norm
        for token, much in weighed.items():
            impact = round(_FULL * much / (SATURATION + much))
            postings.setdefault(token, []).append(pack("<I", number << 8 | max(impact, 1)))
    rows = sorted((token.encode("utf-8", "replace"), token) for token in postings)
    return {
        "postings": images.pack_rows(
            key + b"\t" + b"".join(postings[token]) for key, token in rows
        ),
        "texts": images.pack_rows(
            "\n".join(_text_row(*text) for text in found).encode("utf-8", "replace")
            for found in texts
        ),
    }


def _texts(term: Term) -> list[tuple[str, str, list[str]]]:
    """Return (field, text, tokens) of everything that tells what ``term`` is."""
    chinese = term.chinese
    rest = {
        "definition": (term.definition, chinese.definition),
        "usage": (term.usage, chinese.usage),
    }
    found = [("name", text) for text, field in term.spellings() if "misnomer" not in field]
    found += [("asked_as", text) for text in term.asked_as]
    found += [("gloss", term.gloss("en"))]
    found += [("gloss", term.gloss("zh-Hant"))] if chinese.definition else []
    found += [(field, text) for field, texts in rest.items() for text in texts if text]
    return [(field, text, tokens(text)) for field, text in found]


def _count(field: str, texts: list[tuple[str, str, list[str]]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for at, _, found in texts:
        if at == field:
            for token in found:
                counts[token] = counts.get(token, 0) + 1
    return counts


def _text_row(field: str, text: str, found: list[str]) -> str:
    """Return a line of the section: only short texts are compared one by one."""
    return "\t".join((field, line(text), " ".join(found))) if field in _SHORT else ""


_SHORT = ("name", "asked_as", "gloss")


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
        score = _compare(meant, texts[number].decode(), ways, wanted, whole)
        meant.score = round(100 * (scores[number] + share * score) / (whole * (1 + share)), 1)
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


_USUAL = 20.0  # tokens in a text of usual length
