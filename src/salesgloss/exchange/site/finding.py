"""What the search of a page must know: every spelling, the rules of queries, the real words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from salesgloss import spelling_fields
from salesgloss.exchange.publication import Publication
from salesgloss.index import analysis, postings
from salesgloss.languages import LANGUAGES, module_of, translations
from salesgloss.model import DEPRECATED, DRAFT, Term
from salesgloss.search import meaning
from salesgloss.search.coefficients import COEFFICIENTS
from salesgloss.text import hanzi, words
from salesgloss.text.rules import chinese_words, english_words, longest_first

SHORTEST_WORD = 4  # letters; a shorter one is never read as a slip
# The order of the kinds of spelling in the data; the script knows them by number.
KINDS = (
    spelling_fields.ID,
    spelling_fields.ACRONYM,
    spelling_fields.NAME,
    spelling_fields.ALIAS,
    spelling_fields.KEYWORD,
    spelling_fields.MISNOMER,
)


def terms_script(published: Publication) -> str:
    """Return the script that hands a page the terms: names, spellings, rules."""
    order = {category.id: at for at, category in enumerate(published.categories)}
    numbers = {term.id: at for at, term in enumerate(published.terms)}
    data = {
        "terms": [_row(term, order, numbers) for term in published.terms],
        "real": " ".join(sorted(_real_words(published.terms))),
        "hanzi": [hanzi.TRADITIONAL, hanzi.SIMPLIFIED],
        "rules": _rules(),
        "stops": " ".join(sorted(analysis.STOP_WORDS)),
        "languages": published.languages,
    }
    return _assigned("find", data)


def meaning_script(published: Publication) -> str:
    """Return the script that hands a page what the meaning tier needs beside names and glosses:
    how people ask for each term, how text becomes tokens, and what counts how much."""
    data = {
        "asked": [term.asked_as for term in published.terms],
        "particles": "".join(sorted(chinese_words.STOP_CHARACTERS)),
        "endings": analysis.ENDINGS,
        "readAs": analysis.READ_AS,
        "synonyms": [
            sorted({analysis.stem(word) for word in row.split()})
            for row in english_words.SYNONYMS.split("\n")
        ],
        "fields": postings.FIELDS,
        "saturation": postings.SATURATION,
        "contentWeight": analysis.CONTENT_WEIGHT,
        "synonymWeight": meaning.SYNONYM_WEIGHT,
        "compoundWeight": meaning.COMPOUND_WEIGHT,
        "nameMinShare": meaning.NAME_MIN_SHARE,
        "ranking": COEFFICIENTS[meaning.RANKING],
        "chineseRanking": COEFFICIENTS[meaning.CHINESE_RANKING],
        "maxIdf": meaning.MAX_IDF,
        "depth": meaning.RERANK_DEPTH,
        "meanTextTokens": meaning.MEAN_TEXT_TOKENS,
    }
    return _assigned("meaning", data)


def glosses_script(published: Publication, lang: str) -> str:
    """Return the script that hands a page the first sentence of every definition in ``lang``."""
    return _assigned(f'glosses["{lang}"]', [term.gloss(lang) for term in published.terms])


def words_script(messages: dict[str, str]) -> str:
    """Return the script that hands a page its own words."""
    return _assigned("words", messages)


def _assigned(name: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"((globalThis.salesgloss ??= {{}}).glosses ??= {{}}, salesgloss).{name} = {text};\n"


def _row(term: Term, order: dict[str, int], numbers: dict[str, int]) -> list[Any]:
    """Return a term as the script takes it: id, acronym, names by language, category, level,
    state, the numbers of its look-alikes, and by kind its spellings."""
    spellings: dict[int, list[str]] = {}
    for text, field in term.spellings():
        kind = KINDS.index(spelling_fields.kind(field))
        if kind != KINDS.index(spelling_fields.ID):
            spellings.setdefault(kind, []).append(text)
    names = [term.name, *(term.translation(lang).name or "" for lang in translations())]
    state = {DRAFT: 1, DEPRECATED: 2}.get(term.status or "", 0) + 4 * term.is_own
    return [
        term.id,
        term.acronym or "",
        names,
        order.get(term.category, 0),
        term.level or 0,
        state,
        [numbers[pair.id] for pair in term.confused_with if pair.id in numbers],
        spellings,
    ]


def _real_words(terms: Iterable[Term]) -> set[str]:
    """Return the English words of the glossary's own prose: none of them is a slip."""
    found: set[str] = set()
    for term in terms:
        texts = [term.definition, term.example or "", term.usage or "", *term.asked_as]
        texts += [pair.difference for pair in term.confused_with]
        for text in texts:
            found.update(re.findall(rf"[a-z]{{{SHORTEST_WORD},}}", words(text)))
    return found


def _rules() -> list[dict[str, Any]]:
    """Return how questions are worded, the language that any text may be in last."""
    every = (module_of("salesgloss.text.rules", lang).RULES for lang in reversed(LANGUAGES))
    return [
        {
            "space": rules.space,
            "before": longest_first(sorted(rules.before)),
            "after": longest_first(sorted(rules.after)),
            "versus": rules.versus,
            "joined": rules.joined,
            "asksBefore": rules.asks_before,
            "asksAfter": rules.asks_after,
            "seeksName": rules.seeks_name,
        }
        for rules in every
    ]
