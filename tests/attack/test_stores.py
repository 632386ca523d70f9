"""Damaged progress files and compiled glossaries: told as such, never touched, never believed."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from salesgloss import layers
from salesgloss.glossary import Glossary
from salesgloss.index import Index
from salesgloss.index.file import InvalidIndex
from salesgloss.progress import salvage
from salesgloss.progress.review import Review, StoreError
from salesgloss.progress.store import Store

from .mutation import damaged
from .tally import TALLY, trials

STORES, CACHES = 30, 12
RUN = 15  # one in so many is run by the commands, too
FIRST = date(2026, 3, 2)
ANSWERS, TERMS = 150, 40
QUERIES = (
    "MRR",
    "獲客成本",
    "SDR vs BDR",
    "what is a good churn rate",
    "montly recuring",
    "zqx wv",
)


def answer(number: int, term: str) -> Review:
    return Review(
        uid=f"{number:032x}",
        at="2026-03-02T09:00:00+00:00",
        day=FIRST + timedelta(days=number // TERMS),
        term=term,
        kind="name",
        typed=False,
        answer="長期 answer" * 4,
        outcome="wrong" if number % 5 == 0 else "right",
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a sound progress file, of terms that a quiz would ask."""
    path = tmp_path_factory.mktemp("kept") / "p.sqlite"
    terms = [row.id for row in Glossary(layers.bundled()).summaries[:TERMS]]
    with closing(Store(str(path))) as store:
        store.add([answer(number, terms[number % TERMS]) for number in range(ANSWERS)])
    return path.read_bytes()


def used(path: Path) -> None:
    """Use a file as a quiz does; StoreError where it is refused."""
    before = path.read_bytes()
    with closing(Store(str(path))) as store:
        try:
            store.cards()
            store.suspended()
            reviews = store.reviews()
            store.open_round(FIRST)
            store.count_started(FIRST)
            kept = answer(9999, "quota")
            store.record(kept)
        except StoreError:
            assert path.read_bytes() == before
            raise
        again = store.reviews()
        assert kept.uid in {review.uid for review in again}
        assert {review.uid for review in reviews} <= {review.uid for review in again}


def test_damaged_progress_files(run, kept: bytes, tmp_path: Path) -> None:
    chance, refused = Random(20261201), 0
    path = tmp_path / "p.sqlite"
    for number in range(trials(STORES)):
        for each in tmp_path.glob("p.sqlite*"):
            each.unlink()
        content = damaged(kept, chance)
        path.write_bytes(content)
        began = time.process_time()
        try:
            used(path)
        except StoreError:
            refused += 1
            assert path.read_bytes() == content
            assert [each.name for each in tmp_path.glob("p.sqlite*")] == [path.name]
            saved(path)
        TALLY.add("damaged progress files", seconds=time.process_time() - began)
        if not number % RUN:
            path.write_bytes(content)
            for verb in (("progress",), ("quiz", "-n", "2", "--new", "0"), ("progress", "check")):
                status, _, err = run(*verb, "--progress", str(path), stdin="?\n?\n")
                assert status in (0, 1, 3)
                assert "Traceback" not in err
    assert refused


def saved(path: Path) -> None:
    """Repair a file, if anything in it can be read: it is then sound."""
    try:
        found = salvage.read(str(path))
        salvage.repair(str(path), found)
    except StoreError:
        return
    again = salvage.read(str(path))
    assert not again.faults
    assert again.reviews == found.reviews
    used(path)
    TALLY.add("of these repaired")


def answers(index: Index) -> list[object]:
    glossary = Glossary(index)
    said: list[object] = [glossary.lookup(query) for query in QUERIES]
    return [*said, glossary.term("churn").definition, glossary.index.ignored]


def test_damaged_compiled_glossaries() -> None:
    chance, found = Random(20261202), 0
    file = layers.bundled()._file
    whole = file._body._data[:]
    right = answers(Index(whole))
    for _ in range(trials(CACHES)):
        TALLY.add("damaged compiled glossaries")
        try:
            index = Index(damaged(whole, chance))
        except ValueError:  # what is kept in a cache is then made anew
            found += 1
            continue
        try:
            assert answers(index) == right
        except InvalidIndex:
            found += 1
    assert found or trials(CACHES) < CACHES
