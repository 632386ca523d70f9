"""The glossary's things as frozen values: no files, no output, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from salesgloss import spelling_fields
from salesgloss.languages import DEFAULT
from salesgloss.records import dataclass, field

BUNDLED = "bundled"
KINDS = ("metric", "role", "process", "framework", "document", "concept", "tool")
LEVELS = (1, 2, 3)
UNLEVELED = 9  # sorts behind every level
AUDIENCES = ("sdr", "ae", "csm", "marketing", "revops", "finance", "leadership")
STATUSES = APPROVED, DRAFT, DEPRECATED = ("approved", "draft", "deprecated")

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A part of a category; ``titles`` by language."""

    id: str
    titles: Mapping[str, str]

    def title(self, lang: str) -> str:
        return self.titles.get(lang) or self.titles.get(DEFAULT) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A part of the glossary; ``titles`` by language."""

    id: str
    titles: Mapping[str, str]
    topics: tuple[Topic, ...] = ()

    def title(self, lang: str) -> str:
        return self.titles.get(lang) or self.titles.get(DEFAULT) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A named quantity of a formula. A percentage is a fraction: 5% is 0.05. ``source`` is the id
    of the metric that gives it, where one does."""

    name: str
    label: str
    unit: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """One case computed by hand: what goes in, what must come out."""

    inputs: Mapping[str, Number]
    result: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One named way to compute a metric. ``result`` names what it gives where that is not the
    term itself; ``source`` says whose way it is."""

    name: str
    expression: str
    inputs: tuple[Input, ...]
    unit: str
    result: str | None = None
    worked: tuple[WorkedExample, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A member of a framework or set: a letter of MEDDIC, a role of the buying committee."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """What is usual or good: one ``value``, or from ``low`` to ``high`` (one alone is a bound), in
    ``unit``, that of the default formula where none is given."""

    segment: str | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    note: str | None = None
    source: str | None = None
    publisher: str | None = None
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A look-alike term, and the sentence that tells the two apart from either side."""

    id: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOfThumb:
    """A rule of thumb in words, as files of edition one have it; ``benchmarks`` says more."""

    value: str
    applies_to: str
    source: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    title: str
    author: str | None = None
    publisher: str | None = None
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What must be true to enter and to leave (as for a company's SQL)."""

    enter: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A term as a reader of another language reads it. ``differences`` are by the other term's
    id, ``labels`` by input, ``formulas`` by variant and ``results`` by result; ``parts`` and
    ``benchmarks`` stand in the order of the term's."""

    name: str | None = None
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    definition: str | None = None
    example: str | None = None
    usage: str | None = None
    differences: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    rule_of_thumb: RuleOfThumb | None = None
    other_meanings: tuple[str, ...] = ()


UNTRANSLATED = Translation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry. ``origin`` is "bundled" or the glossary it comes from; ``standard`` is the
    bundled entry that this one overrides, still shown under it. From ``owner`` on stands who in a
    company stands behind its own definition: dates are ISO texts, and ``overdue`` tells that
    ``review_by`` was past when the glossary was put together."""

    id: str
    name: str
    category: str
    definition: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    say: str | None = None
    topic: str | None = None
    kind: str | None = None
    level: int | None = None
    used_by: tuple[str, ...] = ()
    example: str | None = None
    usage: str | None = None
    formulas: tuple[Formula, ...] = ()
    parts: tuple[Part, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    rule_of_thumb: RuleOfThumb | None = None
    confused_with: tuple[Contrast, ...] = ()
    related: tuple[str, ...] = ()
    other_meanings: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    owner: str | None = None
    effective: str | None = None
    review_by: str | None = None
    status: str | None = None
    replaced_by: str | None = None
    scope: str | None = None
    criteria: Criteria | None = None
    recorded_in: str | None = None
    change_note: str | None = None
    overdue: bool = False
    origin: str = BUNDLED
    standard: Term | None = None

    @property
    def label(self) -> str:
        """What people call it for short: the acronym where there is one."""
        return self.acronym or self.name

    @property
    def is_own(self) -> bool:
        """Whether a company's glossary says it, not the bundled one."""
        return self.origin != BUNDLED

    def translation(self, lang: str) -> Translation:
        """The term in ``lang``; nothing in the language that every entry has."""
        return self.translations.get(lang, UNTRANSLATED)

    def title(self, lang: str) -> str:
        """The name in ``lang``, the English one where there is none."""
        return self.translation(lang).name or self.name

    def short_title(self, lang: str) -> str:
        """What people call it for short in ``lang``: the acronym where there is one."""
        return self.acronym or self.title(lang)

    def text(self, lang: str) -> str:
        """The definition in ``lang``, the English one where there is none."""
        return self.translation(lang).definition or self.definition

    def gloss(self, lang: str) -> str:
        """The first sentence of the definition in ``lang``, the English one where there is none."""
        return first_sentence(self.text(lang))

    def difference(self, id: str, lang: str) -> str | None:
        """What tells the term from that of ``id``, None where the two are no pair."""
        english = next((pair.difference for pair in self.confused_with if pair.id == id), None)
        return english and (self.translation(lang).differences.get(id) or english)

    def names(self) -> tuple[str, ...]:
        """Every right name, each once."""
        found = (text for text, kind in self.spellings() if spelling_fields.is_name(kind))
        return tuple(dict.fromkeys(found))

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every spelling that finds the term, with the field it stands in, the strongest first."""
        yield self.id, spelling_fields.ID
        if self.acronym:
            yield self.acronym, spelling_fields.ACRONYM
        yield self.name, spelling_fields.NAME
        for lang, each in self.translations.items():
            if each.name:
                yield each.name, f"{lang}.{spelling_fields.NAME}"
        for kind, key in (
            (spelling_fields.ALIAS, "aliases"),
            (spelling_fields.KEYWORD, "keywords"),
            (spelling_fields.MISNOMER, "misnomers"),
        ):
            for text in getattr(self, key):
                yield text, kind
            for lang, each in self.translations.items():
                for text in getattr(each, key):
                    yield text, f"{lang}.{kind}"


_SENTENCE_END = re.compile(r"[。？！]|[.?!][\"'”’)]?")
_ABBREVIATIONS = frozenset({"e.g", "i.e", "vs", "inc", "dr", "mr", "ms", "u.s", "etc", "approx"})


@lru_cache(maxsize=256)  # a term is asked for its gloss several times in a row
def first_sentence(text: str) -> str:
    """Return ``text`` up to the end of its first sentence, in either language."""
    flat = " ".join(text.split())
    for found in _SENTENCE_END.finditer(flat):
        end = found.end()
        if found[0][0] in "。？！" or _ends_sentence(flat[: found.start()], flat[end : end + 2]):
            return flat[:end]
    return flat


def _ends_sentence(before: str, after: str) -> bool:
    if after and (after[0] != " " or not (after[1:].isupper() or after[1:] in "\"'“‘(")):
        return False
    return before.rsplit(" ", 1)[-1].lower() not in _ABBREVIATIONS
