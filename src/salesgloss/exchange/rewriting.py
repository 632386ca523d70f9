"""A glossary file written anew after an edit elsewhere: what did not change keeps its very text.

The parser keeps no comments; so the lines of every entry that says the same as before are taken
over as they stand, comments and all, and only the others are written by the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from salesgloss import yaml_io
from salesgloss.layers.changes import flat
from salesgloss.schema import Record
from salesgloss.schema.registry import id_of
from salesgloss.yaml_io import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """The text of a glossary file, and what of the text before is lost in it, a line each."""

    text: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """The lines before the entries, those of each entry by id, and those after them."""

    head: tuple[str, ...]
    entries: dict[str, tuple[str, ...]]
    tail: tuple[str, ...]
    indent: str


def rewrite(data: Record, earlier: Document | None = None) -> Rewritten:
    """Return the text that says ``data``, with as much of the text of ``earlier`` as still holds."""
    whole = yaml_io.dump(data)
    if earlier is None or not isinstance(earlier.data, dict):
        return Rewritten(text=whole)
    before: dict[str, Any] = earlier.data
    old = {id_of(entry): entry for entry in before["terms"]}
    blocks = _blocks(earlier, list(old))
    if blocks and _head(before) == _head(data):
        text, lost = _spliced(data, old, blocks)
        if _says(text, data):
            return Rewritten(text=text, lost=lost)
    comments = _comments(earlier.text.split("\n"))
    lost = (f"all comments of the file are lost ({comments} lines)",) if comments else ()
    return Rewritten(text=whole, lost=lost)


def _spliced(data: Record, old: dict[str, Record], blocks: _Blocks) -> tuple[str, tuple[str, ...]]:
    lines: list[str] = list(blocks.head)
    lost = []
    for entry in data["terms"]:
        id = id_of(entry)
        block = blocks.entries.get(id)
        if block and flat(old[id]) == flat(entry):
            lines += block
            continue
        if block and (count := _comments(block)):
            lost.append(f"comments of {id} are lost ({count} lines): it changed")
        lines += _dumped(entry, blocks.indent)
    kept = {id_of(entry) for entry in data["terms"]}
    for id, block in blocks.entries.items():
        if id not in kept and (count := _comments(block)):
            lost.append(f"comments of {id} are lost ({count} lines): it is gone")
    return "\n".join((*lines, *blocks.tail)), tuple(lost)


def _says(text: str, data: Record) -> bool:
    """Tell whether ``text`` reads as ``data``, in its order."""
    again = Document(text, "")
    if again.diagnostics or not isinstance(again.data, dict):
        return False
    read: dict[str, Any] = again.data
    return _head(read) == _head(data) and [flat(each) for each in read["terms"]] == [
        flat(each) for each in data["terms"]
    ]


def _head(data: Record) -> dict[str, object]:
    return flat({"version": 1, **{key: value for key, value in data.items() if key != "terms"}})


def _blocks(document: Document, ids: Sequence[str]) -> _Blocks | None:
    """Return the text of ``document`` by entry; None where entries do not begin lines of their own."""
    places = document.locate({("terms", at) for at in range(len(ids))})
    lines = document.text.split("\n")
    starts = []
    for at in range(len(ids)):
        row, column = places.get(("terms", at), (0, 0))
        before = lines[row - 1][: column - 1] if row else ""
        if before.strip() != "-":
            return None
        starts.append(row - 1)
    if not starts or len(set(starts)) < len(starts):
        return None
    indent = lines[starts[0]].partition("-")[0]
    end = _end(lines, starts[-1], len(indent))
    first = [_with_comments_above(lines, start, len(indent)) for start in starts]
    first[0] = starts[0]  # what stands above the first belongs to the head
    bounds = [*first, end]
    return _Blocks(
        head=tuple(lines[: bounds[0]]),
        entries={id: tuple(lines[bounds[at] : bounds[at + 1]]) for at, id in enumerate(ids)},
        tail=tuple(lines[end:]),
        indent=indent,
    )


def _with_comments_above(lines: Sequence[str], start: int, indent: int) -> int:
    """Return where the comments begin that stand right above an entry, at its indent."""
    at = start
    while at and lines[at - 1].strip().startswith("#") and _indent(lines[at - 1]) <= indent:
        at -= 1
    return at


def _end(lines: Sequence[str], start: int, indent: int) -> int:
    """Return the line after the last entry: the next key of the file, or its end."""
    for at in range(start + 1, len(lines)):
        text = lines[at]
        if text[:1] not in ("", " ", "-", "#", "\r") and _indent(text) <= indent:
            return at
    last = len(lines)
    while last > start + 1 and not lines[last - 1].strip():
        last -= 1
    return last


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _comments(lines: Sequence[str]) -> int:
    return sum(" #" in f" {line}" for line in lines)


def _dumped(entry: Record, indent: str) -> list[str]:
    return [
        f"{indent}{row}" if row else "" for row in yaml_io.dump([entry]).rstrip("\n").split("\n")
    ]
