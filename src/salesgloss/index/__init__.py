"""The index: a compiled glossary, in memory or in a file, read where it is asked."""

import os
import sys

from salesgloss.index.file import IndexFile, OpenFile, number_at
from salesgloss.languages import LANGUAGES
from salesgloss.text import fold, signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index.file import Rows, SortedRows
    from salesgloss.index.posting_file import PostingLists
    from salesgloss.model import Category, Term
    from salesgloss.schema.registry import Registry

__all__ = ["Index", "TermSummary"]

LONGEST_SPELLING = 1000  # characters; what is longer names nothing and is not even folded

# The sections of the file.
EDITION = "edition"
IGNORED = "ignored"
HIDDEN = "hidden"
CATEGORIES = "categories"
PLACES = "places"
SUMMARIES = "summaries"
KEYS = "keys"
WORDS = "words"
GRAMS = "grams"
PROSE = "prose"
BAGS = "bags"
LENGTHS = "lengths"
LATIN_NAMES = "names"
CHINESE_NAMES = "names.chinese"
TERMS = "terms"
SORTED = (HIDDEN, KEYS, GRAMS, PROSE, BAGS)

# What is compiled of each term, in the order of its rows among TERMS.
RECORD, SHORT_TEXTS, DIFFERENCES = "record", "texts", "differences"
CARDS = tuple(f"{kind}.{lang}" for lang in LANGUAGES for kind in ("plain", "brief"))
PARTS = (RECORD, SHORT_TEXTS, DIFFERENCES, *CARDS)


def filing_section(section: str) -> str:
    """Return the section of what the names of ``section`` are filed under."""
    return f"{section}.filed"


class TermSummary:
    """The light side of a term; missing texts are empty, a missing level is 0."""

    __slots__ = (
        "_glosses", "_names", "acronym", "category", "id", "kind", "level", "number", "origin",
        "review_by", "status", "topic", "used_by",
    )  # fmt: skip

    def __init__(self, number: int, row: str) -> None:
        cells = row.split("\t")
        self.number = number
        self.id, self.acronym, self.category, self.topic, self.kind = cells[:5]
        self.level = int(cells[5])
        self.used_by = tuple(cells[6].split())
        self.origin, self.status, self.review_by = cells[7:10]
        self._names, self._glosses = cells[10::2], cells[11::2]

    @property
    def name(self) -> str:
        return self._names[0]

    @property
    def label(self) -> str:
        """What people call it for short: the acronym where there is one."""
        return self.acronym or self.name

    def title(self, lang: str) -> str:
        """The name in ``lang``, the English one where there is none."""
        return self._names[_place(lang)] or self.name

    def short_title(self, lang: str) -> str:
        """What people call it for short in ``lang``: the acronym where there is one."""
        return self.acronym or self.title(lang)

    @property
    def is_own(self) -> bool:
        """Whether a company's glossary says it, not the bundled one."""
        from salesgloss.model import BUNDLED  # re: only where many are listed

        return self.origin != BUNDLED

    def gloss(self, lang: str) -> str:
        """The first sentence of the definition in ``lang``, in English where there is no other."""
        return self._glosses[_place(lang)] or self._glosses[0]

    def names(self) -> tuple[str, ...]:
        """The name in every language that has one."""
        return tuple(filter(None, self._names))


def _place(lang: str) -> int:
    return next((at for at, code in enumerate(LANGUAGES) if code == lang), 0)


class Claim:
    """A term (its number) that has a spelling, in the field of that kind."""

    __slots__ = ("field", "number", "spelling")

    def __init__(self, number: int, field: str, spelling: str) -> None:
        self.number = number
        self.field = field
        self.spelling = spelling


