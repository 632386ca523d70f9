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
        from salesgloss import render
        from salesgloss.layers import compiling
        from salesgloss.layers.sources import BUNDLED, Source

        source = Source(str(root / "data" / "terms.yaml"), BUNDLED)
        self._scratch = TemporaryDirectory()
        compiled = Path(self._scratch.name, "glossary.compiled")
        compiled.write_bytes(compiling.compiled(source, forms=render.forms()))
        build_data["force_include"][str(compiled)] = "salesgloss/glossary.compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._scratch.cleanup()
