"""What of a glossary file is sound in shape: the rest of it is spared further complaints."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from salesgloss.schema.shapes import Finding, Path

# What an item of these lists is looked at for: without it there is nothing to look at.
_NEEDED = {
    "categories": ("id",),
    "confused_with": ("id",),
    "formulas": ("expression", "inputs"),
    "worked": ("inputs", "result"),
}
_WHOLE = "inputs"  # a mapping that says nothing sound once a key of it is amiss
_AMISS = object()


class Sound:
    """The sound parts of ``data``, as plain data; ``origin`` leads back to the whole."""

    def __init__(self, data: object, found: Collection[Finding]) -> None:
        self._amiss = {_part(finding) for finding in found if finding.code != "E203"}
        self._kept: dict[Path, list[int]] = {}
        self.data: Any = self._sound(data, (), ())

    def origin(self, path: Path) -> Path:
        """Return where what is at ``path`` of the sound parts stands in the whole."""
        return tuple(
            self._kept[path[:at]][part] if isinstance(part, int) else part
            for at, part in enumerate(path)
        )

    def _sound(self, value: object, path: Path, new: Path) -> object:
        """Return what is sound of the value at ``path``, which comes to stand at ``new``."""
        if path in self._amiss:
            return _AMISS
        if isinstance(value, list):
            return self._items(value, path, new)
        if not isinstance(value, dict):
            return value
        parts = {key: self._sound(item, (*path, key), (*new, key)) for key, item in value.items()}
        sound = {key: item for key, item in parts.items() if item is not _AMISS}
        return sound if _is_enough(sound, value, path) else _AMISS

    def _items(self, items: list[Any], path: Path, new: Path) -> list[object]:
        kept = self._kept.setdefault(new, [])
        found: list[object] = []
        for index, item in enumerate(items):
            sound = self._sound(item, (*path, index), (*new, len(found)))
            if sound is not _AMISS:
                kept.append(index)
                found.append(sound)
        return found


def _part(finding: Finding) -> Path:
    """Return the path of the value that ``finding`` is about, also where it is about its key."""
    return finding.path[:-1] if finding.path[-1:] == ("?",) else finding.path


def _is_enough(sound: dict[str, Any], whole: dict[str, Any], path: Path) -> bool:
    """Tell whether what is left of the mapping at ``path`` can still be looked at."""
    if path[-1:] == (_WHOLE,):
        return len(sound) == len(whole)
    if len(path) == 2 and path[0] == "terms":
        return "id" in sound or "extends" in sound
    is_item = len(path) > 1 and isinstance(path[-1], int)
    return not is_item or all(key in sound for key in _NEEDED.get(str(path[-2]), ()))