class Index:
    """The terms by number, and what finds them; InvalidIndex for bytes that are none."""

    def __init__(self, data: "bytes | OpenFile") -> None:
        self._file = IndexFile(data)
        self._keys = self._file.sorted_rows(KEYS)
        self._summary_rows = self._file.rows(SUMMARIES)
        self._categories: tuple[Category, ...] | None = None
        self._summaries: dict[int, TermSummary] = {}
        self._terms: dict[int, Term] = {}
        self._grams: dict[str, int] = {}
        self._places: bytes | None = None
        self._postings: PostingLists | None = None

    @classmethod
    def at(cls, path: str) -> "Index":
        """Return the compiled glossary at ``path``, read only where it is asked."""
        if sys.platform == "win32":  # cannot read at a place
            with open(path, "rb") as stream:
                return cls(stream.read())
        return cls(OpenFile(os.open(path, os.O_RDONLY), path))

    def __len__(self) -> int:
        return len(self._summary_rows)

    @property
    def fingerprint(self) -> str:
        """What it was made from."""
        return self._file.fingerprint

    @property
    def days(self) -> str:
        """From when to when it holds good, empty if for ever."""
        return self._file.days

    @property
    def edition(self) -> str:
        """The data's edition."""
        return self._file.section(EDITION).decode()

    @property
    def ignored(self) -> str:
        """Which own files were left out and why, a line each."""
        return self._file.section(IGNORED).decode("utf-8", "replace")

    def telling(self, ignored: str, fingerprint: str) -> bytes:
        """Return this glossary, compiled, as one that own files were left out of."""
        return self._file.repacked({IGNORED: ignored.encode("utf-8", "replace")}, fingerprint)

    def hidden_by(self, spelling: str) -> str:
        """Return which own glossary hides the term of ``spelling``; empty where none does."""
        key = fold(spelling[:LONGEST_SPELLING]).encode("utf-8", "replace")
        return (self._file.sorted_rows(HIDDEN).find(key) or b"").decode()

    @property
    def categories(self) -> "tuple[Category, ...]":
        """The categories, in the order of the data."""
        if self._categories is None:
            import json  # not on the way of an exact look-up

            from salesgloss.schema import category

            rows = self._file.rows(CATEGORIES)
            self._categories = tuple(category(json.loads(row)) for row in rows)
        return self._categories

    def claims(self, spelling: str) -> "list[Claim]":
        """Return the claims to ``spelling``, the strongest first: those with its very signs where
        signs alone tell them apart, else all."""
        found = self.claims_whatever_sign(spelling)
        if len(found) < 2:
            return found
        wanted = signed(spelling)
        return [claim for claim in found if signed(claim.spelling) == wanted] or found

    def claims_whatever_sign(self, spelling: str) -> "list[Claim]":
        """Return the claims to ``spelling``, folded, the strongest first."""
        key = fold(spelling) if len(spelling) <= LONGEST_SPELLING else ""
        row = self._keys.find(key.encode("utf-8", "replace")) if key else None
        return [] if row is None else _claims(row.decode().split("\t"))

    def claims_at(self, key: int, *, most: int | None = None) -> "list[Claim]":
        """Return the claims to the key of that number, the strongest first; the first ``most``."""
        row = self._keys[key].decode()
        if most is None:
            return _claims(row.split("\t")[1:])
        return _claims(row.split("\t", 3 * most + 1)[1 : 3 * most + 1])

    def number(self, id: str) -> int | None:
        """Return the number of the term of ``id``, None where there is none."""
        numbers = (claim.number for claim in self.claims_whatever_sign(id))
        return next((each for each in numbers if self.summary(each).id == id), None)

    def summary(self, number: int) -> "TermSummary":
        """Return the light row of a term."""
        if number not in self._summaries:
            row = self._summary_rows[number].decode()
            self._summaries[number] = TermSummary(number, row)
        return self._summaries[number]

    def every_summary(self) -> "tuple[TermSummary, ...]":
        """Return the light rows of all terms, by number."""
        rows = enumerate(self._summary_rows)
        return tuple(TermSummary(number, row.decode()) for number, row in rows)

    def place(self, number: int) -> int:
        """Return the place of a term among all by id."""
        if self._places is None:
            self._places = self._file.section(PLACES)
        return number_at(self._places, number) if self._places else number

    def record_json(self, number: int) -> bytes:
        """Return a term's record as JSON on one line."""
        return self._part(number, RECORD)

    def plain_text(self, number: int, lang: str) -> bytes:
        """Return a term's card as plain text."""
        return self._part(number, f"plain.{lang}")

    def brief(self, number: int, lang: str) -> dict[str, list[list[str]]]:
        """Return by kind the rows of a term's brief card (see ``cards.brief``)."""
        from salesgloss.cards import brief  # plain text and JSON do without

        return brief.rows(self._part(number, f"brief.{lang}").decode())

    def difference(self, one: int, other: int, lang: str) -> str:
        """Return the sentence that tells two terms apart, empty where there is none."""
        pairs = ((one, other), (other, one))
        for term, wanted in sorted(pairs, key=lambda pair: self.summary(pair[0]).id):
            wanted_id = self.summary(wanted).id
            for row in self._part(term, DIFFERENCES).decode().split("\n"):
                id, *texts = row.split("\t")
                if id == wanted_id:
                    return texts[(*LANGUAGES,).index(lang)] or texts[0]
        return ""

    def _part(self, number: int, part: str) -> bytes:
        return self._file.rows(TERMS)[number * len(PARTS) + PARTS.index(part)]

    def term(self, number: int) -> "Term":
        """Return the term of that number."""
        if number not in self._terms:
            import json  # half the cost of a look-up: only where a term is taken apart

            from salesgloss.schema import decode

            self._terms[number] = decode(json.loads(self.record_json(number)))
        return self._terms[number]

    def registry(self) -> "Registry":
        """Return the records and categories, for other files to be laid over."""
        import json

        from salesgloss.schema import category_record
        from salesgloss.schema.registry import Registry

        registry = Registry()
        registry.edition = self.edition
        registry.categories = {each.id: category_record(each) for each in self.categories}
        for number in range(len(self)):
            record = json.loads(self.record_json(number))
            registry.records[record["id"]] = record
        return registry

    @property
    def keys(self) -> "SortedRows":
        """The folded spellings, sorted: ``key, tab, claims``."""
        return self._keys

    def key(self, number: int) -> str:
        """Return the key of that number."""
        return self._keys[number].partition(b"\t")[0].decode()

    def keys_with(self, gram: str) -> int:
        """Return the keys that hold ``gram`` as a set: a number with the bit of each one's own."""
        if gram not in self._grams:
            from salesgloss.index import grams  # only where no spelling is exact

            row = self._file.sorted_rows(GRAMS).read(gram.encode("utf-8", "replace"))
            if row is None:
                return 0
            self._grams[gram] = grams.unpacked(row)
        return self._grams[gram]

    @property
    def bags(self) -> "SortedRows":
        """By words of substance, sorted, the numbers of the keys that consist of just these."""
        return self._file.sorted_rows(BAGS)

    def postings(self, token: str) -> bytes:
        """Return the terms whose texts hold ``token``, with its impact, as ``posting_list`` packs
        them; empty where none does."""
        return self._lists().find(token.encode("utf-8", "replace"))

    def all_postings(self) -> dict[bytes, bytes]:
        """Return the ``postings`` of every token, encoded."""
        return dict(self._lists().items())

    def _lists(self) -> "PostingLists":
        if self._postings is None:
            from salesgloss.index.posting_file import PostingLists  # only for more than names

            self._postings = PostingLists(self._file)
        return self._postings

    def lengths(self) -> str:
        """Return the mean length of each field of its texts, a line each."""
        return self._file.section(LENGTHS).decode()

    def short_texts(self, number: int) -> str:
        """Return a term's level and its short texts with the runs of their tokens."""
        return self._part(number, SHORT_TEXTS).decode()

    def knows_word(self, word: str) -> bool:
        """Tell whether ``word`` (folded, not Chinese) stands in the glossary's own prose."""
        return self._file.sorted_rows(PROSE).find(word.encode("utf-8", "replace")) is not None

    def knows_beginning(self, part: str) -> bool:
        """Tell whether a word of the prose begins with ``part`` (folded, not Chinese)."""
        prose, beginning = self._file.sorted_rows(PROSE), part.encode("utf-8", "replace")
        at = prose.bisect(beginning)
        return at < len(prose) and prose[at].startswith(beginning)

    def rows(self, section: str) -> "Rows":
        """The rows of a section, as they are."""
        return self._file.sorted_rows(section) if section in SORTED else self._file.rows(section)

    def filed(self, section: str) -> str:
        """Return what the rows of ``section`` are filed under, a line each, in their order."""
        return self._file.section(filing_section(section)).decode()

    def words(self) -> list[str]:
        """Return the spellings as folded words, in the order of the keys."""
        return self._file.section(WORDS).decode().split("\n")


def _claims(cells: list[str]) -> "list[Claim]":
    return [
        Claim(int(cells[at]), cells[at + 1], cells[at + 2]) for at in range(0, len(cells) - 2, 3)
    ]
