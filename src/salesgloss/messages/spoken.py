"""What the program says in English in the reader's language: a sentence finds its translation.

An error is raised where nobody knows who will read it, so the catalog of a language has its English
text, ``{name}`` for whatever the code puts there. A value called ``reason`` has to be a text of the
catalog itself, one called ``detail`` may be one, ``details`` are several behind commas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from salesgloss.diagnostics import CODES
from salesgloss.languages import DEFAULT, module_of
from salesgloss.messages import word

_VALUE = re.compile(r"\{(\w+)\}")
_COMPLAINT = re.compile(r"(\s*(?:.*:\d+:\d+: )?)([EW]\d{3}) (.*)")
REASON, DETAIL, DETAILS = "reason", "detail", "details"


class _Wording(NamedTuple):
    """An English text with names for its values, the ``words`` around these, its translation."""

    words: tuple[str, ...]
    english: str
    told: str

    @property
    def length(self) -> int:
        return sum(map(len, self.words))

    @property
    def holds_a_text(self) -> bool:
        """Tell whether a value is a text of the catalog, in words that are no mere marks."""
        has_words = any(character.isalpha() for each in self.words for character in each)
        return has_words and bool({*_VALUE.findall(self.english)} & {REASON, DETAIL, DETAILS})

    def values(self, text: str) -> Mapping[str, str] | None:
        """Return what stands in ``text`` for each name, None where it is another text."""
        if not (text.startswith(self.words[0]) and text.endswith(self.words[-1])):
            return None
        for each in self.words:  # a regular expression is for what will probably fit
            if each not in text:
                return None
        found = re.fullmatch(_regex(self.english), text)
        return found and found.groupdict()


def spoken(text: str, lang: str) -> str:
    """Return an English text of the program in ``lang``; what no catalog knows, as it is."""
    if lang == DEFAULT:
        return text
    if whole := _told(text, lang):
        return whole
    return "\n".join(_told(row, lang) or row for row in text.split("\n"))


def complaint(code: str, message: str, fix: str, lang: str) -> tuple[str, str]:
    """Return in ``lang`` what a diagnostic of ``code`` says is wrong, and what to do about it."""
    summary, advice = CODES[code]
    if lang == DEFAULT or not message.startswith(summary):
        return message, fix
    told, todo = _catalog(lang, "codes").get(code, (summary, advice))
    if detail := message.removeprefix(summary).removeprefix(": "):
        told = f"{told}{word('colon', lang)}{spoken(detail, lang)}"
    return told, todo if fix == advice else spoken(fix, lang)


def _told(text: str, lang: str) -> str | None:
    """Return the translation of one text, None where there is none."""
    exact: str | None = _catalog(lang, "errors").get(text)
    if exact:
        return exact
    if (found := _COMPLAINT.fullmatch(text)) and (told := _complaint(found, lang)):
        return told
    fitting = (_filled(pattern, text, lang) for pattern in _patterns(lang, text[:1]))
    return next(filter(None, fitting), None)


def _filled(pattern: _Wording, text: str, lang: str) -> str | None:
    """Return the translation of ``text`` by ``pattern``, None where it does not fit."""
    values = pattern.values(text)
    if values is None:
        return None
    shown = {name: _value(name, value, lang) for name, value in values.items()}
    if None in shown.values():
        return None
    return _VALUE.sub(lambda name: shown[name[1]] or "", pattern.told)


def _value(name: str, value: str, lang: str) -> str | None:
    """Return what to put in the place of a value; None where it is not what its name says."""
    if name == REASON:
        return _told(value, lang)
    if name == DETAIL:
        return spoken(value, lang)
    if name == DETAILS:
        return word("comma", lang).join(spoken(each, lang) for each in value.split(", "))
    return value


def _complaint(found: re.Match[str], lang: str) -> str | None:
    """Return a diagnostic on one line; None where it says something else than its code does."""
    place, code, said = found.groups()
    summary, advice = CODES.get(code, ("", ""))
    keys, summary, rest = said.partition(summary) if summary else ("", "", "")
    if not summary:
        return None
    detail, fix = _parted(rest, advice, lang)
    told, todo = complaint(code, summary + detail, fix, lang)
    where = f"{keys.removesuffix(': ')}{word('colon', lang)}" if keys else ""
    return f"{place}{code} {where}{told}{word('semicolon', lang)}{todo}"


def _parted(rest: str, advice: str, lang: str) -> tuple[str, str]:
    """Return the detail and the advice of a complaint: either may have a semicolon within."""
    ends = [found.start() for found in re.finditer("; ", rest)]
    pairs = [(rest[:end], rest[end + 2 :]) for end in ends] or [(rest, "")]
    known = (pair for pair in pairs if pair[1] == advice or _told(pair[1], lang))
    return next(known, pairs[-1])


@cache
def _catalog(lang: str, subject: str) -> dict[str, Any]:
    """Return the texts of a language by what they are in English; none where it has none yet."""
    try:
        module = module_of("salesgloss.messages", f"{lang}_{subject}")
    except ModuleNotFoundError:
        return {}
    texts: dict[str, Any] = getattr(module, subject.upper())
    return texts


@cache
def _patterns(lang: str, initial: str) -> tuple[_Wording, ...]:
    """Return those patterns of a language that may fit a text with this first character."""
    return tuple(each for each in _every_pattern(lang) if each.words[0][:1] in ("", initial))


@cache
def _every_pattern(lang: str) -> tuple[_Wording, ...]:
    """Return the texts of a language that have values: those around another text first, then those
    that say most; last what only a known ``reason`` tells from anything."""
    found = (
        _Wording(tuple(_VALUE.split(english)[::2]), english, told)
        for english, told in _catalog(lang, "errors").items()
    )
    with_values = (each for each in found if len(each.words) > 1)
    return tuple(sorted(with_values, key=lambda each: (not each.holds_a_text, -each.length)))


@cache
def _regex(english: str) -> str:
    """Return the regular expression of what ``english`` may be once its values are in it."""
    parts = _VALUE.split(english)
    return "".join(
        f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
