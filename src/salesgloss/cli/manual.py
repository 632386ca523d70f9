"""The manual page, made of the commands' own help: python -m salesgloss.cli.manual > docs/salesgloss.1"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from salesgloss._version import __version__
from salesgloss.cli import INTERRUPTED, IO_ERROR, NOT_FOUND, OK, VERBS, WRONG_USAGE, app
from salesgloss.cli.environment import HEEDED
from salesgloss.cli.output import write_stdout
from salesgloss.languages import DEFAULT

_STATUSES = (
    (str(OK), "Answered."),
    (str(NOT_FOUND), "Nothing found, or check found errors."),
    (str(WRONG_USAGE), "Wrong usage."),
    (str(IO_ERROR), "A file cannot be read, or a store or a named glossary is unusable."),
    (str(INTERRUPTED), "Interrupted."),
)
_FILES = (
    (".salesgloss.yaml", "The project's own glossary, here or above within the repository."),
    ("*.yaml", "The user's own glossaries, in the folder that 'salesgloss where' names."),
)


def page() -> str:
    """Return the manual page in roff."""
    return "".join(f"{row}\n" for row in _rows())


def _rows() -> Iterator[str]:
    root = app.command(None, DEFAULT)
    summary, _, rest = (root.help or "").partition("\n")
    yield "'\\\" -*- coding: utf-8 -*-"
    yield f'.TH SALESGLOSS 1 "" "salesgloss {_roff(__version__)}" "User Commands"'
    yield ".nh\n.ad l"  # paths and commands stay whole
    yield ".SH NAME"
    yield f"salesgloss \\- {_roff(summary[:1].lower() + summary[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield ".B salesgloss"
    yield "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fITERM\\fR]..."
    yield ".SH DESCRIPTION"
    yield from _paragraphs(f"{summary}\n{rest}")
    yield ".SH OPTIONS"
    yield from _options(root)
    yield ".SH COMMANDS"
    for verb in VERBS:
        yield from _command(app.command(verb, DEFAULT).commands[verb], f"salesgloss {verb}")
    for title, rows in (
        ("EXIT STATUS", _STATUSES),
        ("ENVIRONMENT", [(", ".join(names), text) for names, text in HEEDED]),
        ("FILES", _FILES),
    ):
        yield f".SH {title}"
        for name, text in rows:
            yield from _tagged(name, text)
    yield ".SH SEE ALSO"
    yield "\\fBsalesgloss\\fR \\fICOMMAND\\fR \\fB\\-\\-help\\fR"


def _command(command: Any, name: str) -> Iterator[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    words = " ".join(each.metavar or each.name.upper() for each in arguments)
    yield f".SS {_roff(' '.join(filter(None, (name, words))))}"
    yield from _paragraphs(command.help or "")
    for each in arguments:
        if getattr(each, "help", None):
            yield from _tagged(each.metavar or each.name.upper(), each.help)
    yield from _options(command)
    for below in getattr(command, "commands", {}).values():
        yield from _command(below, f"{name} {below.name}")


def _options(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "option" and not getattr(param, "hidden", False):
            value = "" if param.is_flag else f" {param.metavar or param.name.upper()}"
            yield from _tagged(", ".join(param.opts) + value, param.help or "")


def _tagged(tag: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_roff(tag)}"
    yield from _lines(text)


def _paragraphs(text: str) -> Iterator[str]:
    for at, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if at:
            yield ".PP"
        yield from _lines(paragraph)


def _lines(text: str) -> Iterator[str]:
    for row in text.splitlines():
        roff = _roff(row.strip())
        yield f"\\&{roff}" if roff[:1] in (".", "'") else roff


def _roff(text: str) -> str:
    """Return ``text`` with what roff would interpret spelled out."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


if __name__ == "__main__":
    write_stdout(page())
