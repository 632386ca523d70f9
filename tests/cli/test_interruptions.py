"""An interruption ends as one, whenever after our first line it comes, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

# Interrupts itself when so many calls of ours, and ends, have passed; tells how many there were.
INTERRUPTED = """
import os, signal, sys
at, passed = int(sys.argv[1]), 0

def note(frame, event, argument):
    global passed
    if event in ("call", "return") and "salesgloss" in frame.f_code.co_filename:
        passed += 1
        if passed == at:
            os.kill(os.getpid(), signal.SIGINT)

del sys.argv[1]
from salesgloss import __main__
ending = os._exit
def told(status):
    sys.setprofile(None)
    os.write(2, b"PASSED %d" % passed)
    ending(status)
os._exit = told
sys.setprofile(note)
__main__.entry_point()
"""


def interrupted(at: int, *arguments: str, stdin: bytes = b"") -> tuple[int, str, int]:
    """Return status, standard error and how many moments there were."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(at), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ,
    )
    err, _, passed = done.stderr.decode().partition("PASSED ")
    return done.returncode, err, int(passed or 0)


CALLS = {
    "a look-up": (("lookup", "MRR"), b""),
    "a batch": (("lookup", "-"), b"MRR\nCAC\n"),
    "help": (("--help",), b""),
    "an export": (("export", "csv", "-o", "x.csv", "--category", "finance"), b""),
    "a quiz": (("quiz", "-n", "2", "--seed", "1", "--progress", "p.sqlite"), b"?\n?\n"),
}


@pytest.mark.parametrize("call", CALLS)
def test_an_interruption_ends_with_130(run, call: str) -> None:
    assert run("lookup", "MRR")[0] == 0  # the bundled terms are compiled
    arguments, stdin = CALLS[call]
    _, _, moments = interrupted(0, *arguments, stdin=stdin)
    assert moments > 20
    ended: Counter[int] = Counter()
    for at in (2, 3, *range(4, moments, max(1, moments // 8)), moments - 1, moments):
        for path in Path().iterdir():
            path.unlink()
        status, err, passed = interrupted(at, *arguments, stdin=stdin)
        ended[status] += 1
        assert status == 130 or passed < at, (at, err)
        assert "Traceback" not in err, at
        assert {path.name for path in Path().iterdir()} <= {"x.csv", "p.sqlite"}, at
    assert ended[130] > 8
