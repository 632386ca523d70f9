"""Every screen of docs/calc.md is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "calc.md").read_text("utf-8")
SCREENS = [
    block.removeprefix("$ ").partition("\n")[::2]
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
]


@pytest.mark.parametrize(("command", "shown"), SCREENS)
def test_screen(run, command: str, shown: str) -> None:
    status, out, err = run(*shlex.split(command)[1:])
    assert (status, err) == (0, "")
    assert out == shown


def test_the_library_example(capsys) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "docs/calc.md", "exec"), {})
    assert capsys.readouterr().out == "2000 currency/customer\n"
