"""What a shell may complete besides terms: options, their values, commands below a command. Asks
the commands themselves, so that a new option needs no second mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from salesgloss import layers
from salesgloss.cli import VERBS, app, candidates, context, help_pages
from salesgloss.model import AUDIENCES, KINDS, LEVELS, STATUSES

Candidate = tuple[str, str]

_KNOWN = {
    "KIND": KINDS,
    "AUDIENCE": AUDIENCES,
    "STATUS": STATUSES,
    "LEVEL": tuple(map(str, LEVELS)),
}
_PARTS_OF_A_METRIC = _VARIANT, _SOLVE = ("variant", "solve")
_FILES = ("FILE", "PATH", ".yaml")
_ALTERNATIVES = re.compile(r"[\w-]+(\|[\w-]+)+", re.ASCII)


def candidates_for(before: Sequence[str], typed: str) -> Iterable[Candidate]:
    """Return what may stand at ``typed`` behind the words before it."""
    lang = help_pages.language_of(before)
    verb = next((word for word in before if word in VERBS), None)
    command = app.command(verb, lang)
    params = [*command.params]
    if verb is None:  # a bare term takes the options of its look-up
        params += app.command("lookup", lang).commands["lookup"].params
    words: list[str] = []
    option = None
    for word in before:
        below = getattr(command, "commands", {})
        if option:
            option = None
        elif word.startswith("-") and word != "-":
            found = _option(params, word)
            option = found if found and not found.is_flag and "=" not in word else None
        elif word in below:
            command = below[word]
            params = [*command.params]
        else:
            words.append(word)
    return _placed(command, params, option, words, typed)


def _placed(
    command: Any, params: Sequence[Any], option: Any, words: Sequence[str], typed: str
) -> Iterable[Candidate]:
    if option:
        return _values(option, typed, words)
    if typed.startswith("-"):
        name, given, value = typed.partition("=")
        found = _option(params, name) if given else None
        if found:
            return ((f"{name}={each}", text) for each, text in _values(found, value, words))
        return _options(params, typed)
    if below := getattr(command, "commands", None):
        listed = ((name, each.help or "") for name, each in below.items())
        return [(name, text.split("\n")[0]) for name, text in listed if name.startswith(typed)]
    arguments = [param for param in params if param.param_type_name == "argument"]
    if not arguments:
        return ()
    at = min(len(words), len(arguments) - 1)
    is_free = len(words) < len(arguments) or arguments[-1].nargs != 1
    return _values(arguments[at], typed, words) if is_free else ()


def _option(params: Sequence[Any], word: str) -> Any:
    name = word.partition("=")[0]
    options = (param for param in params if param.param_type_name == "option")
    return next((param for param in options if name in param.opts), None)


def _options(params: Sequence[Any], typed: str) -> Iterator[Candidate]:
    seen = set()
    for param in params:
        for name in param.opts if param.param_type_name == "option" else ():
            long = name.startswith("--") or typed == name
            if long and name.startswith(typed) and name not in seen:
                seen.add(name)
                yield name, param.help or ""
    if "--help".startswith(typed):
        yield "--help", ""


def _values(param: Any, typed: str, words: Sequence[str] = ()) -> Iterable[Candidate]:
    """Return the values of an option or an argument that begin like ``typed``, by what its help
    calls them; the line that asks for files where they are such. ``words`` are the arguments
    before it."""
    metavar = param.metavar or param.name.upper()
    if any(each in metavar for each in _FILES):
        return ((candidates.FILES, ""),)
    if "TERM" in metavar or metavar == "[TEXT]...":
        return candidates.names_beginning(typed, words)
    parts = param.name in _PARTS_OF_A_METRIC
    return [
        (value, text)
        for value, text in (_formula_names(param, words) if parts else _choices(param, metavar))
        if value.lower().startswith(typed.lower()) and candidates.is_safe(value)
    ]


def _choices(param: Any, metavar: str) -> Iterator[Candidate]:
    if metavar in ("CATEGORY", "TOPIC"):
        yield from _divisions(metavar)
    elif metavar == "FORMAT" and param.param_type_name == "argument":
        from salesgloss.exchange import formats

        yield from ((name, "") for name in formats.names())
    elif metavar in _KNOWN:
        yield from ((value, "") for value in _KNOWN[metavar])
    elif listed := _ALTERNATIVES.search(metavar):
        yield from ((value, "") for value in listed[0].split("|"))
    else:
        yield from ((str(value), "") for value in getattr(param.type, "choices", ()))


def _formula_names(param: Any, words: Sequence[str]) -> Iterator[Candidate]:
    """Yield the names of the formulas, or of the inputs, of the metric that ``words`` name, with
    hyphens, which ``calc`` takes as well."""
    from salesgloss.glossary.metrics import named_metric

    index = layers.load(today=context.today).index
    metric = named_metric(index, " ".join(word for word in words if "=" not in word))
    if param.name == _VARIANT:
        yield from ((each.name.replace(" ", "-"), each.expression) for each in metric.formulas)
    else:
        inputs = {each.name: each.label for formula in metric.formulas for each in formula.inputs}
        yield from ((name.replace("_", "-"), label) for name, label in inputs.items())


def _divisions(metavar: str) -> Iterator[Candidate]:
    """Yield the categories, or the topics, by id and by title."""
    for category in layers.load(today=context.today).categories:
        for each in (category,) if metavar == "CATEGORY" else category.topics:
            yield each.id, " · ".join(each.titles.values())
            yield from ((title, each.id) for title in each.titles.values())
