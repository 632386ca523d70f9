"""Plain data <-> model: what a file may say (``fields``), and entries to and from terms."""

from __future__ import annotations

from salesgloss.schema.categories import Record, category, category_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.schema.codec import decode, encode, to_json

__all__ = ["Record", "category", "category_record", "decode", "encode", "to_json"]


def __getattr__(name: str) -> object:
    """Load the codec only where it is needed: a list shows categories and decodes nothing."""
    if name not in __all__:
        raise AttributeError(name)
    from salesgloss.schema import codec

    return getattr(codec, name)
