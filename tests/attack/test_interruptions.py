"""An interruption ends as one, whenever after our first line it comes, and leaves nothing behind."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from .killing import CALLS, ended
from .tally import TALLY, trials

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

USUAL = 1
INTERRUPTED = 130
COMMANDS = {
    "a look-up": (("lookup", "MRR"), b""),
    "a close one": (("lookup", "montly recuring revenue"), b""),
    "a batch": (("lookup", "-"), b"MRR\nCAC\n"),
    "help": (("--help",), b""),
    "a list": (("list", "--json"), b""),
    "a computation": (("calc", "CAC", "spend=50k", "new_customers=25"), b""),
    "an export": (("export", "csv", "-o", "x.csv", "--category", "customer"), b""),
    "a check": (("check", "own.yaml"), b""),
    "an import": (("import", "in.csv", "-o", "x.yaml"), b""),
    "a quiz": (("quiz", "-n", "2", "--seed", "1", "--progress", "p.sqlite"), b"?\n?\n"),
}
READ = {
    "own.yaml": "terms: [{id: foo-x, name: Foo X, category: sales, definition: D.}]\n",
    "in.csv": "Term,Definition,Category\nBig Deal,Text,sales\n",
}
WRITTEN = {*READ, "x.csv", "x.yaml", "p.sqlite"}


def laid_out() -> None:
    for path in Path().iterdir():
        path.unlink()
    for name, text in READ.items():
        Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_interruption_ends_with_130(run, command: str) -> None:
    assert run("lookup", "MRR")[0] == 0  # the bundled terms are compiled
    arguments, stdin = COMMANDS[command]
    laid_out()
    _, _, _, moments = ended(CALLS, 0, "SIGINT", *arguments, stdin=stdin)
    assert moments > 20
    chance, statuses = Random(command), Counter[int]()
    # The first call is that of the program itself; the last returns are as telling.
    some = [chance.randint(2, moments) for _ in range(trials(USUAL))]
    for at in (2, 3, *some, moments - 1, moments):
        laid_out()
        status, _, err, passed = ended(CALLS, at, "SIGINT", *arguments, stdin=stdin)
        TALLY.add("interruptions")
        statuses[status] += 1
        assert status == INTERRUPTED or passed < at, (at, err)
        assert "Traceback" not in err, at
        assert {path.name for path in Path().iterdir()} <= WRITTEN, at
    assert statuses[INTERRUPTED] > len(some) // 2
