"""How fast a text is annotated, beside what merely finds names: megabytes of UTF-8 a second.

    python benchmarks/annotating.py

Texts: of the glossary itself, in either language, where one word in five belongs to a name; and the
English reference of Python's own language, which hardly speaks of anything here. "annotate" tells
what is meant, and writes the marked text; "names" is its recognizer alone, which knows
inflections, hyphens and Chinese. The others know every spelling as it stands, and no more: one
alternation for ``re``, and flashtext and pyahocorasick where they are installed.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import time
from collections.abc import Callable, Iterator
from pydoc_data import topics
from typing import Any

import salesgloss
from salesgloss.exchange.annotation.marking import Annotator, AsText
from salesgloss.exchange.annotation.prose import TEXT
from salesgloss.glossary import Glossary
from salesgloss.languages import DEFAULT, LANGUAGES
from salesgloss.search.mentions import recognizer

BLOCK = 65_536  # characters, as the command reads them
ROUNDS = 3
SIZE = 400_000  # characters of a text

Count = Callable[[str], int]  # how many names a block has


def main() -> None:
    glossary = salesgloss.load()
    counters = {**_ours(glossary), **_others(glossary)}
    print(f"{'MB/s':<20}" + "".join(f"{name:>15}" for name in counters))
    for name, text in _texts(glossary):
        row = ""
        for count in counters.values():
            speed, found = _measured(count, text)
            row += f"{speed:>7.1f} {found:>7,}"
        print(f"{name:<20}{row}")


def _texts(glossary: Glossary) -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        yield f"glossary, {lang}", "\n\n".join(term.text(lang) for term in glossary)[:SIZE]
    yield "Python's reference", "\n\n".join(topics.topics.values())[:SIZE]


def _measured(count: Count, text: str) -> tuple[float, int]:
    """Return the megabytes a second in the best of some rounds, and how many names were found."""
    blocks = [text[at : at + BLOCK] for at in range(0, len(text), BLOCK)]
    best, found = float("inf"), 0
    for _ in range(ROUNDS):
        start = time.process_time()
        found = sum(map(count, blocks))
        best = min(best, time.process_time() - start)
    return len(text.encode()) / best / 1e6, found


def _ours(glossary: Glossary) -> dict[str, Count]:
    annotator = Annotator(glossary, TEXT)
    writer = AsText(annotator, DEFAULT)

    def annotate(block: str) -> int:
        found = annotator.mentions(block)
        writer.block(block, found)
        return len(found)

    names = recognizer(glossary.index, keywords=False)
    return {"annotate": annotate, "names": lambda block: len(names.candidates(block))}


def _others(glossary: Glossary) -> dict[str, Count]:
    spelled = sorted(
        {spelling for term in glossary for spelling, _ in term.spellings()}, key=len, reverse=True
    )
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)", re.IGNORECASE)
    found: dict[str, Count] = {"re": lambda block: sum(1 for _ in pattern.finditer(block))}
    if flashtext := _installed("flashtext"):
        keywords = flashtext.KeywordProcessor()
        keywords.add_keywords_from_list(spelled)
        found["flashtext"] = lambda block: len(keywords.extract_keywords(block))
    if ahocorasick := _installed("ahocorasick"):
        automaton = ahocorasick.Automaton()
        for spelling in spelled:
            automaton.add_word(spelling.lower(), spelling)
        automaton.make_automaton()
        found["ahocorasick"] = lambda block: sum(1 for _ in automaton.iter_long(block.lower()))
    return found


def _installed(name: str) -> Any:
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


if __name__ == "__main__":
    main()
