"""A folder on disk: written beside and put in its place whole, or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from salesgloss.errors import FileError
from salesgloss.files import umasked

MARKER = ".salesgloss-export"  # in every folder that was exported, and only there


def write_folder(path: str, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Write ``files``, by path within it, as the folder ``path``.

    An old export is only replaced where ``replace`` says so, and what is no export never is:
    FileError. Nothing changes at ``path`` before all is written.
    """
    if outside := next((name for name in files if not _is_within(name)), None):
        raise FileError(f"{path}: no file is called {outside!r}")
    target = os.path.realpath(path)
    _require_replaceable(path, target, replace=replace)
    above, name = os.path.split(target)
    try:
        beside = tempfile.mkdtemp(dir=above, prefix=f".{name}.")
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from None
    try:
        _write_all(Path(beside), files)
        _put_in_place(beside, target)
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_within(name: str) -> bool:
    """Tell whether ``name`` is a path that leads nowhere but into the folder."""
    parts = name.split("/")
    return all(part not in ("", ".", "..") and not {*part} & {*"\\:\0"} for part in parts)


def _require_replaceable(path: str, target: str, *, replace: bool) -> None:
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise FileError(f"{path}: a file, not a folder", hint="name a folder")
    if not os.listdir(target):
        return
    if not os.path.isfile(os.path.join(target, MARKER)):
        raise FileError(f"{path}: holds something else than an export", hint="name another folder")
    if not replace:
        raise FileError(f"{path}: exists already", hint="--force replaces it")


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in {**files, MARKER: b"salesgloss\n"}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    os.chmod(folder, umasked(0o777))


def _put_in_place(beside: str, target: str) -> None:
    """Exchange what is at ``target`` for ``beside``; the old one is back if that fails."""
    if not os.path.lexists(target):
        os.rename(beside, target)
        return
    mode = stat.S_IMODE(os.stat(target).st_mode)
    old = f"{beside}.old"
    os.rename(target, old)
    try:
        os.rename(beside, target)
    except BaseException:
        os.rename(old, target)
        raise
    with suppress(OSError):
        os.chmod(target, mode)
    shutil.rmtree(old, ignore_errors=True)
