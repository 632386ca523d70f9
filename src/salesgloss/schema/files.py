"""The shape of a glossary file, inspected and published."""

from __future__ import annotations

from contextlib import suppress

from salesgloss.schema import fields
from salesgloss.schema.shapes import Enough, Finding, Findings, JsonSchema, Path, Table


def inspect(data: object, *, most: int = 1000) -> list[Finding]:
    """Return what is wrong with the shape of a glossary file, in its order, ``most`` at most."""
    found = Findings(most)
    with suppress(Enough):
        _inspect(data, found)
    return found


def _inspect(data: object, found: Findings) -> None:
    if not isinstance(data, dict) or not isinstance(data.get("terms"), list):
        found.append(Finding(code="E201", path=()))
        return
    Table(fields.FILE, required=("terms",)).inspect({**data, "terms": []}, (), found)
    if (count := len(data["terms"])) > fields.MOST_ENTRIES:
        detail = f"{count:,} entries, at most {fields.MOST_ENTRIES:,}"
        found.append(Finding(code="E208", path=("terms",), detail=detail))
        return
    for index, entry in enumerate(data["terms"]):
        _inspect_entry(entry, ("terms", index), found)


def _inspect_entry(entry: object, path: Path, found: Findings) -> None:
    if isinstance(entry, dict) and "extends" in entry:
        if "id" in entry:
            fix = "'id' starts a term, 'extends' changes a known one: keep one of them"
            found.append(Finding(code="E202", path=(*path, "id", "?"), detail="'id'", fix=fix))
        required: tuple[str, ...] = ()
    else:
        required = fields.NEW_TERM_NEEDS
    Table(fields.OWN_TERM, required=required).inspect(entry, path, found)


def json_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of a glossary file, for editors and other validators."""
    entry = Table(fields.OWN_TERM).json_schema()
    entry["oneOf"] = [{"required": list(fields.NEW_TERM_NEEDS)}, {"required": ["extends"]}]
    schema = Table({**fields.FILE}, required=("terms",)).json_schema()
    properties = dict(schema["properties"])  # type: ignore[call-overload]
    properties["terms"] = {"type": "array", "items": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "salesgloss glossary",
        **schema,
        "properties": properties,
    }
