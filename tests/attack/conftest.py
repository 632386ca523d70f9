"""Hostile trials: a few in the ordinary suite, as many as SALESGLOSS_ATTACK asks for otherwise."""

from __future__ import annotations

import pytest

from .tally import TALLY


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "attack":
            item.add_marker(pytest.mark.attack)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was tried; with several processes (-n) nobody knows all of it."""
    TALLY.keep()
    if rows := TALLY.rows():
        terminalreporter.section("attack")
        for row in rows:
            terminalreporter.write_line(row)
