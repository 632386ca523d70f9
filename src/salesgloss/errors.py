"""What can go wrong."""


class SalesglossError(Exception):
    """A failure to tell the user about: what is wrong, and perhaps what to do about it."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FormulaError(SalesglossError):
    """An expression that is no formula, or has no value for the numbers given; ``reason`` says
    which of the known reasons it is."""

    def __init__(self, message: str, *, hint: str | None = None, reason: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class UsageError(SalesglossError):
    """A request that cannot be met as it is worded: an unknown category, audience, language."""


class FileError(SalesglossError):
    """A file that cannot be read or written, or is too large to be a glossary."""
