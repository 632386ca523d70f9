"""Every way to install gives a program with the same answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_MEGABYTES = 6
QUERIES = (
    "MRR\n獲客成本\nmontly recuring revenue\nSDR vs BDR\nhow long until a customer pays back\n"
)

pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of what is needed to build."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, copy / name)
    (copy / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "salesgloss.1", copy / "docs")
    (copy / "tests").mkdir()
    return copy


def build(source: Path, target: Path, kind: str) -> Path:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            f"--{kind}",
            "-o",
            str(target),
            str(source),
        ],
        check=True,
        capture_output=True,
    )
    (made,) = target.iterdir()
    return made


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("wheel"), "wheel")


def installed(folder: Path, *what: str) -> Path:
    """Return the program of a new environment with ``what`` in it; it borrows the dependencies
    and the installer of this one, so that nothing is fetched."""
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    (site,) = folder.glob("[Ll]ib/**/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "-q",
            "--no-index",
            "--no-deps",
            "--no-build-isolation",
            *what,
        ],
        check=True,
        capture_output=True,
    )
    return python.with_name("salesgloss")


def answers(program: Path, home: Path) -> bytes:
    done = subprocess.run(
        [program, "lookup", "--json", "-"],
        input=QUERIES.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "SALESGLOSS_HOME": str(home), "PYTHONPATH": ""},
    )
    assert done.stderr == b""
    return done.stdout


def test_all_installations_answer_alike(
    checkout: Path, sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    unpacked = tmp_path / "unpacked"
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    from_sdist = build(source, tmp_path / "wheel", "wheel")
    ways = {
        "wheel": (str(wheel),),
        "wheel from the sdist": (str(from_sdist),),
        "pip install .": (str(checkout),),
        "pip install -e .": ("-e", str(checkout)),
    }
    found = {
        name: answers(installed(tmp_path / name.replace(" ", "-"), *what), tmp_path / "home")
        for name, what in ways.items()
    }
    assert len(found["wheel"].splitlines()) == QUERIES.count("\n")
    assert set(found.values()) == {found["wheel"]}


def test_the_wheel_is_pure_and_carries_the_compiled_terms(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "salesgloss/glossary.compiled" in names
    assert "salesgloss/py.typed" in names
    assert [name for name in names if name.endswith(".data/data/share/man/man1/salesgloss.1")]
    assert not [name for name in names if name.endswith(".yaml") or name.startswith("tests")]


def test_the_wheel_is_no_burden(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_MEGABYTES * 1_000_000


def test_two_builds_are_the_same(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    again = build(checkout, tmp_path / "again", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    name: Win Rate\n", "    name: Win Rate\n    name: Twice\n"),
        ("    name: Win Rate\n", "    name: NO\n"),
        ("    name: Win Rate\n", "    name: Win Rate\n    color: red\n"),
        ("related:\n", "related:\n      - no-such-term\n"),
    ],
)
def test_the_build_refuses_data_with_an_error(
    checkout: Path, tmp_path: Path, old: str, new: str
) -> None:
    source = tmp_path / "source"
    shutil.copytree(checkout, source)
    data = source / "data" / "terms.yaml"
    text = data.read_text("utf-8")
    assert old in text
    data.write_text(text.replace(old, new, 1), "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "-o",
            str(tmp_path / "out"),
            str(source),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "terms.yaml:" in done.stdout + done.stderr
