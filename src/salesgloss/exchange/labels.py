"""A term's spellings as vocabularies sort them: preferred, other, and hidden ones, by language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from salesgloss.languages import DEFAULT, translations
from salesgloss.model import Term


class Labels(NamedTuple):
    """``others`` are names too; ``wider`` only lead to the term; ``wrong`` are met in the wild.
    None stands twice."""

    preferred: str
    acronym: str | None
    others: tuple[str, ...]
    wider: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def hidden(self) -> tuple[str, ...]:
        """What finds the term and is not to be shown as its name."""
        return (*self.wider, *self.wrong)


def by_language(term: Term) -> dict[str, Labels]:
    """Return the labels of ``term`` in each language that has a name for it."""
    found = {DEFAULT: _labels(term.name, term.acronym, term.aliases, term.keywords, term.misnomers)}
    for lang in translations():
        said = term.translation(lang)
        if said.name:
            found[lang] = _labels(said.name, None, said.aliases, said.keywords, said.misnomers)
    return found


def _labels(
    name: str,
    acronym: str | None,
    aliases: Iterable[str],
    keywords: Iterable[str],
    misnomers: Iterable[str],
) -> Labels:
    seen = {name}

    def fresh(texts: Iterable[str]) -> tuple[str, ...]:
        kept = tuple(text for text in dict.fromkeys(texts) if text not in seen)
        seen.update(kept)
        return kept

    others = fresh([*([acronym] if acronym else []), *aliases])
    return Labels(name, acronym, others, fresh(keywords), fresh(misnomers))
