"""Every test in a world of its own: empty home and folder, known streams, no one's language."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import small_bundle

from salesgloss.__main__ import main
from salesgloss.layers import cache, sources

Run = Callable[..., tuple[int, str, str]]

LEAKS = (
    "SALESGLOSS_GLOSSARY", "SALESGLOSS_LANG", "SALESGLOSS_TODAY", "SALESGLOSS_PROGRESS", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE",
    "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "FORCE_COLOR", "TERM",
    # of the screen
    "CLICOLOR_FORCE", "PAGER", "SALESGLOSS_PAGER", "LESS", "LINES", "TMUX", "VTE_VERSION", "TERM_PROGRAM",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden screens anew")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many a test waits for a program or for a key."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the checkout's own data is compiled once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder with an empty home; nothing of the developer's leaks in."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(shared_cache)
    bundled = Path(cache.path_of((sources.bundled(),))).name
    if (shared_cache / bundled).exists():
        os.utime(shared_cache / bundled)  # the oldest are cleared away: this one is for all
    for name in LEAKS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SALESGLOSS_HOME", str(tmp_path / "home"))
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture(scope="session")
def few_terms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundled glossary of a few terms."""
    path = tmp_path_factory.mktemp("small") / "terms.yaml"
    small_bundle.write(path)
    return path


@pytest.fixture(name="small_bundle")
def _small_bundle(
    own_world: None, few_terms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Have a few of the bundled terms, and a cache of one's own: compiled in no time, cleared away
    freely."""
    monkeypatch.setattr(sources, "CHECKOUT", str(few_terms))
    (tmp_path / "home" / "cache").unlink()


class Stream(io.TextIOWrapper):
    """A captured standard stream: text over bytes, as the real ones are."""

    def __init__(
        self,
        content: bytes = b"",
        *,
        terminal: bool = False,
        errors: str = "strict",
        encoding: str = "utf-8",
    ) -> None:
        super().__init__(
            io.BytesIO(content), encoding=encoding, errors=errors, newline="", write_through=True
        )
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def content(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return ``run(*arguments, stdin="", terminal=False, encoding="utf-8") -> (status, out, err)``,
    in-process; ``encoding`` is that of standard output."""

    def run(
        *arguments: str,
        stdin: str | bytes = "",
        terminal: bool = False,
        encoding: str = "utf-8",
    ) -> tuple[int, str, str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        streams = (
            Stream(given, terminal=terminal),
            Stream(terminal=terminal, encoding=encoding),
            Stream(terminal=terminal, errors="backslashreplace"),
        )
        with monkeypatch.context() as patched:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patched.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as ended:
                main(arguments)
        out = streams[1].content().decode(encoding if terminal else "utf-8")
        err = streams[2].content().decode()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run


@pytest.fixture
def chain() -> str:
    """Return the path of a glossary file whose metrics compute one another: always the same, so
    that it is compiled once."""
    return str(Path(__file__).parent / "data" / "chain.yaml")
