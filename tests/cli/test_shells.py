"""The completion scripts in the shells themselves, with a glossary that means harm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from salesgloss.cli.completion_scripts import SCRIPTS

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such shells")

OWN = r"""
terms:
  - {id: zebra-index, name: Zebra Index, acronym: ZBX, category: sales, definition: "Ours; $(sh<x) `sh<x`"}
  - {id: acme-thing, name: Acme Thing, acronym: "\\$(sh<x)", category: sales, definition: A thing.}
  - {id: acme-other, name: "Other $(sh<x)", aliases: ["zeb$(sh<x)", "zebra;sh<x", "zeb-`sh<x`-y"], category: sales, definition: A.}
"""


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"no {shell} here")


@pytest.fixture
def shell_world(tmp_path: Path, own_world: None) -> dict[str, str]:
    """Return the environment of a shell in a folder with a hostile glossary, the scripts at hand
    as ``$SCRIPTS/bash`` and so on."""
    work = tmp_path / "work"
    (work / ".salesgloss.yaml").write_text(OWN)
    (work / "x").write_text("touch pwned\n")
    programs, scripts = tmp_path / "bin", tmp_path / "scripts"
    programs.mkdir()
    scripts.mkdir()
    program = programs / "salesgloss"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m salesgloss "$@"\n')
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (scripts / shell).write_text(script)
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
def nothing_was_run(tmp_path: Path):
    yield
    assert not (tmp_path / "work" / "pwned").exists()


def said_by(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


BASH = """
source "$SCRIPTS/bash"
COMP_WORDS=(salesgloss "$@"); COMP_CWORD=$#
_salesgloss
printf '%s\\n' "${COMPREPLY[@]}"
"""


@needs("bash")
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
def test_bash(shell_world, words: tuple[str, ...], name: str) -> None:
    assert name in said_by(shell_world, "bash", "--norc", "-c", BASH, "bash", *words).split()


@needs("bash")
def test_bash_keeps_what_means_harm_out(shell_world) -> None:
    for words in (("lookup", "zeb"), ("lookup", ""), ("lookup", "\\$(")):
        assert "sh<x" not in said_by(shell_world, "bash", "--norc", "-c", BASH, "bash", *words)


@needs("fish")
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
def test_fish(shell_world, line: str, row: str) -> None:
    code = 'source "$SCRIPTS/fish"; complete -C "$argv[1]"'
    shown = said_by(shell_world, "fish", "--no-config", "-c", code, line)
    assert row in shown
    assert "sh<x" not in shown


@needs("fish")
def test_fish_keeps_what_means_harm_out(shell_world) -> None:
    code = 'source "$SCRIPTS/fish"; complete -C "salesgloss lookup "'
    shown = said_by(shell_world, "fish", "--no-config", "-c", code)
    assert "acme-thing" in shown
    assert "$(" not in shown


class Typist:
    """Somebody at a shell on a terminal."""

    def __init__(self, command: str, arguments: list[str], environment: dict[str, str]) -> None:
        self.child = pexpect.spawn(
            command, arguments, env=environment, encoding="utf-8", timeout=30, dimensions=(40, 160)
        )

    def runs(self, line: str) -> None:
        self.child.sendline(f"{line}; echo d''one")
        self.child.expect("done")

    def sees_after(self, keys: str, text: str) -> None:
        """Type ``keys`` and wait for ``text``."""
        self.child.send(keys)
        self.child.expect_exact(text)

    def leaves(self) -> None:
        self.child.close(force=True)


@needs("bash")
def test_typing_in_bash(shell_world) -> None:
    typist = Typist("bash", ["--norc", "--noprofile"], shell_world)
    typist.runs('source "$SCRIPTS/bash"; bind "set show-all-if-ambiguous on"')
    typist.sees_after("echo; salesgloss lookup --plain zb\t\r", "ZBX | Zebra Index")
    typist.sees_after("salesgloss zeb\t", "zebra-index")
    typist.leaves()


@needs("zsh")
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
def test_typing_in_zsh(shell_world, keys: str, text: str) -> None:
    typist = Typist("zsh", ["-f"], shell_world)
    typist.runs('source "$SCRIPTS/zsh"')
    typist.sees_after(keys, text)
    typist.leaves()


@needs("zsh")
def test_zsh_with_the_script_that_typer_installed(shell_world) -> None:
    """It evaluates what it gets: what it gets from us is a list of harmless names."""
    typist = Typist("zsh", ["-f"], shell_world)
    typist.runs(
        "autoload -Uz compinit; compinit -i -D; "
        '_old() { eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" '
        "_SALESGLOSS_COMPLETE=complete_zsh salesgloss) }; compdef _old salesgloss"
    )
    typist.sees_after("salesgloss lookup --plain ZB\t\r", "ZBX | Zebra Index")
    typist.sees_after("salesgloss lookup acme\t\t", "acme-thing")
    typist.leaves()


@needs("zsh")
def test_the_zsh_script_as_a_file_of_a_completion_folder(shell_world, tmp_path: Path) -> None:
    folder = tmp_path / "functions"
    folder.mkdir()
    (folder / "_salesgloss").write_text(SCRIPTS["zsh"])
    typist = Typist("zsh", ["-f"], shell_world)
    typist.runs(f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -i -D")
    typist.sees_after("salesgloss lookup --plain zb\t\r", "ZBX | Zebra Index")
    typist.leaves()
