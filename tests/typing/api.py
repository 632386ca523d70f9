"""The library's face as a caller types it: checked by mypy, never run."""

from __future__ import annotations

from pathlib import Path

import salesgloss
from salesgloss.glossary import Answer, Glossary, Hit
from salesgloss.model import Term

glossary: Glossary = salesgloss.load()
own: Glossary = salesgloss.load("glossary.yaml", Path("more.yaml"))
answer: Answer = glossary.lookup("MRR", limit=3, exact=True)
hits: tuple[Hit, ...] = answer.hits
term: Term = glossary.term(hits[0].id)
name: str = term.title("zh-Hant")
count: int = len(glossary)
terms: list[Term] = list(glossary)
