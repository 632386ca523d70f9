"""A second process works beside the first, and whatever becomes of it, the result is the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")

ENTRY = "- {{id: t{0}, name: Term {0}, category: sales, definition: What number {0} is.}}\n"
CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def program(*arguments: str, cores: set[int] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python by itself: no process with threads, such as a test's, is copied."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=cores and (lambda: os.sched_setaffinity(0, cores)),
    )


def glossary(folder: Path, count: int) -> Path:
    own = folder / "own.yaml"
    own.write_text("terms:\n" + "".join(map(ENTRY.format, range(count))), "utf-8")
    return own


def look_up(own: Path) -> tuple[str, ...]:
    return "-m", "salesgloss", "lookup", "--glossary", str(own), "term 7"


def compiled(home: Path) -> bytes:
    return max((home / "cache").glob("*.compiled"), key=os.path.getmtime).read_bytes()


def test_a_glossary_is_compiled_to_the_same_with_one_core_and_with_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = glossary(tmp_path, 1_200)
    found = []
    for cores in (None, {min(os.sched_getaffinity(0))}):
        home = tmp_path / str(cores)
        monkeypatch.setenv("SALESGLOSS_HOME", str(home))
        done = program(*look_up(own), cores=cores)
        assert (done.returncode, done.stderr) == (0, "")
        found.append((done.stdout, compiled(home)))
    assert found[0] == found[1]


several_cores = pytest.mark.skipif(CORES < 2, reason="a core to spare")


@several_cores
@pytest.mark.parametrize(
    ("fate", "worker"),
    [
        ("pass", "another"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "this"),
        ("raise MemoryError", "this"),
        ("return lambda: 'what cannot be sent'", "this"),
    ],
)
def test_work_that_comes_to_nothing_is_done_again(fate: str, worker: str) -> None:
    script = f"""
import os, signal
from salesgloss.index.alongside import alongside
here = os.getpid()
def work():
    if os.getpid() != here:
        {fate}
    return os.getpid(), b"x" * 1_000_000
at, content = alongside(work)()
print("this" if at == here else "another", len(content))
"""
    done = program("-c", script)
    assert (done.stdout, done.stderr) == (f"{worker} 1000000\n", "")


def test_an_error_of_the_work_is_met_by_who_asks_for_its_result() -> None:
    script = "from salesgloss.index.alongside import alongside; alongside(lambda: 1 / 0)()"
    assert program("-c", script).stderr.endswith("ZeroDivisionError: division by zero\n")


@several_cores
@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_none_outlives_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: signal.Signals, status: int
) -> None:
    monkeypatch.setenv("SALESGLOSS_HOME", str(tmp_path))
    own = glossary(tmp_path, 6_000)
    assert program("-m", "salesgloss", "lookup", "MRR").returncode == 0  # the bundled are compiled
    with subprocess.Popen(
        [sys.executable, *look_up(own)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
        while started.poll() is None and not children.read_text():
            pass
        # ^C reaches them all; the sign that kills, just the first.
        (os.killpg if sign == signal.SIGINT else os.kill)(started.pid, sign)
        out, err = started.communicate(timeout=60)  # that is, nobody holds the pipes any more
    assert (started.returncode, out, err) == (status, b"", b"")
