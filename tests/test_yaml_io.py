"""YAML read strictly: nothing expands, nothing runs, nothing vanishes, every place is known."""

from __future__ import annotations

import os
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from salesgloss import yaml_io
from salesgloss.errors import FileError
from salesgloss.yaml_io import Document


def codes(text: str) -> list[str]:
    return [each.code for each in Document(text, "x.yaml").diagnostics]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("-12", -12), ("1.5", 1.5), (".5", 0.5), ("1.5e3", 1500.0),
        ("yes", True), ("Off", False), ("~", None), ("", None), ("null", None),
        ("2026-01-31", date(2026, 1, 31)), ("2026-02-31", "2026-02-31"),
        ("'yes'", "yes"), ('"1"', "1"), ("|\n    1\n", "1\n"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("012", "012"), ("12:30:00", "12:30:00"), (".inf", ".inf"), ("! 5", 5),
    ],
)  # fmt: skip
def test_a_scalar_is_what_it_looks_like(text, value) -> None:
    read = Document(f"a: {text}\n", "x.yaml")
    assert read.diagnostics == ()
    assert read.data == {"a": value}


def test_places_of_values_and_keys() -> None:
    read = Document("a:\n  - b: x\n    c: {d: y}\n", "x.yaml")
    paths = [(), ("a", 0, "b"), ("a", 0, "c", "?"), ("a", 0, "c", "d"), ("nowhere",)]
    assert read.locate(paths) == {
        (): (1, 1),
        ("a", 0, "b"): (2, 8),
        ("a", 0, "c", "?"): (3, 5),
        ("a", 0, "c", "d"): (3, 12),
    }


def test_all_complaints_of_the_notation_come_at_once() -> None:
    text = "a: &x 1\na: *x\n1: !tag b\n? [c]\n: d\n"
    assert codes(text) == ["E106", "E104", "E106", "E105", "E107", "E105"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: b: c\n", "E101", (1, 5)),
        ("a:\n\tb: c\n", "E103", (2, 1)),
        ("a: \x07\n", "E102", (1, 4)),
        ("a: 1\n---\nb: 2\n", "E108", (2, 1)),
        ("a: " + "[" * 30, "E109", (1, 24)),
    ],
)
def test_where_reading_ends(text, code, place) -> None:
    (each,) = Document(text, "x.yaml").diagnostics
    assert (each.code, (each.line, each.column)) == (code, place)


def test_aliases_are_never_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert set(codes(bomb)) == {"E106"}


def test_a_mark_for_utf8_is_no_content(tmp_path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert yaml_io.read(path).data == {"a": 1}


def test_what_is_no_utf8_is_told_with_its_place(tmp_path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 獲\nb: 獲caf".encode() + b"\xe9\n")
    (each,) = yaml_io.read(path).diagnostics
    assert (each.code, each.line, each.column) == ("E102", 2, 8)


@pytest.mark.parametrize("path", ["", "missing.yaml", ".", "a\0b", "x" * 5000])
def test_what_cannot_be_read_is_told(path) -> None:
    with pytest.raises(FileError):
        yaml_io.read(path)


VALUES = st.recursive(
    st.text()
    | st.integers(-(10**20), 10**20)
    | st.booleans()
    | st.none()
    | st.decimals(-(10**9), 10**9, places=4).map(float)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(VALUES)
def test_what_is_written_reads_the_same(value) -> None:
    read = Document(yaml_io.dump(value), "x.yaml")
    if {each.code for each in read.diagnostics} - {"E102", "E109"}:
        pytest.fail(str(read.diagnostics))
    assert read.diagnostics or read.data == value


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\n \t~0."), max_size=60))
def test_any_text_is_read_or_complained_of(text) -> None:
    read = Document(text, "x.yaml")
    for each in read.diagnostics:
        assert each.line >= 1
        assert each.column >= 1
    read.locate([(), ("a",)])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_complained_of(tmp_path_factory, content) -> None:
    path = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.yaml"
    path.write_bytes(content)
    yaml_io.read(path)


class OfTheLibrary(yaml_io._Dumper):
    """The same notation, written as the library writes it."""

    analyze_scalar = yaml.SafeDumper.analyze_scalar
    write_plain = yaml.SafeDumper.write_plain


SIGNS = st.text(
    alphabet="ab1 ,.:?'\"-#[]{}!&*%@`~=|<>\n\t，。「」中文🙂𠀀é\u2028\x85\u3000_", max_size=120
)


@given(
    st.recursive(
        SIGNS | st.integers() | st.none() | st.booleans(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SIGNS, inner, max_size=4),
        max_leaves=8,
    )
)
def test_what_is_written_by_the_word_is_as_the_library_writes_it(value: object) -> None:
    def dump(dumper: type) -> str:
        return yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)

    assert dump(yaml_io._Dumper) == dump(OfTheLibrary)
