"""In which forms a text may write a name: plural, capitals, an acronym in small letters."""

from __future__ import annotations

from salesgloss.text import words
from salesgloss.text.inflection import is_acronym_plural
from salesgloss.text.wordlist import is_everyday

_SHORTEST_LOWER = 3  # letters of an acronym that may be written small


def is_form_of(surface: str, spelling: str) -> bool:
    """Tell whether ``surface``, alike but for its inflection, is a way to write ``spelling``."""
    said, name = words(surface).split(" "), words(spelling).split(" ")
    if looks_like_acronym(spelling):
        return _is_acronym_form(surface, spelling)
    if len(said) == 1 < len(name) and len(name[0]) == 1:
        return not is_everyday(said[0])  # around is no A round
    if len(name) == 1 and len(said) == 1:
        return said == name or not name[0].endswith("s") or name[0].endswith(("ss", "us", "is"))
    return True


def looks_like_acronym(spelling: str) -> bool:
    """Tell whether ``spelling`` is one short word with two capitals or a digit: NRR, SaaS, B2B."""
    return (
        len(spelling) <= 7
        and spelling.isalnum()
        and spelling.isascii()
        and sum(map(str.isupper, spelling)) >= 2
    )


def _is_acronym_form(surface: str, spelling: str) -> bool:
    """Tell whether ``surface`` is the acronym or its plural: as written, or small throughout."""
    bare = surface[:-1] if is_acronym_plural(surface) and not spelling.endswith("s") else surface
    if bare == spelling or (bare.isupper() and bare == spelling.upper() and len(bare) > 2):
        return True
    if is_acronym_plural(spelling) and bare == spelling[:-1]:
        return True
    small = spelling.lower()
    if len(small) < _SHORTEST_LOWER or surface not in (small, small + "s"):
        return False
    return not is_everyday(small) and not is_everyday(surface)
