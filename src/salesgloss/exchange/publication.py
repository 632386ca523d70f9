"""What is exported, how, and as what: the values that every format is handed and hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from salesgloss.languages import DEFAULT, LANGUAGES
from salesgloss.model import Category, Term
from salesgloss.schema import Record

Progress = Callable[[int, int], None]
# One file, or the files of a folder by their path within it.
Content = bytes | Mapping[str, bytes]


@dataclass(frozen=True)
class Publication:
    """The terms to publish, by id, and what they need around them.

    ``languages`` are those asked for; ``declared`` are the own categories, whose titles a file
    that is read again must bring along; ``hidden`` are ids of bundled terms left out by an own
    file; ``entries`` are the records of the own files, where only those are published.
    """

    terms: tuple[Term, ...]
    categories: tuple[Category, ...]
    edition: str = ""
    languages: tuple[str, ...] = tuple(LANGUAGES)
    declared: tuple[Category, ...] = ()
    hidden: tuple[str, ...] = ()
    entries: tuple[Record, ...] | None = None

    @cached_property
    def by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @property
    def lang(self) -> str:
        """The first language, in which a format speaks that knows only one."""
        return self.languages[0] if self.languages else DEFAULT

    def titles(self, lang: str) -> dict[str, str]:
        """Return the titles of the categories by id."""
        return {category.id: category.title(lang) for category in self.categories}

    def topic_title(self, term: Term, lang: str) -> str:
        """Return the title of a term's topic, empty where it has none."""
        for category in self.categories:
            if category.id == term.category:
                for topic in category.topics:
                    if topic.id == term.topic:
                        return topic.title(lang)
        return term.topic or ""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What may be asked of one format or another."""

    title: str | None = None
    accent: str | None = None
    logo: str | None = None
    base_url: str | None = None
    since: str | None = None
    split: bool = False
    opensearch: bool = False


def one_file(options: Options) -> bool:
    """Say of a format that it is always one file."""
    return False


def a_folder(options: Options) -> bool:
    """Say of a format that it is always a folder."""
    return True


@dataclass(frozen=True, kw_only=True)
class Format:
    """A way to write the glossary. ``purpose`` says what for, by language; ``heeds`` names the
    options that it understands; ``is_folder`` tells for given options whether it is several
    files."""

    name: str
    purpose: Mapping[str, str]
    write: Callable[[Publication, Options, Progress], Content]
    heeds: frozenset[str] = field(default_factory=frozenset)
    is_folder: Callable[[Options], bool] = one_file
    is_text: bool = True
