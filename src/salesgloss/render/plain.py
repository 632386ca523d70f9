"""Text without colour, never wrapped: for pipes, editors and scripts."""

from __future__ import annotations

from salesgloss.render.wording import word
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesgloss.glossary import Answer, Glossary, Heading, Hit
    from salesgloss.model import Category
    from salesgloss.render.card import Card


def form(lang: str) -> str:
    """Return the name of the ready-made plain text in ``lang`` within a compiled glossary."""
    return f"plain.{lang}"


def answer(glossary: Glossary, found: Answer, lang: str, *, headed: bool = False) -> bytes:
    """Return what ``found`` says, each result in full; nothing where there is none.

    ``headed`` puts the query above, as in a batch.
    """
    parts = [f"> {line(found.query)}\n"] if headed else []
    if found.match in ("close", "meaning"):
        parts.append(how_found(found, lang) + "\n\n")
    texts = glossary.image.rows(form(lang))
    full, brief = in_full(found)
    for hit in full:
        why = f"[{why_matched(hit.field, hit.matched, found.match, lang)}]\n"
        text = texts[hit.number].decode()
        parts += (why, text, "\n") if hit.field.endswith("misnomer") else (text, why, "\n")
    if brief:
        parts.append(word("others", lang) + "\n")
        rows = (glossary.heading_at(hit.number) for hit in brief)
        colon = word("colon", lang)
        parts += (f"  {headline(row, lang)}{colon}{gloss(row, lang)}\n" for row in rows)
        parts.append("\n")
    if headed and not found.hits:
        parts.append(how_found(found, lang) + "\n\n")
    body = "".join(parts)
    return (body if headed else body.removesuffix("\n")).encode()


def in_full(found: Answer) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return the hits to show in full and those of which a line will do: a meaning is a guess."""
    cut = 1 if found.match == "meaning" else len(found.hits)
    return found.hits[:cut], found.hits[cut:]


def headline(row: Heading, lang: str) -> str:
    """Return a term's acronym and name in ``lang``."""
    name = (row.zh_name if lang == "zh-Hant" else "") or row.name
    return f"{row.acronym}  {name}" if row.acronym and row.acronym != name else name


def gloss(row: Heading, lang: str) -> str:
    """Return the first sentence of a term's definition, in English where there is no other."""
    return (row.zh_gloss if lang == "zh-Hant" else "") or row.gloss


def how_found(found: Answer, lang: str) -> str:
    """Return the line that says how sure the answer is."""
    shown = line(found.query)[:200]
    if found.match == "none":
        return word("nothing" if shown else "nothing asked", lang).format(query=shown)
    if found.match == "meaning":
        return word("meaning match", lang).format(query=shown)
    first = found.hits[0]
    label = _aside(first.label if first.label != first.matched else "", lang)
    return word("close match", lang).format(query=shown, matched=first.matched, label=label)


def _aside(text: str, lang: str) -> str:
    """Return ``text`` in parentheses, nothing where it is empty."""
    return f"{word('open', lang)}{text}{word('close', lang)}" if text else ""


def why_matched(field: str, matched: str, match: str, lang: str) -> str:
    """Return which spelling or text of a term matched, and in which tier."""
    if field.endswith("misnomer"):
        return word("misnomer", lang).format(matched=matched)
    shown = word(field, lang)
    return word(f"by {match}", lang).format(field=shown, matched=matched)


def suggestions(found: Answer, lang: str) -> str:
    """Return the line of suggestions, each told once, empty where there are none."""
    told = (hit.label + _aside(hit.name, lang) for hit in found.suggestions)
    labels = word("comma", lang).join(dict.fromkeys(told))
    return word("suggest", lang).format(labels=labels) if labels else ""


def listing(headings: Iterable[Heading]) -> bytes:
    """Return a line a term: id, acronym, name, category, kind, tab-separated."""
    rows = (f"{row.id}\t{row.acronym}\t{row.name}\t{row.category}\t{row.kind}" for row in headings)
    return "".join(f"{row}\n" for row in rows).encode()


def card_text(shown: Card, lang: str) -> str:
    """Return a card as plain text."""
    return "".join(f"{row}\n" for row in _card_lines(shown, lang))


def _card_lines(shown: Card, lang: str) -> Iterator[str]:
    yield " | ".join((shown.label, *shown.names))
    yield " · ".join(shown.facts)
    yield from shown.marks
    for section in shown.sections:
        yield ""
        yield section.title
        colon = word("colon", lang)
        for item in section.items:
            indent = "  " * (item.level + 1)
            lead = f"{item.lead}{colon}" if item.lead else ""
            for number, row in enumerate(item.text.split("\n")):
                yield f"{indent}{lead if not number else ''}{row}"
    if shown.standard:
        yield ""
        yield f"{word('standard', lang)}{word('colon', lang)}"
        yield from _card_lines(shown.standard, lang)


def titles(categories: Iterable[Category], lang: str) -> dict[str, str]:
    """Return the categories' titles in ``lang`` by id."""
    return {category.id: category.title(lang) for category in categories}
