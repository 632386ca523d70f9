"""The commands: one file a verb; each gets, asks, shows."""

from __future__ import annotations

VERBS = {
    "lookup": "Explain a term.",
    "list": "List the terms by category.",
    "quiz": "Learn the vocabulary, five minutes a day.",
    "progress": "Show your progress, export, import or reset it.",
    "check": "Validate glossary files: all complaints, with file:line:column.",
    "init": "Start a glossary file of your own.",
    "where": "Show which glossary files are in use, which are not, and why.",
    "import": "Turn a spreadsheet into a glossary file.",
    "export": "Write the glossary for others: a web site, a sheet, a deck, a catalogue.",
}
