"""The cache may be slow, full, torn or wrong: an answer is right or computed anew."""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

import salesgloss
from salesgloss import layers
from salesgloss.glossary.image import Image, pack
from salesgloss.layers import compiling, sources

SOURCES = str(Path(salesgloss.__file__).parents[1])
OWN = "terms: [{id: own, name: Own Name, category: sales, definition: Ours.}]\n"
LOOKUP = [sys.executable, "-m", "salesgloss", "lookup", "--exact", "Own Name"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="rlimits and signals")


@pytest.fixture
def home(run, tmp_path, shared_cache, monkeypatch) -> Path:
    """Return a home with a cache of its own, the bundled terms in it, and an own file in use."""
    assert run("lookup", "SQL")[0] == 0
    home = tmp_path / "cold"
    (home / "config").mkdir(parents=True)
    (home / "cache").mkdir()
    bundled = Path(layers._cache_path((sources.bundled(),))).name
    shutil.copy(shared_cache / bundled, home / "cache")
    (home / "config" / "own.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESGLOSS_HOME", str(home))
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    return home


def kept(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("*.compiled"))


def test_what_is_compiled_is_kept_and_used(run, home, monkeypatch) -> None:
    newest = layers._newest_module()
    monkeypatch.setattr(layers, "_newest_module", lambda: newest)  # whoever edits meanwhile
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert len(kept(home)) == 2
    monkeypatch.setattr(compiling, "laid_over", None)
    assert run("lookup", "--exact", "Own Name")[0] == 0


def test_a_stale_one_is_let_go_before_it_is_replaced(run, home, monkeypatch) -> None:
    run("lookup", "--exact", "Own Name")
    mapped: list[weakref.ref[mmap.mmap]] = []
    told: list[bool] = []
    really_mapped = layers._mapped

    def watched(path: str) -> mmap.mmap:
        content = really_mapped(path)
        assert isinstance(content, mmap.mmap)
        mapped.append(weakref.ref(content))
        return content

    monkeypatch.setattr(layers, "_mapped", watched)
    monkeypatch.setattr(compiling, "keep", lambda *_: told.append(mapped[0]() is None))
    (home / "config" / "own.yaml").write_text(OWN.replace("Ours", "Ours anew"), "utf-8")
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert told
    assert all(told)


@pytest.mark.parametrize("damage", ["empty", "cut", "garbage", "a byte", "the head", "no header"])
def test_a_damaged_cache_is_made_anew(run, home, damage) -> None:
    whole = run("lookup", "--json", "Own Name")
    for path in kept(home):
        content = path.read_bytes()
        middle = len(content) // 2
        path.write_bytes(
            {
                "empty": b"",
                "cut": content[:middle],
                "garbage": os.urandom(len(content)),
                "a byte": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
                "the head": content[:30] + b"\xff" * 300 + content[330:],
                "no header": b"salesgloss compiled 2\n\n\n",
            }[damage]
        )
    assert run("lookup", "--json", "Own Name") == whole


def test_a_cache_that_cannot_be_written_is_no_matter(run, home) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_text("not a folder", "utf-8")
    assert run("lookup", "--exact", "Own Name")[0] == 0


@posix
def test_a_full_disk_leaves_nothing_broken(home) -> None:
    import resource

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(LOOKUP, capture_output=True, preexec_fn=full, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list((home / "cache").iterdir())) == 1
    assert subprocess.run(LOOKUP, capture_output=True, check=False).returncode == 0


# The same look-up, but it stops for good between writing its half and giving it its name.
DAWDLING = [
    sys.executable,
    "-c",
    "import os, time; os.replace = lambda *_: time.sleep(600);"
    "from salesgloss.__main__ import main; main(['lookup', '--exact', 'Own Name'])",
]


def _first_half(home: Path, process: subprocess.Popen[bytes]) -> Path:
    """Return the half that ``process`` has begun to write, once there is something in it."""
    while process.poll() is None:
        for half in (home / "cache").glob("*.part"):
            if half.stat().st_size:
                return half
        time.sleep(0.01)
    pytest.fail("ended without writing")


@posix
def test_a_killed_writer_leaves_nothing_broken(home) -> None:
    with subprocess.Popen(DAWDLING, stdout=subprocess.DEVNULL) as process:
        half = _first_half(home, process)
        process.send_signal(signal.SIGKILL)
    assert half.exists()
    assert half.stat().st_size > 0
    assert subprocess.run(LOOKUP, capture_output=True, check=False).returncode == 0


def test_several_writers_at_once_leave_nothing_broken(home) -> None:
    running = [subprocess.Popen(LOOKUP, stdout=subprocess.DEVNULL) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert len(kept(home)) == 2
    assert not list((home / "cache").glob("*.part"))


def test_old_ones_and_abandoned_halves_are_cleared_away(run, home) -> None:
    cache = home / "cache"
    for number in range(60):
        (cache / f"{number:08x}.compiled").write_bytes(b"old")
        os.utime(cache / f"{number:08x}.compiled", (number, number))
    (cache / "half.part").write_bytes(b"")
    os.utime(cache / "half.part", (1, 1))
    (cache / "fresh.part").write_bytes(b"")
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert len(kept(home)) <= compiling.MOST_KEPT
    assert [path.name for path in cache.glob("*.part")] == ["fresh.part"]


def test_an_image_tells_whether_it_is_whole() -> None:
    image = pack({"a": b"text", "b": b""}, "stamp")
    assert Image(image).is_whole()
    assert not Image(image.replace(b"text", b"test")).is_whole()


def test_a_stamp_stands_until_a_review_falls_due() -> None:
    for day, stands in (("2026-01-01", True), ("2026-03-01", True), ("2026-03-02", False)):
        stamp = "made stands 2026-01-01 2026-03-01"
        assert layers._stands(stamp, "made", lambda day=day: day) is stands
    assert layers._stands("made stands ", "made", lambda: pytest.fail("asked for the day"))
    assert not layers._stands("made", "made", lambda: "")
