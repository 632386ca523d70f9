"""Answer the completion scripts that Typer once installed: they evaluate what they are told, so
they are told harmless candidates alone."""

from __future__ import annotations

import os
import sys

from salesgloss.cli import candidates
from salesgloss.cli.candidates import BASH, FISH, POWERSHELL, ZSH
from salesgloss.cli.completion_scripts import SCRIPTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SHELLS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL, "pwsh": POWERSHELL}


def run(asked: str) -> int:
    """Print what the script that asks ("complete_zsh") makes of candidates; 1 where there are
    none."""
    action, _, name = asked.partition("_")
    shell = _SHELLS.get(name)
    if not shell:
        return 1
    if action == "source":
        return _write(SCRIPTS[shell])
    before, typed = _words(shell)
    names = [row.partition("\t")[0] for row in candidates.told(shell, typed, before)]
    names = [name for name in names if candidates.is_safe(name.lstrip("-"))]
    if not names:
        return 1
    if shell == ZSH:
        return _write(f"compadd -M 'm:{{a-zA-Z}}={{A-Za-z}}' -- {' '.join(names)}\n")
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0
    rows = [f"{name}:::{name}" for name in names] if shell == POWERSHELL else names
    return _write("".join(f"{row}\n" for row in rows))


def _words(shell: str) -> tuple[Sequence[str], str]:
    """Return the words before the one to complete, and that one."""
    environ = os.environ
    if shell == BASH:
        words = environ.get("COMP_WORDS", "").split()
        at = environ.get("COMP_CWORD", "")
        place = int(at) if at.isascii() and at.isdecimal() and len(at) < 6 else len(words)
        return words[1:place], (words[place : place + 1] or [""])[0]
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = line.split()[1:]
    typed = words.pop() if words and not line[-1:].isspace() else ""
    return words, typed


def _write(text: str) -> int:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
    return 0
