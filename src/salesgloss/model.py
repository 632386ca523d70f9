"""The glossary's things as frozen values: no files, no output, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

BUNDLED = "bundled"
LANGUAGES = ("en", "zh-Hant")
KINDS = ("metric", "role", "process", "framework", "document", "concept", "tool")
LEVELS = (1, 2, 3)
AUDIENCES = ("sdr", "ae", "csm", "marketing", "revops", "finance", "leadership")
STATUSES = ("approved", "draft", "deprecated")

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A shelf of the glossary; ``titles`` by language."""

    id: str
    titles: Mapping[str, str]

    def title(self, lang: str) -> str:
        return self.titles.get(lang) or self.titles.get("en") or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A named quantity of a formula. A percentage is a fraction: 5% is 0.05."""

    name: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One case computed by hand: what goes in, what must come out."""

    inputs: Mapping[str, Number]
    result: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One named way to compute a metric; ``source`` says whose way it is."""

    name: str
    expression: str
    inputs: tuple[Input, ...]
    unit: str
    worked: tuple[Worked, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A look-alike term, and the sentence that tells the two apart from either side."""

    id: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOfThumb:
    value: str
    applies_to: str
    source: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    title: str
    author: str | None = None
    publisher: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chinese:
    """A term as a reader of Traditional Chinese (Taiwan) reads it."""

    name: str | None = None
    aliases: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    definition: str | None = None
    example: str | None = None
    usage: str | None = None
    differences: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)
    rule_of_thumb: RuleOfThumb | None = None
    other_meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What must be true to enter and to leave (as for a company's SQL)."""

    enter: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """Who in a company stands behind its own definition. Dates are ISO texts; ``overdue`` tells
    that ``review_by`` was past when the glossary was put together."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry. ``origin`` is "bundled" or the glossary it comes from; ``standard`` is the
    entry of the layers below that this one overrides, still shown under it."""

    id: str
    name: str
    category: str
    definition: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    say: str | None = None
    kind: str | None = None
    level: int | None = None
    used_by: tuple[str, ...] = ()
    example: str | None = None
    usage: str | None = None
    formulas: tuple[Formula, ...] = ()
    rule_of_thumb: RuleOfThumb | None = None
    confused_with: tuple[Contrast, ...] = ()
    related: tuple[str, ...] = ()
    other_meanings: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    chinese: Chinese = Chinese()
    governance: Governance = Governance()
    origin: str = BUNDLED
    standard: Term | None = None

    @property
    def label(self) -> str:
        """What people call it for short: the acronym where there is one."""
        return self.acronym or self.name

    def title(self, lang: str) -> str:
        """The name in ``lang``, the English one where there is none."""
        return (lang == "zh-Hant" and self.chinese.name) or self.name

    def gloss(self, lang: str) -> str:
        """The first sentence of the definition in ``lang``, the English one where there is none."""
        if lang == "zh-Hant" and self.chinese.definition:
            return first_sentence(self.chinese.definition)
        return first_sentence(self.definition)

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every spelling that finds the term, with the field it stands in, the strongest first."""
        yield self.id, "id"
        if self.acronym:
            yield self.acronym, "acronym"
        yield self.name, "name"
        if self.chinese.name:
            yield self.chinese.name, "zh-Hant.name"
        for alias in self.aliases:
            yield alias, "alias"
        for alias in self.chinese.aliases:
            yield alias, "zh-Hant.alias"
        for wrong in self.misnomers:
            yield wrong, "misnomer"
        for wrong in self.chinese.misnomers:
            yield wrong, "zh-Hant.misnomer"


_SENTENCE_END = re.compile(r"[。？！]|[.?!][\"'”’)]?")
_ABBREVIATIONS = frozenset({"e.g", "i.e", "vs", "inc", "dr", "mr", "ms", "u.s", "etc", "approx"})


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
