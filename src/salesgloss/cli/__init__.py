"""The commands: one file a verb; each gets, asks, shows."""

# Exit statuses.
OK = 0
NOT_FOUND = 1
WRONG_USAGE = 2
IO_ERROR = 3
INTERRUPTED = 130

VERBS = {
    "lookup": "Explain a term.",
    "compare": "Tell terms apart: first what differs, then side by side.",
    "list": "List the terms by category.",
    "random": "Show one term picked at random.",
    "browse": "Search as you type, the card beside it.",
    "annotate": "Mark and explain the glossary's terms in a text.",
    "calc": "Compute a metric: its formula with your numbers.",
    "quiz": "Learn the vocabulary, five minutes a day.",
    "progress": "Show your progress, export, import or reset it.",
    "check": "Validate glossary files: all complaints, with file:line:column.",
    "init": "Start a glossary file of your own.",
    "where": "Show which glossary files are in use, which are not, and why.",
    "edit": "Open your definition of a term in your editor, then check it.",
    "diff": "Show what changed between two glossary files, term by term.",
    "import": "Turn a spreadsheet into a glossary file.",
    "export": "Write the glossary as a web site, a sheet, a deck or a catalog.",
    "completion": "Print the completion script of a shell.",
}


def exit_status(error: Exception) -> int:
    """Return the exit status that ``error`` ends with."""
    from salesgloss.errors import (  # no look-up that finds something has one
        FormulaError,
        UsageError,
    )

    return WRONG_USAGE if isinstance(error, FormulaError | UsageError) else IO_ERROR
