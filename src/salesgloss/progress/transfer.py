"""Progress as JSON lines, one a review, and back: the whole of a file or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from salesgloss.progress.review import LONGEST_MS, Review, StoreError
from salesgloss.quiz.grading import LONGEST_ANSWER
from salesgloss.quiz.schedule import study_day
from salesgloss.schema import to_json

LONGEST_NAME = 200
LONGEST_KIND = 40  # which kinds and outcomes there are, a newer program may know better
EARLIEST, LATEST = 2000, 2100  # years


def dump(reviews: Iterable[Review]) -> str:
    """Return ``reviews`` as JSON lines."""
    return "".join(to_json(_fields(review)) + "\n" for review in reviews)


def load(text: str, source: str) -> tuple[Review, ...]:
    """Return the reviews of JSON lines; StoreError names the first line that is none."""
    lines = enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
    return tuple(_review(line, f"{source}:{number}") for number, line in lines if line.strip())


def _fields(review: Review) -> dict[str, object]:
    return {
        "uid": review.uid,
        "at": review.at,
        "day": review.day.isoformat(),
        "term": review.term,
        "kind": review.kind,
        "typed": review.typed,
        "answer": review.answer,
        "outcome": review.outcome,
        "graded": review.graded,
        "ms": review.ms,
    }


def _review(line: str, place: str) -> Review:
    try:
        fields = json.loads(line)
        if not isinstance(fields, dict):
            raise TypeError("not an object")
        return _checked(fields)
    except KeyError as error:
        raise StoreError(f"{place}: {error.args[0]} is missing") from None
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        reason = "not JSON" if isinstance(error, json.JSONDecodeError) else error
        raise StoreError(f"{place}: not a review: {reason}") from None


def _day(fields: dict[str, object], moment: datetime) -> date:
    """Return the study day; one far off would keep the term from ever being due again."""
    day = date.fromisoformat(_text(fields, "day")) if "day" in fields else study_day(moment)
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(f"'day' is not from {EARLIEST} to {LATEST}")
    return day


def _checked(fields: dict[str, object]) -> Review:
    moment = datetime.fromisoformat(_text(fields, "at"))
    if moment.tzinfo is None:
        raise ValueError("'at' has no time zone")
    at = moment.astimezone(UTC).isoformat(timespec="seconds")
    term, answer = _text(fields, "term", LONGEST_NAME), _text(fields, "answer")
    kind, outcome = _text(fields, "kind", LONGEST_KIND), _text(fields, "outcome", LONGEST_KIND)
    own = hashlib.sha256(f"{at}\n{term}\n{kind}\n{outcome}\n{answer}".encode())
    return Review(
        uid=_text(fields, "uid", LONGEST_NAME) if "uid" in fields else own.hexdigest()[:32],
        at=at,
        day=_day(fields, moment),
        term=term,
        kind=kind,
        typed=_flag(fields, "typed", default=False),
        answer=answer,
        outcome=outcome,
        graded=_flag(fields, "graded", default=True),
        ms=_milliseconds(fields.get("ms", 0)),
    )


def _text(fields: dict[str, object], key: str, longest: int = LONGEST_ANSWER) -> str:
    value = fields[key]
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"{key!r} must be a text of at most {longest} characters")
    value.encode()  # a lone surrogate could not be kept
    return value


def _flag(fields: dict[str, object], key: str, *, default: bool) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise TypeError(f"{key!r} must be true or false")
    return value


def _milliseconds(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST_MS:
        raise ValueError(f"'ms' must be a whole number from 0 to {LONGEST_MS}")
    return value
