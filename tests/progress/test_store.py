"""No answer is lost, no foreign file touched, and the cards are always a replay of the log."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesgloss.cli import exit_status
from salesgloss.progress import store as store_module
from salesgloss.progress import transfer
from salesgloss.progress.review import Review, StoreError
from salesgloss.progress.store import Store
from salesgloss.quiz.schedule import Card, replay

FIRST = date(2026, 3, 2)
Answered = Callable[..., Review]


def replayed(store: Store) -> dict[str, Card]:
    """The cards that the log of ``store`` adds up to, found without asking its tables."""
    histories: dict[str, list[tuple[date, bool]]] = {}
    for review in store.reviews():
        if review.graded:
            histories.setdefault(review.term, []).append((review.day, review.is_right))
    cards = {term: replay(sorted(history)) for term, history in histories.items()}
    return {term: card for term, card in cards.items() if card is not None}


def test_nothing_is_made_before_the_first_answer(store: Store, path: Path) -> None:
    assert store.cards() == {}
    assert store.reviews() == ()
    assert store.count_started(FIRST) == 0
    assert store.is_writable
    assert not path.exists()


def test_an_answer_is_kept_and_found_by_the_next(
    store: Store, path: Path, answered: Answered
) -> None:
    first = answered(ms=1234, typed=True, answer="長期 \U0001f600 [red]")
    card = store.record(first)
    again = Store(str(path))
    assert again.reviews() == (first,)
    assert again.cards() == {"lead": card}
    assert again.count_started(FIRST) == 1
    assert again.count_started(FIRST + timedelta(days=1)) == 0
    again.close()


def test_folders_are_made(tmp_path: Path, answered: Answered) -> None:
    deep = tmp_path / "a" / "b#?%20" / "p.sqlite3"
    store = Store(str(deep))
    store.record(answered())
    store.close()
    assert deep.is_file()
    assert [entry.name for entry in deep.parent.iterdir()] == ["p.sqlite3"]


def test_only_the_first_answer_of_a_day_counts(store: Store, answered: Answered) -> None:
    card = store.record(answered(outcome="wrong"))
    assert store.record(answered()) == card
    assert [review.graded for review in store.reviews()] == [True, False]


def test_a_clock_set_back_never_runs_backwards(store: Store, answered: Answered) -> None:
    card = store.record(answered(after=10))
    assert store.record(answered(after=3, outcome="wrong")) == card
    later = store.reviews()[1]
    assert later.day == FIRST + timedelta(days=10)
    assert not later.graded


def test_undo_restores_the_card_exactly(store: Store, answered: Answered) -> None:
    store.record(answered())
    before = store.cards()
    second = answered(after=5, outcome="wrong")
    store.record(second)
    assert store.cards() != before
    store.undo(second.uid)
    assert store.cards() == before
    assert len(store.reviews()) == 1
    store.record(answered(after=5))
    assert store.reviews()[1].graded


def test_undoing_the_only_answer_leaves_no_card(store: Store, answered: Answered) -> None:
    only = answered()
    store.record(only)
    store.undo(only.uid)
    assert store.cards() == {}
    assert store.count_started(FIRST) == 0


def test_overruling_counts_as_right(store: Store, answered: Answered) -> None:
    miss = answered(outcome="wrong")
    store.record(miss)
    store.overrule(miss.uid)
    assert store.cards()["lead"] == replay([(FIRST, True)])
    assert store.reviews()[0].outcome == "override"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "undo", "overrule", "import"]),
        st.sampled_from(["lead", "churn", "quota"]),
        st.integers(-3, 6),
        st.sampled_from(["right", "near", "wrong", "unknown"]),
    ),
    max_size=25,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_cards_are_the_replay_of_any_history(
    tmp_path_factory: pytest.TempPathFactory,
    answered: Answered,
    steps: list[tuple[str, str, int, str]],
) -> None:
    with closing(Store(str(tmp_path_factory.mktemp("any") / "p"))) as store:
        day, kept = 0, []
        for step, term, gap, outcome in steps:
            day += gap
            if step == "answer":
                kept.append(answered(term, after=day, outcome=outcome))
                assert store.record(kept[-1]) == store.cards()[term]
            elif step == "import":
                store.add([answered(term, after=day, outcome=outcome)])
            elif kept and step == "undo":
                store.undo(kept.pop().uid)
            elif kept:
                store.overrule(kept[-1].uid)
            assert store.cards() == replayed(store)


def test_import_twice_is_import_once(store: Store, tmp_path: Path, answered: Answered) -> None:
    for after in (0, 2, 9):
        store.record(answered(after=after))
        store.record(answered("churn", after=after, outcome="wrong"))
    text = transfer.dump(store.reviews())
    with closing(Store(str(tmp_path / "other"))) as other:
        assert other.add(transfer.load(text, "x")) == 6
        assert other.cards() == store.cards()
        assert other.add(transfer.load(text, "x")) == 0
        assert other.add(transfer.load(text + text, "x")) == 0
        assert other.reviews() == store.reviews()


def test_export_reset_import_gives_the_same_cards(store: Store, answered: Answered) -> None:
    for after in (0, 1, 4):
        store.record(answered(after=after, outcome="right" if after else "wrong"))
    cards, text = store.cards(), transfer.dump(store.reviews())
    copy = store.erase()
    assert store.cards() == {} == replayed(store)
    with closing(Store(copy)) as kept:
        assert kept.cards() == cards
    store.add(transfer.load(text, "x"))
    assert store.cards() == cards


def test_an_answer_taken_back_does_not_return_by_import(store: Store, answered: Answered) -> None:
    store.record(answered())
    miss = answered(after=1, outcome="wrong")
    store.record(miss)
    text = transfer.dump(store.reviews())
    store.undo(miss.uid)
    assert store.add(transfer.load(text, "x")) == 0
    assert len(store.reviews()) == 1


def test_a_bad_import_keeps_nothing(store: Store, answered: Answered) -> None:
    good = answered()
    with pytest.raises(StoreError):
        store.add([good, replace(good, uid="other", ms=99_999)])
    assert store.reviews() == ()


def test_reset_of_some_terms_keeps_the_others(store: Store, path: Path, answered: Answered) -> None:
    for term in ("lead", "churn"):
        store.record(answered(term))
    assert store.erase(["lead"]) == f"{path}.bak"
    assert set(store.cards()) == {"churn"} == set(replayed(store))
    assert store.erase() == f"{path}.bak1"


def test_two_writers_lose_nothing(path: Path, answered: Answered) -> None:
    """Both answer the same terms on the same days: the index decides which one counts."""
    batches = [[answered(f"term-{n % 5}", after=n // 10) for n in range(30)] for _ in range(2)]
    errors: list[BaseException] = []

    def write(batch: list[Review]) -> None:
        try:
            with closing(Store(str(path))) as store:
                for review in batch:
                    store.record(review)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    with closing(Store(str(path))) as store:
        assert {review.uid for review in store.reviews()} == {r.uid for b in batches for r in b}
        assert store.cards() == replayed(store)
        graded = [(review.term, review.day) for review in store.reviews() if review.graded]
        assert len(graded) == len(set(graded)) == 15


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE review (x)")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (x)")


def torn(path: Path) -> None:
    with closing(Store(str(path))) as store:
        for number in range(200):
            store.record(
                Review(uid=str(number), at="2026-03-02T09:00:00+00:00", day=FIRST, term=f"term-{number}", kind="name",
                       typed=False, answer="x" * 100, outcome="right")
            )  # fmt: skip
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * 4096 + content[8192:])


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (newer, "newer"),
        (foreign, "not a progress file"),
        (torn, "damaged"),
        (lambda path: path.write_bytes(b"salesgloss" * 1000), "damaged"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 10), "damaged"),
        (lambda path: path.mkdir(), "not a file"),
        (lambda path: path.symlink_to(path.parent / "nowhere"), "not a file"),
    ],
)
def test_a_file_not_ours_is_refused_untouched(
    path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=words) as caught:
        Store(str(path))
    assert exit_status(caught.value) == 3
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [entry.name for entry in path.parent.glob("progress*")] == [path.name]


def test_an_empty_file_is_a_new_one(path: Path, answered: Answered) -> None:
    path.touch()
    with closing(Store(str(path))) as store:
        assert store.cards() == {}
        store.record(answered())
        assert len(store.cards()) == 1


def test_a_locked_file_is_waited_for_then_told_of(
    store: Store, path: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.record(answered())
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.05)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(Store(str(path))) as hasty,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use"):
            hasty.record(answered(after=1))
        other.execute("ROLLBACK")
        hasty.record(answered(after=1))
    assert len(store.reviews()) == 2


def test_no_place_for_a_file(tmp_path: Path, answered: Answered) -> None:
    (tmp_path / "file").touch()
    store = Store(str(tmp_path / "file" / "p"))
    assert not store.is_writable
    with pytest.raises(StoreError):
        store.record(answered())


def test_a_folder_closed_to_writing(store: Store, path: Path, answered: Answered) -> None:
    store.record(answered())
    path.parent.chmod(0o555)
    try:
        with closing(Store(str(path))) as again:
            # Root may write everywhere.
            assert again.is_writable is (os.access(path.parent, os.W_OK))
            assert len(again.cards()) == 1
    finally:
        path.parent.chmod(0o755)


def test_a_file_closed_to_writing_can_be_read(
    store: Store, path: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.record(answered())
    monkeypatch.setattr(store_module.os, "access", lambda place, mode: False)
    with closing(Store(str(path))) as again:
        assert not again.is_writable
        assert again.cards() == store.cards()
        with pytest.raises(StoreError, match="readonly"):
            again.record(answered(after=1))


def test_a_failing_disk_is_told_of(store: Store, answered: Answered) -> None:
    store.record(answered())
    connection = store._connection()
    connection.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="readonly"):
        store.record(answered(after=1))
    connection.execute("PRAGMA query_only = 0")
    assert len(store.reviews()) == 1
