"""YAML <-> plain data, read strictly, with the place of every value; the only importer of yaml.

Read from the parser's events rather than through a loader: an anchor cannot explode, a tag
cannot construct, a duplicate key cannot vanish, and depth and size are bounded while reading.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import yaml
from yaml.emitter import ScalarAnalysis

from salesgloss import files
from salesgloss.diagnostics import AT_KEY, MOST_DIAGNOSTICS, Diagnostic, diagnostic
from salesgloss.diagnostics import Path as DataPath
from salesgloss.text import visible, yaml_mistakes

MAX_DEPTH = 20
MAX_VALUES = 1_000_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})")
_DECIMAL = re.compile(r"[-+]?([0-9]{1,30}\.[0-9]{0,30}|\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?")
_BREAKS = frozenset("\r\x85\u2028\u2029")  # line ends to YAML, not to everyone
_ESCAPED = (("\\", "\\"), ('"', '"'), ("\n", "n"), ("\t", "t"))
_UNPARSED = ("E105", "E107")  # keys that are none, and what only a tag says
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
}


class Document:
    """A YAML text as plain data, with what is wrong in its notation.

    ``data`` holds dicts, lists, text, numbers, booleans, dates and None. It is not ``is_complete``
    where reading had to end early; ``unparsed`` are the places of what stands for something else.
    """

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.text = text
        composer = _Composer(text, source)
        self.data = composer.document()
        self.diagnostics: tuple[Diagnostic, ...] = tuple(composer.diagnostics)
        self.is_complete = composer.is_complete
        self.unparsed = frozenset(composer.unparsed)

    @property
    def entries(self) -> int:
        """How many entries a glossary file has."""
        terms = self.data.get("terms") if isinstance(self.data, dict) else None
        return len(terms) if isinstance(terms, list) else 0

    def locate(self, paths: Collection[DataPath]) -> dict[DataPath, tuple[int, int]]:
        """Return line and column, from 1, of each of ``paths``.

        A path ends at a value; with ``AT_KEY`` as its last part it ends at the key before it.
        """
        composer = _Composer(self.text, self.source, wanted=frozenset(paths))
        composer.document()
        return composer.places


def read(path: str | Path) -> Document:
    """Return the YAML file at ``path``; FileError where it cannot be read."""
    source = os.fspath(path)
    content = files.read_bytes(source)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        problem = diagnostic("E102", source=source, place=place)
        return _unparsed(source, content.decode("utf-8", "replace"), problem)
    return Document(text, source)


def dump(data: object) -> str:
    """Return ``data`` as YAML, in its own order, readable and free of anchors."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return text


def _unparsed(source: str, text: str, problem: Diagnostic) -> Document:
    document = Document("", source)
    document.text = text
    document.diagnostics = (problem,)
    document.is_complete = False
    return document


class _StopParsing(Exception):
    """Reading stopped: what is wrong is among the diagnostics."""


