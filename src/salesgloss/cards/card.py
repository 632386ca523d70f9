"""What a term's card says, in order and in one language: meaning first, colour and layout last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from salesgloss.cards.benchmarks import benchmark_texts
from salesgloss.cards.formulas import expression_text, result_name, worked_text
from salesgloss.cards.messages import parenthesized, word
from salesgloss.cards.numbers import unit_words
from salesgloss.model import Citation, Formula, RuleOfThumb, Term
from salesgloss.text import line, visible
from salesgloss.text.languages import DEFAULT, translations


class Named(Protocol):
    """What a card must know of a term that it points to: Term and TermSummary both do."""

    @property
    def acronym(self) -> str | None: ...

    def title(self, lang: str) -> str: ...


Names = Mapping[str, Named]


class Item(NamedTuple):
    """A line of a section: ``lead`` stands out before ``text``; ``level`` is its indent."""

    text: str
    lead: str = ""
    level: int = 0


class Section(NamedTuple):
    title: str
    items: tuple[Item, ...]


class TermCard(NamedTuple):
    """``label`` and ``names`` head it, ``facts`` follow on a line, ``notices`` are warnings."""

    lang: str
    label: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    standard: TermCard | None = None


def card(
    term: Term, lang: str, names: Names, *, titles: Mapping[str, str] | None = None
) -> TermCard:
    """Return the card of ``term``; ``names`` has the terms it points to by id, ``titles`` those of
    the categories."""
    sections = tuple(section for section in _sections(term, lang, names) if section.items)
    standard = card(term.standard, lang, names, titles=titles) if term.standard else None
    return TermCard(
        lang=lang,
        label=line(term.label),
        names=tuple(map(line, _names(term, lang))),
        facts=tuple(map(line, _facts(term, lang, titles or {}))),
        notices=tuple(map(line, _notices(term, lang, names))),
        sections=sections,
        standard=standard and _what_differs(standard, sections),
    )


def references(term: Term) -> set[str]:
    """Return the ids of the terms that the card of ``term`` names."""
    ids = {pair.id for pair in term.confused_with} | {*term.related}
    if term.replaced_by:
        ids.add(term.replaced_by)
    return ids | references(term.standard) if term.standard else ids


def reference(id: str, names: Names, lang: str) -> str:
    """Return how a card calls the term of ``id``."""
    other = names.get(id)
    if other is None:
        return line(id)
    name = other.title(lang)
    if other.acronym and other.acronym != name:
        return line(f"{other.acronym}{parenthesized(name, lang)}")
    return line(name)


def _what_differs(standard: TermCard, own: Sequence[Section]) -> TermCard:
    """Return the card below an own one, without the sections that would only stand twice."""
    return standard._replace(sections=tuple(each for each in standard.sections if each not in own))


def _names(term: Term, lang: str) -> Iterator[str]:
    """Yield the names beside the label, that in ``lang`` first."""
    languages = (lang, *(code for code in (DEFAULT, *translations()) if code != lang))
    for code in languages:
        name = term.name if code == DEFAULT else term.translation(code).name
        if name and not (code == DEFAULT and name == term.label):
            yield name


def _facts(term: Term, lang: str, titles: Mapping[str, str]) -> Iterator[str]:
    yield titles.get(term.category, term.category)
    if term.kind:
        yield word(term.kind, lang)
    if term.level:
        yield word(f"level {term.level}", lang)
    if term.say:
        yield f"{word('say', lang)}{word('colon', lang)}{_pronunciation(term.say, lang)}"


def _pronunciation(say: str, lang: str) -> str:
    """Return how a term is said; where only English tells it, that is said too."""
    if lang == DEFAULT:
        return say
    letters, found, rest = say.partition("letters, ")
    if found and not letters:
        return f"{word('letters', lang)} {rest}"
    return f"{say}{word('english only', lang)}"


def _notices(term: Term, lang: str, names: Names) -> Iterator[str]:
    if term.is_own:
        facts = [term.origin]
        if term.owner:
            facts.append(f"{word('owner', lang)} {term.owner}")
        if term.effective:
            facts.append(f"{word('effective', lang)} {term.effective}")
        if term.status:
            facts.append(word(term.status, lang))
        yield " · ".join(facts)
    if term.overdue:
        yield f"{word('review by', lang)}{word('colon', lang)}{term.review_by}"
    if term.replaced_by:
        successor = reference(term.replaced_by, names, lang)
        yield f"{word('replaced by', lang)}{word('colon', lang)}{successor}"


def _sections(term: Term, lang: str, names: Names) -> Iterator[Section]:
    translated = term.translation(lang)
    yield _prose("definition", term.definition, translated.definition, lang)
    yield from _governance(term, lang)
    yield _parts(term, lang)
    for formula in term.formulas:
        yield _formula(term, formula, lang)
    yield _prose("example", term.example, translated.example, lang)
    yield _prose("usage", term.usage, translated.usage, lang)
    yield _benchmarks(term, lang)
    if rule := term.rule_of_thumb:
        yield _rule_of_thumb(rule, translated.rule_of_thumb, lang)
    yield _confused_with(term, lang, names)
    yield _list("related", [reference(other, names, lang) for other in term.related], lang)
    others = translated.other_meanings or term.other_meanings
    yield Section(word("other meanings", lang), tuple(Item(line(text)) for text in others))
    yield _list("also called", [*translated.aliases, *term.aliases], lang)
    yield Section(word("sources", lang), tuple(Item(_citation(each)) for each in term.sources))


def _prose(key: str, english: str | None, translated: str | None, lang: str) -> Section:
    title = word(key, lang)
    if lang != DEFAULT and english and not translated:
        title += word("english only", lang)
    text = translated or english
    return Section(title, (Item(_paragraphs(text)),) if text else ())


def _paragraphs(text: str) -> str:
    """Return ``text`` with each paragraph on one line."""
    parts = (" ".join(part.split()) for part in visible(text).split("\n\n"))
    return "\n".join(part for part in parts if part)


def _governance(term: Term, lang: str) -> Iterator[Section]:
    if term.criteria:
        for key, texts in (("enter", term.criteria.enter), ("leave", term.criteria.leave)):
            yield Section(word(f"criteria {key}", lang), tuple(Item(line(text)) for text in texts))
    for key, text in (
        ("scope", term.scope),
        ("recorded in", term.recorded_in),
        ("change note", term.change_note),
    ):
        yield _prose(key, text, text, lang)


def _formula(term: Term, formula: Formula, lang: str) -> Section:
    translated = term.translation(lang)
    name = translated.formulas.get(formula.name) or formula.name
    items = [
        Item(line(f"{result_name(term, formula, lang)} = {expression_text(formula.expression)}"))
    ]
    for given in formula.inputs:
        label = translated.labels.get(given.name) or given.label
        about = f"{line(label)}{parenthesized(unit_words(given.unit, lang), lang)}"
        items.append(Item(about, lead=given.name, level=1))
    for case in formula.worked[:1]:
        items.append(Item(worked_text(formula, case, lang), lead=word("worked", lang), level=1))
    if formula.source:
        items.append(Item(line(formula.source), lead=word("sources", lang), level=1))
    title = f"{word('formula', lang)}{parenthesized(line(name), lang)}"
    return Section(title, tuple(items))


def _parts(term: Term, lang: str) -> Section:
    parts = term.translation(lang).parts or term.parts
    items = (Item(line(part.meaning), lead=line(part.name)) for part in parts)
    return Section(word("parts", lang), tuple(items))


def _benchmarks(term: Term, lang: str) -> Section:
    items: list[Item] = []
    for at in range(len(term.benchmarks)):
        figure, note, origin = benchmark_texts(term, at, lang)
        items.append(Item(figure + (f"{word('semicolon', lang)}{note}" if note else "")))
        items.append(Item(origin, level=1))
    return Section(word("benchmarks", lang), tuple(items))


def _rule_of_thumb(rule: RuleOfThumb, translated: RuleOfThumb | None, lang: str) -> Section:
    value = (translated or rule).value
    origin = ", ".join(str(part) for part in (rule.source, rule.year) if part)
    about = word("semicolon", lang).join((translated or rule).applies_to.split("\n"))
    text = f"{line(value)}{parenthesized(line(about), lang)}"
    return Section(word("rule of thumb", lang), (Item(text), Item(line(origin), level=1)))


def _confused_with(term: Term, lang: str, names: Names) -> Section:
    items = (
        Item(line(term.difference(pair.id, lang) or ""), reference(pair.id, names, lang))
        for pair in term.confused_with
    )
    return Section(word("confused with", lang), tuple(items))


def _list(key: str, texts: Sequence[str], lang: str) -> Section:
    joined = word("comma", lang).join(map(line, texts))
    return Section(word(key, lang), (Item(joined),) if joined else ())


def _citation(cited: Citation) -> str:
    whose = ", ".join(str(part) for part in (cited.author, cited.publisher, cited.year) if part)
    return line(f"{cited.title} ({whose})" if whose else cited.title)
