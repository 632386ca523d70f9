"""The commands: one file a verb; each gets, asks, shows."""

from __future__ import annotations

VERBS = ("lookup", "list", "quiz", "progress")
