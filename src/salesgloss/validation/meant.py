"""Which id was meant, where a file has a name, an acronym or a title in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from salesgloss.diagnostics import AT_KEY, Finding, Path
from salesgloss.schema import Record, category
from salesgloss.schema.registry import Registry
from salesgloss.text import fold
from salesgloss.text.ids import romanize
from salesgloss.validation.known_terms import KnownTerms

_CODES = ("E209", "E302", "E305")
_MOST_SENSES = 4
MOST_GUESSED = 50  # words a file: who has more slips than that mends the first ones first
LONGEST_GUESSED = 200  # characters
LIKENESS = 70.0  # of 100, from which on a word is a slip of another


def with_meant(found: Sequence[Finding], data: object, registry: Registry) -> list[Finding]:
    """Return ``found``, those about a word that is none or unknown with the one that was meant."""
    if not any(finding.code in _CODES or finding.among for finding in found):
        return list(found)
    meaning, guesses = _Meaning(data, registry), _Guesses(data)
    return [
        replace(finding, fix=fix)
        if (fix := meaning.fix(finding) or guesses.fix(finding))
        else finding
        for finding in found
    ]


class _Guesses:
    """Which known word each unknown one is most like: costly, so that there are but a few."""

    def __init__(self, data: object) -> None:
        self._data = data
        self._lists: dict[int, list[str]] = {}
        self._near: dict[tuple[int, str], str | None] = {}

    def fix(self, finding: Finding) -> str | None:
        """Return what to write instead, None where nothing is like it."""
        value = _at(self._data, finding.path) if finding.among else None
        if not isinstance(value, str) or len(value) > LONGEST_GUESSED:
            return None
        key = id(finding.among), value
        if key not in self._near:
            if len(self._near) >= MOST_GUESSED:
                return None
            self._near[key] = self._nearest(value, finding)
        near = self._near[key]
        return near and f"did you mean {near!r}?"

    def _nearest(self, value: str, finding: Finding) -> str | None:
        from salesgloss.matching import rank  # rapidfuzz: only where something was mistyped

        known = self._lists.setdefault(id(finding.among), list(finding.among))
        near = rank(value, known, limit=1, cutoff=LIKENESS)
        return known[near[0][0]] if near else None


class _Meaning:
    """The terms and categories of a registry and of a file that may be wrong in any way."""

    def __init__(self, data: object, registry: Registry) -> None:
        self._data = data
        self._terms = KnownTerms(registry)
        entries = list(_dicts(data, "terms"))
        for entry in entries:
            id = entry.get("id") or entry.get("extends")
            if isinstance(id, str):
                self._terms.enter(id, _sound(entry))
        self._categories = {
            fold(name): record["id"]
            for record in (*registry.categories.values(), *_declared(data))
            for name in (record["id"], *category(record).titles.values())
        }

    def fix(self, finding: Finding) -> str | None:
        """Return what to write instead, None where nobody can tell."""
        if finding.code not in _CODES:
            return None
        value = _at(self._data, finding.path)
        if not isinstance(value, str):
            return None
        key = finding.path[-1] if isinstance(finding.path[-1], str) else finding.path[-2]
        if key == "category":
            id = self._categories.get(fold(value))
            return f"did you mean {id!r}?" if id and id != value else None
        if finding.code == "E209" and (key == "id" and len(finding.path) == 3):
            return f"write {romanize(value)!r}" if romanize(value) else None
        senses = [id for id in self._terms.owners(value) if id != value]
        if len(senses) == 1:
            return f"did you mean {senses[0]!r}?"
        if senses:
            return f"choose one of: {', '.join(sorted(senses)[:_MOST_SENSES])}"
        return None


def _dicts(data: object, key: str) -> Iterator[Record]:
    found = data.get(key) if isinstance(data, dict) else None
    yield from (
        each for each in (found if isinstance(found, list) else ()) if isinstance(each, dict)
    )


def _declared(data: object) -> Iterator[Record]:
    for record in _dicts(data, "categories"):
        texts = {key: value for key, value in record.items() if isinstance(value, str)}
        if "id" in texts:
            yield texts


def _sound(entry: Record) -> Record:
    """Return the names of an entry that are texts."""
    texts: Record = {
        key: entry[key] for key in ("name", "acronym") if isinstance(entry.get(key), str)
    }
    aliases = entry.get("aliases")
    if isinstance(aliases, list):
        texts["aliases"] = [each for each in aliases if isinstance(each, str)]
    return texts


def _at(data: Any, path: Path) -> object:
    """Return the value at ``path``, or the key that its last part but one is."""
    if path[-1:] == (AT_KEY,):
        return path[-2]
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    found: object = data
    return found
