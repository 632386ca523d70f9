"""A disk that is full, or becomes so at any byte: told as such, with nothing half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salesgloss.progress.store import Store

from .tally import TALLY, trials

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, mounts")

PROGRAM = [sys.executable, "-m", "salesgloss"]
LIMITS = (0, 1, 100, 4096, 5000, 20_000)
SHEET = "Term,Definition,Category\n" + "".join(
    f"Deal {n},{'Text ' * 20},sales\n" for n in range(60)
)
LOG = "".join(
    json.dumps({"at": "2026-01-01T10:00:00+00:00", "term": f"t{number}", "kind": "name",
                "outcome": "right", "answer": "x" * 200}) + "\n"
    for number in range(200)
)  # fmt: skip
WRITERS = {
    "import": ("import", "in.csv", "-o", "out.yaml"),
    "export": ("export", "csv", "--category", "sales", "-o", "out.csv"),
    "a folder": ("export", "markdown", "--split", "--category", "customer", "-o", "out"),
    "a starter": ("init", "out.yaml"),
    "progress import": ("progress", "import", "log.jsonl", "--progress", "out.sqlite"),
    "progress export": ("progress", "export", "out.jsonl", "--progress", "p.sqlite"),
    "progress reset": ("progress", "reset", "--all", "--yes", "--progress", "p.sqlite"),
    "a quiz": ("quiz", "-n", "2", "--progress", "out.sqlite"),
}

STARTED = {"out.yaml"}


@pytest.fixture
def folder(run) -> Path:
    assert run("lookup", "MRR")[0] == 0
    Path("in.csv").write_text(SHEET, "utf-8")
    Path("log.jsonl").write_text(LOG, "utf-8")
    run("progress", "import", "log.jsonl", "--progress", "p.sqlite")
    return Path.cwd()


@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_that_may_not_grow(folder: Path, writer: str) -> None:
    import resource

    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for limit in LIMITS[: max(2, trials(2))]:
        done = subprocess.run(
            [*PROGRAM, *WRITERS[writer]],
            input=b"?\n?\n",
            capture_output=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # noqa: B023
        )
        TALLY.add("full disks")
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 3), done.stderr
        if done.returncode:
            left = {path.name: path.read_bytes() for path in folder.iterdir()}
            whole = STARTED if writer == "a starter" else set()  # the first of its two files
            assert {name: left[name] for name in left if name not in whole} == before
            assert done.stderr.startswith(b"salesgloss: ")
        else:
            break


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 256 KiB; only root can make one."""
    mount = tmp_path / "small"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(mount)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("no mount")
    if done.returncode:
        pytest.skip("no disk can be mounted")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=False)  # a store is open yet


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as stream:
        while True:
            os.write(stream.fileno(), bytes(1024))


def test_a_quiz_on_a_full_disk(run, small: Path) -> None:
    path = small / "p.sqlite"
    quiz = ("quiz", "-n", "3", "--new", "9", "--fresh", "--progress", str(path))
    assert run(*quiz, stdin="?\n:q\n")[0] == 0
    with closing(Store(str(path))) as store:
        kept = store.reviews()
    with pytest.raises(OSError, match="No space left"):
        fill(small / "fill")
    status, _, err = run(*quiz, stdin="?\n:q\n")
    assert status == 3
    assert "the disk is full" in err
    assert run("progress", "reset", "--all", "--yes", "--progress", str(path))[0] == 3
    other = small / "other.sqlite"
    Path("log.jsonl").write_text(LOG, "utf-8")
    status, _, err = run("progress", "import", "log.jsonl", "--progress", str(other))
    assert status == 3
    assert "the disk is full" in err
    assert sorted(each.name for each in small.iterdir()) == ["fill", "p.sqlite"]
    with closing(Store(str(path))) as store:
        assert store.reviews() == kept
    TALLY.add("full disks")
