"""The meaning tier: a ranked search over what terms mean and how people ask for them.

Two steps. Every term is scored by BM25F (see ``index.postings``). The best are then reranked text
by text: a term that is asked for in just these words comes first.
"""

from __future__ import annotations

from itertools import pairwise
from math import log

from salesgloss.index.analysis import CONTENT_WEIGHT, spread, stem, synonyms, tokens, weight
from salesgloss.index.posting_list import FULL_IMPACT, posting_count, unpacked
from salesgloss.text import has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesgloss.index import Index

SYNONYM_WEIGHT = 0.7  # what a word of the same meaning counts
COMPOUND_WEIGHT = 0.99  # what two words count that the term writes as one
TEXT_WEIGHT = 0.6  # what the best single text adds to a score; Chinese pairs need no such help
NAME_WEIGHT = 0.4  # what a whole name of several words adds where the query holds it
NAME_MIN_SHARE = 0.4  # if it is so much of the query
LEVEL_PENALTY = 0.02  # of each level of specialism: newcomers ask, and mean the common thing
MAX_IDF = 3.5  # rarer English words pull a term up no more: one makes no description
RERANK_DEPTH = 8  # so many terms are compared text by text
MAX_POSTINGS = 4000  # longer lists only add to terms that rarer words found: they cost recall
# only where every word of a query is that common.
MEAN_TEXT_TOKENS = 40.0


class ScoredTerm:
    """A term that a query may describe.

    ``score`` is from 0 to 100; ``cover``, the part of the query's substance found in the term;
    ``text`` and ``field`` match best, ``text_cover`` is the part found there alone and ``shared``
    how many words of substance that is; ``named`` is the part that is a whole name of the term,
    where that is most of the query.
    """

    __slots__ = (
        "cover", "field", "level", "named", "number", "score", "shared", "text", "text_cover",
    )  # fmt: skip

    def __init__(
        self,
        *,
        number: int,
        level: int,
        score: float,
        cover: float,
        named: float,
        text: str,
        field: str,
        text_cover: float,
        shared: int,
    ) -> None:
        self.number = number
        self.level = level
        self.score = score
        self.cover = cover
        self.named = named
        self.text = text
        self.field = field
        self.text_cover = text_cover
        self.shared = shared

    def scored(self, score: float) -> ScoredTerm:
        """Return the same with another ``score``."""
        values = {key: getattr(self, key) for key in ScoredTerm.__slots__}
        return ScoredTerm(**{**values, "score": score})


def search(index: Index, text: str, limit: int) -> list[ScoredTerm]:
    """Return the best terms for ``text``, best first; ties go to the lower id."""
    asked = dict.fromkeys(tokens(text))
    if not asked or not len(index):
        return []
    compounds = _compounds(text)
    query = Query([QueryToken(index, token, compounds.get(token, ())) for token in asked])
    scores, covers = query.score_terms()
    depth = max(limit, RERANK_DEPTH)
    best = sorted(scores, key=lambda number: (-scores[number], number))[:depth]
    text_weight = 0.0 if has_chinese(text) else TEXT_WEIGHT
    found = []
    for number in best:
        level, _, rows = index.short_texts(number).partition("\n")
        match = query.best_text(rows)
        named = match.named / query.idf if match.named >= NAME_MIN_SHARE * query.idf else 0.0
        score = (scores[number] + text_weight * match.score) / (1 + text_weight) / query.capped_idf
        score = (score + NAME_WEIGHT * named) / (1 + NAME_WEIGHT) * (1 - LEVEL_PENALTY * int(level))
        found.append(
            ScoredTerm(
                number=number,
                level=int(level),
                score=round(100 * score, 1),
                cover=covers[number] / query.idf,
                named=named,
                text=match.text,
                field=match.field,
                text_cover=match.cover / query.idf,
                shared=match.shared,
            )
        )
    return sorted(found, key=lambda each: (-each.score, each.number))[:limit]


def _compounds(text: str) -> dict[str, list[str]]:
    """Return by token what it makes in one word with its neighbor: "pays back" is "payback"."""
    spoken = words(text)
    found: dict[str, list[str]] = {}
    if spoken.isascii():
        for one, other in pairwise(tokens(text)):
            whole = stem(one + other)
            found.setdefault(one, []).append(whole)
            found.setdefault(other, []).append(whole)
    return found


