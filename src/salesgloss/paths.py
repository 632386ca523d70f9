"""Where a user's files live: one small rule for every platform.

``SALESGLOSS_HOME`` wins over all, then the XDG variables (absolute ones only, as their
specification asks), then the platform's default in the home folder. Plain strings: pathlib
would double the cost of a look-up.
"""

import os
import stat
import sys


def config_dir() -> str:
    """Return the folder of the user's own glossary files."""
    return _folder("config", "XDG_CONFIG_HOME", "~/.config", "APPDATA")


def cache_dir() -> str:
    """Return the folder of compiled glossaries: safe to delete at any time."""
    return _folder("cache", "XDG_CACHE_HOME", "~/.cache", "LOCALAPPDATA", mac="~/Library/Caches")


def spare_cache_dir() -> str:
    """Return a folder for compiled glossaries where the usual one cannot be written, in a
    container or a read-only home: the session's own, or one of ours among temporary files; empty
    where there is none that is nobody else's."""
    environ = os.environ
    if os.path.isabs(base := environ.get("XDG_RUNTIME_DIR", "")) and os.path.isdir(base):
        return os.path.join(base, "salesgloss")
    if sys.platform == "win32":
        return ""
    temporary = environ.get("TMPDIR", "")
    base = temporary if os.path.isabs(temporary) else "/tmp"
    folder = os.path.join(base, f"salesgloss-{os.getuid()}")
    try:
        found = os.lstat(folder)
    except (OSError, ValueError):
        return folder  # to be made, for ourselves alone
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return folder if is_own and not found.st_mode & 0o077 else ""


def data_dir() -> str:
    """Return the folder of what must be kept: the quiz's progress."""
    return _folder("data", "XDG_DATA_HOME", "~/.local/share", "LOCALAPPDATA")


def _folder(
    part: str, xdg: str, default: str, windows: str, mac: str = "~/Library/Application Support"
) -> str:
    environ = os.environ
    if home := environ.get("SALESGLOSS_HOME"):
        return os.path.join(os.path.abspath(home), part)
    if os.path.isabs(base := environ.get(xdg, "")):
        return os.path.join(base, "salesgloss")
    if sys.platform == "win32":
        base = environ.get(windows) or os.path.expanduser("~\\AppData\\Local")
        return os.path.join(base, "salesgloss", part)
    if sys.platform == "darwin":
        leaf = ("salesgloss",) if part == "cache" else ("salesgloss", part)
        return os.path.join(_expand_home(mac), *leaf)
    return os.path.join(_expand_home(default), "salesgloss")


def _expand_home(path: str) -> str:
    """Return ``path`` with the home folder for its ``~``: the account's own where HOME is no
    absolute path."""
    if os.path.isabs(os.environ.get("HOME", "/")):
        return os.path.expanduser(path)
    import pwd  # only where it is needed

    try:
        return path.replace("~", pwd.getpwuid(os.getuid()).pw_dir, 1)
    except KeyError:  # an account that no one has entered
        return path.replace("~", "/nonexistent", 1)
