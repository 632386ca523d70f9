"""Each key of a file has one shape: what it refuses, by code and place."""

from __future__ import annotations

import pytest

from salesgloss import validation
from salesgloss.schema import document, fields
from salesgloss.schema.registry import Registry

NEEDED = {"id": "own", "name": "Own", "category": "sales", "definition": "Ours."}
FORMULA = {"name": "f", "expression": "a", "inputs": {}, "unit": "count"}


def found(**keys: object) -> list[tuple[str, tuple[str | int, ...]]]:
    data = {"terms": [{**NEEDED, **keys}]}
    return [(each.code, each.path[2:]) for each in document.inspect(data)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"name": 5}, [("E204", ("name",))]),
        ({"name": None}, [("E204", ("name",))]),
        ({"name": ["x"]}, [("E204", ("name",))]),
        ({"level": 4}, [("E207", ("level",))]),
        ({"level": True}, [("E207", ("level",))]),
        ({"level": 1.0}, [("E207", ("level",))]),
        ({"level": [1]}, [("E207", ("level",))]),
        ({"effective": "2026-13-01"}, [("E210", ("effective",))]),
        ({"effective": "2026-01-01"}, []),
        ({"effective": "20260101"}, [("E210", ("effective",))]),
        ({"effective": "2020-W01-1"}, [("E210", ("effective",))]),
        ({"effective": 2026}, [("E210", ("effective",))]),
        ({"hidden": "yes"}, [("E204", ("hidden",))]),
        ({"used_by": ["sdr", "ceo"]}, [("E207", ("used_by", 1))]),
        ({"related": ["a"] * 51}, [("E208", ("related",))]),
        ({"sources": [{"title": "T", "year": 1066}]}, [("E207", ("sources", 0, "year"))]),
        ({"sources": [{"title": "T", "year": "1999"}]}, [("E204", ("sources", 0, "year"))]),
        ({"sources": [{"title": "T", "year": 19.5}]}, [("E204", ("sources", 0, "year"))]),
        ({"criteria": "x"}, [("E204", ("criteria",))]),
        ({"formulas": [{**FORMULA, "inputs": []}]}, [("E204", ("formulas", 0, "inputs"))]),
        (
            {"formulas": [{**FORMULA, "inputs": {"A": 1}}]},
            [("E202", ("formulas", 0, "inputs", "A", "?"))],
        ),
        (
            {"formulas": [{**FORMULA, "worked": [{"inputs": {"a": "1"}, "result": 1}]}]},
            [("E204", ("formulas", 0, "worked", 0, "inputs", "a"))],
        ),
        (
            {"zh-Hant": {"labels": {f"k{at}": "x" for at in range(101)}}},
            [("E208", ("zh-Hant", "labels"))],
        ),
        ({"extends": "lead"}, [("E202", ("id", "?"))]),
    ],
)
def test_a_value_that_does_not_fit(keys, expected) -> None:
    assert found(**keys) == expected


def test_an_entry_that_is_none() -> None:
    assert [each.code for each in document.inspect({"terms": ["x", None]})] == ["E204", "E204"]


def test_a_file_with_more_entries_than_allowed() -> None:
    (each,) = document.inspect({"terms": [NEEDED] * (fields.MOST_ENTRIES + 1)})
    assert (each.code, each.path) == ("E208", ("terms",))


def test_no_more_is_said_than_helps() -> None:
    found = validation.findings({"terms": [{}] * 100}, Registry(), today="2026-01-01", most=7)
    assert len(found) == 7


def test_the_published_schema_agrees_on_what_is_sound() -> None:
    import jsonschema

    schema = document.json_schema()
    sound = {"version": 1, "terms": [{**NEEDED, "level": 1, "effective": "2026-01-01"}]}
    jsonschema.validate(sound, schema)
    for keys in ({"level": 4}, {"oops": 1}, {"name": 5}, {"hidden": "yes"}, {"used_by": "sdr"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"terms": [{**NEEDED, **keys}]}, schema)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"name": "x" * 121}, [("E208", ("name",))]),
        ({"name": "  "}, [("E206", ("name",))]),
        ({"name": "a\x07"}, [("E211", ("name",))]),
        ({"name": True}, [("E205", ("name",))]),
        ({"related": "lead"}, [("E204", ("related",))]),
        ({"related": ["No Id"]}, [("E209", ("related", 0))]),
        ({"oops": 1}, [("E202", ("oops", "?"))]),
    ],
)
def test_a_text_list_or_key_that_does_not_fit(keys, expected) -> None:
    assert found(**keys) == expected
