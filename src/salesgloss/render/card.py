"""What a term's card says, in order and in one language: meaning first, colour and layout last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from salesgloss.model import BUNDLED, Chinese, Formula, RuleOfThumb, Source, Term, Worked
from salesgloss.render.numbers import number, quantity, unit_words
from salesgloss.render.wording import word
from salesgloss.text import line, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.glossary import Glossary

Terms = Mapping[str, Term]


class Item(NamedTuple):
    """A line of a section: ``lead`` stands out before ``text``; ``level`` is its indent."""

    text: str
    lead: str = ""
    level: int = 0


class Section(NamedTuple):
    title: str
    items: tuple[Item, ...]


class Card(NamedTuple):
    """``label`` and ``names`` head it, ``facts`` follow on a line, ``marks`` are warnings."""

    label: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    marks: tuple[str, ...]
    sections: tuple[Section, ...]
    standard: Card | None = None


def card(term: Term, lang: str, terms: Terms, *, titles: Mapping[str, str] | None = None) -> Card:
    """Return the card of ``term``; ``terms`` names those it points to, ``titles`` the categories."""
    sections = tuple(section for section in _sections(term, lang, terms) if section.items)
    standard = card(term.standard, lang, terms, titles=titles) if term.standard else None
    return Card(
        label=line(term.label),
        names=tuple(_names(term, lang)),
        facts=tuple(map(line, _facts(term, lang, titles or {}))),
        marks=tuple(map(line, _marks(term, lang, terms))),
        sections=sections,
        standard=standard and _what_differs(standard, sections),
    )


def neighbors(glossary: Glossary, term: Term) -> dict[str, Term]:
    """Return the terms of ``glossary`` that the card of ``term`` names."""
    pointed = {pair.id for pair in term.confused_with} | {*term.related}
    pointed |= {term.governance.replaced_by or ""}
    found = {id: glossary.term(id) for id in pointed if id in glossary}
    return neighbors(glossary, term.standard) | found if term.standard else found


def _what_differs(standard: Card, own: tuple[Section, ...]) -> Card:
    """Return the card below an own one, without the sections that would only stand twice."""
    return standard._replace(sections=tuple(each for each in standard.sections if each not in own))


def _names(term: Term, lang: str) -> Iterator[str]:
    english = () if term.name == term.label else (term.name,)
    chinese = (term.chinese.name,) if term.chinese.name else ()
    ordered = (*chinese, *english) if lang == "zh-Hant" else (*english, *chinese)
    return map(line, ordered)


def _facts(term: Term, lang: str, titles: Mapping[str, str]) -> Iterator[str]:
    yield titles.get(term.category, term.category)
    if term.kind:
        yield word(term.kind, lang)
    if term.level:
        yield word(f"level {term.level}", lang)
    if term.say:
        yield f"{word('say', lang)}{word('colon', lang)}{_say(term.say, lang)}"


def _say(say: str, lang: str) -> str:
    """Return how a term is said; where only English tells it, that is said too."""
    if lang == "en":
        return say
    letters, found, rest = say.partition("letters, ")
    if found and not letters:
        return f"{word('letters', lang)} {rest}"
    return f"{say}{word('english only', lang)}"


def _marks(term: Term, lang: str, terms: Terms) -> Iterator[str]:
    govern = term.governance
    if term.origin != BUNDLED:
        facts = [term.origin]
        if govern.owner:
            facts.append(f"{word('owner', lang)} {govern.owner}")
        if govern.effective:
            facts.append(f"{word('effective', lang)} {govern.effective}")
        if govern.status:
            facts.append(word(govern.status, lang))
        yield " · ".join(facts)
    if govern.overdue:
        yield f"{word('review by', lang)}{word('colon', lang)}{govern.review_by}"
    if govern.replaced_by:
        yield f"{word('replaced by', lang)}{word('colon', lang)}{_called(govern.replaced_by, terms, lang)}"


def _sections(term: Term, lang: str, terms: Terms) -> Iterator[Section]:
    zh = term.chinese if lang == "zh-Hant" else Chinese()
    yield _prose("definition", term.definition, zh.definition, lang)
    yield from _governance(term, lang)
    for formula in term.formulas:
        yield _formula(term, formula, lang)
    yield _prose("example", term.example, zh.example, lang)
    yield _prose("usage", term.usage, zh.usage, lang)
    if rule := term.rule_of_thumb:
        yield _rule_of_thumb(rule, zh.rule_of_thumb, lang)
    yield _confused_with(term, lang, terms)
    yield _list("related", [_called(other, terms, lang) for other in term.related], lang)
    others = zh.other_meanings or term.other_meanings
    yield Section(word("other meanings", lang), tuple(Item(line(text)) for text in others))
    aliases = (*(() if lang == "en" else term.chinese.aliases), *term.aliases)
    yield _list("also called", aliases, lang)
    yield Section(word("sources", lang), tuple(Item(_source(source)) for source in term.sources))


def _prose(key: str, english: str | None, chinese: str | None, lang: str) -> Section:
    title = word(key, lang)
    if lang != "en" and english and not chinese:
        title += word("english only", lang)
    text = chinese or english
    return Section(title, (Item(_paragraphs(text)),) if text else ())


def _paragraphs(text: str) -> str:
    """Return ``text`` with each paragraph on one line."""
    parts = (" ".join(part.split()) for part in visible(text).split("\n\n"))
    return "\n".join(part for part in parts if part)


def _governance(term: Term, lang: str) -> Iterator[Section]:
    govern = term.governance
    if govern.criteria:
        for key, texts in (("enter", govern.criteria.enter), ("leave", govern.criteria.leave)):
            yield Section(word(f"criteria {key}", lang), tuple(Item(line(text)) for text in texts))
    for key, text in (
        ("scope", govern.scope),
        ("recorded in", govern.recorded_in),
        ("change note", govern.change_note),
    ):
        yield _prose(key, text, text, lang)


def _formula(term: Term, formula: Formula, lang: str) -> Section:
    zh = term.chinese if lang == "zh-Hant" else Chinese()
    name = zh.formulas.get(formula.name) or formula.name
    title = f"{word('formula', lang)}{word('open', lang)}{line(name)}{word('close', lang)}"
    items = [Item(line(f"{term.label} = {spelled(formula.expression)}"))]
    for given in formula.inputs:
        label = zh.labels.get(given.name) or given.label
        unit = unit_words(given.unit, lang)
        about = f"{line(label)}{word('open', lang)}{unit}{word('close', lang)}"
        items.append(Item(about, lead=given.name, level=1))
    for case in formula.worked[:1]:
        items.append(Item(worked(formula, case, lang), lead=word("worked", lang), level=1))
    if formula.source:
        items.append(Item(line(formula.source), lead=word("sources", lang), level=1))
    return Section(title, tuple(items))


def spelled(expression: str) -> str:
    """Return an expression with the signs of a book: × ÷ − and ^."""
    flat = expression.replace("**", "^")
    return flat.replace("*", "×").replace("/", "÷").replace(" - ", " \u2212 ")


def worked(formula: Formula, case: Worked, lang: str) -> str:
    """Return a case computed: the expression with its numbers, and the result."""
    units = {given.name: given.unit for given in formula.inputs}

    def value(name: re.Match[str]) -> str:
        known = name.group()
        return number(case.inputs[known], units[known]) if known in units else known

    numbers = re.sub(r"[a-z][a-z0-9_]*", value, formula.expression)
    return f"{spelled(numbers)} = {quantity(case.result, formula.unit, lang)}"


def _rule_of_thumb(rule: RuleOfThumb, chinese: RuleOfThumb | None, lang: str) -> Section:
    value = (chinese or rule).value
    origin = ", ".join(str(part) for part in (rule.source, rule.year) if part)
    about = word("semicolon", lang).join((chinese or rule).applies_to.split("\n"))
    text = f"{line(value)}{word('open', lang)}{line(about)}{word('close', lang)}"
    return Section(word("rule of thumb", lang), (Item(text), Item(line(origin), level=1)))


def _confused_with(term: Term, lang: str, terms: Terms) -> Section:
    items = []
    for pair in term.confused_with:
        difference = lang == "zh-Hant" and term.chinese.differences.get(pair.id)
        items.append(Item(line(difference or pair.difference), _called(pair.id, terms, lang)))
    return Section(word("confused with", lang), tuple(items))


def _called(id: str, terms: Terms, lang: str) -> str:
    other = terms.get(id)
    if other is None:
        return line(id)
    name = other.title(lang)
    if other.acronym and other.acronym != name:
        return line(f"{other.acronym}{word('open', lang)}{name}{word('close', lang)}")
    return line(name)


def _list(key: str, texts: tuple[str, ...] | list[str], lang: str) -> Section:
    joined = word("comma", lang).join(map(line, texts))
    return Section(word(key, lang), (Item(joined),) if joined else ())


def _source(source: Source) -> str:
    whose = ", ".join(str(part) for part in (source.author, source.publisher, source.year) if part)
    return line(f"{source.title} ({whose})" if whose else source.title)