class QueryToken:
    """A token of the query: ``idf``, how rare it is (weighed by whether it is of substance), and
    the postings of it, its synonyms and its compounds."""

    __slots__ = ("capped_idf", "idf", "is_content", "postings", "variants")

    def __init__(self, index: Index, token: str, compounds: Iterable[str]) -> None:
        others = dict.fromkeys(synonyms(token), SYNONYM_WEIGHT)
        others |= dict.fromkeys(compounds, COMPOUND_WEIGHT)
        self.variants = {token: 1.0} | others | {token: 1.0}
        rows = {other: index.postings(other) for other in self.variants}
        self.postings = [(row, self.variants[other]) for other, row in rows.items() if row]
        holding = posting_count(rows[token])
        idf = log(1 + (len(index) - holding + 0.5) / (holding + 0.5))
        self.is_content = weight(token) >= CONTENT_WEIGHT
        self.idf = weight(token) * idf
        self.capped_idf = weight(token) * (min(idf, MAX_IDF) if token.isascii() else idf)

    def __len__(self) -> int:
        return sum(posting_count(row) for row, _ in self.postings)

    def impacts(self) -> dict[int, tuple[float, float]]:
        """Return by term the greatest impact of the token or a variant, and the share it counts."""
        best: dict[int, tuple[float, float]] = {}
        for row, share in self.postings:  # the token itself before its variants
            scale = share / FULL_IMPACT
            for number, weighed in unpacked(row):
                impact = scale * weighed
                if number not in best:
                    best[number] = impact, share
                elif impact > best[number][0]:
                    best[number] = impact, best[number][1]
        return best


class TextMatch:
    """The text of a term that is most like the query: its ``score``, the idf of the part of the
    query that it covers, the idf of the part that is a whole name, and how many words of
    substance it shares."""

    __slots__ = ("cover", "field", "named", "score", "shared", "text")

    def __init__(self) -> None:
        self.score = self.cover = self.named = 0.0
        self.shared = 0
        self.text = self.field = ""


class Query:
    """The tokens of a query, and what of it a term or a text holds."""

    __slots__ = ("capped_idf", "idf", "tokens", "wanted")

    def __init__(self, query_tokens: Sequence[QueryToken]) -> None:
        self.tokens = query_tokens
        self.idf = sum(token.idf for token in query_tokens) or 1.0
        self.capped_idf = sum(token.capped_idf for token in query_tokens) or 1.0
        self.wanted: dict[str, list[tuple[int, float]]] = {}
        for at, token in enumerate(query_tokens):
            for variant, share in token.variants.items():
                self.wanted.setdefault(variant, []).append((at, share))

    def score_terms(self) -> tuple[dict[int, float], dict[int, float]]:
        """Return by term the BM25F score and the idf of the tokens found in it."""
        scores: dict[int, float] = {}
        covers: dict[int, float] = {}
        for token in sorted(self.tokens, key=len):
            if len(token) > MAX_POSTINGS and scores:
                continue
            for number, (impact, share) in token.impacts().items():
                if number in scores:
                    scores[number] += token.capped_idf * impact
                    covers[number] += token.idf * share
                else:
                    scores[number] = token.capped_idf * impact
                    covers[number] = token.idf * share
        return scores, covers

    def best_text(self, rows: str) -> TextMatch:
        """Return the best match among a term's texts, a row each.

        As BM25 with every word once: a text is as good as the part of the query that it covers,
        less where it goes on about other things: idf / (1.5 + tokens / mean).
        """
        best = TextMatch()
        best_score = -1.0
        for row in rows.split("\n"):
            field, text, runs = row.split("\t")
            text_tokens = spread(runs.split(" "))
            if not (common := self.wanted.keys() & text_tokens):
                continue
            shares: dict[int, float] = {}
            matched = 0  # how many of the text's own words the query says
            for token in common:
                for at, share in self.wanted[token]:
                    matched += share == 1.0
                    shares[at] = max(share, shares.get(at, 0.0))
            cover = capped = 0.0
            for at, each in sorted(shares.items()):
                cover += each * self.tokens[at].idf
                capped += each * self.tokens[at].capped_idf
            score = capped / (1.5 + len(text_tokens) / MEAN_TEXT_TOKENS)
            if score > best_score:
                best_score = best.score = score
                best.text, best.field, best.cover = text, field, cover
                best.shared = sum(self.tokens[at].is_content for at in shares)
            if field == "name" and len(text_tokens) > 1 and matched == len(set(text_tokens)):
                best.named = max(best.named, cover)
        return best
