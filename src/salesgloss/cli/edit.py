"""``salesgloss edit``: an own definition, opened in the editor and checked on return."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from contextlib import suppress
from typing import Annotated, Any

import typer

from salesgloss import files, layers, validation, yaml_io
from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.options import LangOption
from salesgloss.cli.output import print_error, write_stderr
from salesgloss.errors import FileError, UsageError
from salesgloss.layers import sources
from salesgloss.layers.check import base_of
from salesgloss.schema import Record
from salesgloss.schema.registry import Registry, id_of
from salesgloss.screens import check_report
from salesgloss.screens.check_report import Report
from salesgloss.text.ids import romanize
from salesgloss.validation.known_terms import KnownTerms
from salesgloss.yaml_io import Document

_HEAD = "version: 1\nname: Our company\nterms:\n"
_OVERRIDE = """\
  - extends: {id}
    # Delete what you do not settle differently. The standard definition stays visible under yours.
    definition: {definition}
    owner: {owner}
    status: draft                # approved, draft, deprecated
"""
_NEW = """\
  - id: {id}
    name: {name}
    category: sales              # finance, sales, customer, marketing, technology
    definition: Write here what it means, the first sentence alone as the short answer.
    owner: {owner}
    status: draft                # approved, draft, deprecated
"""


def register(app: typer.Typer) -> None:
    app.command("edit")(edit)


def edit(
    term: Annotated[list[str], typer.Argument(metavar="TERM...", help="Known or new.")],
    glossary: Annotated[
        str | None,
        typer.Option("--glossary", metavar="FILE", help="The file to edit; else your own in use."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Open your entry about a term, or the stub of one, in $VISUAL or $EDITOR, and check it after.

    What you typed is never lost: a file with errors is kept beside yours, and named.
    """
    language = context.language(lang)
    target = os.path.realpath(glossary or _file_in_use())
    text = _text(target)
    asked = " ".join(term)
    started, line = _with_entry(text, target, asked)
    typed = _in_editor(target, started, line)
    if typed in (started, text):
        print_error("nothing was changed", language)
        return
    try:
        _keep(target, typed, language, is_new=not os.path.lexists(target))
    except FileError as error:
        handle, copy = tempfile.mkstemp(prefix="salesgloss-", suffix=".yaml")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(typed)
        raise FileError(error.message, hint=f"what you typed is kept in {copy}") from None


def _file_in_use() -> str:
    """Return the project's own file, else the last of the others, else a new one here."""
    paths = (source.path for source in reversed(sources.ambient()))
    return next((path for path in paths if not os.path.isdir(path)), sources.PROJECT_FILE)


def _text(target: str) -> str:
    if not os.path.lexists(target):
        return ""
    content = files.read_bytes(target)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(f"{target}: not UTF-8 text", hint="save it as UTF-8") from None


def _with_entry(text: str, target: str, asked: str) -> tuple[str, int]:
    """Return ``text`` with an entry about the term ``asked``, and the line that it begins on."""
    registry = layers.bundled().registry()
    document = Document(text, target) if text else None
    data: Any = document.data if document else {"terms": []}
    entries = data.get("terms") if isinstance(data, dict) else None
    if document and not (document.is_complete and isinstance(entries, list)):
        return text, max((each.line for each in document.diagnostics), default=1)
    known = KnownTerms(registry)
    own = [entry for entry in entries or () if _is_entry(entry)]
    for entry in own:
        known.enter(id_of(entry), entry)
    id = asked if asked in registry.records else known.called(asked)
    if id is None and (senses := known.owners(asked)):
        raise UsageError(f"{asked!r} stands for several terms", hint=f"edit {' or '.join(senses)}")
    for number, entry in enumerate(entries or ()):
        if document and _is_entry(entry) and id_of(entry) == id:
            return text, document.locate({("terms", number)}).get(("terms", number), (1, 1))[0]
    before = text if entries else f"{text}{_HEAD if not text else ''}"
    before = before if before.endswith("\n") or not before else f"{before}\n"
    stub = _indented(_stub(registry, id, asked), text)
    return before + stub, before.count("\n") + 1


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("extends") or entry.get("id"), str)


def _stub(registry: Registry, id: str | None, asked: str) -> str:
    owner = yaml_io.dump(os.environ.get("EMAIL") or "who answers for it").split("\n")[0]
    base: Record | None = registry.records.get(id or "")
    if base:
        said = yaml_io.dump({"definition": base["definition"]}).rstrip("\n")
        folded = said.partition(": ")[2].replace("\n", "\n    ")
        return _OVERRIDE.format(id=id, definition=folded, owner=owner)
    name = yaml_io.dump([asked]).partition("- ")[2].rstrip("\n")
    return _NEW.format(id=romanize(asked), name=name, owner=owner)


def _indented(stub: str, text: str) -> str:
    """Return ``stub`` with its dash where the entries of ``text`` have theirs."""
    lines = text.split("\n")
    top = next((at for at, row in enumerate(lines) if row.startswith("terms:")), len(lines))
    dash = next((row for row in lines[top + 1 :] if row.lstrip().startswith("- ")), "  - ")
    if not dash.startswith("-"):
        return stub
    return "".join(row.removeprefix("  ") for row in stub.splitlines(keepends=True))


def _in_editor(target: str, text: str, line: int) -> str:
    """Return what ``text`` became in the editor, which opens it at ``line``."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    folder = os.path.dirname(target) or "."
    try:
        handle, copy = tempfile.mkstemp(dir=folder, prefix=".editing-", suffix=".yaml")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise FileError(f"{folder}: {error.strerror}") from None
    try:
        arguments = [*shlex.split(command), *_at_line(command, line), copy]
        ended = subprocess.run(arguments, check=False).returncode
    except (OSError, ValueError) as error:
        with suppress(OSError):
            os.unlink(copy)
        hint = "set EDITOR to one that you have"
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"no editor {command!r}: {reason}", hint=hint) from None
    typed = _text(copy)
    if ended and typed != text:
        raise FileError(f"the editor ended with status {ended}", hint=f"your text is in {copy}")
    os.unlink(copy)
    return typed


def _usual_editor() -> str:
    return "notepad" if sys.platform == "win32" else "vi"


def _at_line(command: str, line: int) -> list[str]:
    """Return the argument by which an editor that knows it opens a line."""
    program = os.path.basename(shlex.split(command)[0]) if command.strip() else ""
    return [f"+{line}"] if program in ("vi", "vim", "nvim", "nano", "emacs", "micro", "kak") else []


def _keep(target: str, typed: str, lang: str, *, is_new: bool) -> None:
    """Write what was typed to ``target`` if it is valid, else beside it."""
    document = Document(typed, target)
    base = base_of(target, layers.bundled(), context.today()) or layers.bundled().registry()
    found = validation.validate(document, base, today=context.today())
    if found:
        report = Report(
            source=target, text=typed, entries=document.entries, diagnostics=tuple(found)
        )
        write_stderr(check_report.as_text([report], lang))
    if not validation.errors(found):
        files.write_text(target, typed, replace=True)
        print_error(f"{target} is {'started' if is_new else 'changed'}", lang)
        return
    names = (f"{target}.edited{number or ''}" for number in range(1000))
    beside = next(name for name in names if not os.path.lexists(name))
    files.write_text(beside, typed)
    print_error(f"{target} is as it was; what you typed is kept in {beside}", lang)
    raise typer.Exit(NOT_FOUND)
