"""The express lane and the ordinary command give the same bytes and the same status."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

import salesgloss
from salesgloss.__main__ import _request
from salesgloss.cli import answering, app
from salesgloss.model import Term


def ordinary(arguments: list[str]) -> tuple[int, bytes]:
    stream = sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    status = app.run(arguments)
    stream.flush()
    return status, stream.buffer.getvalue()  # type: ignore[attr-defined]


def express(arguments: list[str]) -> tuple[int, bytes]:
    stream = sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    request = _request(arguments)
    assert request is not None, arguments
    status = answering.run(request)
    stream.flush()
    return status, stream.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.fixture
def both(monkeypatch):
    """Return a call that runs the same arguments through both doors."""
    kept = salesgloss.load()
    monkeypatch.setattr(answering.opening, "glossary", lambda files, standard: kept)

    def both(*arguments: str) -> tuple[int, bytes]:
        output = sys.stdout
        try:
            one, other = express(list(arguments)), ordinary(list(arguments))
        finally:
            sys.stdout = output
        assert one == other, arguments
        return one

    return both


def spellings(terms: tuple[Term, ...]) -> Iterator[str]:
    for term in terms:
        yield from dict.fromkeys(spelling for spelling, _ in term.spellings())


FORMATS = [
    ["--json"],
    ["--plain"],
    ["--plain", "--lang", "zh-Hant"],
    ["--plain", "--lang=en"],
    ["--share"],
]


@pytest.mark.parametrize("flags", FORMATS, ids=" ".join)
def test_every_term_in_every_format(both, flags: list[str]) -> None:
    for term in salesgloss.load():
        status, out = both("lookup", *flags, "--", term.name)
        assert status == 0
        assert out


def test_every_spelling_of_every_term(both) -> None:
    for spelling in spellings(tuple(salesgloss.load())):
        assert both("lookup", "--json", "--", spelling)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup", "montly recuring revenue"),
        ("lookup", "--exact", "montly recuring revenue"),
        ("lookup", "--json", "xyzzy"),
        ("lookup", "xyzzy"),
        ("lookup", "SDR", "vs", "BDR"),
        ("lookup", "--json", "--limit", "2", "how long until a customer pays back"),
        ("lookup", "--limit=2", "MMR"),
        ("lookup", "how do we tell who is about to leave"),
        ("lookup", ""),
    ],
)
def test_the_other_tiers(both, arguments: tuple[str, ...]) -> None:
    both(*arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["lookup"],
        ["lookup", "--help"],
        ["lookup", "--limit", "0", "MRR"],
        ["lookup", "--limit", "MRR"],
        ["lookup", "--nope", "MRR"],
        ["lookup", "--lang"],
        ["list"],
        ["--version"],
        ["quiz", "MRR"],
        ["--nope", "lookup", "MRR"],
        ["-h"],
    ],
)
def test_what_is_no_plain_lookup_goes_to_the_ordinary_door(arguments: list[str]) -> None:
    assert _request(arguments) is None
