"""Anki's own backend imports the deck; a second time it updates, and keeps what was learned."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from tests.exchange.hostile import PUBLICATION


def test_the_second_import_updates(published, export, tmp_path) -> None:
    interpreter = os.environ.get("SALESGLOSS_ANKI")
    assert interpreter, "SALESGLOSS_ANKI must name a Python that has Anki's library"
    first = export(published, "anki").rename(tmp_path / "first.txt")
    changed = replace(published.terms[0], definition="Another meaning.")
    second = export(replace(published, terms=(changed, *published.terms[1:])), "anki")
    program = Path(__file__).with_name("anki_import.py")
    done = subprocess.run(
        [interpreter, str(program), str(first), str(second.rename(tmp_path / "second.txt"))],
        capture_output=True,
        check=True,
    )
    result = json.loads(done.stdout)
    notes = sum(not line.startswith("#") for line in first.read_text("utf-8").split("\n")[:-1])
    assert result["told"][0]["new"] == notes
    assert result["told"][1]["new"] == 0
    assert len(result["fields"]) == notes
    assert result["kept"] == [33, 5]
    assert any("Another meaning." in field for fields in result["fields"] for field in fields)
    if published is PUBLICATION:
        assert not any("<script" in field for fields in result["fields"] for field in fields)
