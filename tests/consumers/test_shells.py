"""The completion scripts in the shells themselves, with a glossary that means harm."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer._completion_shared import get_completion_script

from salesgloss.cli.completion_scripts import SCRIPTS

OWN = r"""
terms:
  - {id: zebra-index, name: Zebra Index, acronym: ZBX, category: sales, definition: "Ours; $(sh<x) `sh<x`"}
  - {id: acme-thing, name: Acme Thing, acronym: "\\$(sh<x)", category: sales, definition: A thing.}
  - {id: acme-other, name: "Other $(sh<x)", aliases: ["zeb$(sh<x)", "zebra;sh<x", "zeb-`sh<x`-y"], category: sales, definition: A.}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a hostile glossary, and the script that it wants run."""
    folder = tmp_path_factory.mktemp("cloned")
    (folder / ".salesgloss.yaml").write_text(OWN)
    (folder / "x").write_text("touch pwned\n")
    return folder


@pytest.fixture
def shell_world(folder: Path, tmp_path: Path, own_world: None, monkeypatch) -> dict[str, str]:
    """Return the environment of a shell in ``folder``, the scripts at hand as ``$SCRIPTS/bash`` and
    so on, and as ``$SCRIPTS/typer-bash`` those that Typer once installed."""
    monkeypatch.chdir(folder)
    programs, scripts = tmp_path / "bin", tmp_path / "scripts"
    programs.mkdir()
    scripts.mkdir()
    program = programs / "salesgloss"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m salesgloss "$@"\n')
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (scripts / shell).write_text(script)
        installed = get_completion_script(
            prog_name="salesgloss", complete_var="_SALESGLOSS_COMPLETE", shell=shell
        )
        (scripts / f"typer-{shell}").write_text(installed)
    return {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "SCRIPTS": str(scripts),
        "HOME": str(tmp_path / "home"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "SALESGLOSS_LANG": "en",
    }


@pytest.fixture(autouse=True)
def nothing_was_run(folder: Path) -> Iterator[None]:
    yield
    assert not (folder / "pwned").exists()


BASH = """
source "$SCRIPTS/$1"; shift
COMP_WORDS=(salesgloss "$@"); COMP_CWORD=$#
$(complete -p salesgloss | sed 's/.*-F \\([^ ]*\\) .*/\\1/') salesgloss
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = 'source "$SCRIPTS/$argv[1]"; complete -C "$argv[2]"'


class Typist:
    """Somebody at a shell on a terminal."""

    def __init__(self, command: str, arguments: list[str], environment: dict[str, str]) -> None:
        import pexpect  # there is none for Windows

        self.child = pexpect.spawn(
            command, arguments, env=environment, encoding="utf-8", timeout=60, dimensions=(40, 160)
        )

    def runs(self, line: str) -> None:
        self.child.sendline(f"{line}; echo d''one")
        self.child.expect("done")

    def sees_after(self, keys: str, text: str) -> None:
        """Type ``keys`` and wait for ``text``."""
        self.child.send(keys)
        self.child.expect_exact(text)


@pytest.fixture
def at(need, shell_world: dict[str, str]) -> Iterator[Callable[..., Typist]]:
    """Return ``at(shell, *arguments)``, which sits somebody down at that shell."""
    seated: list[Typist] = []

    def at(shell: str, *arguments: str) -> Typist:
        seated.append(Typist(need(shell), [*arguments], shell_world))
        return seated[-1]

    yield at
    for typist in seated:
        typist.child.close(force=True)


@pytest.fixture
def completed(need, shell_world: dict[str, str]) -> Callable[..., str]:
    """Return ``completed(script, *words)``: what Bash or fish makes of ``words`` with a script."""

    def completed(script: str, *words: str) -> str:
        shell = script.removeprefix("typer-")
        if shell == "bash":
            command = [need(shell), "--norc", "-c", BASH, "bash", script, *words]
        else:
            command = [need(shell), "--no-config", "-c", FISH, script, *words]
        done = subprocess.run(
            command, env=shell_world, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.stderr == ""
        return done.stdout

    return completed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("lookup", "nr"), "NRR"),
        (("zb",), "ZBX"),
        (("lookup", "獲客"), "獲客成本"),
        (("list", "--category", "=", "fin"), "finance"),
        (("list", "--cat"), "--category"),
    ],
)
def test_bash(completed, words: tuple[str, ...], name: str) -> None:
    assert name in completed("bash", *words).split()


