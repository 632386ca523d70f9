"""The cache may be slow, full, torn or wrong: an answer is right or computed anew."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import salesgloss
from salesgloss import paths
from salesgloss.index import Index
from salesgloss.index.file import IndexFile, InvalidIndex
from salesgloss.index.packing import pack
from salesgloss.layers import cache, compilation, sources

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
    bundled = Path(cache.path_of((sources.bundled(),))).name
    shutil.copy(shared_cache / bundled, home / "cache")
    (home / "config" / "own.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESGLOSS_HOME", str(home))
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    return home


@pytest.fixture
def small_home(run, small_bundle: None, tmp_path) -> Path:
    """Return the same with a bundled glossary that is small."""
    home = tmp_path / "home"
    (home / "config").mkdir()
    assert run("lookup", "SQL")[0] == 0
    (home / "config" / "own.yaml").write_text(OWN, "utf-8")
    return home


def kept(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("*.compiled"))


def test_what_is_compiled_is_kept_and_used(run, small_home, monkeypatch) -> None:
    newest = cache._newest_module()
    monkeypatch.setattr(cache, "_newest_module", lambda: newest)  # whoever edits meanwhile
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert len(kept(small_home)) == 2
    monkeypatch.setattr(compilation, "compile_layers", None)
    assert run("lookup", "--exact", "Own Name")[0] == 0


def test_a_stale_one_is_replaced(run, small_home) -> None:
    run("lookup", "--exact", "Own Name")
    (small_home / "config" / "own.yaml").write_text(OWN.replace("Ours", "Ours anew"), "utf-8")
    assert "Ours anew." in run("lookup", "--exact", "Own Name")[1]
    assert len(kept(small_home)) == 2


@pytest.mark.parametrize("damage", ["empty", "cut", "garbage", "the head", "no header", "all"])
def test_a_damaged_cache_is_made_anew(run, small_home, damage) -> None:
    bundled = kept(small_home)
    whole = run("lookup", "--json", "Own Name")
    for path in kept(small_home) if damage == "all" else [*{*kept(small_home)} - {*bundled}]:
        content = path.read_bytes()
        middle = len(content) // 2
        path.write_bytes(
            {
                "empty": b"",
                "cut": content[:middle],
                "garbage": os.urandom(len(content)),
                "the head": content[:30] + b"\xff" * 300 + content[330:],
                "no header": b"salesgloss index 2\n\n\n",
                "all": b"garbage",
            }[damage]
        )
    assert run("lookup", "--json", "Own Name") == whole


def test_a_cache_that_cannot_be_written_is_no_matter(run, small_home) -> None:
    shutil.rmtree(small_home / "cache")
    (small_home / "cache").write_text("not a folder", "utf-8")
    assert run("lookup", "--exact", "Own Name")[0] == 0


def test_nor_does_it_cost_more_than_once(run, small_home, tmp_path, monkeypatch) -> None:
    newest = cache._newest_module()
    monkeypatch.setattr(cache, "_newest_module", lambda: newest)  # whoever edits meanwhile
    shutil.rmtree(small_home / "cache")
    (small_home / "cache").write_text("not a folder", "utf-8")
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert len(list((tmp_path / "run" / "salesgloss").glob("*.compiled"))) == 2
    monkeypatch.setattr(compilation, "compile_layers", None)
    assert run("lookup", "--exact", "Own Name")[0] == 0


@posix
def test_among_temporary_files_only_what_is_ours_alone(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folder = tmp_path / f"salesgloss-{os.getuid()}"
    assert paths.spare_cache_dir() == str(folder)
    folder.mkdir(mode=0o700)
    assert paths.spare_cache_dir() == str(folder)
    folder.chmod(0o755)
    assert paths.spare_cache_dir() == ""
    folder.rmdir()
    folder.symlink_to(tmp_path / "work")
    assert paths.spare_cache_dir() == ""


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


def test_old_ones_and_abandoned_halves_are_cleared_away(run, small_home) -> None:
    folder = small_home / "cache"
    for number in range(60):
        (folder / f"{number:08x}.compiled").write_bytes(b"old")
        os.utime(folder / f"{number:08x}.compiled", (number, number))
    (folder / "half.part").write_bytes(b"")
    os.utime(folder / "half.part", (1, 1))
    (folder / "fresh.part").write_bytes(b"")
    assert run("lookup", "--exact", "Own Name")[0] == 0
    assert len(kept(small_home)) <= cache.MOST_KEPT
    assert [path.name for path in folder.glob("*.part")] == ["fresh.part"]


def test_a_cut_index_is_none() -> None:
    index = pack({"a": b"text", "b": b""}, "made of this")
    assert IndexFile(index).section("a") == b"text"
    with pytest.raises(InvalidIndex):
        IndexFile(index[:-1])


def test_an_index_is_fresh_until_a_review_falls_due() -> None:
    def fresh(days: str, today: Callable[[], str], made_from: str = "made") -> bool:
        return cache.is_fresh(Index(pack({"a": b""}, "made", days)), made_from, today)

    for day, holds in (("2026-01-01", True), ("2026-03-01", True), ("2026-03-02", False)):
        assert fresh("2026-01-01 2026-03-01", lambda day=day: day) is holds
    assert fresh("", lambda: pytest.fail("asked for the day"))
    assert not fresh("", lambda: "", "made of something else")


@posix
def test_a_file_cut_short_while_it_is_open_is_found_damaged(tmp_path: Path) -> None:
    path = tmp_path / "kept.compiled"
    shutil.copy(cache.path_of((sources.bundled(),)), path)
    index = Index.at(str(path))
    os.truncate(path, 5000)
    with pytest.raises(InvalidIndex):
        index.term(len(index) - 1)
