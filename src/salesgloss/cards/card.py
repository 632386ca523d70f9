"""What a term's card says, in order and in one language: meaning first, color and layout last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from salesgloss.cards.benchmarks import benchmark_texts
from salesgloss.cards.formulas import formula_pieces, input_name, worked_pieces
from salesgloss.cards.numbers import unit_words
from salesgloss.languages import DEFAULT, LANGUAGES
from salesgloss.messages import parenthesized, with_name, word
from salesgloss.model import Citation, Formula, Input, Part, RuleOfThumb, Term
from salesgloss.text import line, visible


class Named(Protocol):
    """What a card must know of a term that it points to: Term and TermSummary both do."""

    @property
    def acronym(self) -> str | None: ...

    def title(self, lang: str) -> str: ...

    def short_title(self, lang: str) -> str: ...


Names = Mapping[str, Named]


class Item(NamedTuple):
    """A line of a section: ``lead`` stands out before ``text``; ``level`` is its indent. A line
    of ``pieces`` breaks only between them."""

    text: str
    lead: str = ""
    level: int = 0
    pieces: tuple[str, ...] = ()


class Section(NamedTuple):
    """A part of a card; ``key`` is what it is about, whatever the language."""

    title: str
    items: tuple[Item, ...]
    key: str = ""


# What names a term and points to others; all else is a claim, and has somebody who makes it.
_POINTERS = ("confused with", "related", "other meanings", "also called")


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
    if standard:
        sections, standard = _told_apart(sections, standard)
    return TermCard(
        lang=lang,
        label=line(term.label),
        names=tuple(map(line, other_names(term, lang))),
        facts=tuple(map(line, _facts(term, lang, titles or {}))),
        notices=tuple(map(line, notices(term, lang, names))),
        sections=sections,
        standard=standard,
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
    return line(with_name(other.acronym or name, name, lang))


def _told_apart(
    sections: Sequence[Section], standard: TermCard
) -> tuple[tuple[Section, ...], TermCard]:
    """Return the sections of an own entry and the standard card below it: what was inherited
    stands there, under the name of those who say it; what only points elsewhere stands here."""
    own = tuple(each for each in sections if each.key in _POINTERS or each not in standard.sections)
    theirs = tuple(each for each in standard.sections if each not in own)
    return own, standard._replace(sections=theirs)


def other_names(term: Term, lang: str) -> Iterator[str]:
    """Yield the names beside the label, that in ``lang`` first."""
    for code in sorted(LANGUAGES, key=lang.__ne__):
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


def notices(term: Term, lang: str, names: Names) -> Iterator[str]:
    """Yield what a reader must know before the definition: whose it is, and whether it holds."""
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
    if parts := translated.parts or term.parts:
        yield _parts(parts, lang)
    for formula in term.formulas:
        yield _formula(term, formula, lang)
    if term.example or translated.example:
        yield _prose("example", term.example, translated.example, lang)
    if term.usage or translated.usage:
        yield _prose("usage", term.usage, translated.usage, lang)
    if term.benchmarks:
        yield _benchmarks(term, lang)
    if rule := term.rule_of_thumb:
        yield _rule_of_thumb(rule, translated.rule_of_thumb, lang)
    if term.confused_with:
        yield _confused_with(term, lang, names)
    if term.related:
        yield _list("related", [reference(other, names, lang) for other in term.related], lang)
    if others := translated.other_meanings or term.other_meanings:
        items = tuple(Item(line(text)) for text in others)
        yield Section(word("other meanings", lang), items, "other meanings")
    if aliases := (*translated.aliases, *term.aliases):
        yield _list("also called", aliases, lang)
    if term.sources:
        cited = tuple(Item(_citation(each)) for each in term.sources)
        yield Section(word("sources", lang), cited, "sources")


def _prose(key: str, english: str | None, translated: str | None, lang: str) -> Section:
    title = word(key, lang)
    if lang != DEFAULT and english and not translated:
        title += word("english only", lang)
    text = translated or english
    return Section(title, (Item(paragraphs(text)),) if text else (), key)


def paragraphs(text: str) -> str:
    """Return ``text`` with each paragraph on one line."""
    if text.isprintable():  # which a line end is not
        return line(text)
    parts = (" ".join(part.split()) for part in visible(text).split("\n\n"))
    return "\n".join(part for part in parts if part)


def _governance(term: Term, lang: str) -> Iterator[Section]:
    if term.criteria:
        for key, texts in (("enter", term.criteria.enter), ("leave", term.criteria.leave)):
            title = word(f"criteria {key}", lang)
            yield Section(title, tuple(Item(line(text)) for text in texts), "criteria")
    for key, text in (
        ("scope", term.scope),
        ("recorded in", term.recorded_in),
        ("change note", term.change_note),
    ):
        if text:
            yield _prose(key, text, text, lang)


def _formula(term: Term, formula: Formula, lang: str) -> Section:
    name = term.translation(lang).formulas.get(formula.name) or formula.name
    pieces = formula_pieces(term, formula, lang)
    items = [Item(" ".join(pieces), pieces=pieces)]
    for given in formula.inputs:
        items.append(_input(term, given, lang))
    for case in formula.worked[:1]:
        pieces = worked_pieces(formula, case, lang)
        items.append(Item(" ".join(pieces), word("worked", lang), 1, pieces))
    if formula.source:
        items.append(Item(line(formula.source), lead=word("sources", lang), level=1))
    title = f"{word('formula', lang)}{parenthesized(line(name), lang)}"
    return Section(title, tuple(items), "formula")


def _input(term: Term, given: Input, lang: str) -> Item:
    """Return the line of an input: what it is called, then what else is said of it."""
    name = input_name(term, given, lang)
    label = line(term.translation(lang).labels.get(given.name) or given.label)
    unit = unit_words(given.unit, lang)
    if label.casefold() == name.casefold():
        return Item(unit, lead=name, level=1)
    return Item(f"{label}{parenthesized(unit, lang)}", lead=name, level=1)


def _parts(parts: Sequence[Part], lang: str) -> Section:
    items = (Item(line(part.meaning), lead=line(part.name)) for part in parts)
    return Section(word("parts", lang), tuple(items), "parts")


def _benchmarks(term: Term, lang: str) -> Section:
    items: list[Item] = []
    for at in range(len(term.benchmarks)):
        figure, note, origin = benchmark_texts(term, at, lang)
        items.append(Item(figure + (f"{word('semicolon', lang)}{note}" if note else "")))
        items.append(Item(origin, level=1))
    return Section(word("benchmarks", lang), tuple(items), "benchmarks")


def _rule_of_thumb(rule: RuleOfThumb, translated: RuleOfThumb | None, lang: str) -> Section:
    value = (translated or rule).value
    origin = ", ".join(str(part) for part in (rule.source, rule.year) if part)
    about = word("semicolon", lang).join((translated or rule).applies_to.split("\n"))
    text = f"{line(value)}{parenthesized(line(about), lang)}"
    items = (Item(text), Item(line(origin), level=1))
    return Section(word("rule of thumb", lang), items, "rule of thumb")


def _confused_with(term: Term, lang: str, names: Names) -> Section:
    items = (
        Item(line(term.difference(pair.id, lang) or ""), reference(pair.id, names, lang))
        for pair in term.confused_with
    )
    return Section(word("confused with", lang), tuple(items), "confused with")


def _list(key: str, texts: Sequence[str], lang: str) -> Section:
    joined = word("comma", lang).join(map(line, texts))
    return Section(word(key, lang), (Item(joined),), key)


def _citation(cited: Citation) -> str:
    whose = ", ".join(str(part) for part in (cited.author, cited.publisher, cited.year) if part)
    return line(f"{cited.title} ({whose})" if whose else cited.title)
