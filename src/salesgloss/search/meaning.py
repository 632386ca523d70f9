"""The meaning tier: a ranked search over what terms mean and how people ask for them.

Two steps. Every term is scored by BM25F (see ``index.postings``). The best are then reranked text
by text: a linear model, fitted by ``benchmarks/calibrate.py``, weighs how like the query a term's
texts are one by one, as a term that is asked for in just these words is the one that is meant.
"""

from __future__ import annotations

from itertools import pairwise
from math import log

from salesgloss.index.analysis import CONTENT_WEIGHT, spread, stem, synonyms, tokens, weight
from salesgloss.index.posting_list import FULL_IMPACT, holding, posting_count, scored
from salesgloss.search.probability import log_odds
from salesgloss.text import has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from salesgloss.index import Index

SYNONYM_WEIGHT = 0.7  # what a word of the same meaning counts
COMPOUND_WEIGHT = 0.99  # what two words count that the term writes as one
NAME_MIN_SHARE = 0.4  # of the query: a whole name of several words that is less tells nothing
MAX_IDF = 3.5  # rarer English words pull a term up no more: one makes no description
RERANK_DEPTH = 12  # so many terms are compared text by text
MAX_POSTINGS = 4000  # longer lists only add to terms that rarer words found: they cost recall
# only where every word of a query is that common.
MEAN_TEXT_TOKENS = 40.0
SHORT_FIELDS = ("name", "asked_as", "gloss")  # of the texts that are compared one by one
RANKING, CHINESE_RANKING = "ranking", "chinese ranking"  # models


class ScoredTerm:
    """A term that a query may describe.

    ``features`` tell how like the query it is, ``score`` is what the model makes of them: log odds,
    of which only differences tell anything. ``cover`` is the part of the query's substance found in
    the term; ``text`` and ``field`` match best, ``text_cover`` is the part found there alone and
    ``shared`` how many words of substance that is; ``named`` is the part that is a whole name of the
    term, where that is most of the query.
    """

    __slots__ = (
        "cover", "features", "field", "level", "named", "number", "score", "shared", "text",
        "text_cover",
    )  # fmt: skip

    def __init__(
        self, number: int, level: int, match: TextMatch, features: dict[str, float], score: float
    ) -> None:
        self.number = number
        self.level = level
        self.features = features
        self.score = score
        self.cover = features["cover"]
        self.named = features["whole name"]
        self.text = match.text
        self.field = match.field
        self.text_cover = match.cover
        self.shared = match.shared


def search(index: Index, text: str, limit: int) -> list[ScoredTerm]:
    """Return the best terms for ``text``, best first; ties go to the lower level, then to the lower id."""
    asked = dict.fromkeys(tokens(text))
    if not asked or not len(index):
        return []
    compounds = _compounds(text)
    query = Query([QueryToken(index, token, compounds.get(token, ())) for token in asked])
    scores = query.score_terms(len(index))
    best = _best(scores, max(limit, RERANK_DEPTH), index.place)
    model = CHINESE_RANKING if has_chinese(text) else RANKING
    found = []
    for number in best:
        level, _, rows = index.short_texts(number).partition("\n")
        match = query.match_texts(rows)
        features = {
            "bm25f": scores[number] / query.capped_idf,
            "cover": query.cover(number) / query.idf,
            **match.features(),
        }
        found.append(ScoredTerm(number, int(level), match, features, log_odds(model, features)))
    return sorted(found, key=lambda each: (-each.score, each.level, index.place(each.number)))[
        :limit
    ]


