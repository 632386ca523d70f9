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


def python(script: str) -> subprocess.CompletedProcess[str]:
    """Run Python by itself: no process with threads, such as a test's, is copied."""
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


def look_up(own: Path, before: str = "") -> str:
    """Return a script that does what stands ``before``, then looks a term of ``own`` up."""
    arguments = ["salesgloss", "lookup", "--glossary", str(own), "term 7"]
    run = "runpy.run_module('salesgloss', run_name='__main__')"
    return f"import os, runpy, signal, sys\n{before}\nsys.argv = {arguments}\n{run}"


def glossary(folder: Path, count: int) -> Path:
    own = folder / "own.yaml"
    own.write_text("terms:\n" + "".join(map(ENTRY.format, range(count))), "utf-8")
    return own


def compiled(home: Path) -> bytes:
    return max((home / "cache").glob("*.compiled"), key=os.path.getmtime).read_bytes()


def test_a_glossary_is_compiled_to_the_same_with_one_core_and_with_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = glossary(tmp_path, 1_200)
    found = []
    for cores in ("", f"os.sched_setaffinity(0, {{{min(os.sched_getaffinity(0))}}})"):
        home = tmp_path / ("one" if cores else "all")
        monkeypatch.setenv("SALESGLOSS_HOME", str(home))
        done = python(look_up(own, cores))
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
with alongside(work) as result:
    at, content = result()
print("this" if at == here else "another", len(content))
"""
    done = python(script)
    assert (done.stdout, done.stderr) == (f"{worker} 1000000\n", "")


@several_cores
def test_a_process_ends_with_the_context_whatever_the_program_makes_of_signals() -> None:
    script = """
import os, signal
from pathlib import Path
from salesgloss.index.alongside import alongside
signal.signal(signal.SIGTERM, lambda *_: None)
try:
    with alongside(lambda: b"x" * 10_000_000):
        raise ValueError
except ValueError:
    print(repr(Path(f"/proc/self/task/{os.getpid()}/children").read_text()))
"""
    done = python(script)
    assert (done.stdout, done.stderr) == ("''\n", "")


@several_cores
def test_no_process_with_other_threads_is_copied() -> None:
    script = """
import os, threading
from salesgloss.index.alongside import alongside
end = threading.Event()
other = threading.Thread(target=end.wait)
other.start()
with alongside(os.getpid) as result:
    print(result() == os.getpid())
end.set()
"""
    assert python(script).stdout == "True\n"


def test_an_error_of_the_work_is_met_by_who_asks_for_its_result() -> None:
    script = """
from salesgloss.index.alongside import alongside
with alongside(lambda: 1 / 0) as result:
    result()
"""
    assert python(script).stderr.endswith("ZeroDivisionError: division by zero\n")


@several_cores
@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_none_outlives_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: signal.Signals, status: int
) -> None:
    monkeypatch.setenv("SALESGLOSS_HOME", str(tmp_path))
    own = glossary(tmp_path, 6_000)
    python("import salesgloss; salesgloss.load()")  # compiles the bundled terms
    # A shell lets what it starts in the background ignore ^C, and all that is started from there.
    heeding = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    with subprocess.Popen(
        [sys.executable, "-c", look_up(own, heeding)],
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
