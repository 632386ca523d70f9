"""Styled text without a library: an exact look-up on a terminal is to cost hardly more than Python.

Roles, not hues: bold and dim read well on dark and on light.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[str, str]
Row = tuple[Span, ...]

PLAIN = ""
TERM = "1"
NAME = "1;36"
HEADING = "1"
LEAD = "36"
NOTE = "2"
WARNING = "1;33"
RIGHT, WRONG = "32", "33"  # of an answer

# How much a terminal may show: nothing, weights alone (NO_COLOR says no more), colors.
NOTHING, WEIGHTS, COLORS = range(3)


def draw(rows: Iterable[Sequence[Span]], depth: int) -> str:
    """Return ``rows`` as lines, with what ``depth`` allows of their styles."""
    return "".join("".join(_span(*span, depth) for span in row) + "\n" for row in rows)


def _span(text: str, style: str, depth: int) -> str:
    if depth < COLORS:
        weights = (code for code in style.split(";") if len(code) == 1)
        style = ";".join(weights) if depth else ""
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text
