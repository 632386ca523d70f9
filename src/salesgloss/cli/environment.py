"""The environment variables that the program heeds, and what each says."""

from __future__ import annotations

import os

PREFIX = "SALESGLOSS_"
HEEDED = (
    (("SALESGLOSS_LANG",), "The language to answer in: en or zh-Hant; else the locale says."),
    (("LC_ALL", "LC_MESSAGES", "LANG"), "The locale."),
    (("SALESGLOSS_GLOSSARY",), "Glossary files, or folders of them, to lay on top."),
    (("SALESGLOSS_PROGRESS",), "Where the progress of the quiz is kept."),
    (
        ("SALESGLOSS_HOME",),
        "One folder for all that is the user's: glossaries, progress, cache.",
    ),
    (
        ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"),
        "Without it, where the folders of these three are.",
    ),
    (("XDG_RUNTIME_DIR", "TMPDIR"), "Where the cache is if its folder cannot be written."),
    (("SALESGLOSS_PAGER", "PAGER"), "What long answers go through; else less -FRX."),
    (("VISUAL", "EDITOR"), "What 'edit' opens a file with."),
    (("EMAIL",), "Whom 'edit' names as the owner of a new entry."),
    (("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"), "Whether to use color."),
    (("TERM", "COLUMNS", "LINES"), "What the terminal can show, and how much."),
    (("SALESGLOSS_TODAY",), "The day to take for today, as in 2026-11-23."),
)


def in_force() -> dict[str, str]:
    """Return the variables that the program heeds and that are set, and any other with its name."""
    known = {name for names, _ in HEEDED for name in names}
    return {
        name: os.environ[name]
        for name in sorted(os.environ)
        if os.environ[name] and (name.startswith(PREFIX) or name in known)
    }
