"""Why a YAML text does not parse, in the words of someone who has never read its grammar."""

from __future__ import annotations

import re
from typing import NamedTuple

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |\r?$)", re.MULTILINE)
_CURLY = re.compile(r"[\u201c\u201d\u2018\u2019]")
_PAIR = re.compile(r"\s*(?:- )?\s*([\w-]+):\s+(.*)")
_DASH = re.compile(r"\s*-[^\s-]")
_NO_SPACE = re.compile(r"\s*(?:- )?([\w-]+):[^\s/:]")


class Mistake(NamedTuple):
    """What is wrong on which line and column (from 1), and what to do."""

    cause: str
    fix: str
    place: tuple[int, int]


def explain(
    text: str, problem: str, place: tuple[int, int], context: tuple[int, int]
) -> Mistake | None:
    """Return the mistake behind a parser's ``problem`` at ``place``, in what began at ``context``;
    None where it is none of the usual ones."""
    if found := _CONFLICT.search(text):
        return Mistake(
            "a merge conflict is left here",
            "keep what is right of both sides and remove the lines <<<<<<<, ======= and >>>>>>>",
            (text.count("\n", 0, found.start()) + 1, 1),
        )
    lines = text.split("\n")
    number = min(place[0], len(lines))
    row = lines[number - 1]
    for at in dict.fromkeys((number, *range(number - 1, max(number - 3, 0), -1))):
        if _DASH.match(lines[at - 1]) and _PAIR.match(lines[at - 1].replace("-", "- ", 1)):
            column = len(lines[at - 1]) - len(lines[at - 1].lstrip()) + 1
            return Mistake(
                "a space is missing after '-'", "write '- ' before the key", (at, column)
            )
    if "unexpected end of stream" in problem or "document separator" in problem:
        return Mistake(
            "a quote is opened here and never closed", "close it, or leave both out", context
        )
    if "cannot start any token" in problem:
        mark = row[place[1] - 1 : place[1]] or "this sign"
        return Mistake(
            f"a text that begins with {mark} needs quotes", f"write {_quoted(row)}", place
        )
    if "mapping values are not allowed" in problem:
        return _two_colons(lines, place)
    if missing := _NO_SPACE.match(row):
        return Mistake(
            f"a space is missing after '{missing[1]}:'", f"write '{missing[1]}: '", (number, 1)
        )
    return _structure(row, problem, place)


def _two_colons(lines: list[str], place: tuple[int, int]) -> Mistake:
    row = lines[place[0] - 1] if place[0] <= len(lines) else ""
    if _CURLY.search(row):
        fix = f"use straight ones: {_PAIR.sub(_straight, row).strip()}"
        return Mistake("curly quotes are no quotes to YAML", fix[:200], place)
    if (found := _PAIR.match(row)) and ":" in found[2]:
        return Mistake("a text with ': ' in it needs quotes", f"write {_quoted(row)}", place)
    return Mistake(
        "this key stands too deep, or the line above it lacks its ':'",
        "put it under the first letter of the key above",
        place,
    )


def _structure(row: str, problem: str, place: tuple[int, int]) -> Mistake | None:
    """Return the mistake where a text goes on after what ended it, or a line is indented amiss."""
    found = _PAIR.match(row)
    if found and found[2][:1] in ("'", '"', "[", "{") and place[1] - 1 > row.find(found[2]):
        return Mistake(
            f"something follows what {found[2][:1]} began, so the whole text needs quotes",
            f"write {_quoted(row)}",
            place,
        )
    if "block" in problem or "expected" in problem:
        return Mistake(
            "this line is indented otherwise than those it belongs to",
            "put it under the first letter of its neighbors",
            place,
        )
    return None


def _straight(found: re.Match[str]) -> str:
    return f'{found[1]}: "{_CURLY.sub("", found[2]).strip()}"'


def _quoted(row: str) -> str:
    """Return the key and text of a line with quotes around the text."""
    found = _PAIR.match(row)
    key, text = (f"{found[1]}: ", found[2]) if found else ("", row.strip().removeprefix("- "))
    text = text.strip().replace("'", "''")
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return f"{key}'{shown}'"
