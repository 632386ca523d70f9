"""Keywords by which a text may call a term, though none is its name: short for one, or a verb."""

from __future__ import annotations

from functools import lru_cache

from salesgloss import spelling_fields
from salesgloss.index.analysis import stem
from salesgloss.text import has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.index import Claim, Index

_SHORTEST_END = 4  # characters of a Chinese keyword that is the end of a name
_SHORTEST_WHOLE = 5  # of one that is not


def is_keyword(claim: Claim) -> bool:
    return spelling_fields.kind(claim.field) == spelling_fields.KEYWORD


def is_form_of_name(index: Index, number: int, spelling: str) -> bool:
    """Tell whether ``spelling`` is but another form of a name of the term: discount, discounting."""
    stems = _stems(spelling)
    return bool(stems) and any(_stems(name) == stems for name in index.term(number).names())


def callers(index: Index, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, to one key, of the keywords that may stand for their term in a text."""
    keywords = [claim for claim in claims if is_keyword(claim)]
    if any(_is_said_short(claim.spelling) for claim in keywords):
        return keywords
    if len({claim.number for claim in keywords}) != 1:
        return []
    return [claim for claim in keywords if _is_plain_enough(index, claim)]


def _is_said_short(spelling: str) -> bool:
    from salesgloss.text.rules import chinese_uses, uses  # no look-up needs them

    return spelling in chinese_uses.SHORT_NAMES or words(spelling) in uses.SHORT_NAMES


def _is_plain_enough(index: Index, claim: Claim) -> bool:
    """Tell whether a keyword of one term is the end of its name, or long in Chinese without one."""
    spelling, names = claim.spelling, index.term(claim.number).names()
    if has_chinese(spelling):
        if len(spelling) >= _SHORTEST_WHOLE:
            return not any(name in spelling for name in names)
        return len(spelling) >= _SHORTEST_END and any(name.endswith(spelling) for name in names)
    end = f" {spelling.lower()}"
    return " " in spelling and any(name.lower().endswith(end) for name in names)


@lru_cache(10_000)
def _stems(name: str) -> str:
    """Return the stems of an English name's words as one, empty for any other."""
    folded = words(name)
    return "".join(map(stem, folded.split(" "))) if folded.isascii() else ""
