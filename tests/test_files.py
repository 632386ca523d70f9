"""Files: written whole or not at all, and whatever stands at a path keeps being what it is."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from salesgloss import files
from salesgloss.errors import FileError


def test_a_file_is_written_whole_and_never_over_another(tmp_path) -> None:
    path = tmp_path / "x.yaml"
    files.write_text(str(path), "獲\n")
    assert path.read_bytes() == "獲\n".encode()
    with pytest.raises(FileError, match="exists already"):
        files.write_text(str(path), "b")
    files.write_text(str(path), "c", replace=True)
    assert path.read_text() == "c"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["x.yaml"]


def test_a_link_to_nothing_makes_what_it_points_to(tmp_path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "missing")
    files.write_text(str(link), "a")
    assert link.is_symlink()
    assert (tmp_path / "missing").read_text("utf-8") == "a"
    with pytest.raises(FileError, match="exists already"):
        files.write_text(str(link), "b")


def test_no_folder_or_no_room(tmp_path, monkeypatch) -> None:
    with pytest.raises(FileError):
        files.write_text(str(tmp_path / "no" / "x.yaml"), "a")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(FileError, match="No space left"):
        files.write_text(str(tmp_path / "x.yaml"), "a")
    assert not [each for each in tmp_path.iterdir() if each.is_file()]


def test_the_mode_is_that_of_any_new_file(tmp_path) -> None:
    files.write_text(str(tmp_path / "x.yaml"), "a")
    Path(tmp_path / "y.yaml").touch()
    modes = {(tmp_path / name).stat().st_mode for name in ("x.yaml", "y.yaml")}
    assert len(modes) == 1 or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_what_is_replaced_keeps_its_mode(tmp_path) -> None:
    path = tmp_path / "x.yaml"
    files.write_text(str(path), "a")
    path.chmod(0o600)
    files.write_text(str(path), "b", replace=True)
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("b", 0o600)


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write_text(str(tmp_path / "x.yaml"), "a")
    assert not [each for each in tmp_path.iterdir() if each.is_file()]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    link.symlink_to(target)
    files.write_text(str(link), "a")
    files.write_text(str(link), "b", replace=True)
    assert link.is_symlink()
    assert target.read_text("utf-8") == "b"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    files.write_text(str(pipe), "獲", replace=True)
    reader.join(10)
    assert read == ["獲"]
    assert pipe.is_fifo()


def test_a_device_swallows_it() -> None:
    files.write_text(os.devnull, "a", replace=True)
    assert Path(os.devnull).is_char_device()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="a folder"):
        files.write_text(str(tmp_path), "a", replace=True)
