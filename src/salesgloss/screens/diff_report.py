"""What changed between two glossary files: for people, for a change log, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from salesgloss.languages import DEFAULT
from salesgloss.layers.changes import Changes, EntryChange, KeyChange
from salesgloss.messages import counted, parenthesized, word
from salesgloss.messages.spoken import spoken
from salesgloss.schema import to_json
from salesgloss.text import line

LONGEST = 300  # characters of a value


def as_text(changes: Changes, lang: str = DEFAULT) -> str:
    """Return a line an entry and, under one that changed, a line each for what it said and says."""
    return "".join(f"{row}\n" for row in _rows(changes, lang))


def as_json(changes: Changes) -> str:
    """Return one JSON object."""
    return to_json(asdict(changes)) + "\n"


def _rows(changes: Changes, lang: str) -> Iterator[str]:
    for change in changes.head:
        yield from _key(change, spoken("the file's ", lang))
    for entry in changes.entries:
        yield spoken(_headline(entry, lang), lang)
        for change in entry.keys:
            yield from _key(change, "  ")
    if changes.is_reordered:
        yield spoken("the entries stand in another order", lang)
    yield _total(changes, lang)


def _headline(entry: EntryChange, lang: str) -> str:
    name = parenthesized(line(entry.name), lang) if entry.name != entry.id else ""
    return f"{entry.effect} {line(entry.id)}{name}"


def _key(change: KeyChange, lead: str) -> Iterator[str]:
    indent = " " * (len(lead) - len(lead.lstrip()) + 2)
    if change.before is None or change.after is None:
        sign = "+" if change.before is None else "-"
        value = change.after if change.before is None else change.before
        yield f"{lead}{line(change.key)} {sign} {_value(value)}"
        return
    yield f"{lead}{line(change.key)}"
    yield f"{indent}- {_value(change.before)}"
    yield f"{indent}+ {_value(change.after)}"


def _value(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    text = line(value if isinstance(value, str) else to_json(value))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _total(changes: Changes, lang: str) -> str:
    effects = [entry.effect for entry in changes.entries]
    counts = ((effects.count(effect), effect) for effect in ("added", "changed", "removed"))
    told = (f"{counted(count, 'entry', lang)} {effect}" for count, effect in counts if count)
    shown = word("comma", lang).join(spoken(each, lang) for each in told)
    nothing = "no entry differs" if not changes else "no entry says anything else"
    return shown or spoken(nothing, lang)
