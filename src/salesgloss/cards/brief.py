"""The brief card: what fits a window, as rows that a look-up lays out without taking a term apart.

A row is a kind and its cells, apart by tabs. They are written when a glossary is compiled, the most
important of a kind first, and read with ``rows``.
"""

from __future__ import annotations

from salesgloss.cards.messages import counted, parenthesized, word
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesgloss.cards.card import Names
    from salesgloss.model import Term

Row = list[str]

# The kinds of row, and what their cells are.
TITLE = "title"  # the label, then the names
NOTICE = "notice"  # a warning
DEFINITION = "definition"  # a paragraph
STANDARD = "standard"  # the gloss of what an own entry overrides
CRITERIA = "criteria"  # which, then the criteria
SCOPE = "scope"  # where an own entry holds
PARTS = "parts"  # the names of the parts
FORMULA = "formula"  # the heading, then the pieces
WORKED = "worked"  # the pieces
BENCHMARK = "benchmarks"  # what is usual with its segment, the origin, the note
EXAMPLE = "example"  # a text
CONTRAST = "confused with"  # the other's label, then the sentence
RELATED = "related"  # labels
USED_BY = "used by"  # audiences
MORE = "more"  # what else the full card says


def brief_text(term: Term, lang: str, names: Names) -> str:
    """Return the rows of ``term`` in ``lang``; ``names`` has the terms that it points to, by id."""
    rows = _rows(term, lang, names)
    return "\n".join(["\t".join((kind, *map(line, cells))) for kind, *cells in rows])


def rows(text: str) -> dict[str, list[Row]]:
    """Return by kind the cells of the rows of ``text``."""
    found: dict[str, list[Row]] = {}
    for row in text.split("\n"):
        kind, *cells = row.split("\t")
        found.setdefault(kind, []).append(cells)
    return found


def _rows(term: Term, lang: str, names: Names) -> Iterator[Row]:
    from salesgloss.cards.card import notices, other_names, paragraphs  # only to write them

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
    from salesgloss.cards.benchmarks import benchmark_texts  # only to write them
    from salesgloss.cards.formulas import formula_pieces, worked_pieces

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
