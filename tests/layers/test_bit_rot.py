"""A compiled glossary that a disk changed unseen: what is read is right, or found to be damaged."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import pytest

from salesgloss.cli import context
from salesgloss.glossary import Glossary
from salesgloss.index import Index
from salesgloss.index.build import build
from salesgloss.index.file import MOST_FOUND, PAGE, IndexFile, InvalidIndex, OpenFile
from salesgloss.index.packing import pack, pack_sorted
from salesgloss.layers import cache
from salesgloss.model import Category, Term

# What is damaged shall not lie where a glossary is opened.
FAR = "".join(
    f"  - {{id: {at}-filler, name: Filler {at}, category: sales, definition: {'a word ' * 250}}}\n"
    for at in ("a", "b", "y", "z")
)
OWN = f"""terms:
{FAR}
  - {{id: own, name: Own Name, acronym: ONN, category: sales, definition: Ours.}}
"""
QUERIES = ("ONN", "own nmae", "Other", "what is ours", "ONN vs OTH", "zzzz")
FLIPS = 1500


def answers(data: bytes) -> list[object]:
    """Return all that a glossary says."""
    glossary = Glossary(Index(data))
    said: list[object] = [glossary.lookup(query) for query in QUERIES]
    said += [glossary.index.record_json(number) for number in range(len(glossary))]
    said += [glossary.index.plain_text(number, "en") for number in range(len(glossary))]
    return [*said, list(glossary), glossary.categories, glossary.index.ignored, glossary.edition]


@pytest.fixture(scope="module")
def whole() -> bytes:
    terms = [
        Term(id="own", name="Own Name", acronym="ONN", category="sales", definition="Ours."),
        Term(id="other", name="Other", acronym="OTH", category="sales", definition="Not ours."),
    ]
    return build(terms, [Category(id="sales", titles={"en": "Sales"})], edition="2026.11")


def test_any_changed_byte_is_found_or_does_not_matter(whole: bytes) -> None:
    right, random = answers(whole), Random(20261123)
    found = 0
    for at in random.sample(range(len(whole)), min(FLIPS, len(whole))):
        damaged = bytearray(whole)
        damaged[at] ^= random.randrange(1, 256)
        try:
            assert answers(bytes(damaged)) == right, at
        except InvalidIndex:
            found += 1
    assert found > FLIPS // 3


def test_a_cut_or_lengthened_one_is_found(whole: bytes) -> None:
    for damaged in (whole[:-1], whole + b"\0", whole[: len(whole) // 2], b""):
        with pytest.raises(InvalidIndex):
            answers(damaged)


@pytest.fixture
def rotten(run, small_bundle: None) -> Path:
    """Return the compiled glossary of an own file, with a byte of each text in it changed."""
    Path(".salesgloss.yaml").write_text(OWN, "utf-8")
    assert run("lookup", "ONN")[0] == 0
    index = context.glossary().index
    path = Path(cache.path_of(_layers()))
    content = path.read_bytes().replace(b"Ours", b"Ourz")
    assert index.fingerprint
    path.write_bytes(content)
    return path


def _layers():
    from salesgloss.layers import sources

    return (sources.bundled(), *sources.ambient())


def test_a_look_up_is_answered_anew(run, rotten: Path) -> None:
    status, out, err = run("lookup", "ONN")
    assert (status, err) == (0, "")
    assert "Ours." in out
    assert b"Ourz" not in rotten.read_bytes()


def test_of_another_command_it_is_told(run, rotten: Path) -> None:
    status, _, err = run("list", "--json")
    assert status == 3
    assert "run this once more" in err
    assert not rotten.exists()
    assert run("list", "--json")[0] == 0


def test_the_glossary_of_the_program_itself(run, monkeypatch) -> None:
    def damaged(*_: object, **__: object) -> object:
        raise InvalidIndex

    monkeypatch.setattr("salesgloss.cli.lookup_runner.run", damaged)
    status, out, err = run("lookup", "ONN")
    assert (status, out) == (3, "")
    assert "install it again" in err or "once more" in err


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be cut there")
def test_sums_that_were_cut_off_are_missed(tmp_path: Path) -> None:
    path = tmp_path / "zeros"
    path.write_bytes(pack({"zeros": bytes(3 * PAGE)}))  # whose sum is what nothing reads as
    opened = IndexFile(OpenFile(os.open(path, os.O_RDONLY), str(path)))
    os.truncate(path, path.stat().st_size - 1)
    with pytest.raises(InvalidIndex):
        opened.section("zeros")


def test_of_what_was_sought_only_so_much_is_kept() -> None:
    rows = IndexFile(pack({"rows": pack_sorted([b"one\t1", b"two\t2"])})).sorted_rows("rows")
    for number in range(MOST_FOUND + 2):
        assert rows.find(b"none %d" % number) is None
        assert len(rows._found) <= MOST_FOUND
    assert (rows.find(b"one"), rows.find(b"two")) == (b"1", b"2")


def test_one_that_was_interrupted_before_it_was_open_goes_silently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    del (opened := [OpenFile.__new__(OpenFile)])[0]
    assert (opened, complaints) == ([], [])
