"""Answers and lists as text without color, never wrapped: for pipes, editors and scripts."""

from salesgloss import spelling_fields
from salesgloss.messages import parenthesized, word
from salesgloss.search import EXACT_SCORE
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesgloss.index import Index, TermSummary
    from salesgloss.search import Answer, Hit


def answer(index: "Index", found: "Answer", lang: str, *, with_query: bool = False) -> bytes:
    """Return what ``found`` says, each result in full; nothing where there is none.

    ``with_query`` puts the query above, as in a batch.
    """
    parts = [f"> {line(found.query)}\n"] if with_query else []
    if found.match in ("close", "named", "meaning"):
        parts.append(how_found(found, lang) + "\n\n")
    if len(found.sides) > 1:
        from salesgloss.screens import comparison  # which is above this

        colon = word("colon", lang)
        told = comparison.difference_lines(index, found, lang)
        parts += (f"{pair}{colon}{sentence}\n" for pair, sentence in told)
        parts.append("\n")
    full, brief = split_by_detail(found)
    for hit in full:
        why = f"[{why_matched(hit.field, hit.matched, found.match, lang)}]\n"
        text = index.plain_text(hit.number, lang).decode()
        parts += (
            (text, why, "\n") if spelling_fields.leads_rightly(hit.field) else (why, text, "\n")
        )
    if brief:
        parts.append(word("others", lang) + "\n")
        rows = (index.summary(hit.number) for hit in brief)
        colon = word("colon", lang)
        parts += (f"  {headline(row, lang)}{colon}{row.gloss(lang)}\n" for row in rows)
        parts.append("\n")
    if with_query and not found.hits:
        parts.append(how_found(found, lang) + "\n\n")
    body = "".join(parts)
    return (body if with_query else body.removesuffix("\n")).encode()


def split_by_detail(found: "Answer") -> "tuple[tuple[Hit, ...], tuple[Hit, ...]]":
    """Return the hits to show in full and those of which a line will do: a meaning is a guess."""
    cut = 1 if found.match == "meaning" else len(found.hits)
    return found.hits[:cut], found.hits[cut:]


def headline(row: "TermSummary", lang: str) -> str:
    """Return a term's acronym and name in ``lang``."""
    name = row.title(lang)
    if not row.acronym or row.acronym == name:
        return name
    return f"{row.acronym}  {name.removesuffix(parenthesized(row.acronym, lang))}"


def how_found(found: "Answer", lang: str) -> str:
    """Return the line that says how sure the answer is."""
    shown = line(found.query)[:200]
    if found.match == "none":
        return word("nothing" if shown else "nothing asked", lang).format(query=shown)
    if found.match in ("named", "meaning"):
        return word(f"{found.match} match", lang).format(query=shown)
    first = found.hits[0]
    label = _label(first, lang)
    return word("close match", lang).format(query=shown, matched=first.matched, label=label)


def how_compared(found: "Answer", lang: str) -> str:
    """Return the line that says which of the compared names were only nearly those of terms."""
    near = (hit for hit in found.hits if hit.score < EXACT_SCORE)
    names = word("comma", lang).join(f"{hit.matched}{_label(hit, lang)}" for hit in near)
    return word("close comparison", lang).format(query=line(found.query)[:200], names=names)


def _label(hit: "Hit", lang: str) -> str:
    behind = parenthesized(hit.label, lang)
    return "" if hit.label == hit.matched or hit.matched.endswith(behind) else behind


def why_matched(field: str, matched: str, match: str, lang: str) -> str:
    """Return which spelling or text of a term matched, and in which tier."""
    if spelling_fields.kind(field) in (spelling_fields.MISNOMER, spelling_fields.KEYWORD):
        return word(spelling_fields.kind(field), lang).format(matched=matched)
    return word(f"by {match}", lang).format(field=word(field, lang), matched=matched)


def listing(rows: "Iterable[TermSummary]") -> bytes:
    """Return a line a term: id, acronym, name, category, kind, tab-separated."""
    lines = (f"{row.id}\t{row.acronym}\t{row.name}\t{row.category}\t{row.kind}" for row in rows)
    return "".join(f"{row}\n" for row in lines).encode()
