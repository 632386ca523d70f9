"""The shape of a glossary file, inspected and published."""

from __future__ import annotations

from collections.abc import Iterator

from salesgloss.diagnostics import AT_KEY, Finding, Path
from salesgloss.schema import fields
from salesgloss.schema.shapes import JsonSchema, Object

_NEW_TERM = Object(None, fields.ENTRY, required=fields.NEW_TERM_NEEDS)
_CHANGED_TERM = Object(None, fields.ENTRY)


def inspect(data: object) -> Iterator[Finding]:
    """Yield what is wrong with the shape of a glossary file, in its order."""
    if not isinstance(data, dict) or not isinstance(data.get("terms"), list):
        yield Finding(code="E201", path=())
        return
    head = Object(None, fields.FILE, required=("terms",))
    yield from head.inspect({**data, "terms": []}, ())
    if (count := len(data["terms"])) > fields.MOST_ENTRIES:
        detail = f"{count:,} entries, at most {fields.MOST_ENTRIES:,}"
        yield Finding(code="E208", path=("terms",), detail=detail)
        return
    for index, entry in enumerate(data["terms"]):
        yield from _inspect_entry(entry, ("terms", index))


def _inspect_entry(entry: object, path: Path) -> Iterator[Finding]:
    shape = _NEW_TERM
    if isinstance(entry, dict) and "extends" in entry:
        shape = _CHANGED_TERM
        if "id" in entry:
            fix = "'id' starts a term, 'extends' changes a known one: keep one of them"
            yield Finding(code="E202", path=(*path, "id", AT_KEY), detail="'id'", fix=fix)
    yield from shape.inspect(entry, path)


def json_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of a glossary file, for editors and other validators."""
    entry = Object(None, fields.ENTRY).json_schema()
    entry["oneOf"] = [{"required": list(fields.NEW_TERM_NEEDS)}, {"required": ["extends"]}]
    schema = Object(None, fields.FILE, required=("terms",)).json_schema()
    properties = {**schema["properties"], "terms": {"type": "array", "items": entry}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "salesgloss glossary",
        **schema,
        "properties": properties,
    }
