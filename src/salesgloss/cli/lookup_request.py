"""What a look-up asks for: its options, each in one row, and how they are read without Typer."""

from salesgloss.cli.output import repair_argument
from salesgloss.screens import AUTO, COLOR_CHOICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_LIMIT = 5
MAX_LIMIT = 100
BATCH = ["-"]

NO_PAGER = "--no-pager"

# Option -> the attribute that it sets; flags take no value.
FLAGS = {
    "--json": "json",
    "--plain": "plain",
    "--exact": "exact",
    "--standard": "standard",
    "--full": "full",
    "--copy": "copy",
    NO_PAGER: "no_pager",
}
VALUES = {"--lang": "lang", "--glossary": "files", "--limit": "limit", "--color": "color"}
SHORT = {"-f": "--full", "-j": "--json", "-l": "--lang", "-n": "--limit"}
SHARE = "--share"
SHARE_FORMATS = MARKDOWN, SLACK, TEXT = ("markdown", "slack", "text")


class LookupRequest:
    """The words and how to show the answer; ``implicit`` where no verb was given, ``compare``
    where each word is a term of its own. ``share`` is one of ``SHARE_FORMATS``, or empty."""

    __slots__ = (
        "color", "compare", "files", "implicit", "lang", "limit", "share", "words",
        *FLAGS.values(),
    )  # fmt: skip

    copy: bool
    exact: bool
    full: bool
    json: bool
    no_pager: bool
    plain: bool
    standard: bool

    def __init__(self, words: list[str] | None = None, **options: object) -> None:
        self.words = words or []
        self.lang: str | None = None
        self.files: list[str] = []
        self.limit = DEFAULT_LIMIT
        self.color = AUTO
        self.share = ""
        self.implicit = False
        self.compare = False
        for name in FLAGS.values():
            setattr(self, name, False)
        for name, value in options.items():
            setattr(self, name, value)

    @property
    def query(self) -> str:
        """What is asked: the words, or the terms to compare as one question."""
        return repair_argument((" vs " if self._are_terms else " ").join(self.words))

    @property
    def _are_terms(self) -> bool:
        return self.compare and not {word.lower() for word in self.words} & _VERSUS

    @property
    def is_batch(self) -> bool:
        """Whether the queries come line by line."""
        return self.words == BATCH


# Said between terms, these make the words one question already.
_VERSUS = {"vs", "vs.", "v.s.", "versus", "and", "or", "與", "和", "跟", "對"}


def parse(arguments: list[str]) -> "LookupRequest | None":
    """Return the look-up that ``arguments``, without the verb, ask for; None if they are not
    plainly one."""
    request = LookupRequest()
    remaining = iter(with_share_format(arguments))
    for given in remaining:
        argument = SHORT.get(given, given)
        if argument == "--":
            request.words += remaining
        elif argument in FLAGS:
            setattr(request, FLAGS[argument], True)
        elif argument == "-" or not argument.startswith("-"):
            request.words.append(argument)
        elif not _set_option(request, argument, remaining):
            return None
    return request if request.words else None


def with_share_format(arguments: "Iterable[str]") -> list[str]:
    """Return ``arguments`` with the format of ``--share`` joined to it: Markdown where none is
    named, since most names of a term are no format."""
    joined: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            return [*_completed(joined), argument, *remaining]
        if joined and joined[-1] == SHARE and argument in SHARE_FORMATS:
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return _completed(joined)


def _completed(arguments: list[str]) -> list[str]:
    return [f"{SHARE}={MARKDOWN}" if argument == SHARE else argument for argument in arguments]


def _set_option(request: "LookupRequest", argument: str, remaining: "Iterator[str]") -> bool:
    """Put an option's value into ``request``; False where it is not one."""
    option, given, value = argument.partition("=")
    if option == SHARE and value in SHARE_FORMATS:
        request.share = value
        return True
    attribute = VALUES.get(option)
    value = value if given or not attribute else next(remaining, "")
    if not attribute or not value:
        return False
    if attribute == "files":
        request.files.append(value)
    elif attribute == "lang":
        request.lang = value
    elif attribute == "color":
        request.color = value
        return value in COLOR_CHOICES
    elif len(value) <= 3 and value.isdecimal() and value.isascii() and 0 < int(value) <= MAX_LIMIT:
        request.limit = int(value)
    else:
        return False
    return True
