"""The in-memory index and its answers."""

from __future__ import annotations

from salesgloss.glossary.answer import Answer, Hit
from salesgloss.glossary.heading import Heading
from salesgloss.glossary.image import Image
from salesgloss.text import fold, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesgloss.glossary.build import Forms
    from salesgloss.model import Category, Term

__all__ = ["Answer", "Glossary", "Heading", "Hit"]

LONGEST_SPELLING = 1000  # characters; what is longer names nothing and is not even folded


class Glossary:
    """Terms, found by any of their spellings, by a near one, or by what they mean."""

    def __init__(self, image: Image) -> None:
        self.image = image
        self._keys = image.rows("keys")
        self._headings = image.rows("headings")
        self._records = image.rows("json")
        self._terms: dict[int, Term] = {}

    @classmethod
    def of(
        cls,
        terms: Iterable[Term],
        categories: Iterable[Category] = (),
        *,
        forms: Forms | None = None,
        edition: str = "",
    ) -> Glossary:
        """Return the glossary of ``terms``."""
        from salesgloss.glossary.build import build  # compiling is no part of a look-up

        return cls(Image(build(terms, categories, forms=forms, edition=edition)))

    def __len__(self) -> int:
        return len(self._headings)

    def __contains__(self, id: object) -> bool:
        """Tell whether there is a term of ``id``."""
        return isinstance(id, str) and any(
            self.heading_at(number).id == id for number, _, _ in self._claims(id)
        )

    def __iter__(self) -> Iterator[Term]:
        return map(self.term_at, range(len(self)))

    @property
    def edition(self) -> str:
        """The data's edition."""
        return self.image.section("edition").decode()

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories, in the order of the data."""
        from salesgloss.model import Category  # dataclasses: not on the way of a look-up

        rows = self.image.rows("categories")
        cells = (rows[number].decode().split("\t") for number in range(len(rows)))
        return tuple(
            Category(id=id, titles={"en": title, "zh-Hant": chinese} if chinese else {"en": title})
            for id, title, chinese in cells
        )

    @property
    def headings(self) -> tuple[Heading, ...]:
        """A light row for each term, by id."""
        return tuple(map(self.heading_at, range(len(self))))

    def heading_at(self, number: int) -> Heading:
        return Heading(number, self._headings[number].decode())

    def term(self, id: str) -> Term:
        """Return the term of ``id``; KeyError where there is none."""
        for number, _, _ in self._claims(id):
            if self.heading_at(number).id == id:
                return self.term_at(number)
        raise KeyError(id)

    def term_at(self, number: int) -> Term:
        """Return the term of that number, as in a Hit."""
        if number not in self._terms:
            import json  # half the cost of a look-up: only where a term is taken apart

            from salesgloss.schema import decode

            self._terms[number] = decode(json.loads(self._records[number]))
        return self._terms[number]

    def owners(self, spelling: str) -> tuple[str, ...]:
        """Return the ids of the terms that have exactly ``spelling``; misnomers never count."""
        return tuple(
            self.heading_at(number).id
            for number, field, _ in self._claims(spelling)
            if not field.endswith("misnomer")
        )

    def find_category(self, text: str) -> Category:
        """Return the category that ``text`` names: its id or title in either language, a
        prefix of one, or nearly one. Raises UsageError, naming all, where there is none."""
        from salesgloss.glossary.shelves import find_category  # rapidfuzz

        return find_category(self.categories, text)

    def lookup(self, query: str, *, limit: int = 5, exact: bool = False) -> Answer:
        """Return what ``query`` finds, by the first of the tiers that answers.

        exact, close, meaning, none; with ``exact`` only the first. ``limit`` is how many
        results and suggestions at the most; the senses of one spelling are never cut.
        """
        if hits := self.exact(query):
            return Answer(query, "exact", hits)
        from salesgloss.glossary.finding import find  # wrappers, likeness, meaning

        return find(self, query, limit=limit, exact=exact)

    def exact(self, spelling: str) -> tuple[Hit, ...]:
        """Return a hit for each term that has exactly ``spelling``, after folding."""
        return tuple(
            self.hit(number, score=100.0, matched=matched, field=field)
            for number, field, matched in self._claims(spelling)
        )

    def hit(self, number: int, *, score: float, matched: str, field: str) -> Hit:
        heading = self.heading_at(number)
        return Hit(
            number=number,
            id=heading.id,
            label=heading.label,
            score=score,
            matched=line(matched),
            field=field,
        )

    def _claims(self, spelling: str) -> list[tuple[int, str, str]]:
        """Return (number, field, spelling) of the terms that claim ``spelling``, strongest first."""
        key = fold(spelling) if len(spelling) <= LONGEST_SPELLING else ""
        row = self._keys.find(key.encode("utf-8", "replace")) if key else None
        if row is None:
            return []
        cells = row.decode().split("\t")
        return [(int(cells[at]), cells[at + 1], cells[at + 2]) for at in range(0, len(cells), 3)]
