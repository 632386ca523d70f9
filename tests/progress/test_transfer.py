"""An export can be read by others and comes back; anything else is refused by its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesgloss.progress.review import Review, StoreError
from salesgloss.progress.transfer import dump, load

LEAST = {
    "term": "lead",
    "at": "2026-03-02T09:00:00+08:00",
    "kind": "name",
    "answer": "x",
    "outcome": "wrong",
}


def test_one_line_a_review(answered: Callable[..., Review]) -> None:
    first = answered(answer="線\u2028索\n")
    text = dump([first, answered()])
    lines = [json.loads(line) for line in text.split("\n") if line]
    assert len(lines) == 2
    assert {"term", "at", "kind", "answer", "outcome"} <= set(lines[0])
    assert load("\ufeff" + text + "\r\n\n", "x")[0] == first


def test_the_least_that_a_review_needs() -> None:
    (review,) = load(json.dumps(LEAST), "x")
    assert review.at == "2026-03-02T01:00:00+00:00"
    assert review.day == date(2026, 3, 2)
    assert review.graded
    assert not review.typed
    assert load(json.dumps(LEAST), "x")[0].uid == review.uid
    assert load(json.dumps({**LEAST, "term": "churn"}), "x")[0].uid != review.uid


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ('{"term": "x"}', "at is missing"),
        (json.dumps({**LEAST, "at": "yesterday"}), "yesterday"),
        (json.dumps({**LEAST, "at": "2026-03-02T09:00:00"}), "time zone"),
        (json.dumps({**LEAST, "day": "2026-02-30"}), "day"),
        (json.dumps({**LEAST, "kind": 5}), "'kind'"),
        (json.dumps({**LEAST, "outcome": "x" * 41}), "'outcome'"),
        (json.dumps({**LEAST, "answer": 5}), "'answer'"),
        (json.dumps({**LEAST, "answer": "x" * 201}), "'answer'"),
        (json.dumps({**LEAST, "answer": "\ud800"}), "surrogate"),
        (json.dumps({**LEAST, "graded": 1}), "'graded'"),
        (json.dumps({**LEAST, "ms": -1}), "'ms'"),
        (json.dumps({**LEAST, "ms": True}), "'ms'"),
        ("[" * 100_000, "not"),
    ],
)
def test_what_is_no_review_is_told_by_its_line(line: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        load(json.dumps(LEAST) + "\n" + line, "file.jsonl")
    assert caught.value.message.startswith("file.jsonl:2: ")


@settings(deadline=None)
@given(st.text(max_size=80).filter(str.strip))
def test_a_text_that_is_no_review_is_refused(text: str) -> None:
    with pytest.raises(StoreError, match=r"^x:\d+: "):
        load(text, "x")


@pytest.mark.parametrize(
    "more", ['"at": "0001-01-01T00:00:00+00:00"', '"day": "9999-12-30"', '"day": "1999-12-31"']
)
def test_a_day_far_off_is_refused(more: str) -> None:
    review = (
        '{"at": "2026-01-02T10:00:00+00:00", "term": "x", "kind": "name", "answer": "", '
        f'"outcome": "wrong", {more}}}'
    )
    with pytest.raises(StoreError, match=":1: "):
        load(review, "x.jsonl")


def test_control_characters_of_an_answer_are_escaped() -> None:
    review = (
        '{"at": "2026-01-02T10:00:00+00:00", "term": "x", "kind": "name", "answer": "\\u009b\\u202e", '
        '"outcome": "wrong"}'
    )
    assert dump(load(review, "x.jsonl")).isascii()
