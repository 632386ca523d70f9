"""Names as they are recognized in running text: each filed under the rarest part of it.

A name of Latin words is filed under two of them in a row, or the only one; a name with Chinese
under one pair of its characters; so a text need only be searched for these, and the rest of the
name be compared there.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from salesgloss import index
from salesgloss.index.packing import pack_rows
from salesgloss.text import CHINESE, has_chinese
from salesgloss.text.inflection import base_form
from salesgloss.text.rules.english_words import STOP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CHINESE_PAIR = re.compile(f"(?=([{CHINESE}]{{2}}))")  # overlapping ones too
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST_NAME = 12  # words; what is longer is a sentence


def build(spoken: Sequence[str], spelled: Mapping[int, str]) -> dict[str, bytes]:
    """Return the sections of Latin and of Chinese names, given the keys' folded words in order;
    ``spelled`` has by number those that are written with capitals within (SalesOps).

    A row is entries apart by tabs, each ``key number:offset:words`` or, in Chinese, ``key
    number:offset:characters``; what the rows are filed under is a section of its own, a line each.
    """
    latin: list[tuple[int, tuple[str, ...]]] = []
    chinese: list[tuple[int, str]] = []
    for number, name in enumerate(spoken):
        if has_chinese(name):
            chinese.append((number, name.replace(" ", "")))
        else:
            latin += ((number, form) for form in _forms(name))
            if number in spelled and (parts := _parts(spelled[number])):
                latin.append((number, parts))
    rows = {index.LATIN_NAMES: _latin(latin), index.CHINESE_NAMES: _chinese(chinese)}
    sections = {}
    for section, filed in rows.items():
        ordered = sorted(filed)
        sections[section] = pack_rows("\t".join(filed[key]).encode() for key in ordered)
        sections[index.filing_section(section)] = "\n".join(ordered).encode()
    return sections


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name, and all of them as one: land and expand, landandexpand."""
    words = name.split(" ")
    if len(words) <= LONGEST_NAME:
        yield tuple(map(base_form, words))
        if len(words) > 1 and len(name) > 4:
            yield (base_form("".join(words)),)


def _parts(spelling: str) -> tuple[str, ...]:
    """Return the words of which a name is put together: sales ops of SalesOps; SaaS has none."""
    parts = _INNER_CAPITAL.sub(" ", spelling).split()
    words = tuple(map(base_form, parts))
    return words if len(parts) > 1 and min(map(len, parts)) > 2 else ()


def _latin(names: Sequence[tuple[int, tuple[str, ...]]]) -> dict[str, list[str]]:
    """Return the entries by word or, of names of several words, by two words in a row."""
    frequency = Counter(pair for _, words in names for pair in set(pairwise(words)))
    rows: dict[str, list[str]] = {}
    for number, words in names:
        at, filed_under = 0, words[0]
        if len(words) > 1:
            pairs = tuple(pairwise(words))
            if len(pairs) > 1:
                at = min(
                    range(len(pairs)), key=lambda at: (_grammar(pairs[at]), frequency[pairs[at]])
                )
            filed_under = " ".join(pairs[at])
        rows.setdefault(filed_under, []).append(f"{number}:{at}:{' '.join(words)}")
    return rows


def _grammar(pair: tuple[str, str]) -> int:
    return sum(word in STOP_WORDS for word in pair)


def _chinese(names: Sequence[tuple[int, str]]) -> dict[str, list[str]]:
    paired = [(number, name, set(_CHINESE_PAIR.findall(name))) for number, name in names]
    frequency = Counter(pair for _, _, pairs in paired for pair in pairs)
    rows: dict[str, list[str]] = {}
    for number, name, pairs in paired:
        if pairs:
            rarest = min(pairs, key=lambda pair: (frequency[pair], pair))
            rows.setdefault(rarest, []).append(f"{number}:{name.index(rarest)}:{name}")
    return rows
