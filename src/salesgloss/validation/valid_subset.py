"""What of a glossary file has its shape: the rest of it is spared further findings."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from salesgloss.diagnostics import AT_KEY, Finding, Path

# What an item of these lists is looked at for: without it there is nothing to look at.
_NEEDED = {
    "categories": ("id",),
    "confused_with": ("id",),
    "formulas": ("expression", "inputs"),
    "worked": ("inputs", "result"),
}
_WHOLE = "inputs"  # a mapping that says nothing sound once a key of it is amiss
_INVALID = object()


class ValidSubset:
    """The valid parts of ``data``, as plain data; ``origin`` leads back to the whole."""

    def __init__(self, data: object, found: Collection[Finding]) -> None:
        self._invalid = {_part(finding) for finding in found if finding.code != "E203"}
        self._kept: dict[Path, list[int]] = {}
        self.data: Any = self._valid(data, (), ())

    def origin(self, path: Path) -> Path:
        """Return where what is at ``path`` of the sound parts stands in the whole."""
        return tuple(
            self._kept[path[:at]][part] if isinstance(part, int) else part
            for at, part in enumerate(path)
        )

    def _valid(self, value: object, path: Path, new: Path) -> object:
        """Return what is sound of the value at ``path``, which comes to stand at ``new``."""
        if path in self._invalid:
            return _INVALID
        if isinstance(value, list):
            return self._items(value, path, new)
        if not isinstance(value, dict):
            return value
        parts = {key: self._valid(item, (*path, key), (*new, key)) for key, item in value.items()}
        valid = {key: item for key, item in parts.items() if item is not _INVALID}
        return valid if _is_enough(valid, value, path) else _INVALID

    def _items(self, items: list[Any], path: Path, new: Path) -> list[object]:
        kept = self._kept.setdefault(new, [])
        found: list[object] = []
        for index, item in enumerate(items):
            valid = self._valid(item, (*path, index), (*new, len(found)))
            if valid is not _INVALID:
                kept.append(index)
                found.append(valid)
        return found


def _part(finding: Finding) -> Path:
    """Return the path of the value that ``finding`` is about, also where it is about its key."""
    return finding.path[:-1] if finding.path[-1:] == (AT_KEY,) else finding.path


def _is_enough(sound: dict[str, Any], whole: dict[str, Any], path: Path) -> bool:
    """Tell whether what is left of the mapping at ``path`` can still be looked at."""
    if path[-1:] == (_WHOLE,):
        return len(sound) == len(whole)
    if len(path) == 2 and path[0] == "terms":
        return "id" in sound or "extends" in sound
    is_item = len(path) > 1 and isinstance(path[-1], int)
    return not is_item or all(key in sound for key in _NEEDED.get(str(path[-2]), ()))
