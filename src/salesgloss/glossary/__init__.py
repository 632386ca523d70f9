"""The face of it all: a Glossary looks up, lists and compares its terms."""

from salesgloss import search
from salesgloss.index import Index, TermSummary
from salesgloss.search import Answer, Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from salesgloss.glossary.calculation import Calculation
    from salesgloss.glossary.calculator import Calculator
    from salesgloss.glossary.input_values import Given
    from salesgloss.model import Category, Term

__all__ = ["Answer", "Glossary", "Hit", "TermSummary"]


class Glossary:
    """Terms, found by any of their spellings, by a near one, or by what they mean."""

    def __init__(self, index: "Index") -> None:
        self.index = index
        self._summaries: tuple[TermSummary, ...] | None = None

    @classmethod
    def of(
        cls, terms: "Iterable[Term]", categories: "Iterable[Category]" = (), *, edition: str = ""
    ) -> "Glossary":
        """Return the glossary of ``terms``."""
        from salesgloss.index.build import build  # compiling is no part of a look-up

        return cls(Index(build(terms, categories, edition=edition)))

    def __len__(self) -> int:
        return len(self.index)

    def __contains__(self, id: object) -> bool:
        """Tell whether there is a term of ``id``."""
        return isinstance(id, str) and self.index.number(id) is not None

    def __iter__(self) -> "Iterator[Term]":
        return (self.index.term(each.number) for each in self.summaries)

    @property
    def edition(self) -> str:
        """The data's edition."""
        return self.index.edition

    @property
    def categories(self) -> "tuple[Category, ...]":
        """The categories, in the order of the data."""
        return self.index.categories

    @property
    def summaries(self) -> "tuple[TermSummary, ...]":
        """A light row for each term, by id."""
        if self._summaries is None:
            every = self.index.every_summary()
            self._summaries = tuple(sorted(every, key=lambda each: each.id))
        return self._summaries

    def summary(self, id: str) -> "TermSummary | None":
        """Return the light row of the term of ``id``, None where there is none."""
        number = self.index.number(id)
        return None if number is None else self.index.summary(number)

    def term(self, id: str) -> "Term":
        """Return the term of ``id``; KeyError where there is none."""
        number = self.index.number(id)
        if number is None:
            raise KeyError(id)
        return self.index.term(number)

    def owners(self, spelling: str) -> tuple[str, ...]:
        """Return the ids of the terms that are called exactly ``spelling``."""
        from salesgloss import spelling_fields  # no part of a look-up

        return tuple(
            self.index.summary(claim.number).id
            for claim in self.index.claims(spelling)
            if spelling_fields.leads_rightly(claim.field)
        )

    def find_category(self, text: str) -> "Category":
        """Return the category that ``text`` names: its id or title in any language, the beginning
        of a word of one, or nearly one. Raises UsageError, naming all, where there is none."""
        from salesgloss.glossary.categories import find_category

        return find_category(self.categories, text)

    def lookup(self, query: str, *, limit: int = 5, exact: bool = False) -> "Answer":
        """Return what ``query`` finds, by the first of the tiers that answers.

        exact, close, named, meaning, none; with ``exact`` only the first. ``limit`` is how many
        results and suggestions at the most; the senses of one spelling are never cut.
        """
        return search.lookup(self.index, query, limit=limit, exact_only=exact)

    def calculate(
        self,
        query: str,
        inputs: "Mapping[str, Given] | None" = None,
        /,
        *,
        variant: str | None = None,
        solve: str | None = None,
        **more: "Given",
    ) -> "Calculation":
        """Return what the formula of the metric called ``query`` gives for ``inputs``.

        An input is named by its name, the beginning or words of it, or its label in any language;
        a number is taken as it is (5% is 0.05), a text as people write numbers ("50k", "5%").
        ``variant`` names a formula, else the first that the inputs fit is taken. With ``solve``
        that input is found for the result, which stands among the inputs under the metric's name
        or "result". Raises CalculationError (a SalesglossError), its kinds in glossary.calculation.
        """
        given = {**(inputs or {}), **more}
        return self.calculator(query, variant=variant).calculate(given, unknown=solve)

    def calculator(self, query: str, *, variant: str | None = None) -> "Calculator":
        """Return the formulas of the metric called ``query``, to compute many times; raises
        NoFormula where no term is called so, or it has none."""
        from salesgloss.glossary.calculator import Calculator  # no part of a look-up
        from salesgloss.glossary.metrics import named_metric

        def source(id: str) -> "Term | None":
            number = self.index.number(id)
            return None if number is None else self.index.term(number)

        return Calculator(named_metric(self.index, query), source, variant=variant)
