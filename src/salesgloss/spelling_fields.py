"""The kinds of spelling that a term is found by, and which is the stronger reading.

A field is a kind, or a kind under a language ("zh-Hant.name").
"""

ID = "id"
ACRONYM = "acronym"
NAME = "name"
ALIAS = "alias"
KEYWORD = "keyword"
MISNOMER = "misnomer"

_NAMES = (ACRONYM, NAME, ALIAS)
_RANKS = {ACRONYM: 0, NAME: 0, ID: 1, ALIAS: 2, KEYWORD: 3, MISNOMER: 4}


def kind(field: str) -> str:
    """Return the kind of a field, whatever its language."""
    return field.rpartition(".")[2]


def rank(field: str) -> int:
    """Return the rank of a field, 0 for the strongest."""
    return _RANKS[kind(field)]


def is_name(field: str) -> bool:
    """Tell whether what stands in ``field`` is right to call the term by."""
    return kind(field) in _NAMES


def leads_rightly(field: str) -> bool:
    """Tell whether what stands in ``field``, a spelling or a text, needs no word of warning."""
    return kind(field) not in (KEYWORD, MISNOMER)
