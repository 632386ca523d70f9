"""Warnings: what a reader of an otherwise sound entry misses, or is no longer shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from salesgloss.diagnostics import AT_KEY, Finding, Path
from salesgloss.languages import LANGUAGES, translations
from salesgloss.model import DEPRECATED, first_sentence
from salesgloss.schema import Record
from salesgloss.schema.overrides import invalidated
from salesgloss.schema.registry import Registry
from salesgloss.text import has_chinese

LONGEST_GLOSS = 30
LONGEST_DEFINITION = 90


def inspect(data: Mapping[str, Any], registry: Registry, today: str) -> Iterator[Finding]:
    """Yield the warnings about a file's entries on top of ``registry``, as of ``today`` (ISO)."""
    spoken = data.get("languages") or tuple(LANGUAGES)
    for index, entry in enumerate(data["terms"]):
        path = ("terms", index)
        if entry.get("hidden"):
            continue
        base = registry.records.get(entry.get("extends", ""))
        if base:
            yield from _hidden(entry, base, spoken, path)
        elif "extends" not in entry:
            yield from _untranslated(entry, spoken, path)
        yield from _wordy(entry, path)
        if entry.get("status") == DEPRECATED and "replaced_by" not in {**(base or {}), **entry}:
            yield Finding(code="W505", path=(*path, "status"))
        if "rule_of_thumb" in entry:
            yield Finding(code="W508", path=(*path, "rule_of_thumb", AT_KEY))
        review_by = str(entry.get("review_by", ""))
        if review_by and review_by < today:
            yield Finding(code="W507", path=(*path, "review_by"), detail=review_by)


def _hidden(entry: Record, base: Record, spoken: Collection[str], path: Path) -> Iterator[Finding]:
    for key, keys in invalidated(base, entry):
        if keys[0] in translations() and keys[0] not in spoken:
            continue
        code = "W502" if keys[0] in translations() else "W506"
        yield Finding(code=code, path=(*path, key, AT_KEY), detail=".".join(keys))


def _untranslated(entry: Record, spoken: Collection[str], path: Path) -> Iterator[Finding]:
    for lang in translations():
        translated = entry.get(lang) or {}
        missing = [
            key
            for key in ("name", "definition")
            if key not in translated and not has_chinese(str(entry.get(key, "")))
        ]
        if missing and lang in spoken:
            detail = f"{entry['id']} lacks {' and '.join(missing)}"
            yield Finding(code="W501", path=path, detail=detail)


def _wordy(entry: Record, path: Path) -> Iterator[Finding]:
    definition = entry.get("definition", "")
    at = (*path, "definition")
    if (count := len(first_sentence(definition).split())) > LONGEST_GLOSS:
        yield Finding(code="W503", path=at, detail=str(count))
    if (count := len(definition.split())) > LONGEST_DEFINITION:
        yield Finding(code="W504", path=at, detail=str(count))
