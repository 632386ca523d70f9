"""The fast path and the ordinary command give the same bytes and the same status."""

from __future__ import annotations

import io
import sys

import pytest

import salesgloss
from salesgloss.__main__ import _lookup, _verb_first
from salesgloss.cli import app, lookup_request, lookup_runner
from salesgloss.cli.lookup_request import LookupRequest


def ordinary(arguments: list[str]) -> tuple[int, bytes]:
    stream = sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    status = app.run(arguments)
    stream.flush()
    return status, stream.buffer.getvalue()  # type: ignore[attr-defined]


def fast(arguments: list[str]) -> tuple[int, bytes]:
    stream = sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    request = _lookup(arguments)
    assert request is not None, arguments
    status = lookup_runner.run(request)
    stream.flush()
    return status, stream.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.fixture
def both():
    """Return a call that runs the same arguments through both doors."""

    def both(*arguments: str) -> tuple[int, bytes]:
        output = sys.stdout
        try:
            one, other = fast(list(arguments)), ordinary(list(arguments))
        finally:
            sys.stdout = output
        assert one == other, arguments
        return one

    return both


def asked(arguments: list[str], monkeypatch) -> list[tuple[object, ...]]:
    """Return what each door, on ``arguments``, asks the runner for."""
    seen: list[tuple[object, ...]] = []

    def note(request: LookupRequest) -> int:
        seen.append(tuple(getattr(request, name) for name in LookupRequest.__slots__))
        return 0

    monkeypatch.setattr(lookup_runner, "run", note)
    request = _lookup(arguments)
    assert request is not None
    note(request)
    assert app.run(arguments) == 0
    return seen


OPTIONS = [
    *([flag] for flag in lookup_request.FLAGS),
    ["--lang", "zh-Hant"],
    ["--lang=en"],
    ["--glossary", "a.yaml", "--glossary=b.yaml"],
    ["--limit", "7"],
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_every_option_means_the_same_at_both_doors(options: list[str], monkeypatch) -> None:
    one, other = asked(["lookup", *options, "net", "retention"], monkeypatch)
    assert one == other
    assert one != asked(["lookup", "net", "retention"], monkeypatch)[0]


FORMATS = [
    ["--json"],
    ["--plain"],
    ["--plain", "--lang", "zh-Hant"],
    ["--plain", "--lang=en"],
    ["--share"],
]


@pytest.mark.parametrize("flags", FORMATS, ids=" ".join)
def test_every_format(both, flags: list[str]) -> None:
    for term in tuple(salesgloss.load())[::40]:
        status, out = both("lookup", *flags, "--", term.name)
        assert status == 0
        assert out


def test_every_spelling_of_every_term_finds_it() -> None:
    glossary = salesgloss.load()
    for term in glossary:
        for spelling, _ in term.spellings():
            answer = glossary.lookup(spelling)
            assert answer.match == "exact"
            assert term.id in {hit.id for hit in answer.hits}


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
    assert _lookup(_verb_first(arguments)) is None
