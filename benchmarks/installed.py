"""A wheel of a checkout, this one or another, in a fresh environment, as a user has it: what the benchmarks time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# A development machine may forbid byte code; a user's does not.
LEFT_OUT = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "SALESGLOSS_LANG"}


class Installed:
    """The program and the interpreter of a fresh environment below ``folder``."""

    def __init__(self, folder: Path, checkout: Path = ROOT) -> None:
        self.home = folder / "home"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in LEFT_OUT},
            "SALESGLOSS_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
        }
        self.environment.pop("NO_COLOR", None)
        place = folder / "venv"
        self._do(sys.executable, "-m", "venv", str(place))
        self.python = str(place / "bin" / "python")
        self._do(self.python, "-m", "pip", "install", "-q", "--upgrade", "pip")
        self._do(self.python, "-m", "pip", "install", "-q", str(checkout))
        self.program = str(place / "bin" / "salesgloss")
        self.pip = self._do(self.python, "-m", "pip", "--version").split()[1]

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=self.environment
        )
        return done.stdout
