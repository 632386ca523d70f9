"""Plain data <-> model: what a file may say (``fields``), and entries to and from terms."""

from __future__ import annotations

from salesgloss.schema.codec import Record, category, category_record, decode, encode, to_json

__all__ = ["Record", "category", "category_record", "decode", "encode", "to_json"]
