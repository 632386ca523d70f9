"""The brief card: what fits a window, as rows that a look-up lays out without taking a term apart.

A row is a kind and its cells, apart by tabs. They are written by ``brief_text`` when a glossary is
compiled, the most important of a kind first, and read with ``rows``.
"""

from __future__ import annotations

Row = list[str]

# The kinds of row, and what their cells are.
TITLE = "title"  # the label, then the names
NOTICE = "notice"  # a warning
DEFINITION = "definition"  # a paragraph
STANDARD = "standard"  # the gloss of what an own entry overrides
CRITERIA = "criteria"  # which, then the criteria
SCOPE = "scope"  # where an own entry holds
PARTS = "parts"  # the names of the parts
FORMULA = "formula"  # the heading, then the pieces
WORKED = "worked"  # the pieces
BENCHMARK = "benchmarks"  # what is usual with its segment, the origin, the note
EXAMPLE = "example"  # a text
CONTRAST = "confused with"  # the other's label, then the sentence
RELATED = "related"  # labels
USED_BY = "used by"  # audiences
MORE = "more"  # what else the full card says


def rows(text: str) -> dict[str, list[Row]]:
    """Return by kind the cells of the rows of ``text``."""
    found: dict[str, list[Row]] = {}
    for row in text.split("\n"):
        kind, *cells = row.split("\t")
        found.setdefault(kind, []).append(cells)
    return found
