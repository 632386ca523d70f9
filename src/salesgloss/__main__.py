"""The door: look-ups take an express lane, everything else goes to the commands.

The lane understands the arguments of ``lookup`` (and of a bare term) without Typer, whose import
alone costs five times as much as a whole exact look-up. Whatever it does not recognise, help and
mistakes included, it leaves to the commands; both end in ``cli.answering``.
"""

from __future__ import annotations

import os
import sys

from salesgloss.cli import VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.cli.answering import Request

_FLAGS = {"--json", "--plain", "--share", "--exact", "--standard"}
_VALUES = {"--lang", "--glossary", "--limit"}


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program; ends with SystemExit."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
    except KeyboardInterrupt:
        status = 130
    except Exception as error:
        status = _told(error)
    raise SystemExit(status)


def _told(error: Exception) -> int:
    """Tell of a failure on standard error and return its exit status; anything unforeseen is
    raised again."""
    from salesgloss.cli.answering import is_closed_pipe, leave_quietly
    from salesgloss.cli.opening import complain
    from salesgloss.errors import UNUSABLE, SalesglossError

    if isinstance(error, OSError):
        if is_closed_pipe(error):
            leave_quietly()
        complain(f"cannot write the answer: {error.strerror or error}")
        return UNUSABLE
    if not isinstance(error, SalesglossError):
        raise error
    complain(error.message)
    if error.hint:
        complain(error.hint)
    return error.exit_status


def _run(arguments: list[str]) -> int:
    request = _request(arguments)
    if request is None:
        from salesgloss.cli.app import run  # Typer

        return run(_verb_first(arguments))
    from salesgloss.cli import answering

    return answering.run(request)


def _request(arguments: list[str]) -> Request | None:
    """Return the look-up that ``arguments`` ask for, None if they are not plainly one."""
    from salesgloss.cli.answering import Request

    request = Request()
    ordered = _verb_first(arguments)
    if not ordered or ordered[0] != "lookup":
        return None
    request.bare = "lookup" not in arguments
    waiting = iter(ordered[1:])
    for argument in waiting:
        if argument == "--":
            request.words += waiting
        elif argument in _FLAGS:
            setattr(request, argument[2:], True)
        elif argument == "-" or not argument.startswith("-"):
            request.words.append(argument)
        else:
            name, given, value = argument.partition("=")
            if name not in _VALUES or not _take(
                request, name, value if given else next(waiting, "")
            ):
                return None
    return request if request.words else None


def _take(request: Request, name: str, value: str) -> bool:
    """Put an option's value into ``request``; False where it is not one."""
    if not value:
        return False
    if name == "--lang":
        request.lang = value
    elif name == "--glossary":
        request.files.append(value)
    elif len(value) <= 3 and value.isdecimal() and value.isascii() and 0 < int(value) <= 100:
        request.limit = int(value)
    else:
        return False
    return True


def _verb_first(arguments: list[str]) -> list[str]:
    """Return ``arguments`` with the verb before the options; a bare term gets ``lookup``."""
    before: list[str] = []
    waiting = list(arguments)
    while waiting and waiting[0].startswith("--") and waiting[0] != "--":
        option = waiting.pop(0)
        before.append(option)
        if option in _VALUES and waiting:
            before.append(waiting.pop(0))
        elif option not in _FLAGS and option.partition("=")[0] not in _VALUES:
            return arguments
    if not waiting:
        return arguments
    first = waiting[0]
    if first in VERBS:
        return [first, *before, *waiting[1:]]
    if first == "help":
        return [*waiting[1:2], "--help"]
    return (
        arguments
        if first.startswith("-") and first not in ("-", "--")
        else ["lookup", *before, *waiting]
    )


def script() -> None:
    """Run the program and leave at once: taking the interpreter apart in good order costs a
    sixth of an exact look-up, and everything of ours is written and closed by then."""
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
    os._exit(status)


if __name__ == "__main__":
    script()
