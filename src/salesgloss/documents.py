"""Files <-> plain data: YAML read strictly, with the place of every value; the only importer of yaml.

Read from the parser's events rather than through a loader: an anchor cannot explode, a tag
cannot construct, a duplicate key cannot vanish, and depth and size are bounded while reading.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import yaml

from salesgloss.complaints import MOST_COMPLAINTS, Complaint, complaint
from salesgloss.errors import FileUnusable

LARGEST_FILE = 8 * 1024 * 1024
DEEPEST = 20
MOST_VALUES = 1_000_000

Path_ = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})")
_DECIMAL = re.compile(r"[-+]?([0-9]{1,30}\.[0-9]{0,30}|\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?")
_BREAKS = frozenset("\r\x85\u2028\u2029")  # line ends to YAML, not to everyone
_UNREAD = ("E105", "E107")  # keys that are none, and what only a tag says
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
}


class Document:
    """A YAML text as plain data, with what is wrong in its notation.

    ``data`` holds dicts, lists, text, numbers, booleans, dates and None. It is not ``is_whole``
    where reading had to end early; ``unread`` are the places of what stands for something else.
    """

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.text = text
        reader = _Reader(text, source)
        self.data = reader.document()
        self.complaints: tuple[Complaint, ...] = tuple(reader.complaints)
        self.is_whole = reader.is_whole
        self.unread = frozenset(reader.unread)

    @property
    def entries(self) -> int:
        """How many entries a glossary file has."""
        terms = self.data.get("terms") if isinstance(self.data, dict) else None
        return len(terms) if isinstance(terms, list) else 0

    def places(self, paths: Collection[Path_]) -> dict[Path_, tuple[int, int]]:
        """Return line and column, from 1, of each of ``paths``.

        A path ends at a value; with ``"?"`` as its last part it ends at the key before it.
        """
        reader = _Reader(self.text, self.source, wanted=frozenset(paths))
        reader.document()
        return reader.places


def read(path: str | Path) -> Document:
    """Return the YAML file at ``path``; FileUnusable where it is no readable text file."""
    source = os.fspath(path)
    content = read_bytes(source)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        problem = complaint("E102", source=source, place=place)
        return _unreadable(source, content.decode("utf-8", "replace"), problem)
    return Document(text, source)


def read_bytes(path: str) -> bytes:
    """Return the content of the regular file at ``path``, at most LARGEST_FILE bytes of it.

    FileUnusable for anything else: a folder, a pipe, a device, no permission, too large.
    """
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise FileUnusable(f"{path}: {_sort_of(mode)}, not a file")
        with open(path, "rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileUnusable(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise FileUnusable(f"{path!r}: {error}") from None
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise FileUnusable(f"{path}: larger than {limit} MiB", hint="split it into several files")
    return content


def dump(data: object) -> str:
    """Return ``data`` as YAML, in its own order, readable and free of anchors."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return text


def write(path: str | Path, text: str, *, replace: bool = False) -> None:
    """Write ``text`` to ``path`` whole or not at all; an existing file only with ``replace``."""
    write_bytes(path, text.encode(), replace=replace)


def write_bytes(path: str | Path, content: bytes, *, replace: bool = False) -> None:
    """Write ``content`` as ``write`` does; what it replaces leaves its mode behind."""
    target = Path(path)
    if os.path.lexists(target) and not replace:
        raise FileUnusable(f"{target}: exists already", hint="name another file, or move it away")
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise FileUnusable(f"{target}: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except BaseException as error:  # an interruption leaves nothing behind either
        with suppress(OSError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise FileUnusable(f"{target}: {error.strerror}") from None
        raise


def _mode(target: Path) -> int:
    """Return the mode of the file at ``target``, or that of a new one."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sort_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a device or socket"


def _unreadable(source: str, text: str, problem: Complaint) -> Document:
    document = Document("", source)
    document.text = text
    document.complaints = (problem,)
    document.is_whole = False
    return document


class _Abandoned(Exception):
    """Reading stopped: what is wrong is among the complaints."""


class _Reader:
    def __init__(self, text: str, source: str, wanted: frozenset[Path_] = frozenset()) -> None:
        self.text = text
        self.source = source
        self.complaints: list[Complaint] = []
        self.places: dict[Path_, tuple[int, int]] = {}
        self.is_whole = False
        self.unread: set[tuple[int, int]] = set()
        self._wanted = wanted
        self._count = 0
        self._events: Iterator[yaml.Event] = iter(())

    def document(self) -> object:
        try:
            data = self._document()
            self.is_whole = True
            return data
        except _Abandoned:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except (yaml.YAMLError, ValueError) as error:
            self._unfit(error)
            return None

    def _document(self) -> object:
        self._events = yaml.parse(self.text, Loader=_LOADER)
        next(self._events)
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._complain("E108", after)
        return data

    def _value(self, event: yaml.Event, path: Path_) -> object:
        self._count += 1
        if self._count > MOST_VALUES:
            self._complain("E110", event, f"over {MOST_VALUES:,}")
            raise _Abandoned
        if len(path) > DEEPEST:
            self._complain("E109", event, f"over {DEEPEST} levels")
            raise _Abandoned
        if self._wanted and path in self._wanted:
            self.places[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._complain("E106", event, f"*{event.anchor}")
            self.unread.add(_place(event))
            return None
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor is not None:
            self._complain("E106", event, f"&{event.anchor}")
        if event.tag not in (None, "!"):
            self._complain("E107", event, str(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            # Quoted or a block, it is text whatever it looks like.
            return event.value if event.style else _plain(event.value)
        return (
            self._mapping(path)
            if isinstance(event, yaml.MappingStartEvent)
            else (self._sequence(path))
        )

    def _mapping(self, path: Path_) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._value(event, (*path, -1))  # a path that nobody asks for
            text = event.value if isinstance(event, yaml.ScalarEvent) else None
            if text is None or not isinstance(key, str):
                self._complain("E105", event, "" if text is None else repr(text))
                text = text or ""
            if text in found:
                self._complain("E104", event, repr(text))
            if self._wanted and (*path, text, "?") in self._wanted:
                self.places[(*path, text, "?")] = _place(event)
            found[text] = self._value(next(self._events), (*path, text))
        return found

    def _sequence(self, path: Path_) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found

    def _complain(self, code: str, event: yaml.Event, detail: str = "") -> None:
        place = _place(event)
        self.complaints.append(complaint(code, detail, source=self.source, place=place))
        if code in _UNREAD:
            self.unread.add(place)
        if len(self.complaints) >= MOST_COMPLAINTS:
            raise _Abandoned

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        at = self.text.splitlines()[place[0] - 1 : place[0]] or [""]
        blank = at[0][: place[1]]
        code = "E103" if "\t" in blank and not blank.strip() else "E101"
        detail = "" if code == "E103" else error.problem or ""
        self.complaints.append(complaint(code, detail, source=self.source, place=place))

    def _unfit(self, error: Exception) -> None:
        position = getattr(error, "position", 0)
        before = self.text[:position] if isinstance(position, int) else ""
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        detail = "a control character"
        self.complaints.append(complaint("E102", detail, source=self.source, place=place))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _plain(text: str) -> object:
    """Return what an unquoted scalar stands for."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return text


class _Dumper(yaml.SafeDumper):
    """Lists indented under their key, no aliases, and quotes wherever our reader needs them."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if _plain(text) is text else "'"
    if "\n" in text:
        style = "|"
    if not _BREAKS.isdisjoint(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
