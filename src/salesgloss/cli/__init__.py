"""The commands: one file a verb; each gets, asks, shows."""

from __future__ import annotations

VERBS = {
    "lookup": "Explain a term.",
    "list": "List the terms by category.",
    "quiz": "Learn the vocabulary, five minutes a day.",
    "progress": "Show your progress, export, import or reset it.",
}