@pytest.mark.parametrize("script", ["bash", "typer-bash"])
def test_bash_keeps_what_means_harm_out(completed, script: str) -> None:
    assert "acme-thing" in completed(script, "lookup", "acme").split()
    for words in (("lookup", "zeb"), ("lookup", ""), ("lookup", "\\$(")):
        assert "sh<x" not in completed(script, *words)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("salesgloss lookup nr", "NRR\tNet Revenue Retention"),
        ("salesgloss zb", "ZBX\tZebra Index"),
        ("salesgloss lookup 獲客成", "獲客成本\tCustomer Acquisition Cost"),
        ("salesgloss list --category=fin", "--category=finance\tFinance and"),
        ("salesgloss qui", "quiz\tLearn"),
    ],
)
def test_fish(completed, line: str, row: str) -> None:
    shown = completed("fish", line)
    assert row in shown
    assert "sh<x" not in shown


@pytest.mark.parametrize("script", ["fish", "typer-fish"])
def test_fish_keeps_what_means_harm_out(completed, script: str) -> None:
    shown = completed(script, "salesgloss lookup ")
    assert "acme-thing" in shown
    assert "$(" not in shown


def test_typing_in_bash(at) -> None:
    typist = at("bash", "--norc", "--noprofile")
    typist.runs('source "$SCRIPTS/bash"; bind "set show-all-if-ambiguous on"')
    typist.sees_after("echo; salesgloss lookup --plain zb\t\r", "ZBX | Zebra Index")
    typist.sees_after("salesgloss zeb\t", "zebra-index")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("salesgloss lookup --plain zb\t\r", "ZBX | Zebra Index"),
        ("salesgloss lookup --plain zeb\t\r", "ZBX | Zebra Index"),
        ("salesgloss lookup net-revenue-r\t\t", "net-revenue-retention"),
        ("salesgloss lookup net-revenue-\t\t", "-- Net Revenue Retention"),
        ("salesgloss list --for \t\t", "marketing"),
        ("salesgloss lookup acme\t\t", "acme-thing"),
        ("salesgloss lookup \\\\$\t\t\x15echo d''one\r", "done"),
    ],
)
def test_typing_in_zsh(at, keys: str, text: str) -> None:
    typist = at("zsh", "-f")
    typist.runs('source "$SCRIPTS/zsh"')
    typist.sees_after(keys, text)


def test_zsh_with_the_script_that_typer_installed(at) -> None:
    """It evaluates what it gets: what it gets from us is a list of harmless names."""
    typist = at("zsh", "-f")
    typist.runs('autoload -Uz compinit; compinit -i -D; source "$SCRIPTS/typer-zsh"')
    typist.sees_after("salesgloss lookup --plain ZB\t\r", "ZBX | Zebra Index")
    typist.sees_after("salesgloss lookup --plain zeb\t\r", "ZBX | Zebra Index")
    typist.sees_after("salesgloss lookup acme\t\t", "acme-thing")


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_typing_where_typer_s_script_is_installed(at, shell: str) -> None:
    without = {"bash": ("--norc", "--noprofile"), "fish": ("--no-config",)}
    typist = at(shell, *without[shell])
    typist.runs(f'source "$SCRIPTS/typer-{shell}"')
    typist.sees_after("salesgloss lookup --plain ZB\t\r", "ZBX | Zebra Index")


def test_the_zsh_script_as_a_file_of_a_completion_folder(at, tmp_path: Path) -> None:
    folder = tmp_path / "functions"
    folder.mkdir()
    (folder / "_salesgloss").write_text(SCRIPTS["zsh"])
    typist = at("zsh", "-f")
    typist.runs(f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -i -D")
    typist.sees_after("salesgloss lookup --plain zb\t\r", "ZBX | Zebra Index")
