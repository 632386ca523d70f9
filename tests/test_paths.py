"""Where files live: always an absolute path, and never one that nobody meant."""

from __future__ import annotations

import os
import sys

import pytest

from salesgloss import paths

posix = pytest.mark.skipif(sys.platform == "win32", reason="HOME is no matter on Windows")


@posix
@pytest.mark.parametrize("home", ["", "relative", "."])
def test_a_home_that_is_none_is_the_accounts_own(monkeypatch, home) -> None:
    monkeypatch.delenv("SALESGLOSS_HOME")
    monkeypatch.delenv("HOME")
    without = (paths.config_dir(), paths.cache_dir(), paths.data_dir())
    monkeypatch.setenv("HOME", home)
    assert (paths.config_dir(), paths.cache_dir(), paths.data_dir()) == without
    assert all(os.path.isabs(path) for path in without)
    assert os.environ["HOME"] == home


@posix
def test_a_home_is_where_files_live(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("SALESGLOSS_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.config_dir().startswith(f"{tmp_path}{os.sep}")


def test_only_an_absolute_folder_is_taken_of_xdg(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("SALESGLOSS_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert paths.config_dir() == str(tmp_path / "salesgloss")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert os.path.isabs(paths.config_dir())


@posix
def test_the_folders_of_a_mac(monkeypatch) -> None:
    monkeypatch.delenv("SALESGLOSS_HOME")
    monkeypatch.setenv("HOME", "/Users/ann")
    monkeypatch.setattr(sys, "platform", "darwin")
    library = "/Users/ann/Library"
    assert paths.config_dir() == f"{library}/Application Support/salesgloss/config"
    assert paths.data_dir() == f"{library}/Application Support/salesgloss/data"
    assert paths.cache_dir() == f"{library}/Caches/salesgloss"


def test_ones_own_variable_wins_over_all(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("SALESGLOSS_HOME", "here")
    assert paths.data_dir() == os.path.join(os.getcwd(), "here", "data")
