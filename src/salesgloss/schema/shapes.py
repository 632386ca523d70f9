"""What a value of the data may look like: small shapes that check, read, write and describe it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from salesgloss.diagnostics import AT_KEY, Finding, Path
from salesgloss.records import dataclass, field

JsonSchema = dict[str, Any]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # ISO 8601 also has 20260101 and 2026-W01-1
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING: tuple[object, ...] = (None, (), [], {})


class Shape:
    """A kind of value. ``inspect`` yields what is wrong with one and ``json_schema`` describes all;
    ``decode`` makes the model's value of a sound one, ``encode`` undoes it."""

    def inspect(self, value: object, path: Path) -> Iterable[Finding]:
        raise NotImplementedError

    def json_schema(self) -> JsonSchema:
        raise NotImplementedError

    def decode(self, value: Any) -> Any:
        return value

    def encode(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Text(Shape):
    maximum: int = 2000

    def inspect(self, value: object, path: Path) -> Iterable[Finding]:
        return _inspect_text(value, self.maximum, path)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "minLength": 1, "maxLength": self.maximum, "pattern": r"\S"}


@dataclass(frozen=True)
class Pattern(Shape):
    """Text of a given form; ``code`` is the diagnostic for any other, ``advice`` what to write."""

    pattern: str
    code: str
    maximum: int = 120
    advice: str | None = None

    def inspect(self, value: object, path: Path) -> Iterable[Finding]:
        if found := tuple(_inspect_text(value, self.maximum, path)):
            return found
        if re.fullmatch(self.pattern, str(value)):
            return ()
        return (Finding(code=self.code, path=path, detail=repr(value), fix=self.advice),)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$", "maxLength": self.maximum}


@dataclass(frozen=True)
class Choice(Shape):
    options: tuple[str | int, ...]

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if type(value) not in (str, int) or value not in self.options:  # True == 1 == 1.0
            fix = f"choose one of: {', '.join(map(str, self.options))}"
            yield Finding(code="E207", path=path, detail=repr(value), fix=fix)

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Number(Shape):
    whole: bool = False
    minimum: int | None = None
    maximum: int | None = None

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        kinds = int if self.whole else (int | float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            wanted = "a whole number" if self.whole else "a number"
            yield Finding(code="E204", path=path, detail=f"{wanted} expected")
        elif not self._within(value):
            detail = f"{value} is not from {self.minimum} to {self.maximum}"
            yield Finding(code="E207", path=path, detail=detail)

    def _within(self, value: float) -> bool:
        return (self.minimum is None or value >= self.minimum) and (
            self.maximum is None or value <= self.maximum
        )

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "integer" if self.whole else "number"}
        if self.minimum is not None:
            schema["minimum"] = self.minimum
        if self.maximum is not None:
            schema["maximum"] = self.maximum
        return schema


@dataclass(frozen=True)
class Date(Shape):
    """A calendar date, quoted or not."""

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if isinstance(value, date):
            return
        try:
            date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
        except ValueError:
            yield Finding(code="E210", path=path, detail=repr(value))

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}

    def decode(self, value: Any) -> Any:
        return str(value)


@dataclass(frozen=True)
class Boolean(Shape):
    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if not isinstance(value, bool):
            yield Finding(code="E204", path=path, detail="true or false expected")

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class ListOf(Shape):
    item: Shape
    maximum: int = 200

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if not isinstance(value, list):
            fix = "write each item on a line of its own, after '- '"
            detail = f"{_type_name(value)}, not a list"
            yield Finding(code="E204", path=path, detail=detail, fix=fix)
            return
        if len(value) > self.maximum:
            detail = f"{len(value):,} items, at most {self.maximum:,}"
            yield Finding(code="E208", path=path, detail=detail)
            return
        for index, item in enumerate(value):
            yield from self.item.inspect(item, (*path, index))

    def json_schema(self) -> JsonSchema:
        return {"type": "array", "items": self.item.json_schema(), "maxItems": self.maximum}

    def decode(self, value: Any) -> Any:
        return tuple(map(self.item.decode, value or ()))

    def encode(self, value: Any) -> Any:
        return [self.item.encode(item) for item in value]


@dataclass(frozen=True)
class MapOf(Shape):
    """A mapping with free keys of one form to values of one shape."""

    key: str
    item: Shape
    maximum: int = 100

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding(code="E204", path=path, detail=f"{_type_name(value)}, not a mapping")
            return
        if len(value) > self.maximum:
            detail = f"{len(value):,} keys, at most {self.maximum:,}"
            yield Finding(code="E208", path=path, detail=detail)
            return
        for name, item in value.items():
            if not re.fullmatch(self.key, name):
                yield Finding(code="E202", path=(*path, name, AT_KEY), detail=repr(name))
            else:
                yield from self.item.inspect(item, (*path, name))

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "patternProperties": {f"^(?:{self.key})$": self.item.json_schema()},
            "additionalProperties": False,
            "maxProperties": self.maximum,
        }

    def decode(self, value: Any) -> Any:
        return {key: self.item.decode(item) for key, item in (value or {}).items()}

    def encode(self, value: Any) -> Any:
        return {key: self.item.encode(item) for key, item in value.items()}


