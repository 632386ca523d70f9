"""Every screen of docs/calc.md and every calculation of the README is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "calc.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def screens(page: str) -> list[tuple[str, str]]:
    """Return the commands of a page that are shown with their answers, and these."""
    blocks = re.findall(r"```console\n\$ (salesgloss calc.*)\n((?:.*\n)*?)```", page)
    return [(command, shown) for command, shown in blocks if shown and shown[0] != "$"]


SCREENS = [*screens(PAGE), *screens(README)]


def test_there_are_screens() -> None:
    assert len(screens(PAGE)) == PAGE.count("```console")
    assert screens(README)


@pytest.mark.parametrize(("command", "shown"), SCREENS)
def test_screen(run, command: str, shown: str) -> None:
    status, out, err = run(*shlex.split(command)[1:])
    assert (status, err) == (0, "")
    assert out == shown


def test_the_library_example(capsys) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "docs/calc.md", "exec"), {})
    assert capsys.readouterr().out == "2000 currency/customer\n"
