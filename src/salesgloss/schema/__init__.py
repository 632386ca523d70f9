"""Plain data <-> model: records of terms here; the shape of a whole file in ``schema.files``."""

from __future__ import annotations

from salesgloss.schema.records import Record, decode, encode, to_json

__all__ = ["Record", "decode", "encode", "to_json"]
