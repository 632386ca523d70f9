"""What a look-up asks for: its options, each in one row, and how they are read without Typer."""

from __future__ import annotations

from salesgloss.cli.output import repair_argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_LIMIT = 5
MAX_LIMIT = 100
BATCH = ["-"]

# Option -> the attribute that it sets; flags take no value.
FLAGS = {
    "--json": "json",
    "--plain": "plain",
    "--share": "share",
    "--exact": "exact",
    "--standard": "standard",
}
VALUES = {"--lang": "lang", "--glossary": "files", "--limit": "limit"}


class LookupRequest:
    """The words and how to show the answer; ``implicit`` where no verb was given."""

    __slots__ = ("files", "implicit", "lang", "limit", "words", *FLAGS.values())

    exact: bool
    json: bool
    plain: bool
    share: bool
    standard: bool

    def __init__(self, words: list[str] | None = None, **options: object) -> None:
        self.words = words or []
        self.lang: str | None = None
        self.files: list[str] = []
        self.limit = DEFAULT_LIMIT
        self.implicit = False
        for name in FLAGS.values():
            setattr(self, name, False)
        for name, value in options.items():
            setattr(self, name, value)

    @property
    def query(self) -> str:
        return repair_argument(" ".join(self.words))

    @property
    def is_batch(self) -> bool:
        """Whether the queries come line by line."""
        return self.words == BATCH


def parse(arguments: list[str]) -> LookupRequest | None:
    """Return the look-up that ``arguments``, without the verb, ask for; None if they are not
    plainly one."""
    request = LookupRequest()
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            request.words += remaining
        elif argument in FLAGS:
            setattr(request, FLAGS[argument], True)
        elif argument == "-" or not argument.startswith("-"):
            request.words.append(argument)
        elif not _set_option(request, argument, remaining):
            return None
    return request if request.words else None


def _set_option(request: LookupRequest, argument: str, remaining: Iterator[str]) -> bool:
    """Put an option's value into ``request``; False where it is not one."""
    option, given, value = argument.partition("=")
    attribute = VALUES.get(option)
    value = value if given or not attribute else next(remaining, "")
    if not attribute or not value:
        return False
    if attribute == "files":
        request.files.append(value)
    elif attribute == "lang":
        request.lang = value
    elif len(value) <= 3 and value.isdecimal() and value.isascii() and 0 < int(value) <= MAX_LIMIT:
        request.limit = int(value)
    else:
        return False
    return True
