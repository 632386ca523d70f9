"""The rows of the brief card, as they are written when a glossary is compiled (see ``brief``)."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.cards.benchmarks import benchmark_texts
from salesgloss.cards.brief import (
    BENCHMARK,
    CONTRAST,
    CRITERIA,
    DEFINITION,
    EXAMPLE,
    FORMULA,
    MORE,
    NOTICE,
    PARTS,
    RELATED,
    SCOPE,
    STANDARD,
    TITLE,
    USED_BY,
    WORKED,
    Row,
)
from salesgloss.cards.card import Names, notices, other_names, paragraphs
from salesgloss.cards.formulas import formula_pieces, worked_pieces
from salesgloss.messages import counted, parenthesized, word
from salesgloss.model import Term
from salesgloss.text import line


def brief_text(term: Term, lang: str, names: Names) -> str:
    """Return the rows of ``term`` in ``lang``; ``names`` has the terms that it points to, by id."""
    rows = _rows(term, lang, names)
    return "\n".join(["\t".join((kind, *map(line, cells))) for kind, *cells in rows])


def _rows(term: Term, lang: str, names: Names) -> Iterator[Row]:
    translated = term.translation(lang)
    yield [TITLE, term.label, *other_names(term, lang)]
    yield from ([NOTICE, text] for text in notices(term, lang, names))
    yield from ([DEFINITION, text] for text in paragraphs(term.text(lang)).split("\n"))
    if term.standard and term.standard.text(lang) != term.text(lang):
        yield [STANDARD, term.standard.gloss(lang)]
    if term.criteria:
        for key, texts in (("enter", term.criteria.enter), ("leave", term.criteria.leave)):
            if texts:
                yield [CRITERIA, word(f"criteria {key}", lang), *texts]
    if term.scope:
        yield [SCOPE, term.scope]
    if term.parts:
        yield [PARTS, *(part.name for part in translated.parts or term.parts)]
    if term.formulas or term.benchmarks or term.rule_of_thumb:
        yield from _figures(term, lang)
    if example := translated.example or term.example:
        yield [EXAMPLE, example]
    for pair in term.confused_with:
        yield [CONTRAST, _short(pair.id, names, lang), term.difference(pair.id, lang) or ""]
    if term.related:
        yield [RELATED, *(_short(id, names, lang) for id in term.related)]
    if term.used_by:
        yield [USED_BY, *(word(f"audience {each}", lang) for each in term.used_by)]
    yield [MORE, *_more(term, lang)]


def _figures(term: Term, lang: str) -> Iterator[Row]:
    """Yield the default formula, its case, and what is usual: the newest figure first."""
    theirs = term.standard
    for formula in term.formulas[:1]:
        inherited = theirs is not None and formula in theirs.formulas
        heading = word("formula", lang)
        whose = parenthesized(word("the standard", lang), lang) if inherited else ""
        yield [FORMULA, f"{heading}{whose}", *formula_pieces(term, formula, lang)]
        for case in formula.worked[:1]:
            yield [WORKED, *worked_pieces(formula, case, lang)]
    for at in range(len(term.benchmarks)):
        figure, note, origin = benchmark_texts(term, at, lang)
        yield [BENCHMARK, figure, origin, note]
    if not term.benchmarks and (rule := term.rule_of_thumb):
        told = term.translation(lang).rule_of_thumb or rule
        origin = ", ".join(str(part) for part in (rule.source, rule.year) if part)
        yield [BENCHMARK, told.value, origin, told.applies_to]


def _short(id: str, names: Names, lang: str) -> str:
    other = names.get(id)
    return id if other is None else other.short_title(lang)


def _more(term: Term, lang: str) -> Iterator[str]:
    """Yield what the full card says besides, in the order in which a reader may want it."""
    if term.translation(lang).usage or term.usage:
        yield word("usage", lang).lower()
    if (more := len(term.formulas) - 1) > 0:
        yield word("more formulas", lang).format(count=counted(more, "more formula", lang))
    if term.sources:
        yield word("sources", lang).lower()
