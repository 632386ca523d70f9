"""Many own files: each is read and checked once, whatever lies below it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salesgloss.layers import check
from salesgloss.validation import spellings

OWN = "terms: [{{id: z{0}, name: Zn{0}, category: sales, definition: D.}}]\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "home" / "config"
    folder.mkdir()
    paths = [folder / f"{number:02d}.yaml" for number in range(12)]
    for number, path in enumerate(paths):
        path.write_text(OWN.format(number), "utf-8")
    return paths


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were checked, in their order."""
    seen: list[str] = []
    really = check._checked

    def note(source, registry, today):
        seen.append(source.path)
        return really(source, registry, today)

    monkeypatch.setattr(check, "_checked", note)
    return seen


def test_each_is_checked_once(run, files, checked: list[str]) -> None:
    status, out, _ = run("check")
    assert status == 0
    assert out.count("no errors") == len(files)
    assert checked == [str(path) for path in files]


def test_in_whatever_order_and_by_whatever_name(run, files, checked: list[str]) -> None:
    files[0].write_text(OWN.format("-same").replace("Zn-same", "Zn5"), "utf-8")
    relative = [os.path.relpath(path) for path in reversed(files)]
    status, out, _ = run("check", *relative)
    assert status == 1
    assert f"{relative[6]}:1:" in out
    assert "'Zn5' is a spelling of z-same" in out
    assert checked == relative[::-1]


def test_one_of_them_on_those_below_it(run, files, checked: list[str]) -> None:
    assert run("check", str(files[3]))[0] == 0
    assert checked == [str(path) for path in files[:4]]


def test_what_lies_below_is_looked_through_once(run, files, monkeypatch) -> None:
    seen: list[str] = []
    really = spellings.is_shareable

    def note(record, spelling):
        seen.append(spelling)
        return really(record, spelling)

    monkeypatch.setattr(spellings, "is_shareable", note)
    assert run("check", str(files[0]))[0] == 0
    first = len(seen)
    seen.clear()
    assert run("check")[0] == 0
    assert len(seen) < first + 10 * len(files)
