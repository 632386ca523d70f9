"""The door: look-ups take a fast path, everything else goes to the commands.

The path understands the arguments of ``lookup`` (and of a bare term) and of ``calc`` without Typer,
whose import alone costs five times as much as a whole exact look-up. Whatever it does not recognize, help and
mistakes included, it leaves to the commands; both end in the same runner.
"""

import gc
import os
import sys

from salesgloss.cli import INTERRUPTED

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
        from salesgloss.cli import failures

        status = failures.report(error, arguments, _run if _answers_once(arguments) else None)
    raise SystemExit(status)


def _answers_once(arguments: "Sequence[str]") -> bool:
    """Tell whether ``arguments`` are a look-up that nothing of is written before all of it is."""
    request = _lookup(_verb_first(list(arguments)))
    return request is not None and not request.is_batch


def _run(arguments: list[str]) -> int:
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


def _lookup(ordered: list[str]) -> "LookupRequest | None":
    """Return the look-up that arguments ask for, None if they are not plainly one."""
    if ordered[:1] not in ([LOOKUP], [COMPARE]):
        return None
    from salesgloss.cli import lookup_request

    request = lookup_request.parse(ordered[1:])
    if request is not None:
        request.compare = ordered[0] == COMPARE
    return request


def _verb_first(arguments: list[str]) -> list[str]:
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
