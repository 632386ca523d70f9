"""The door: look-ups take a fast path, everything else goes to the commands.

The path understands the arguments of ``lookup`` (and of a bare term) and of ``calc`` without Typer,
whose import alone costs five times as much as a whole exact look-up. Whatever it does not recognize, help and
mistakes included, it leaves to the commands; both end in the same runner.
"""

import gc
import os
import sys

from salesgloss.cli import INTERRUPTED, IO_ERROR, exit_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.cli.lookup_request import LookupRequest

LOOKUP, COMPARE, CALC = "lookup", "compare", "calc"
_ALLOCATIONS = 50_000  # between collections of garbage: a command imports much and leaves little
COMPLETE = "--complete"  # what the completion scripts ask with
TYPER_COMPLETION = "_SALESGLOSS_COMPLETE"  # what those ask with that Typer once installed


def main(argv: "Sequence[str] | None" = None) -> None:
    """Run the program; ends with SystemExit."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        status = _report_error(error, arguments)
    raise SystemExit(status)


def _report_error(error: "Exception", arguments: "Sequence[str]") -> int:
    """Tell of a failure on standard error and return its exit status; anything unforeseen is
    raised again."""
    from salesgloss.cli.help_pages import language_of
    from salesgloss.cli.output import exit_silently, is_closed_pipe, print_error
    from salesgloss.errors import SalesglossError

    if _is_damage(error):
        return _without_cache(arguments)
    lang = language_of(arguments)
    if isinstance(error, OSError):
        if is_closed_pipe(error):
            exit_silently()
        print_error(_failure(error), lang)
        return IO_ERROR
    if not isinstance(error, SalesglossError):
        raise error
    for text in filter(None, (error.message, error.hint)):
        print_error(text, lang)
    return exit_status(error)


def _failure(error: "OSError") -> str:
    """Return what the system could not do; of what has no name, only the working folder is sought."""
    reason = error.strerror or error
    if error.filename is None and not isinstance(error, FileNotFoundError):
        return f"cannot write the answer: {reason}"
    return f"{error.filename or '.'}: {reason}"


def _is_damage(error: "Exception") -> bool:
    from salesgloss.index.file import InvalidIndex

    return isinstance(error, InvalidIndex)


def _without_cache(arguments: "Sequence[str]") -> int:
    """Clear away a compiled glossary that is damaged and answer again; where the answer may have
    begun already, say that it is to be asked for again."""
    from salesgloss.cli.help_pages import language_of
    from salesgloss.cli.output import print_error
    from salesgloss.layers import cache

    request = _lookup(_verb_first(list(arguments)))
    if cache.clear() and request is not None and not request.is_batch:
        try:
            return _run(list(arguments))
        except Exception as error:
            if not _is_damage(error):
                return _report_error(error, arguments)
            told = "the glossary that came with salesgloss is damaged: install it again"
    else:
        told = "a compiled glossary was damaged and is cleared away: run this once more"
    print_error(told, language_of(arguments))
    return IO_ERROR


def _run(arguments: "list[str]") -> int:
    if arguments[:1] == [COMPLETE]:
        from salesgloss.cli import candidates

        return candidates.run(arguments[1:])
    if TYPER_COMPLETION in os.environ:
        from salesgloss.cli import typer_completion

        return typer_completion.run(os.environ[TYPER_COMPLETION])
    ordered = _verb_first(arguments)
    request = _lookup(ordered)
    if request is None and ordered[:1] == [CALC]:
        from salesgloss.cli import calc_request

        if calculation := calc_request.parse(ordered[1:]):
            from salesgloss.cli import calc_runner

            return calc_runner.run(calculation)
    if request is None:
        from salesgloss.cli.app import run  # Typer

        return run(ordered)
    from salesgloss.cli import lookup_runner

    request.implicit = LOOKUP not in arguments and not request.compare
    return lookup_runner.run(request)


def _lookup(ordered: "list[str]") -> "LookupRequest | None":
    """Return the look-up that arguments ask for, None if they are not plainly one."""
    if ordered[:1] not in ([LOOKUP], [COMPARE]):
        return None
    from salesgloss.cli import lookup_request

    request = lookup_request.parse(ordered[1:])
    if request is not None:
        request.compare = ordered[0] == COMPARE
    return request


def _verb_first(arguments: "list[str]") -> "list[str]":
    """Return ``arguments`` with the verb before the options; a bare term gets ``lookup``."""
    from salesgloss.cli import VERBS, lookup_request  # here: an interruption ends as one

    flags, values = lookup_request.FLAGS, lookup_request.VALUES
    before: list[str] = []
    remaining = lookup_request.with_share_format(arguments)
    while remaining and remaining[0].startswith("-") and remaining[0] not in ("-", "--"):
        option = lookup_request.SHORT.get(remaining[0], remaining[0])
        if not option.startswith("--"):
            return arguments
        del remaining[0]
        before.append(option)
        if option.startswith(f"{lookup_request.SHARE}="):
            continue
        if option in values and remaining:
            before.append(remaining.pop(0))
        elif option not in flags and option.partition("=")[0] not in values:
            return arguments
    if not remaining:
        return arguments
    first = remaining[0]
    if first in VERBS:
        return [first, *before, *remaining[1:]]
    if first == "help":
        return [*remaining[1:2], "--help"]
    return (
        arguments
        if first.startswith("-") and first not in ("-", "--")
        else [LOOKUP, *before, *remaining]
    )


def entry_point() -> None:
    """Run the program and leave at once: taking the interpreter apart in good order costs a
    sixth of an exact look-up, and everything of ours is written and closed by then."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        status = _run_to_end()
    except KeyboardInterrupt:  # wherever ``main`` could not catch it: before, after, a second one
        status = INTERRUPTED
    os._exit(status)


def _run_to_end() -> int:
    """Return the status with which the program ends, its streams written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    try:
        main()
    except SystemExit as done:
        status = done.code if isinstance(done.code, int) else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass
    return status


if __name__ == "__main__":
    entry_point()
