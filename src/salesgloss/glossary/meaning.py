"""The meaning tier: a ranked search over what terms mean and how people ask for them.

Two steps. Every term is scored by BM25F (Robertson & Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond", 2009, section 3.6) over its names, the questions it answers, its
definition and its usage, with all but the query's own part of the sum worked out at build time.
The best are then compared text by text: a term that is asked for in just these words comes first.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from struct import pack, unpack

from salesgloss.glossary import image as images
from salesgloss.glossary.analysis import TELLING, kin, stem, tokens, weight
from salesgloss.text import has_chinese, line, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from salesgloss.glossary.image import Image, Rows
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
KIN = 0.7  # what a word of the same meaning counts
JOINED = 0.99  # what two words count that the term writes as one
TEXT = 0.6  # what the best single text adds to a term's score; Chinese pairs need no such help
NAMED = 0.4  # what a whole name of several words adds where the query holds it: "win rate trend"
MAINLY = 0.4  # if it is so much of the query
LEVEL = 0.02  # what each level of specialism costs: newcomers ask, and mean the common thing
RAREST = 3.5  # log odds; rarer English words pull a term up no more: one makes no description
COMPARED = 8  # so many terms are compared text by text
_NO_LEVEL = 3
_FULL = 255  # an impact, between 0 and 1, is kept in a byte
_COMMON = 4000  # postings longer than this only add to terms that rarer words found


class Meant:
    """A term that a query may describe: ``score`` from 0 to 100; ``cover``, the part of the
    query's substance found in the term; ``text`` and ``field`` match best, ``text_cover`` is
    the part found there alone, and ``shared`` how many words of substance that is; ``named`` is the part that is a whole name of the term, where
    that is most of the query."""

    __slots__ = (
        "cover",
        "field",
        "level",
        "named",
        "number",
        "score",
        "shared",
        "text",
        "text_cover",
    )

    def __init__(self, number: int, cover: float) -> None:
        self.number = number
        self.cover = cover
        self.score = self.text_cover = self.named = 0.0
        self.level = _NO_LEVEL
        self.shared = 0
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
    texts = image.rows("texts")
    asked = dict.fromkeys(tokens(query))
    if not asked or not len(texts):
        return []
    postings = image.rows("postings")
    joined = _joined(query)
    question = _Question(
        [_Part(postings, token, joined.get(token, ()), len(texts)) for token in asked]
    )
    scores, covers = question.scored()
    best = sorted(scores, key=lambda number: (-scores[number], number))[: max(limit, COMPARED)]
    share = 0.0 if has_chinese(query) else TEXT
    found = []
    for number in best:
        meant = Meant(number, covers[number] / question.worth)
        level, _, rows = texts[number].decode().partition("\n")
        alike, named = question.compared(meant, rows)
        meant.named = named / question.worth if named >= MAINLY * question.worth else 0.0
        score = (scores[number] + share * alike) / (1 + share) / question.pull
        meant.level = int(level)
        score = 100 * (score + NAMED * meant.named) / (1 + NAMED) * (1 - LEVEL * meant.level)
        meant.score = round(score, 1)
        found.append(meant)
    return sorted(found, key=lambda meant: (-meant.score, meant.number))[:limit]


def _joined(query: str) -> dict[str, list[str]]:
    """Return by token what it makes in one word with its neighbour: "pays back" is "payback"."""
    spoken = words(query)
    found: dict[str, list[str]] = {}
    if spoken.isascii():
        each = tokens(query)
        for one, other in pairwise(each):
            whole = stem(one + other)
            found.setdefault(one, []).append(whole)
            found.setdefault(other, []).append(whole)
    return found


class _Part:
    """A token of the query: what it is worth, how much it pulls a term up that has it, and where
    it, its kin or a word it is part of occur."""

    __slots__ = ("found", "pull", "telling", "tokens", "worth")

    def __init__(self, postings: Rows, token: str, joined: Iterable[str], size: int) -> None:
        others = dict.fromkeys(kin(token), KIN) | dict.fromkeys(joined, JOINED)
        self.tokens = {token: 1.0} | others | {token: 1.0}
        rows = {other: postings.find(other.encode("utf-8", "replace")) for other in self.tokens}
        self.found = [(row, self.tokens[other]) for other, row in rows.items() if row]
        holding = len(rows[token] or b"") // 4
        rarity = log(1 + (size - holding + 0.5) / (holding + 0.5))
        self.telling = weight(token) >= TELLING
        self.worth = weight(token) * rarity
        self.pull = weight(token) * (min(rarity, RAREST) if token.isascii() else rarity)

    def __len__(self) -> int:
        return sum(len(row) // 4 for row, _ in self.found)

    def terms(self) -> dict[int, tuple[float, float]]:
        """Return by term the greatest impact of the token or its kin, and the share it counts."""
        best: dict[int, tuple[float, float]] = {}
        for row, share in self.found:  # the token itself before its kin
            scale = share / _FULL
            for packed in unpack(f"<{len(row) // 4}I", row):
                number, much = packed >> 8, scale * (packed & 0xFF)
                if number not in best:
                    best[number] = much, share
                elif much > best[number][0]:
                    best[number] = much, best[number][1]
        return best


class _Question:
    """The parts of a query, and what of it a term or a text holds."""

    __slots__ = ("parts", "pull", "wanted", "worth")

    def __init__(self, parts: Sequence[_Part]) -> None:
        self.parts = parts
        self.worth = sum(part.worth for part in parts) or 1.0
        self.pull = sum(part.pull for part in parts) or 1.0
        self.wanted: dict[str, list[tuple[int, float]]] = {}
        for at, part in enumerate(parts):
            for token, share in part.tokens.items():
                self.wanted.setdefault(token, []).append((at, share))

    def scored(self) -> tuple[dict[int, float], dict[int, float]]:
        """Return by term the BM25F score and the worth of the parts found in it."""
        scores: dict[int, float] = {}
        covers: dict[int, float] = {}
        for part in sorted(self.parts, key=len):
            if len(part) > _COMMON and scores:
                continue
            for number, (much, share) in part.terms().items():
                if number in scores:
                    scores[number] += part.pull * much
                    covers[number] += part.worth * share
                else:
                    scores[number] = part.pull * much
                    covers[number] = part.worth * share
        return scores, covers

    def compared(self, meant: Meant, rows: str) -> tuple[float, float]:
        """Put the text of a term that is most like the query into ``meant``; return its score,
        and the worth of the query's part that is a whole name of the term.

        As BM25 with every word once: a text is as good as the part of the query that it covers,
        less where it goes on about other things.
        """
        best, named = -1.0, 0.0
        for row in rows.split("\n"):
            field, text, said = row.split("\t")
            held = said.split(" ")
            if not (common := self.wanted.keys() & held):
                continue
            shares: dict[int, float] = {}
            own = 0  # how many of the text's own words the query says
            for token in common:
                for at, share in self.wanted[token]:
                    own += share == 1.0
                    shares[at] = max(share, shares.get(at, 0.0))
            cover = pull = 0.0
            for at, each in sorted(shares.items()):
                cover += each * self.parts[at].worth
                pull += each * self.parts[at].pull
            much = pull / (1.5 + len(held) / _USUAL)
            if much > best:
                best = much
                meant.text, meant.field, meant.text_cover = text, field, cover / self.worth
                meant.shared = sum(self.parts[at].telling for at in shares)
            if field == "name" and len(held) > 1 and own == len(set(held)):
                named = max(named, cover)
        return max(best, 0.0), named


_USUAL = 40.0  # tokens in a text of usual length
