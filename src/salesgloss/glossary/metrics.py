"""The term that is to be computed, by whatever it is called."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss import search
from salesgloss.glossary.calculation import NoFormula
from salesgloss.glossary.plans import variants
from salesgloss.model import Term
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index


def named_metric(index: Index, query: str) -> Term:
    """Return the term called ``query``, by a near spelling at most, that has a formula: of several
    senses a company's own, else the only one. Raises NoFormula where there is none."""
    answer = search.lookup(index, query, limit=5, exact_only=False)
    found = [index.term(hit.number) for hit in answer.hits]
    if answer.match not in ("exact", "close") or not found:
        labels = [hit.label for hit in answer.suggestions or answer.hits][:3]
        reason = "no term, suggestions" if labels else "no term"
        raise NoFormula(reason, query=line(query)[:60], labels=", ".join(dict.fromkeys(labels)))
    computable = [term for term in found if any(variants(term))]
    computable = [term for term in computable if term.is_own] or computable
    if not computable:
        near = [*_neighbors(index, found[0])]
        names = ", ".join(dict.fromkeys(each.label for each in near))
        raise NoFormula(
            f"no formula{', neighbors' if near else ''}", term=found[0].short_title, labels=names
        )
    if len(computable) > 1:
        raise NoFormula(
            "several terms", query=line(query)[:60], ids=", ".join(term.id for term in computable)
        )
    return computable[0]


def _neighbors(index: Index, term: Term) -> Iterator[Term]:
    """Yield the terms with a formula that ``term`` names as related or as easily confused."""
    for id in (*term.related, *(pair.id for pair in term.confused_with)):
        for claim in index.claims(id):
            other = index.term(claim.number)
            if other.id == id and other.formulas:
                yield other
