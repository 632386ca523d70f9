"""Frozen dataclasses without importing ``dataclasses``, which alone costs more than a look-up.

Type checkers see the real ones. What runs does the same for frozen values: they are compared,
hashed, shown and copied by their fields. ``dataclasses.replace``, ``fields`` and ``asdict`` know
them as well: what these read is built when they ask.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field
    from typing import Any, NoReturn

__all__ = ["dataclass", "field"]


class _Made:
    """A default that is made anew for each value."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


class _Record:
    """What every frozen value can do; ``_names`` are its fields in their order."""

    __slots__ = ()

    _names: tuple[str, ...] = ()
    _defaults: Mapping[str, Any] = {}
    _made: tuple[str, ...] = ()
    _is_named = True
    __dataclass_fields__: Mapping[str, Any]

    def __init__(self, *values: object, **named: object) -> None:
        if values:
            named = self._with_positional(values, named)
        given = {**self._defaults, **named}
        for name in self._made:
            if name not in named:
                given[name] = self._defaults[name].make()
        set_value = object.__setattr__
        try:
            for name in self._names:
                set_value(self, name, given[name])
        except KeyError:
            raise TypeError(f"{type(self).__name__} lacks {name!r}") from None
        if len(given) > len(self._names):
            unknown = (repr(name) for name in given if name not in self._names)
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}")

    def _with_positional(
        self, values: tuple[object, ...], named: Mapping[str, object]
    ) -> dict[str, object]:
        places = () if self._is_named else self._names
        if len(values) > len(places) or any(name in named for name in places[: len(values)]):
            raise TypeError(f"{type(self).__name__} takes other arguments")
        return {**dict(zip(places, values, strict=False)), **named}

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._names])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Record) or type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        self._refuse(name)

    def __delattr__(self, name: str) -> NoReturn:
        self._refuse(name)

    def _refuse(self, name: str) -> NoReturn:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot change {name!r}")

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _restored, (type(self), dict(zip(self._names, self._values(), strict=True)))


def _restored(kind: type, values: Mapping[str, object]) -> object:
    return kind(**values)


class _Fields:
    """The fields of a class as ``dataclasses`` describes them."""

    def __get__(self, value: object, owner: type[_Record]) -> dict[str, Any]:
        import dataclasses

        described = []
        for name in owner._names:
            default = owner._defaults.get(name, dataclasses.MISSING)
            kind = {"default_factory": default.make} if isinstance(default, _Made) else {
                "default": default
            }  # fmt: skip
            described.append((name, "object", dataclasses.field(**kind)))
        twin = dataclasses.make_dataclass(owner.__name__, described, kw_only=True)
        found: dict[str, Any] = vars(twin)["__dataclass_fields__"]
        owner.__dataclass_fields__ = found
        return found


def _dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Any:
    """Return what makes a class with annotations one of frozen values."""
    assert frozen

    def made(kind: type) -> type:
        own = tuple(kind.__annotations__)
        base = next((each for each in kind.__mro__[1:] if issubclass(each, _Record)), _Record)
        content = {name: each for name, each in kind.__dict__.items()
                   if name not in ("__dict__", "__weakref__")}  # fmt: skip
        defaults = {name: content.pop(name) for name in own if name in content}
        defaults = {**base._defaults, **defaults}
        added = {
            "__qualname__": kind.__qualname__,
            "__dataclass_fields__": _Fields(),
            "__match_args__": () if kw_only else (*base._names, *own),
            "_names": tuple(dict.fromkeys((*base._names, *own))),
            "_defaults": defaults,
            "_made": tuple(name for name, each in defaults.items() if isinstance(each, _Made)),
            "_is_named": kw_only,
            **({"__slots__": own} if slots else {}),
        }
        bases = tuple(each for each in kind.__bases__ if each is not object)
        if not issubclass(kind, _Record):
            bases = (*bases, _Record)
        return type(kind)(kind.__name__, bases, {**content, **added})

    return made


def _field(*, default_factory: Callable[[], object]) -> Any:
    return _Made(default_factory)


if not TYPE_CHECKING:
    dataclass, field = _dataclass, _field
