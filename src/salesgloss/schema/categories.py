"""Plain records of categories and topics <-> the model's; on the way of every list, so light."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from salesgloss.languages import DEFAULT, translations
from salesgloss.model import Category, Topic

Record = dict[str, Any]
# Language -> the key that a title in it stands under.
TITLE_KEYS = {DEFAULT: "title", **{lang: lang for lang in translations()}}


def category(record: Mapping[str, Any]) -> Category:
    """Return the category that ``record`` declares."""
    topics = tuple(Topic(id=row["id"], titles=titles(row)) for row in record.get("topics") or ())
    return Category(id=record["id"], titles=titles(record), topics=topics)


def category_record(declared: Category) -> Record:
    """Return the record of a category; ``category`` undoes it."""
    record: Record = {"id": declared.id, **title_record(declared.titles)}
    if declared.topics:
        record["topics"] = [
            {"id": topic.id, **title_record(topic.titles)} for topic in declared.topics
        ]
    return record


def titles(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the titles by language of a record of a category or topic."""
    return {lang: record[key] for lang, key in TITLE_KEYS.items() if record.get(key)}


def title_record(by_language: Mapping[str, str]) -> Record:
    """Return titles by language as a file has them; ``titles`` undoes it."""
    return {TITLE_KEYS[lang]: text for lang, text in by_language.items()}
