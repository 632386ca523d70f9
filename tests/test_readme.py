"""Every example of the README works as written."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


COMMANDS = [
    line.removeprefix("$ ")
    for block in blocks("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]


def test_there_are_examples() -> None:
    assert len(COMMANDS) >= 10


def test_two_commands_get_it_running_and_tested() -> None:
    main, tests = (line for block in blocks("sh") for line in block.splitlines())
    assert main.startswith("pip install .")
    assert tests.endswith("pytest")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_answers(run, command: str) -> None:
    stdin = ""
    if "|" in command:
        given, command = command.split(" | ")
        stdin = shlex.split(given)[1].encode().decode("unicode_escape")
    words = shlex.split(command)
    assert words[0] == "salesgloss"
    if words[1] == "check":
        assert run("init")[0] == 0
    if words[1] == "quiz":
        stdin = "1\n" * 40
    status, out, _ = run(*words[1:], stdin=stdin)
    nothing_due = words[1:] == ["quiz", "--due"]
    assert status == (1 if nothing_due else 0)
    assert out


@pytest.mark.parametrize("code", blocks("python"))
def test_each_python_example_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text("utf-8"))
    assert links
    for link in links:
        assert (README.parent / link).exists(), link
