"""What changed between two editions, as a reader would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from markupsafe import Markup, escape

from salesgloss.exchange.publication import Publication
from salesgloss.layers.merge import merge
from salesgloss.layers.sources import BUNDLED, SourceFile
from salesgloss.model import Term
from salesgloss.schema.registry import Registry
from salesgloss.text import visible


class EditionChanges(NamedTuple):
    """The ids added and, with their names, removed; what reads differently, by id."""

    edition: str
    added: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, tuple[tuple[str, Markup], ...]], ...]


def changes(published: Publication, old_path: str, lang: str) -> EditionChanges:
    """Return what parts ``published`` from the glossary file ``old_path``.

    Raises FileError or InvalidGlossary where that cannot be read.
    """
    old = merge(Registry(), (SourceFile(old_path, BUNDLED),), today="")
    before = {term.id: term for term in old.terms}
    now = published.by_id
    return EditionChanges(
        edition=old.edition,
        added=tuple(id for id in now if id not in before),
        removed=tuple((id, term.label) for id, term in sorted(before.items()) if id not in now),
        changed=tuple(
            (id, found)
            for id, term in now.items()
            if id in before and (found := tuple(_changed(before[id], term, lang)))
        ),
    )


def _changed(old: Term, new: Term, lang: str) -> Iterator[tuple[str, Markup]]:
    """Yield the key and the marked text of what reads differently."""
    before, after = _texts(old, lang), _texts(new, lang)
    for key in after:
        if before[key] != after[key]:
            yield key, marked(before[key], after[key])


def _texts(term: Term, lang: str) -> Mapping[str, str]:
    formulas = "; ".join(f"{each.name}: {each.expression}" for each in term.formulas)
    return {
        "name": " · ".join(dict.fromkeys((term.label, term.title(lang)))),
        "definition": " ".join(term.text(lang).split()),
        "formula": formulas,
        "status": term.status or "",
    }


def marked(old: str, new: str) -> Markup:
    """Return ``new`` with what was inserted and, struck out, what was deleted since ``old``."""
    one, other = _pieces(old), _pieces(new)
    parts: list[Markup] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = visible("".join(one[a:b])), visible("".join(other[c:d]))
        if kind == "equal":
            parts.append(escape(come))
            continue
        if gone:
            parts.append(Markup("<del>{}</del>").format(gone))
        if come:
            parts.append(Markup("<ins>{}</ins>").format(come))
    return Markup("").join(parts)


def _pieces(text: str) -> list[str]:
    """Return ``text`` cut into words and spaces, Chinese into characters."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1][-1] if pieces else " "
        if character.isascii() and last.isascii() and " " not in (character, last):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