def _best(scores: Sequence[float], count: int, place: Callable[[int], int]) -> list[int]:
    """Return the ``count`` terms that score highest, best first; ties go to the lower id, whose
    order ``place`` tells."""
    least = sorted(filter(None, scores), reverse=True)[:count][-1:]
    held = [number for number, score in enumerate(scores) if score >= least[0]] if least else []
    return sorted(held, key=lambda number: (-scores[number], place(number)))[:count]


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
    what the terms have of it, its synonyms and its compounds: the ``variants`` by what each counts,
    their ``postings``."""

    __slots__ = ("_holding", "capped_idf", "idf", "is_content", "postings", "variants")

    def __init__(self, index: Index, token: str, compounds: Iterable[str]) -> None:
        others = dict.fromkeys(synonyms(token), SYNONYM_WEIGHT)
        others |= dict.fromkeys(compounds, COMPOUND_WEIGHT)
        shares = {token: 1.0} | others | {token: 1.0}
        rows = {variant: row for variant in shares if (row := index.postings(variant))}
        self.variants = {variant: shares[variant] for variant in rows}
        self.postings = [(row, shares[variant]) for variant, row in rows.items()]
        count = posting_count(rows.get(token, b""))
        idf = log(1 + (len(index) - count + 0.5) / (count + 0.5))
        self.is_content = weight(token) >= CONTENT_WEIGHT
        self.idf = weight(token) * idf
        self.capped_idf = weight(token) * (min(idf, MAX_IDF) if token.isascii() else idf)
        self._holding: list[tuple[set[int], float]] = []  # each row's terms

    def __len__(self) -> int:
        return sum(posting_count(row) for row, _ in self.postings)

    def add_to(self, scores: list[float]) -> None:
        """Add to the score of each term the greatest impact of the token or a variant."""
        gains = [self._gains(row, share) for row, share in self.postings]
        if len(gains) == 1:
            for number, gain in gains[0]:
                scores[number] += gain
            return
        best = dict(gains[0])
        for each in gains[1:]:
            for number, gain in each:
                if gain > best.get(number, 0.0):
                    best[number] = gain
        for number, gain in best.items():
            scores[number] += gain

    def _gains(self, row: bytes, share: float) -> Iterator[tuple[int, float]]:
        """Yield by term what a posting adds to its score."""
        scale = share / FULL_IMPACT
        gains = [self.capped_idf * (scale * weighed) for weighed in range(FULL_IMPACT + 1)]
        return scored(row, gains)

    def share(self, number: int) -> float:
        """Return what the token counts in a term: the first that stands there of it and its
        variants; nothing where none does."""
        if not self._holding:
            self._holding = [(holding(row), share) for row, share in self.postings]
        for terms, share in self._holding:
            if number in terms:
                return share
        return 0.0


class TextMatch:
    """How like a query a term's texts are, all as parts of the query: ``scores``, the best of each
    text, best first, and ``by_field``; of the best one its ``text`` and ``field``, its ``cover``, how
    many words of substance it has in common (``shared``), the part of them that it has as they were
    said (``direct``) and the part of itself that was said (``precision``); ``named``, the part that
    is a whole name."""

    __slots__ = (
        "by_field", "cover", "direct", "field", "named", "precision", "scores", "shared", "text",
    )  # fmt: skip

    def __init__(self) -> None:
        self.scores: list[float] = []
        self.by_field: dict[str, float] = {}
        self.cover = self.named = self.direct = self.precision = 0.0
        self.shared = 0
        self.text = self.field = ""

    def features(self) -> dict[str, float]:
        """Return what a model ranks by."""
        best, second, third = (*sorted(self.scores, reverse=True)[:3], 0.0, 0.0, 0.0)[:3]
        return {
            "best": best,
            "second": second,
            "third": third,
            **{field: self.by_field.get(field, 0.0) for field in SHORT_FIELDS},
            "whole name": self.named if self.named >= NAME_MIN_SHARE else 0.0,
            "in a name": float(self.field == "name"),
            "direct": self.direct,
            "precision": self.precision,
        }


class Query:
    """The tokens of a query, and what of it a term or a text holds."""

    __slots__ = ("capped_idf", "content", "found", "idf", "tokens", "wanted")

    def __init__(self, query_tokens: Sequence[QueryToken]) -> None:
        self.tokens = query_tokens
        self.found: list[QueryToken] = []  # those that terms were scored by, the rarest first
        self.content = sum(token.is_content for token in query_tokens)
        self.idf = sum(token.idf for token in query_tokens) or 1.0
        self.capped_idf = sum(token.capped_idf for token in query_tokens) or 1.0
        self.wanted: dict[str, list[tuple[int, float]]] = {}
        for at, token in enumerate(query_tokens):
            for variant, share in token.variants.items():
                self.wanted.setdefault(variant, []).append((at, share))

    def score_terms(self, count: int) -> list[float]:
        """Return the BM25F score of each of ``count`` terms, by number."""
        scores = [0.0] * count
        for token in sorted(self.tokens, key=len):
            if not (size := len(token)) or (size > MAX_POSTINGS and self.found):
                continue
            token.add_to(scores)
            self.found.append(token)
        return scores

    def cover(self, number: int) -> float:
        """Return the idf of the tokens that were found in a term."""
        return sum(token.idf * token.share(number) for token in self.found)

    def match_texts(self, rows: str) -> TextMatch:
        """Return how like the query a term's texts are, a row each.

        As BM25 with every word once: a text is as good as the part of the query that it covers,
        less where it goes on about other things: idf / (1.5 + tokens / mean).
        """
        found = TextMatch()
        best = 0.0
        said = [word for word in self.wanted if word in rows]
        for row in rows.split("\n"):
            for word in said:
                if word in row:
                    break
            else:  # most rows, which need not be taken apart
                continue
            field, text, runs = row.split("\t")
            text_tokens = spread(runs.split(" "))
            if not (common := self.wanted.keys() & text_tokens):
                continue
            shares: dict[int, float] = {}
            matched = 0  # how many of the text's own words the query says
            for word in common:
                for at, share in self.wanted[word]:
                    matched += share == 1.0
                    if share > shares.get(at, 0.0):
                        shares[at] = share
            cover = capped = 0.0
            for at in sorted(shares):
                token = self.tokens[at]
                cover += shares[at] * token.idf
                capped += shares[at] * token.capped_idf
            cover /= self.idf
            score = capped / (1.5 + len(text_tokens) / MEAN_TEXT_TOKENS) / self.capped_idf
            found.scores.append(score)
            found.by_field[field] = max(score, found.by_field.get(field, 0.0))
            if score > best:
                best = score
                found.text, found.field, found.cover = text, field, cover
                content = [at for at in shares if self.tokens[at].is_content]
                found.shared = len(content)
                found.direct = sum(shares[at] == 1.0 for at in content) / max(self.content, 1)
                found.precision = len(common) / len(text_tokens)
            if field == "name" and len(text_tokens) > 1 and matched == len(set(text_tokens)):
                found.named = max(found.named, cover)
        return found
