"""What went wrong, told on standard error; a damaged compiled glossary is cleared away."""

from __future__ import annotations

from salesgloss.cli import IO_ERROR, exit_status
from salesgloss.cli.help_pages import language_of
from salesgloss.cli.output import exit_silently, is_closed_pipe, print_error
from salesgloss.errors import SalesglossError
from salesgloss.index.file import InvalidIndex
from salesgloss.layers import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def report(
    error: Exception, arguments: Sequence[str], again: Callable[[list[str]], int] | None
) -> int:
    """Tell of a failure and return its exit status; anything unforeseen is raised again. ``again``
    answers ``arguments`` anew, None where part of the answer may be written."""
    if isinstance(error, InvalidIndex):
        return _without_cache(arguments, again)
    lang = language_of(arguments)
    if isinstance(error, OSError):
        if is_closed_pipe(error):
            exit_silently()
        print_error(_of_the_system(error), lang)
        return IO_ERROR
    if not isinstance(error, SalesglossError):
        raise error
    for text in filter(None, (error.message, error.hint)):
        print_error(text, lang)
    return exit_status(error)


def _of_the_system(error: OSError) -> str:
    """Return what the system could not do; of what has no name, only the working folder is sought."""
    reason = error.strerror or error
    if error.filename is None and not isinstance(error, FileNotFoundError):
        return f"cannot write the answer: {reason}"
    return f"{error.filename or '.'}: {reason}"


def _without_cache(arguments: Sequence[str], again: Callable[[list[str]], int] | None) -> int:
    """Clear away a compiled glossary that is damaged and answer again; where the answer may have
    begun already, say that it is to be asked for again."""
    if cache.clear() and again:
        try:
            return again(list(arguments))
        except Exception as error:
            if not isinstance(error, InvalidIndex):
                return report(error, arguments, again)
            told = "the glossary that came with salesgloss is damaged: install it again"
    else:
        told = "a compiled glossary was damaged and is cleared away: run this once more"
    print_error(told, language_of(arguments))
    return IO_ERROR
