"""Hostile files: told in time, within bounds, without a traceback, by every command."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import salesgloss

HANGS = 300  # seconds; only a process that would never end takes so long
TIMES_THE_BUNDLED = 20  # processor time; checking the bundled terms takes about half a second
MEGABYTES = 400
CATEGORY = "categories: [{id: q, title: Q}]\nterms:\n"
SOURCES = str(Path(salesgloss.__file__).parents[1])
MEASURED = """
import resource, sys
from salesgloss.__main__ import main
status = 0
try:
    main(sys.argv[1:])
except SystemExit as ended:
    status = ended.code
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss // (1 << (20 if sys.platform == "darwin" else 10))
if sys.platform == "linux":  # there the figure above begins with what the parent took
    lines = open("/proc/self/status", encoding="ascii").read().split("\\n")
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) >> 10
print("USED", peak, used.ru_utime + used.ru_stime, file=sys.stderr)
sys.exit(status)
"""


def _entries(count: int, more: str = "") -> str:
    rows = (
        f"- {{id: t{at}, name: Term {at}, category: q, definition: d{more.format(at=at, to=at + 1)}}}"
        for at in range(count)
    )
    return CATEGORY + "\n".join(rows) + "\n"


def _laughs() -> str:
    names = "abcdefghijklmnopqrst"
    rows = (f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in pairwise(names))
    return "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(rows) + "\nterms: *t\n"


HOSTILE = {
    "a million aliases": lambda: "a: &a x\nterms: [" + "*a," * 1_000_000 + "]",
    "billion laughs": _laughs,
    "deep flow": lambda: "terms: " + "[" * 4_000_000,
    "deep map": lambda: "{a: " * 1_000_000,
    "deep block": lambda: "- " * 2_000_000,
    "deep keys": lambda: "? " * 2_000_000,
    "many scalars": lambda: "terms: [" + "1," * 3_900_000 + "]",
    "many maps": lambda: "terms:\n" + "- {a: b}\n" * 800_000,
    "unknown keys": lambda: "terms:\n- id: a\n" + "".join(f"  k{i}: x\n" for i in range(300_000)),
    "the same key": lambda: "terms:\n- id: a\n" + "  id: x\n" * 900_000,
    "one big text": lambda: "terms:\n- id: a\n  name: " + "x" * 8_000_000,
    "one big key": lambda: "terms:\n- ? " + "x" * 8_000_000 + "\n  : x\n",
    "many documents": lambda: "---\n" * 2_000_000,
    "only comments": lambda: "# x\n" * 2_000_000,
    "an open quote": lambda: 'terms: "' + "\\" * 4_000_000,
    "folded lines": lambda: "terms:\n - " + " a\n" * 2_000_000,
    "too many entries": lambda: _entries(60_000),
    "most entries": lambda: _entries(20_000),
    "dangling ids": lambda: _entries(20_000, ", related: [zz{at}]"),
    "a chain of successors": lambda: _entries(20_000, ", replaced_by: t{to}"),
    "a shared acronym": lambda: _entries(20_000, ", acronym: SM"),
    "a formula a term": lambda: _entries(
        10_000,
        ", formulas: [{{name: f, expression: (((a**999))), inputs: {{a: {{label: a, unit: count}}}},"
        " unit: count, worked: [{{inputs: {{a: 1}}, result: 1}}]}}]",
    ),
    "a tag that runs": lambda: "terms: !!python/object/apply:os.system ['touch pwned']\n",
    "nothing but NUL": lambda: "\0" * 1000,
}


# Sound ones are compiled as well; the others are read by a look-up just as by a check.
LOOKED_UP = ("a million aliases", "many maps", "most entries", "a formula a term")


def measured(*arguments: str) -> tuple[subprocess.CompletedProcess[bytes], int, float]:
    """Return the finished program, its peak in MiB and its processor time in seconds."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments],
        capture_output=True,
        timeout=HANGS,
        check=False,
    )
    peak, seconds = done.stderr.decode().rsplit("USED ", 1)[1].split()
    return done, int(peak), float(seconds)


@pytest.fixture(scope="module")
def yardstick() -> float:
    """The processor time that checking the bundled terms takes here and now."""
    terms = Path(SOURCES).parent / "data" / "terms.yaml"
    return min(measured("check", str(terms))[2] for _ in range(2))


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize(
    ("command", "name"),
    [(("check",), name) for name in HOSTILE]
    + [(("lookup", "SQL", "--glossary"), name) for name in LOOKED_UP],
    ids=str,
)
def test_a_hostile_file_costs_little_and_is_told(
    tmp_path, run, monkeypatch, yardstick, command, name
) -> None:
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    assert run("lookup", "SQL")[0] == 0  # the bundled terms are compiled already
    path = tmp_path / "x.yaml"
    path.write_text(HOSTILE[name](), "utf-8")
    done, peak, seconds = measured(*command, str(path))
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1, 3)
    assert peak < MEGABYTES
    assert seconds < TIMES_THE_BUNDLED * yardstick
    assert not Path("pwned").exists()


TIMES_TO_READ = 4  # the processor time of checking the bundled terms: half of 8 MiB, and sound
IN_A_REPOSITORY = ("many scalars", "unknown keys", "one big text", "dangling ids", "many documents")


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("name", IN_A_REPOSITORY)
def test_an_invalid_project_file_delays_a_look_up_little_and_once(
    run, monkeypatch, yardstick, name
) -> None:
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    assert run("lookup", "MRR")[0] == 0
    Path(".salesgloss.yaml").write_text(HOSTILE[name](), "utf-8")
    first, _, delayed = measured("MRR")
    again, _, usual = measured("MRR")
    assert (first.returncode, first.stdout[:3]) == (0, b"MRR")
    assert b"it is left out" in first.stderr or b"is left out (" in first.stderr
    assert again.stdout == first.stdout
    assert delayed < TIMES_TO_READ * yardstick
    assert usual < yardstick / 2
