"""What a value of the data may look like: small shapes that check it and describe themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Path = tuple[str | int, ...]
JsonSchema = dict[str, object]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # ISO 8601 also has 20260101 and 2026-W01-1
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong at ``path`` (a last part ``"?"`` means the key itself)."""

    code: str
    path: Path
    detail: str = ""
    fix: str | None = None


class Enough(Exception):
    """Inspecting stopped: more findings would help nobody."""


class Findings(list[Finding]):
    """What was found so far; raises Enough when ``most`` are."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def append(self, finding: Finding) -> None:
        super().append(finding)
        if len(self) >= self.most:
            raise Enough


class Shape:
    """A kind of value. ``inspect`` adds what is wrong with one; ``json_schema`` describes all."""

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        raise NotImplementedError

    def json_schema(self) -> JsonSchema:
        raise NotImplementedError


@dataclass(frozen=True)
class Text(Shape):
    most: int = 2000

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if isinstance(value, bool | date):
            found.append(Finding(code="E205", path=path, detail=f"read as {value}"))
        elif isinstance(value, int | float):
            found.append(
                Finding(
                    code="E204", path=path, detail=f"{value} is a number", fix="put it in quotes"
                )
            )
        elif not isinstance(value, str):
            found.append(Finding(code="E204", path=path, detail=f"{_named(value)}, not text"))
        elif not value.strip():
            found.append(Finding(code="E206", path=path))
        elif len(value) > self.most:
            detail = f"{len(value):,} characters, at most {self.most:,}"
            found.append(Finding(code="E208", path=path, detail=detail))
        elif _CONTROL.search(value):
            found.append(Finding(code="E211", path=path))

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "minLength": 1, "maxLength": self.most, "pattern": r"\S"}


@dataclass(frozen=True)
class Pattern(Shape):
    """Text of a given form; ``code`` is the complaint for any other."""

    pattern: str
    code: str
    most: int = 120

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        before = len(found)
        Text(self.most).inspect(value, path, found)
        if len(found) == before and not re.fullmatch(self.pattern, str(value)):
            found.append(Finding(code=self.code, path=path, detail=repr(value)))

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$", "maxLength": self.most}


@dataclass(frozen=True)
class Choice(Shape):
    options: tuple[str | int, ...]

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if type(value) not in (str, int) or value not in self.options:  # True == 1 == 1.0
            allowed = ", ".join(map(str, self.options))
            fix = f"choose one of: {allowed}"
            found.append(Finding(code="E207", path=path, detail=repr(value), fix=fix))

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Number(Shape):
    whole: bool = False
    least: int | None = None
    most: int | None = None

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        kinds = int if self.whole else (int | float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            wanted = "a whole number" if self.whole else "a number"
            found.append(Finding(code="E204", path=path, detail=f"{wanted} expected"))
        elif not self._within(value):
            detail = f"{value} is not from {self.least} to {self.most}"
            found.append(Finding(code="E207", path=path, detail=detail))

    def _within(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "integer" if self.whole else "number"}
        if self.least is not None:
            schema["minimum"] = self.least
        if self.most is not None:
            schema["maximum"] = self.most
        return schema


@dataclass(frozen=True)
class Day(Shape):
    """A calendar date, quoted or not."""

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if isinstance(value, date):
            return
        try:
            date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
        except ValueError:
            found.append(Finding(code="E210", path=path, detail=repr(value)))

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}


@dataclass(frozen=True)
class Flag(Shape):
    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if not isinstance(value, bool):
            found.append(Finding(code="E204", path=path, detail="true or false expected"))

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Many(Shape):
    """A list."""

    item: Shape
    most: int = 200

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if not isinstance(value, list):
            found.append(
                Finding(
                    code="E204",
                    path=path,
                    detail=f"{_named(value)}, not a list",
                    fix="write each item on a line of its own, after '- '",
                )
            )
            return
        if len(value) > self.most:
            detail = f"{len(value):,} items, at most {self.most:,}"
            found.append(Finding(code="E208", path=path, detail=detail))
            return
        for index, item in enumerate(value):
            self.item.inspect(item, (*path, index), found)

    def json_schema(self) -> JsonSchema:
        return {"type": "array", "items": self.item.json_schema(), "maxItems": self.most}


@dataclass(frozen=True)
class Mapped(Shape):
    """A mapping with free keys of one form to values of one shape."""

    key: str
    item: Shape
    most: int = 100

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if not isinstance(value, dict):
            found.append(Finding(code="E204", path=path, detail=f"{_named(value)}, not a mapping"))
            return
        if len(value) > self.most:
            detail = f"{len(value):,} keys, at most {self.most:,}"
            found.append(Finding(code="E208", path=path, detail=detail))
            return
        for name, item in value.items():
            if not re.fullmatch(self.key, name):
                found.append(Finding(code="E202", path=(*path, name, "?"), detail=repr(name)))
            else:
                self.item.inspect(item, (*path, name), found)

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "patternProperties": {f"^(?:{self.key})$": self.item.json_schema()},
            "additionalProperties": False,
            "maxProperties": self.most,
        }


@dataclass(frozen=True)
class Table(Shape):
    """A mapping with known keys; ``required`` ones must be there."""

    keys: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def inspect(self, value: object, path: Path, found: Findings) -> None:
        if not isinstance(value, dict):
            found.append(Finding(code="E204", path=path, detail=f"{_named(value)}, not a mapping"))
            return
        for key in self.required:
            if key not in value:
                found.append(Finding(code="E203", path=path, detail=key))
        for key, item in value.items():
            if shape := self.keys.get(key):
                shape.inspect(item, (*path, key), found)
            else:
                found.append(unknown_key(key, self.keys, path))

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "properties": {key: shape.json_schema() for key, shape in self.keys.items()},
            "additionalProperties": False,
        }
        if self.required:
            schema["required"] = list(self.required)
        return schema


def unknown_key(key: str, known: Mapping[str, Shape], path: Path) -> Finding:
    """Return the finding for ``key``, naming the nearest right one."""
    import difflib  # only where something is wrong

    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    fix = f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(known)}"
    return Finding(code="E202", path=(*path, key, "?"), detail=repr(key[:80]), fix=fix)


def _named(value: object) -> str:
    if value is None:
        return "nothing"
    for kind, name in ((dict, "a mapping"), (list, "a list"), (str, "text")):
        if isinstance(value, kind):
            return name
    return repr(value)
