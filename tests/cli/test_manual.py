"""The manual page: made of the commands."""

from __future__ import annotations

from pathlib import Path

from salesgloss.cli.manual import page

PAGE = Path(__file__).parents[2] / "docs" / "salesgloss.1"


def test_the_page_is_what_the_commands_say_today() -> None:
    """Else: python -m salesgloss.cli.manual > docs/salesgloss.1"""
    assert PAGE.read_text("utf-8") == page()
