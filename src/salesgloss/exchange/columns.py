"""The columns of a spreadsheet: one a key of an entry, lists and deeper parts within a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from salesgloss.languages import translations
from salesgloss.schema import Record, fields
from salesgloss.schema.categories import TITLE_KEYS
from salesgloss.schema.fields import Keys
from salesgloss.schema.shapes import Boolean, Choice, Date, ListOf, Pattern, Shape, Text
from salesgloss.text import fold

TEXT, WORD, WHOLE, DATE, LIST, NAMES, WORDS, FLAG, JSON = (
    "text", "word", "whole", "date", "list", "names", "words", "flag", "json",
)  # fmt: skip
LISTED = (LIST, NAMES, WORDS)
MAX_DEPTH = 20


def _cells_of(shape: Shape) -> str:
    """Return how a cell holds what has this shape."""
    match shape:
        case Choice(options=(str(), *_)):
            return WORD
        case Choice():
            return WHOLE
        case Boolean():
            return FLAG
        case ListOf(item=Choice()):
            return WORDS
        case ListOf(item=Pattern()) | ListOf(item=Text(maximum=fields.SPELLING.maximum)):
            return NAMES
        case ListOf(item=Text()):
            return LIST
        case Date():
            return DATE
        case Text() | Pattern():
            return TEXT
    return JSON


def _columns() -> dict[Keys, str]:
    """Return every key of an entry, in the order of an exported sheet, and how its cells hold it:
    what is written before what is structured, a translation behind what it translates."""
    rows: dict[Keys, Shape] = {("id",): fields.ID}
    own: dict[Keys, Shape] = {
        (key,): shape for key, shape in fields.ENTRY.items() if key not in translations()
    }
    translated: dict[Keys, Shape] = {
        (lang, field.key): field.shape for lang in translations() for field in fields.TRANSLATION
    }
    for keys, shape in own.items():
        if keys == ("formulas",):
            rows |= translated
        if keys == ("criteria",):
            rows |= {("criteria", key): each for key, each in fields.CRITERIA.keys.items()}
        else:
            rows[keys] = shape
        if keys == ("category",):
            rows |= {(f"category_{key}",): fields.SPELLING for key in TITLE_KEYS.values()}
    return {keys: _cells_of(shape) for keys, shape in rows.items()}


COLUMNS = _columns()
HEADERS: dict[str, Keys] = {".".join(keys): keys for keys in COLUMNS}
# What people head these columns with.
SYNONYMS: dict[str, str] = {
    "term": "name", "title": "name", "full name": "name", "english": "name", "英文名稱": "name",
    "英文": "name", "詞彙": "name", "abbreviation": "acronym", "abbr": "acronym",
    "short": "acronym", "縮寫": "acronym", "alias": "aliases", "synonyms": "aliases",
    "synonym": "aliases", "also known as": "aliases", "aka": "aliases", "別名": "aliases",
    "type": "kind", "group": "category", "分類": "category",
    "類別": "category", "meaning": "definition", "description": "definition",
    "explanation": "definition", "定義": "definition", "說明": "definition",
    "examples": "example", "notes": "usage", "note": "usage", "comment": "usage",
    "chinese": "zh-Hant.name", "chinese name": "zh-Hant.name", "中文": "zh-Hant.name",
    "中文名稱": "zh-Hant.name", "chinese definition": "zh-Hant.definition",
    "中文定義": "zh-Hant.definition", "中文說明": "zh-Hant.definition", "see also": "related",
    "相關詞": "related", "名稱": "name", "術語": "name", "用語": "name", "詞條": "name",
    "英文縮寫": "acronym", "簡稱": "acronym", "同義詞": "aliases", "別稱": "aliases",
    "中文別名": "zh-Hant.aliases", "發音": "say", "類型": "kind", "種類": "kind",
    "層級": "level", "等級": "level", "對象": "used_by", "適用對象": "used_by",
    "英文定義": "definition", "意思": "definition", "解釋": "definition", "釋義": "definition",
    "範例": "example", "例子": "example", "中文範例": "zh-Hant.example", "用法": "usage",
    "備註": "usage", "中文用法": "zh-Hant.usage", "生效日期": "effective",
    "複審日期": "review_by", "適用範圍": "scope", "audience": "used_by", "review date": "review_by",
    "effective date": "effective", "負責人": "owner", "狀態": "status",
    "english name": "name", "english term": "name", "word": "name", "terms": "name", "phrase": "name",
    "english definition": "definition", "definitions": "definition", "definition english": "definition",
    "acronyms": "acronym", "abbreviations": "acronym", "short form": "acronym", "initialism": "acronym",
    "long form": "name", "stands for": "name", "expansion": "name", "全稱": "name", "全名": "name",
    "chinese term": "zh-Hant.name", "中文詞彙": "zh-Hant.name", "中文術語": "zh-Hant.name",
    "中文解釋": "zh-Hant.definition", "中文釋義": "zh-Hant.definition", "中文同義詞": "zh-Hant.aliases",
    "last updated by": "owner", "related terms": "related", "related": "related", "參見": "related",
    "另見": "related", "相關術語": "related", "categories": "category", "department": "category",
    "also called": "aliases", "other names": "aliases", "英文別名": "aliases", "所屬類別": "category",
    "remarks": "usage", "comments": "usage", "usage notes": "usage", "in use": "example",
}  # fmt: skip
_BY_FOLDED = {
    **{fold(header): keys for header, keys in HEADERS.items()},
    **{fold(words): HEADERS[header] for words, header in SYNONYMS.items()},
}

_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SEPARATORS = re.compile(r"[;\n；]")
_COMMAS = re.compile(r"[,，、]")  # within a list of names that has none of the above
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年] ?([0-9]{1,2})[-/.月] ?([0-9]{1,2})日?( 00:00(:00)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")


def column(header: str) -> Keys | None:
    """Return the keys that a column headed ``header`` fills, None for no known one."""
    return _BY_FOLDED.get(fold(header))


def format_cell(record: Mapping[str, Any], keys: Keys) -> str:
    """Return what stands in the cell of ``keys`` for ``record``; ``parse_cell`` undoes it."""
    value: Any = record
    for key in keys:
        value = (value or {}).get(key)
    if value in (None, [], {}):
        return ""
    held = COLUMNS[keys]
    if held == JSON:
        return json.dumps(value, ensure_ascii=False)
    if held in LISTED:
        return _listed([str(item) for item in value], held)
    return str(value).lower() if held == FLAG else str(value).strip()


def parse_cell(cell: str, keys: Keys) -> object:
    """Return the value that a non-empty cell stands for; ValueError, with why, for none.

    What no cell of its column may say is returned as text, for the schema to complain of.
    """
    held = COLUMNS[keys]
    if held == WORDS:
        return [item.lower() if isinstance(item, str) else item for item in _items(cell, held)]
    if held in LISTED:
        return _items(cell, held)
    if held == DATE:
        return _date(cell)
    if held == JSON:
        return _json(cell)
    if held == WHOLE:
        return int(float(cell)) if re.fullmatch(r"[0-9]{1,9}(\.0+)?", cell) else cell
    if held == FLAG:
        return _FLAGS.get(cell.lower(), cell)
    return cell.lower() if held == WORD else cell


def set_at(record: Record, keys: Keys, value: object) -> None:
    """Put ``value`` at ``keys`` of ``record``."""
    for key in keys[:-1]:
        record = record.setdefault(key, {})
    record[keys[-1]] = value


def is_split_at_commas(cell: str, keys: Keys) -> bool:
    """Tell whether a list's cell is read as several only because of its commas."""
    return (
        COLUMNS[keys] in (NAMES, WORDS)
        and not cell.startswith("[")
        and not _SEPARATORS.search(cell)
        and len(_items(cell, COLUMNS[keys])) > 1
    )


