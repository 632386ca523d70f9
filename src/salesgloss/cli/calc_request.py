"""What a calculation asks for, and how its arguments are read without Typer."""

from __future__ import annotations

from salesgloss.cli.output import repair_argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = "-"

# Option -> the attribute that it sets; flags take no value.
FLAGS = {"--json": "json", "--plain": "plain", "--full": "full", "--standard": "standard"}
VALUES = {
    "--lang": "lang",
    "-l": "lang",
    "--variant": "variant",
    "--solve": "solve",
    "--what-if": "what_if",
    "--csv": "csv",
    "--glossary": "files",
}


class CalcRequest:
    """The words that name the metric, the inputs in their order, and how to show the answer."""

    __slots__ = (
        "csv", "files", "full", "given", "json", "lang", "plain", "solve", "standard", "variant",
        "what_if", "words",
    )  # fmt: skip

    json: bool
    plain: bool
    full: bool
    standard: bool

    def __init__(self, arguments: Sequence[str] = (), **options: object) -> None:
        self.words: list[str] = []
        self.given: list[tuple[str, str]] = []
        self.lang: str | None = None
        self.variant: str | None = None
        self.solve: str | None = None
        self.what_if: str | None = None
        self.csv: str | None = None
        self.files: list[str] = []
        for name in FLAGS.values():
            setattr(self, name, False)
        for argument in arguments:
            self.add(argument)
        for name, value in options.items():
            setattr(self, name, value)

    def add(self, argument: str) -> None:
        """Take a bare argument: ``name=value`` is an input, anything else a word of the metric."""
        text = repair_argument(argument)
        name, equals, value = text.replace("\uff1d", "=").partition("=")
        if equals and name.strip():
            self.given.append((name.strip(), value.strip()))
        else:
            self.words.append(text)

    @property
    def reads_input(self) -> bool:
        """Whether inputs come line by line from standard input as well."""
        return STANDARD_INPUT in self.words

    @property
    def query(self) -> str:
        return " ".join(word for word in self.words if word != STANDARD_INPUT)


def parse(arguments: list[str]) -> CalcRequest | None:
    """Return the calculation that ``arguments``, without the verb, ask for; None if they are not
    plainly one."""
    request = CalcRequest()
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            for rest in remaining:
                request.add(rest)
        elif argument in FLAGS:
            setattr(request, FLAGS[argument], True)
        elif argument == STANDARD_INPUT or not argument.startswith("-"):
            request.add(argument)
        elif not _set_option(request, argument, remaining):
            return None
    return request if request.words else None


def _set_option(request: CalcRequest, argument: str, remaining: Iterator[str]) -> bool:
    """Put an option's value into ``request``; False where it is not one."""
    option, equals, value = argument.partition("=")
    attribute = VALUES.get(option)
    value = value if equals or not attribute else next(remaining, "")
    if not attribute or not value:
        return False
    if attribute == "files":
        request.files.append(value)
    else:
        setattr(request, attribute, repair_argument(value))
    return True
