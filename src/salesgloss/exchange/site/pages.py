"""What the pages of the site say: plain values for the templates, one language at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from salesgloss.calc import units
from salesgloss.cards.benchmarks import benchmark_texts, unit_of
from salesgloss.cards.card import TermCard, card
from salesgloss.cards.formulas import formula_text, result_name, worked_text
from salesgloss.cards.numbers import quantity, unit_words
from salesgloss.exchange.publication import Publication
from salesgloss.exchange.site.formulas import formula_html
from salesgloss.languages import DEFAULT, LANGUAGES
from salesgloss.messages import messages, word
from salesgloss.model import AUDIENCES, DEPRECATED, DRAFT, Category, Formula, Term, first_sentence
from salesgloss.text import visible

Values = dict[str, Any]
DAYS = 5  # of the first week
MOST_PER_ROLE = 60  # terms of a first week, those that fewest others need told first


class Reader:
    """The glossary as one language's pages show it."""

    def __init__(self, published: Publication, lang: str) -> None:
        self.published = published
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Return the site's own words for ``key``."""
        text = word(f"site.{key}", self.lang)
        return text.format(**values) if values else text

    def folder(self, lang: str) -> str:
        """Return the folder of a language's pages, the first language's at the top."""
        return "" if lang == self.published.languages[0] else f"{lang}/"

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """By id, the metrics that are computed from the term."""
        found: dict[str, list[str]] = {}
        for term in self.published.terms:
            for id in _sources(term):
                found.setdefault(id, []).append(term.id)
        return {id: tuple(users) for id, users in found.items()}

    def brief(self, term: Term, *, gloss: bool = True) -> Values:
        """Return a term as lists show it."""
        name = term.title(self.lang)
        return {
            "id": term.id,
            "label": term.label,
            "name": "" if name == term.label else name,
            "gloss": term.gloss(self.lang) if gloss else "",
            "state": state(term),
            "own": term.is_own,
        }

    def known(self, ids: Sequence[str]) -> list[Values]:
        """Return those of ``ids`` that are published."""
        by_id = self.published.by_id
        return [self.brief(by_id[id], gloss=False) for id in ids if id in by_id]

    def term(self, term: Term) -> Values:
        """Return all that the page of ``term`` says."""
        lang, by_id = self.lang, self.published.by_id
        translated = term.translation(lang)
        text = visible(term.text(lang))
        gloss = first_sentence(text)
        flat = " ".join(text.split())
        shown = card(term, lang, by_id, titles=self.published.titles(lang))
        return {
            **self.brief(term),
            "category": self.category_of(term),
            "topic": self.published.topic_title(term, lang),
            "topic_id": term.topic,
            "other_names": _other_names(term, lang),
            "facts": self.facts(term),
            "notices": shown.notices,
            "lead": gloss,
            "rest": flat.removeprefix(gloss).strip(),
            "untranslated": lang != DEFAULT and not translated.definition,
            "formulas": [self.formula(term, formula) for formula in term.formulas],
            "benchmarks": self.benchmarks(term),
            "thumb": _texts(shown, "rule of thumb"),
            "example": translated.example or term.example,
            "usage": translated.usage or term.usage,
            "differences": self.differences(term),
            "parts": translated.parts or term.parts,
            "governance": self.governance(term, shown),
            "related": self.known(term.related),
            "inputs": self.known(_sources(term)),
            "users": self.known(self.users.get(term.id, ())),
            "successor": self.known([term.replaced_by] if term.replaced_by else []),
            "aliases": [*translated.aliases, *term.aliases],
            "others": translated.other_meanings or term.other_meanings,
            "sources": term.sources,
            "standard": _flat(shown.standard) if shown.standard else [],
        }

    def category_of(self, term: Term) -> Values:
        for category in self.published.categories:
            if category.id == term.category:
                return {"id": category.id, "title": category.title(self.lang)}
        return {"id": "", "title": term.category}

    def facts(self, term: Term) -> list[str]:
        found = [word(term.kind, self.lang)] if term.kind else []
        if term.level:
            found.append(word(f"level {term.level}", self.lang))
        users = [self.say(f"for {each}") for each in term.used_by]
        return [*found, self.say("comma").join(users)] if users else found

    def formula(self, term: Term, formula: Formula) -> Values:
        lang = self.lang
        translated = term.translation(lang)
        case = formula.worked[0] if formula.worked else None
        inputs = [
            {
                "name": given.name,
                "label": translated.labels.get(given.name) or given.label,
                "unit": unit_words(given.unit, lang),
                "percent": units.is_percent(given.unit),
                "value": _typed(case.inputs.get(given.name), given.unit) if case else "",
                "source": given.source if given.source in self.published.by_id else None,
            }
            for given in formula.inputs
        ]
        return {
            "name": translated.formulas.get(formula.name) or formula.name,
            "result": result_name(term, formula, lang),
            "html": formula_html(term, formula, lang),
            "text": formula_text(term, formula, lang),
            "expression": formula.expression,
            "inputs": inputs,
            "percent": units.is_percent(formula.unit),
            "pattern": _pattern(formula.unit, lang),
            "worked": worked_text(formula, case, lang) if case else "",
            "source": formula.source,
        }

    def benchmarks(self, term: Term) -> list[Values]:
        """Return what is usual, the same unit together."""
        groups: dict[str, list[Values]] = {}
        for at, benchmark in enumerate(term.benchmarks):
            figure, note, origin = benchmark_texts(term, at, self.lang)
            spoken = term.translation(self.lang).benchmarks
            segment = spoken[at].segment if at < len(spoken) else None
            row = {
                "figure": figure,
                "segment": segment or benchmark.segment or "",
                "note": note,
                "origin": origin,
                "url": benchmark.url,
                "low": benchmark.value if benchmark.value is not None else benchmark.low,
                "high": benchmark.value if benchmark.value is not None else benchmark.high,
            }
            groups.setdefault(unit_of(term, benchmark), []).append(row)
        default = term.formulas[0].unit if term.formulas else None
        return [
            {
                "rows": rows,
                "percent": units.is_percent(unit),
                "pattern": _pattern(unit, self.lang),
                "follows": unit == default,
            }
            for unit, rows in groups.items()
        ]

    def differences(self, term: Term) -> list[Values]:
        by_id = self.published.by_id
        return [
            {
                "text": term.difference(pair.id, self.lang),
                "other": self.brief(by_id[pair.id]) if pair.id in by_id else None,
                "id": pair.id,
            }
            for pair in term.confused_with
        ]

    def governance(self, term: Term, shown: TermCard) -> list[Values]:
        keys = ("criteria", "scope", "recorded in", "change note")
        return [
            {"title": section.title, "items": [item.text for item in section.items]}
            for section in shown.sections
            if section.key in keys and (term.is_own or term.criteria or term.scope)
        ]

    def shelf(self, category: Category) -> Values:
        """Return a category with its topics and their terms."""
        terms = [term for term in self.published.terms if term.category == category.id]
        order = [topic.id for topic in category.topics]
        topics = []
        for id in (*order, None):
            within = [term for term in terms if (term.topic if term.topic in order else None) == id]
            if within:
                title = self.published.topic_title(within[0], self.lang) if id else ""
                topics.append(
                    {
                        "id": id or "other",
                        "title": title or self.say("other topics"),
                        "terms": [self.brief(term) for term in ordered(within)],
                    }
                )
        return {
            "id": category.id,
            "title": category.title(self.lang),
            "count": len(terms),
            "topics": topics,
        }

    def alphabet(self) -> list[Values]:
        """Return every term under its first letter."""
        letters: dict[str, list[Values]] = {}
        for term in sorted(self.published.terms, key=lambda term: (term.label.casefold(), term.id)):
            first = term.label[:1].upper()
            letter = first if "A" <= first <= "Z" else "#"
            letters.setdefault(letter, []).append(self.brief(term, gloss=False))
        return [{"letter": letter, "terms": letters[letter]} for letter in sorted(letters)]

    def first_week(self, role: str) -> list[Values]:
        """Return the level 1 terms of ``role`` over the days of a week, a topic kept together."""
        place = {
            (category.id, topic.id): (at, number)
            for at, category in enumerate(self.published.categories)
            for number, topic in enumerate(category.topics)
        }
        terms = [
            term
            for term in self.published.terms
            if term.level == 1 and role in term.used_by and term.status != DEPRECATED
        ]
        terms = sorted(terms, key=lambda term: (-self._links[term.id], term.id))[:MOST_PER_ROLE]
        terms.sort(
            key=lambda term: (
                place.get((term.category, term.topic or ""), (99, 0)),
                term.label.casefold(),
            )
        )
        size = max(-(-len(terms) // DAYS), 1)
        return [
            {"day": at // size + 1, "terms": [self.brief(term) for term in terms[at : at + size]]}
            for at in range(0, len(terms), size)
        ]

    @cached_property
    def _links(self) -> Mapping[str, int]:
        """How many other terms point to each: what much rests on comes first."""
        counts = dict.fromkeys(self.published.by_id, 0)
        for term in self.published.terms:
            for id in (*term.related, *(pair.id for pair in term.confused_with), *_sources(term)):
                if id in counts:
                    counts[id] += 1
        return counts

    def roles(self) -> list[str]:
        """Return the roles that have a first week."""
        return [
            role
            for role in AUDIENCES
            if any(term.level == 1 and role in term.used_by for term in self.published.terms)
        ]

    def structured(self, term: Term, address: str, home: str) -> Markup:
        """Return the term as schema.org knows it, for programs that read pages; ``address`` and
        ``home`` are empty where nobody knows them."""
        data: Values = {
            "@context": "https://schema.org",
            "@type": "DefinedTerm",
            "name": term.title(self.lang),
            "termCode": term.acronym or term.id,
            "description": term.gloss(self.lang),
        }
        if address:
            data |= {"inDefinedTermSet": home, "url": address}
        return script_json(data)


def script_json(data: object) -> Markup:
    """Return ``data`` as JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)


def state(term: Term) -> str:
    """Return draft, deprecated or nothing."""
    return term.status if term.status in (DRAFT, DEPRECATED) and term.status else ""


def ordered(terms: Sequence[Term]) -> list[Term]:
    """Return ``terms`` as lists have them: company terms first, then by what they are called."""
    return sorted(terms, key=lambda term: (not term.is_own, term.label.casefold(), term.id))


def _sources(term: Term) -> tuple[str, ...]:
    found = (given.source for formula in term.formulas for given in formula.inputs)
    return tuple(dict.fromkeys(id for id in found if id))


def _other_names(term: Term, lang: str) -> list[Values]:
    """Return the names beside the label and the title, each with its language."""
    found = []
    for code in LANGUAGES:
        name = term.name if code == DEFAULT else term.translation(code).name
        if name and name not in (term.label, term.title(lang)):
            found.append({"lang": code, "name": name})
    return found


def _texts(shown: TermCard, key: str) -> list[str]:
    return [item.text for section in shown.sections if section.key == key for item in section.items]


def _flat(shown: TermCard) -> list[Values]:
    return [
        {
            "title": section.title,
            "items": [f"{item.lead} {item.text}".strip() for item in section.items],
        }
        for section in shown.sections
    ]


def _pattern(unit: str, lang: str) -> str:
    """Return how a quantity of ``unit`` is written, # standing for the number."""
    per = units.per(unit)
    shown = quantity(
        7, unit if not units.is_percent(unit) else f"count/{per}" if per else "count", lang
    )
    return shown.replace("7", "#", 1)


def _typed(value: float | None, unit: str) -> str:
    """Return an input of a worked case as one types it."""
    if value is None:
        return ""
    shown = round(value * 100, 6) if units.is_percent(unit) else value
    return f"{shown:,.6f}".rstrip("0").rstrip(".")


def messages_for_script(lang: str) -> dict[str, str]:
    """Return the words that the script says."""
    prefix = "site.js."
    return {
        key.removeprefix(prefix): text
        for key, text in messages(prefix, lang).items()
        if key.startswith(prefix)
    }
