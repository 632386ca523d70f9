"""Bytes on disk: read within bounds, written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress

from salesgloss.errors import FileError

LARGEST_FILE = 8 * 1024 * 1024
STANDARD_OUTPUT = "-"  # wherever a path to write to is taken


def read_bytes(path: str, *, largest: int | None = LARGEST_FILE) -> bytes:
    """Return the content of the regular file at ``path``, of at most ``largest`` bytes.

    FileError for anything else: a folder, a pipe, a device, no permission, too large.
    """
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise FileError(f"{path}: {_file_type(mode)}, not a file")
        with open(path, "rb") as stream:
            content = stream.read() if largest is None else stream.read(largest + 1)
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise FileError(f"{path!r}: {error}") from None
    if largest is not None and len(content) > largest:
        limit = largest // (1024 * 1024)
        raise FileError(f"{path}: larger than {limit} MiB", hint="split it into several files")
    return content


def write_bytes(path: str, content: bytes, *, replace: bool = False) -> None:
    """Write ``content`` to ``path``: standard output for ``-``, into a pipe or device as it is, a
    file whole or not at all. A link leads to what it points at; FileError where that cannot be
    written, or is there and not to be replaced.
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except (OSError, ValueError):
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        _write_into(path, mode, content)
    elif mode is not None and not replace:
        raise FileError(f"{path}: exists already", hint="name another file, or move it away")
    else:
        _write_whole(path, target, content, mode)


def write_text(path: str, text: str, *, replace: bool = False) -> None:
    """Write ``text`` as UTF-8, as ``write_bytes`` does."""
    write_bytes(path, text.encode(), replace=replace)


def keep_backup(path: str) -> str:
    """Copy the file at ``path`` beside itself, under the first free of ``path.bak``, ``.bak1``, ...,
    and return that name; FileError where that cannot be."""
    content = read_bytes(path)
    copy = free_copy(path)
    write_bytes(copy, content)
    return copy


def free_copy(path: str) -> str:
    """Return the first free name for a copy of ``path`` beside it; FileError where all are taken."""
    names = (f"{path}.bak{number or ''}" for number in range(1000))
    free = next((name for name in names if not os.path.lexists(name)), None)
    if free is None:
        raise FileError(f"{path}: there are 1,000 backups already", hint="move them away")
    return free


def identity(path: str) -> tuple[int, int] | None:
    """Return what is the same for every name of the file at ``path``; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def make_folder(folder: str, *, mode: int = 0o777) -> None:
    """Make ``folder``, with ``mode``, and those above it, however many; FileError, and none of
    them, where that cannot be."""
    missing: list[str] = []
    made: list[str] = []
    try:
        while folder and not os.path.isdir(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for each in reversed(missing):
            with suppress(FileExistsError):  # another process makes it too
                os.mkdir(each, mode)
                made.append(each)
    except (OSError, ValueError) as error:
        for each in reversed(made):
            with suppress(OSError):  # another process uses it by now
                os.rmdir(each)
        raise FileError(f"{missing[0]}: {getattr(error, 'strerror', None) or error}") from None


def replace_atomically(
    target: str, content: bytes, *, mode: int | None = None, suffix: str = ""
) -> None:
    """Write ``content`` beside ``target`` and put it in its place; OSError leaves no half."""
    folder, name = os.path.split(target)
    handle, temporary = tempfile.mkstemp(dir=folder or ".", prefix=f".{name}.", suffix=suffix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:  # an interruption leaves nothing behind either
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _write_whole(path: str, target: str, content: bytes, mode: int | None) -> None:
    try:
        replace_atomically(
            target, content, mode=umasked(0o666) if mode is None else stat.S_IMODE(mode)
        )
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _write_into(path: str, mode: int, content: bytes) -> None:
    """Write into what is no file but takes bytes: a pipe, a terminal, the null device."""
    if stat.S_ISDIR(mode):
        raise FileError(f"{path}: a folder, not a file")
    try:
        with open(path, "wb", buffering=0) as stream:
            stream.write(content)
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}") from None


def umasked(mode: int) -> int:
    """Return the mode that a new file or folder gets where ``mode`` is asked for."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask


def _file_type(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a device or socket"
