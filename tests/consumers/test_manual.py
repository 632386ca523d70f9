"""man reads the manual page without a complaint."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from salesgloss.cli import VERBS

PAGE = Path(__file__).parents[2] / "docs" / "salesgloss.1"


def test_man(need) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANPAGER": "cat"}
    environment |= {"MAN_KEEP_FORMATTING": "", "GROFF_NO_SGR": "1"}
    done = subprocess.run(
        [need("man"), "--warnings", "-l", str(PAGE)],
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode().replace("\u2010", "-")
    for verb in VERBS:
        assert f"salesgloss {verb}" in shown
    for text in ("--category, -c CATEGORY", "salesgloss progress reset", "lookup 獲客成本", "130"):
        assert text in shown
