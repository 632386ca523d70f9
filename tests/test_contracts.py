"""The import contracts refuse what they are there for, each broken once, in a copy; and one name
is one class."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import salesgloss

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "salesgloss"

BREACHES = {
    "the root, from a leaf": ("text/__init__.py", "import salesgloss"),
    "the root, within a function": (
        "calc/units.py",
        "def version():\n    from salesgloss import __version__\n    return __version__",
    ),
    "a floor above": ("model.py", "from salesgloss import glossary"),
    "a leaf beside": ("paths.py", "from salesgloss import files"),
    "rich, outside screens": ("cards/plain.py", "import rich.text"),
    "rich, in a command": ("cli/where.py", "from rich.console import Console"),
    "yaml, outside yaml_io": ("layers/merge.py", "import yaml"),
    "rapidfuzz, outside matching": ("search/fuzzy.py", "from rapidfuzz import fuzz"),
    "typer, outside cli": ("exchange/sheets.py", "import typer"),
    "textual, outside tui": ("screens/plain.py", "from textual.app import App"),
    "a room on no floor": ("attic.py", "ROOM = 1"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources and their contracts."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(Path(salesgloss.__file__).parent, house / "src" / "salesgloss")
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def lint(house: Path) -> tuple[int, str]:
    """Return the exit status and the report of lint-imports on ``house``."""
    code = "import sys; from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        capture_output=True,
        encoding="utf-8",
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src"), "PYTHONUTF8": "1"},
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_house_as_it_is_keeps_every_contract(house: Path) -> None:
    status, report = lint(house)
    assert status == 0, report
    assert " 0 broken" in report


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_refused(house: Path, breach: str) -> None:
    name, line = BREACHES[breach]
    module = house / "src" / "salesgloss" / name
    before = module.read_text("utf-8") if module.exists() else None
    module.write_text(f"{before or ''}\n{line}\n", "utf-8")
    try:
        status, report = lint(house)
    finally:
        module.write_text(before, "utf-8") if before is not None else module.unlink()
    assert status == 1, report
    named = name.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
    assert named in report


def test_no_two_classes_have_one_name() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")]
    names = Counter(
        node.name.removeprefix("_")
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    )
    assert len(names) > 100
    assert [name for name, count in names.items() if count > 1] == []
