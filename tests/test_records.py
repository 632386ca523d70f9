"""Records behave as frozen dataclasses do, which cost more to import."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping

import pytest

from salesgloss import records
from salesgloss.model import Input, Term


@records.dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    name: str
    size: int = 3
    notes: Mapping[str, str] = records.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    name: str
    size: int = 3
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict)


@records.dataclass(frozen=True)
class Base:
    key: str
    most: int = 5


@records.dataclass(frozen=True)
class Derived(Base):
    key: int
    more: str = ""


def test_values() -> None:
    one, two = Ours(name="a"), Theirs(name="a")
    assert dataclasses.asdict(one) == dataclasses.asdict(two)
    assert repr(one) == repr(two).replace("Theirs", "Ours")
    assert one == Ours(name="a", size=3, notes={})
    assert one != Ours(name="b")
    assert one != two
    assert one.notes is not Ours(name="a").notes
    assert hash(Input(name="a", label="A", unit="count")) == hash(
        Input(name="a", label="A", unit="count")
    )
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_what_is_refused(kind: type) -> None:
    for wrong in ((), ("a",)):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind(name="a", other=1)
    value = kind(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.size = 4
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.size


def test_inherited_fields_stand_first() -> None:
    assert Derived(1, 2, "x") == Derived(key=1, most=2, more="x")
    assert Derived(1).most == 5
    assert isinstance(Derived(1), Base)
    for wrong in ({"key": 2}, {"most": 1, "extra": 2}):
        with pytest.raises(TypeError):
            Derived(1, **wrong)
    with pytest.raises(TypeError):
        Derived(1, 2, "x", 4)
    assert [each.name for each in dataclasses.fields(Derived)] == ["key", "most", "more"]
    assert [each.name for each in dataclasses.fields(Base)] == ["key", "most"]


def test_what_dataclasses_does_with_them() -> None:
    value = Ours(name="a", notes={"b": "c"})
    assert dataclasses.is_dataclass(value)
    assert dataclasses.replace(value, size=9) == Ours(name="a", size=9, notes={"b": "c"})
    with pytest.raises(TypeError):
        dataclasses.replace(value, other=1)
    assert [each.name for each in dataclasses.fields(Ours)] == ["name", "size", "notes"]


def test_copies() -> None:
    value = Input(name="a", label="A", unit="count")
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert type(twin) is Input


def test_terms_are_records() -> None:
    term = Term(id="a", name="A", category="c", definition="D.")
    assert dataclasses.replace(term, acronym="X").label == "X"
