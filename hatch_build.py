"""Compile data/terms.yaml into the wheel as salesgloss/glossary.compiled.

Data with an error stops the build. A checkout installed in place reads the YAML itself.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTerms(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from salesgloss.layers.compilation import compile_bundled
        from salesgloss.layers.sources import BUNDLED, SourceFile

        source = SourceFile(str(root / "data" / "terms.yaml"), BUNDLED)
        self._scratch = TemporaryDirectory()
        compiled = Path(self._scratch.name, "glossary.compiled")
        compiled.write_bytes(compile_bundled(source))
        build_data["force_include"][str(compiled)] = "salesgloss/glossary.compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._scratch.cleanup()
