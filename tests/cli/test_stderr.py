"""Standard error gone or full: the answer and the status are what they are without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")

CALLS = {
    "a look-up": (["MRR"], 0),
    "as JSON": (["MRR", "--json"], 0),
    "a miss": (["qqqzz"], 1),
    "a batch": (["lookup", "-"], 1),
    "a list": (["list", "--plain"], 0),
    "a mistake": (["nosuchopt", "--zz"], 2),
    "no such file": (["check", "none.yaml"], 3),
    "an export to a file": (["export", "csv", "-o", "x.csv"], 0),
    "a starter": (["init", "x.yaml"], 0),
}


def _full() -> IO[bytes]:
    return open("/dev/full", "wb")


def _gone() -> IO[bytes]:
    """Return the end to write to of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "wb")


def answer(arguments: list[str], stderr: IO[bytes] | int) -> tuple[int, bytes]:
    for path in (*Path().glob("x.*"), Path(".salesgloss.schema.json")):
        path.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "salesgloss", *arguments],
        input=b"MRR\nqqqzz\nCAC\n",
        stdout=subprocess.PIPE,
        stderr=stderr,
        check=False,
    )
    written = b"".join(path.read_bytes() for path in Path().glob("x.*"))
    return done.returncode, done.stdout + written


def test_the_answer_does_not_depend_on_the_warning() -> None:
    Path(".salesgloss.yaml").write_text("terms: [", "utf-8")  # there is something to warn of
    for call, (arguments, status) in CALLS.items():
        whole = answer(arguments, subprocess.DEVNULL)
        assert whole[0] == status, call
        for lost in (_gone, _full):
            with lost() as stderr:
                assert answer(arguments, stderr) == whole, (call, lost.__name__)