class _Composer:
    def __init__(self, text: str, source: str, wanted: frozenset[DataPath] = frozenset()) -> None:
        self.text = text
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.places: dict[DataPath, tuple[int, int]] = {}
        self.is_complete = False
        self.unparsed: set[tuple[int, int]] = set()
        self._wanted = wanted
        self._count = 0
        self._events: Iterator[yaml.Event] = iter(())

    def document(self) -> object:
        try:
            data = self._document()
            self.is_complete = True
            return data
        except _StopParsing:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except (yaml.YAMLError, ValueError) as error:
            self._invalid_character(error)
            return None

    def _document(self) -> object:
        self._events = iter(_LOADER(self.text).get_event, None)
        next(self._events)
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._report("E108", after)
        return data

    def _value(self, event: yaml.Event, path: DataPath) -> object:
        self._count += 1
        if self._count > MAX_VALUES:
            self._report("E110", event, f"over {MAX_VALUES:,}")
            raise _StopParsing
        if len(path) > MAX_DEPTH:
            self._report("E109", event, f"over {MAX_DEPTH} levels")
            raise _StopParsing
        if self._wanted and path in self._wanted:
            self.places[path] = _place(event)
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            # Quoted or a block, it is text whatever it looks like.
            return event.value if event.style else _resolve_scalar(event.value)
        if isinstance(event, yaml.AliasEvent):
            self._report("E106", event, f"*{event.anchor}")
            self.unparsed.add(_place(event))
            return None
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor is not None:
            self._report("E106", event, f"&{event.anchor}")
        if event.tag not in (None, "!"):
            self._report("E107", event, str(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else _resolve_scalar(event.value)
        return (
            self._mapping(path)
            if isinstance(event, yaml.MappingStartEvent)
            else (self._sequence(path))
        )

    def _mapping(self, path: DataPath) -> dict[str, object]:
        found: dict[str, object] = {}
        above = (*path, -1)  # a path that nobody asks for
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._value(event, above)
            text = event.value if isinstance(event, yaml.ScalarEvent) else None
            if text is None or not isinstance(key, str):
                self._report("E105", event, "" if text is None else repr(text))
                text = text or ""
            if text in found:
                self._report("E104", event, repr(text))
            if self._wanted and (*path, text, AT_KEY) in self._wanted:
                self.places[(*path, text, AT_KEY)] = _place(event)
            found[text] = self._value(next(self._events), (*path, text))
        return found

    def _sequence(self, path: DataPath) -> list[object]:
        found: list[object] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            found.append(self._value(event, (*path, len(found))))
        return found

    def _report(self, code: str, event: yaml.Event, detail: str = "") -> None:
        place = _place(event)
        self.diagnostics.append(diagnostic(code, detail, source=self.source, place=place))
        if code in _UNPARSED:
            self.unparsed.add(place)
        if len(self.diagnostics) >= MOST_DIAGNOSTICS:
            raise _StopParsing

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        at = self.text.splitlines()[place[0] - 1 : place[0]] or [""]
        blank = at[0][: place[1]]
        code = "E103" if "\t" in blank and not blank.strip() else "E101"
        if code == "E103":
            self.diagnostics.append(diagnostic(code, source=self.source, place=place))
            return
        problem = error.problem or ""
        began = error.context_mark
        context = (began.line + 1, began.column + 1) if began else place
        mistake = yaml_mistakes.explain(self.text, problem, place, context)
        self.diagnostics.append(
            diagnostic(
                code,
                mistake.cause if mistake else problem,
                source=self.source,
                place=mistake.place if mistake else place,
                fix=mistake.fix if mistake else None,
            )
        )

    def _invalid_character(self, error: Exception) -> None:
        position = getattr(error, "position", 0)
        before = self.text[:position] if isinstance(position, int) else ""
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        detail = "a control character"
        self.diagnostics.append(diagnostic("E102", detail, source=self.source, place=place))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _resolve_scalar(text: str) -> object:
    """Return what an unquoted scalar stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0].isalpha():  # the usual text, told at its first letter
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return text


# What most texts are: nothing in it means anything to YAML, and no space begins, ends or doubles.
_ORDINARY = re.compile(r"[^\W_](?: ?[\w.,;()/%&'\"+$?=*!~·–—’“”、。，；？！（）「」-])*")


class _Dumper(yaml.SafeDumper):
    """Lists indented under their key, no aliases, and quotes wherever our reader needs them. What is
    ordinary is written word by word, which the library does character by character."""

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        if not _ORDINARY.fullmatch(scalar):
            return super().analyze_scalar(scalar)
        return ScalarAnalysis(
            scalar=scalar,
            empty=False,
            multiline=False,
            allow_flow_plain="," not in scalar and "?" not in scalar,
            allow_block_plain=True,
            allow_single_quoted=True,
            allow_double_quoted=True,
            allow_block=True,
        )

    def write_plain(self, text: str, split: bool = True) -> None:
        if self.root_context or not _ORDINARY.fullmatch(text):
            super().write_plain(text, split)
            return
        first, *others = text.split(" ")
        self._write(first if self.whitespace else f" {first}")
        for word in others:
            if split and self.column > self.best_width:
                self.write_indent()
                self._write(word)
            else:
                self._write(f" {word}")
        self.whitespace = self.indention = False

    def _write(self, text: str) -> None:
        self.column += len(text)
        self.stream.write(text)

    def ignore_aliases(self, data: object) -> bool:
        return True

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """Write ``text`` on one line, what nobody would see in it spelled out."""
        escaped = text.translate({ord(sign): f"\\{name}" for sign, name in _ESCAPED})
        self.write_indicator(f'"{visible(escaped)}"', True)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _represent_str(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if _resolve_scalar(text) is text else "'"
    if "\n" in text:
        style = "|"
    if not _BREAKS.isdisjoint(text) or visible(told := text.replace("\t", " ")) != told:
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_str)
