"""What of a glossary file with errors can still be used: a typo in one entry costs that entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from salesgloss import validation
from salesgloss.diagnostics import Finding
from salesgloss.errors import FileError
from salesgloss.schema import Record
from salesgloss.schema.registry import Registry
from salesgloss.yaml_io import Document

LARGEST = 1024 * 1024  # characters: what is invalid is not to cost what a valid file does
MOST_ROUNDS = 20  # what is left out may leave others pointing nowhere
MOST_CHECKED = 20_000  # entries, in all rounds together
MOST_BROKEN = 20  # entries that are no YAML
MOST_REREAD = 8 * LARGEST  # characters, in looking for them
MOST_NAMED = 3
_ITEM = re.compile(r"( *)- *\S")
_TERMS = re.compile(r"terms:\s*(#.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsablePart:
    """The valid entries of a file as its data, and in words which were left out."""

    data: Record
    left_out: str


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    record: Any


def usable_part(document: Document, registry: Registry, *, today: str) -> UsablePart | None:
    """Return what of ``document``, which has errors, is valid on top of ``registry``.

    None where its head is wrong or nothing of it can be read; FileError for one too large to look
    for more than the first error in it.
    """
    if len(document.text) > LARGEST and not validation.is_valid(document, registry):
        raise FileError(f"{document.source}: has errors, and is too large to be used in part")
    broken: list[_Entry] = []
    if not document.is_complete:
        document, broken = _without_broken(document)
    if not document.is_complete or not isinstance(document.data, dict):
        return None
    data: dict[str, Any] = document.data
    if not isinstance(data.get("terms"), list):
        return None
    places = document.locate({("terms", at) for at in range(len(data["terms"]))})
    entries = [
        _Entry(places.get(("terms", at), (0, 0))[0], record)
        for at, record in enumerate(data["terms"])
    ]
    misread = _misread(document, entries)
    read_well = [entry for entry in entries if id(entry) not in misread]
    kept = _valid(data, read_well, registry, today)
    if kept is None:
        return None
    used = {id(entry) for entry in kept}
    gone = [*broken, *(entry for entry in entries if id(entry) not in used)]
    return UsablePart(
        data={**_head(data, registry, today), "terms": [entry.record for entry in kept]},
        left_out=_told(sorted(gone, key=lambda entry: entry.line), len(entries) + len(broken)),
    )


def _head(data: Record, registry: Registry, today: str) -> Record:
    """Return the keys of the file's head that are as they should be."""
    head = {key: value for key, value in data.items() if key != "terms"}
    found = _errors({**head, "terms": []}, registry, today)
    bad = {str(finding.path[0]) for finding in found if finding.path}
    return {key: value for key, value in head.items() if key not in bad}


def _valid(
    data: Record, entries: Sequence[_Entry], registry: Registry, today: str
) -> list[_Entry] | None:
    """Return the entries that are valid together; None where that cannot be brought about."""
    head = _head(data, registry, today)
    kept = list(entries)
    for _ in range(min(MOST_ROUNDS, max(2, MOST_CHECKED // (len(kept) + 1)))):
        found = _errors({**head, "terms": [entry.record for entry in kept]}, registry, today)
        if not found:
            return kept
        bad = {
            finding.path[1]
            for finding in found
            if finding.path[:1] == ("terms",) and len(finding.path) > 1
        }
        if not bad:
            return None
        kept = [entry for at, entry in enumerate(kept) if at not in bad]
    return None


def _errors(data: Record, registry: Registry, today: str) -> list[Finding]:
    found = validation.findings(data, registry, today=today, most=None)
    return [finding for finding in found if not finding.is_warning]


def _misread(document: Document, entries: Sequence[_Entry]) -> set[int]:
    """Return which entries (by identity) the notation makes say something else than they seem to."""
    starts = [entry.line for entry in entries]
    places = (bisect_right(starts, each.line) - 1 for each in document.diagnostics)
    begun = {starts[at] for at in places if at >= 0}
    return {id(entry) for entry in entries if entry.line in begun}


def _without_broken(document: Document) -> tuple[Document, list[_Entry]]:
    """Return ``document`` without the entries at which its syntax breaks, and these."""
    lines = document.text.split("\n")
    starts = _starts(lines)
    broken: list[_Entry] = []
    most = min(MOST_BROKEN, MOST_REREAD // (len(document.text) + 1))
    while not document.is_complete and starts and len(broken) < most:
        at = max((each.line for each in document.diagnostics), default=0) - 1
        before = [start for start in starts if start <= at]
        if not before:
            break
        start = before[-1]
        end = next((each for each in starts if each > start), len(lines))
        broken.append(_Entry(start + 1, {"id": _id_in(lines[start:end])}))
        starts.remove(start)
        lines[start:end] = [""] * (end - start)
        document = Document("\n".join(lines), document.source)
    return document, broken


def _starts(lines: Sequence[str]) -> list[int]:
    """Return the lines on which the entries begin: the items right under ``terms:``."""
    top = next((at for at, text in enumerate(lines) if _TERMS.fullmatch(text.rstrip())), None)
    if top is None:
        return []
    first = next((found for text in lines[top + 1 :] if (found := _ITEM.match(text))), None)
    if first is None:
        return []
    dash = f"{first[1]}-"
    return [at for at in range(top + 1, len(lines)) if lines[at].startswith(dash)]


def _id_in(lines: Iterable[str]) -> str:
    """Return what a broken entry seems to be called."""
    found = re.search(r"(?:id|extends|name) *: *([^\n#,}]{1,60})", "\n".join(lines))
    return found[1].strip() if found else ""


def _told(gone: Sequence[_Entry], total: int) -> str:
    named = ", ".join(_called(entry) for entry in gone[:MOST_NAMED])
    more = ", ..." if len(gone) > MOST_NAMED else ""
    are = (
        "entry is"
        if len(gone) == 1 and total == 1
        else "entries are"
        if len(gone) > 1
        else "entries is"
    )
    if not gone:
        return "a part of its head is left out"
    return f"{len(gone)} of {total} {are} left out ({named}{more})"


def _called(entry: _Entry) -> str:
    record = entry.record if isinstance(entry.record, dict) else {}
    name = next((record[key] for key in ("id", "extends", "name") if record.get(key)), "")
    return f"{name} at line {entry.line}".strip() if name else f"line {entry.line}"
