"""Where nothing is found: what is near, and who hides what was asked for."""

from __future__ import annotations

from salesgloss.languages import DEFAULT
from salesgloss.messages import with_name, word
from salesgloss.text import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index, TermSummary
    from salesgloss.search import Answer, Hit

FEW = 3  # suggestions, of which each has room for a gloss


def hidden(index: Index, found: Answer, lang: str) -> str:
    """Return the line that says which own glossary hides what was asked for; empty where none."""
    origin = index.hidden_by(found.query)
    shown = line(found.query)[:200]
    return word("hidden", lang).format(query=shown, origin=origin) if origin else ""


def suggestions(found: Answer, lang: str, index: Index | None = None) -> str:
    """Return the line of suggestions, each told once, empty where there are none; with ``index``
    what has no acronym is called as in ``lang``."""

    def label(hit: Hit) -> str:
        if index is None or lang == DEFAULT:
            return hit.label
        return index.summary(hit.number).short_title(lang)

    told = (with_name(label(hit), hit.name, lang) for hit in found.suggestions)
    labels = word("comma", lang).join(dict.fromkeys(told))
    return word("suggest", lang).format(labels=labels) if labels else ""


def suggestions_told(index: Index, found: Answer, lang: str) -> list[str]:
    """Return the lines of suggestions for a person: names in ``lang``, with a gloss each where
    they are few."""
    rows = {hit.id: index.summary(hit.number) for hit in found.suggestions}
    if not rows:
        return []
    if len(rows) > FEW:
        labels = word("comma", lang).join(_named(row, lang) for row in rows.values())
        return [word("suggest", lang).format(labels=labels)]
    colon = word("colon", lang)
    told = (f"  {_named(row, lang)}{colon}{row.gloss(lang)}" for row in rows.values())
    return [word("suggest few", lang), *told]


def _named(row: TermSummary, lang: str) -> str:
    return with_name(row.label, row.title(lang), lang)
