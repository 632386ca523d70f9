"""The meaning tier: a ranked search over what terms mean and how people ask for them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.glossary.image import Image
    from salesgloss.model import Term


def build(terms: Sequence[Term]) -> dict[str, bytes]:
    """Return the sections that ``search`` needs."""
    return {}


def search(image: Image, query: str, limit: int) -> list[tuple[int, float, str, str]]:
    """Return (number, score, matched text, field) of the best terms for ``query``, best first."""
    return []