def _listed(items: list[str], held: str) -> str:
    plain = "; ".join(items)
    return plain if _items(plain, held) == items else json.dumps(items, ensure_ascii=False)


def _items(cell: str, held: str) -> list[Any]:
    if cell.startswith("["):
        with suppress(ValueError):
            items: list[Any] = _json(cell)
            return items
    marks = _COMMAS if held != LIST and not _SEPARATORS.search(cell) else _SEPARATORS
    return [item for part in marks.split(cell) if (item := part.strip())]


def _date(cell: str) -> str:
    """Return a date as ISO writes it, where its parts leave no doubt; else the cell."""
    if found := _YEAR_FIRST.fullmatch(cell):
        year, month, day = found.group(1, 2, 3)
    elif found := _DAY_FIRST.fullmatch(cell):
        day, month, year = found.group(1, 2, 3)
    else:
        return cell
    return f"{year}-{month:0>2}-{day:0>2}"


def _json(cell: str) -> Any:
    depth = deepest = 0
    for mark in re.findall(r"[\[{}\]]", cell):
        depth += 1 if mark in "[{" else -1
        deepest = max(deepest, depth)
    try:
        if deepest <= MAX_DEPTH:
            return json.loads(cell)
    except ValueError:
        pass
    raise ValueError("no JSON: this column holds JSON, as in an exported sheet")
