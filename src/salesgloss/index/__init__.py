"""The in-memory index: a compiled glossary, read row by row."""

from __future__ import annotations

from salesgloss.index.file import IndexFile, Rows
from salesgloss.index.summary import TermSummary
from salesgloss.text import fold, signed
from salesgloss.text.languages import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap

    from salesgloss.model import Category, Term
    from salesgloss.schema.registry import Registry

__all__ = ["Index", "TermSummary"]

LONGEST_SPELLING = 1000  # characters; what is longer names nothing and is not even folded

# The sections of the file.
EDITION = "edition"
IGNORED = "ignored"
HIDDEN = "hidden"
CATEGORIES = "categories"
SUMMARIES = "summaries"
KEYS = "keys"
WORDS = "words"
PROSE = "prose"
BAGS = "bags"
POSTINGS = "postings"
LENGTHS = "lengths"
TEXTS = "texts"
LATIN_NAMES = "names"
CHINESE_NAMES = "names.chinese"
RECORDS = "json"
DIFFERENCES = "differences"


def plain_text_section(lang: str) -> str:
    """Return the section of the ready-made plain texts in ``lang``."""
    return f"plain.{lang}"


def filing_section(section: str) -> str:
    """Return the section of what the names of ``section`` are filed under."""
    return f"{section}.filed"


def brief_section(lang: str) -> str:
    """Return the section of the rows of the brief cards in ``lang``."""
    return f"brief.{lang}"


class Claim:
    """A term (its number) that has a spelling, in the field of that kind."""

    __slots__ = ("field", "number", "spelling")

    def __init__(self, number: int, field: str, spelling: str) -> None:
        self.number = number
        self.field = field
        self.spelling = spelling


class Index:
    """The terms by number, and what finds them; InvalidIndex for bytes that are none."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._file = IndexFile(data)
        self._keys = self._file.rows(KEYS)
        self._summaries = self._file.rows(SUMMARIES)
        self._terms: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self._summaries)

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
        return (self._file.rows(HIDDEN).find(key) or b"").decode()

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories, in the order of the data."""
        import json  # not on the way of an exact look-up

        from salesgloss.schema import category

        return tuple(category(json.loads(row)) for row in self._file.rows(CATEGORIES))

    def claims(self, spelling: str) -> list[Claim]:
        """Return the claims to ``spelling``, the strongest first: those with its very signs where
        signs alone tell them apart, else all."""
        found = self.claims_whatever_sign(spelling)
        if len(found) < 2:
            return found
        wanted = signed(spelling)
        return [claim for claim in found if signed(claim.spelling) == wanted] or found

    def claims_whatever_sign(self, spelling: str) -> list[Claim]:
        """Return the claims to ``spelling``, folded, the strongest first."""
        key = fold(spelling) if len(spelling) <= LONGEST_SPELLING else ""
        row = self._keys.find(key.encode("utf-8", "replace")) if key else None
        return [] if row is None else _claims(row.decode().split("\t"))

    def claims_at(self, key: int, *, most: int | None = None) -> list[Claim]:
        """Return the claims to the key of that number, the strongest first; the first ``most``."""
        row = self._keys[key].decode()
        if most is None:
            return _claims(row.split("\t")[1:])
        return _claims(row.split("\t", 3 * most + 1)[1 : 3 * most + 1])

    def summary(self, number: int) -> TermSummary:
        """Return the light row of a term."""
        return TermSummary(number, self._summaries[number].decode())

    def record_json(self, number: int) -> bytes:
        """Return a term's record as JSON on one line."""
        return self._file.rows(RECORDS)[number]

    def plain_text(self, number: int, lang: str) -> bytes:
        """Return a term's card as plain text."""
        return self._file.rows(plain_text_section(lang))[number]

    def brief(self, number: int, lang: str) -> dict[str, list[list[str]]]:
        """Return by kind the rows of a term's brief card (see ``cards.brief``)."""
        from salesgloss.cards import brief  # plain text and JSON do without

        return brief.rows(self._file.rows(brief_section(lang))[number].decode())

    def difference(self, one: str, other: str, lang: str) -> str:
        """Return the sentence that tells the terms of two ids apart, empty where there is none."""
        from salesgloss.cards import brief  # as above

        key = brief.difference_key(one, other).encode()
        found = self._file.rows(DIFFERENCES).find(key)
        if found is None:
            return ""
        texts = found.decode().split("\t")
        return texts[(*LANGUAGES,).index(lang)] or texts[0]

    def term(self, number: int) -> Term:
        """Return the term of that number."""
        if number not in self._terms:
            import json  # half the cost of a look-up: only where a term is taken apart

            from salesgloss.schema import decode

            self._terms[number] = decode(json.loads(self.record_json(number)))
        return self._terms[number]

    def registry(self) -> Registry:
        """Return the records and categories, for other files to be laid over."""
        import json

        from salesgloss.schema import category_record
        from salesgloss.schema.registry import Registry

        registry = Registry()
        registry.edition = self.edition
        registry.categories = {each.id: category_record(each) for each in self.categories}
        for row in self._file.rows(RECORDS):
            record = json.loads(row)
            registry.records[record["id"]] = record
        return registry

    @property
    def keys(self) -> Rows:
        """The folded spellings, sorted: ``key, tab, claims``."""
        return self._keys

    @property
    def bags(self) -> Rows:
        """By words of substance, sorted, the numbers of the keys that consist of just these."""
        return self._file.rows(BAGS)

    @property
    def postings(self) -> Rows:
        """By token, the terms whose texts hold it, with its impact."""
        return self._file.rows(POSTINGS)

    def lengths(self) -> str:
        """Return the mean length of each field of its texts, a line each."""
        return self._file.section(LENGTHS).decode()

    @property
    def texts(self) -> Rows:
        """By term, its level and its short texts with their tokens."""
        return self._file.rows(TEXTS)

    def knows_word(self, word: str) -> bool:
        """Tell whether ``word`` (folded, not Chinese) stands in the glossary's own prose."""
        return self._file.rows(PROSE).find(word.encode("utf-8", "replace")) is not None

    def knows_beginning(self, part: str) -> bool:
        """Tell whether a word of the prose begins with ``part`` (folded, not Chinese)."""
        prose, beginning = self._file.rows(PROSE), part.encode("utf-8", "replace")
        at = prose.bisect(beginning)
        return at < len(prose) and prose[at].startswith(beginning)

    def rows(self, section: str) -> Rows:
        """The rows of a section, as they are."""
        return self._file.rows(section)

    def names_filed(self, section: str) -> dict[str, int]:
        """Return by what it is filed under the number of each row of ``section``."""
        filed = self._file.section(filing_section(section)).decode()
        return {key: number for number, key in enumerate(filed.split("\n"))} if filed else {}

    def words(self) -> list[str]:
        """Return the spellings as folded words, in the order of the keys."""
        return self._file.section(WORDS).decode().split("\n")


def _claims(cells: list[str]) -> list[Claim]:
    return [
        Claim(int(cells[at]), cells[at + 1], cells[at + 2]) for at in range(0, len(cells) - 2, 3)
    ]
