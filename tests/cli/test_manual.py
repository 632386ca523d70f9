"""The manual page: made of the commands, and read by man."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from salesgloss.cli import VERBS
from salesgloss.cli.manual import page

PAGE = Path(__file__).parents[2] / "docs" / "salesgloss.1"


def test_the_page_is_what_the_commands_say_today() -> None:
    """Else: python -m salesgloss.cli.manual > docs/salesgloss.1"""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.skipif(not shutil.which("man"), reason="no man here")
def test_man_reads_it() -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANPAGER": "cat"}
    environment |= {"MAN_KEEP_FORMATTING": "", "GROFF_NO_SGR": "1"}
    done = subprocess.run(
        ["man", "--warnings", "-l", str(PAGE)],
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
