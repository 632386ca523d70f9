"""Single keys, from whatever gives them: a terminal, the Windows console, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from salesgloss.cli import keys
from salesgloss.cli.input_lines import read_key


class Typed:
    """Keys that were typed beforehand."""

    def __init__(self, *typed: str) -> None:
        self.typed: Iterator[str] = iter(typed)

    def __enter__(self) -> Typed:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self) -> str:
        return next(self.typed, "")


@pytest.mark.parametrize(
    ("typed", "replies"),
    [
        (("1", "b", "?"), ["1", "b", "?", None]),
        (("\r", "\n"), ["", "", None]),
        ((":", "u", "\uff1a", "q"), [":u", "\uff1aq", None]),
        ((":", "\x7f", "2"), ["2", None]),
        ((":", "\r", "2"), ["2", None]),
        ((":",), [None]),
        (("\x1b", "\x7f", "3"), ["3", None]),
    ],
)
def test_replies_of_single_keys(typed: tuple[str, ...], replies: list[str | None]) -> None:
    given = Typed(*typed)
    assert [read_key(given) for _ in replies] == replies


def test_the_windows_console(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter("1\xe0Hb\x1a\x03")
    console = SimpleNamespace(getwch=lambda: next(typed))
    monkeypatch.setitem(sys.modules, "msvcrt", console)  # type: ignore[arg-type]
    with keys._WindowsKeys() as given:
        assert [given.read() for _ in range(4)] == ["1", keys.ESCAPE, "b", ""]
        with pytest.raises(KeyboardInterrupt):
            given.read()


def test_no_terminal_gives_no_keys() -> None:
    class Pretending:
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            raise OSError("no descriptor")

    assert keys.keys_of(None) is None
    assert keys.keys_of(Pretending()) is None  # type: ignore[arg-type]
