"""``python -m salesgloss.schema`` writes the JSON Schema of a glossary file."""

from __future__ import annotations

import json
import sys

from salesgloss.schema.document import json_schema

if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n")