@dataclass(frozen=True)
class Object(Shape):
    """A mapping with known keys, ``required`` ones among them; the model's ``type`` has an
    attribute of each key's name, but for those that ``attributes`` name otherwise."""

    type: type | None
    keys: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    def inspect(self, value: object, path: Path) -> Iterator[Finding]:
        if not isinstance(value, dict):
            detail = f"{_type_name(value)}, not a mapping"
            fix = f"write {_example(self.keys, self.required)}"
            yield Finding(code="E204", path=path, detail=detail, fix=fix)
            return
        for key in self.required:
            if key not in value:
                yield Finding(code="E203", path=path, detail=key)
        for key, item in value.items():
            if shape := self.keys.get(key):
                yield from shape.inspect(item, (*path, key))
            else:
                yield unknown_key(key, self.keys, path)

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "properties": {key: shape.json_schema() for key, shape in self.keys.items()},
            "additionalProperties": False,
        }
        if self.required:
            schema["required"] = list(self.required)
        return schema

    def decode(self, value: Any) -> Any:
        assert self.type is not None
        return self.type(**self.values(value))

    def values(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Return what ``value`` says, decoded, by attribute."""
        return {
            self.attribute(key): shape.decode(value[key])
            for key, shape in self.keys.items()
            if value.get(key) is not None
        }

    def encode(self, value: Any) -> Any:
        """Return the keys of ``value`` that say something, in their order."""
        present = (
            (key, shape, getattr(value, self.attribute(key))) for key, shape in self.keys.items()
        )
        return {key: shape.encode(held) for key, shape, held in present if held not in _NOTHING}

    def attribute(self, key: str) -> str:
        return self.attributes.get(key, key)


@dataclass(frozen=True)
class NamedObjects(MapOf):
    """A mapping of names to objects, which the model has as a tuple of objects with a ``name``."""

    item: Object

    def decode(self, value: Any) -> Any:
        assert self.item.type is not None
        return tuple(
            self.item.type(name=name, **self.item.values(item)) for name, item in value.items()
        )

    def encode(self, value: Any) -> Any:
        return {each.name: self.item.encode(each) for each in value}


def _inspect_text(value: object, maximum: int, path: Path) -> Iterable[Finding]:
    """Return what is wrong with a text: mostly nothing, which is seen at once."""
    if isinstance(value, str) and len(value) <= maximum and value.isprintable() and value.strip():
        return ()
    return _text_findings(value, maximum, path)


def _text_findings(value: object, maximum: int, path: Path) -> Iterator[Finding]:
    if isinstance(value, bool | date):
        yield Finding(code="E205", path=path, detail=f"read as {value}")
    elif isinstance(value, int | float):
        fix = "put it in quotes"
        yield Finding(code="E204", path=path, detail=f"{value} is a number", fix=fix)
    elif not isinstance(value, str):
        yield Finding(code="E204", path=path, detail=f"{_type_name(value)}, not text")
    elif not value.strip():
        yield Finding(code="E206", path=path)
    elif len(value) > maximum:
        detail = f"{len(value):,} characters, at most {maximum:,}"
        yield Finding(code="E208", path=path, detail=detail)
    elif _CONTROL.search(value):
        yield Finding(code="E211", path=path)


def _example(keys: Mapping[str, Shape], required: Collection[str]) -> str:
    """Return how a mapping of ``keys`` is written: the required ones, or the first few."""
    shown = required or tuple(keys)[:4]
    parts = (f"{key}: {'[...]' if isinstance(keys[key], ListOf) else '...'}" for key in shown)
    return f"{{{', '.join(parts)}}}"


def unknown_key(key: str, known: Mapping[str, Shape], path: Path) -> Finding:
    """Return the finding for ``key``, which may be a slip of a right one."""
    fix = f"known are: {', '.join(known)}"
    path = (*path, key, AT_KEY)
    return Finding(code="E202", path=path, detail=repr(key[:80]), fix=fix, among=known)


def _type_name(value: object) -> str:
    if value is None:
        return "nothing"
    for kind, name in ((dict, "a mapping"), (list, "a list"), (str, "text")):
        if isinstance(value, kind):
            return name
    return repr(value)
