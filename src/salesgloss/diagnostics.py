"""What can be wrong in a glossary file: the codes, a finding by path, a diagnostic by place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from salesgloss.errors import SalesglossError
from salesgloss.records import dataclass

Path = tuple[str | int, ...]
AT_KEY = "?"  # as the last part of a path: the key itself, not its value

Severity = Literal["error", "warning"]

# One row a code: what is wrong, what to do. E is an error, W a warning; the hundreds are the
# area: 1 the file as YAML, 2 the shape of an entry, 3 names and references, 4 formulas,
# 5 what a reader misses.
CODES: dict[str, tuple[str, str]] = {
    "E101": ("the file is not valid YAML", "mend the syntax at this place"),
    "E102": ("the file is not UTF-8 text", "save it as UTF-8"),
    "E103": ("a tab stands where YAML wants spaces", "indent with spaces"),
    "E104": ("a key stands twice", "keep one of the two"),
    "E105": ("a key is not text", "write the key as a word, in quotes if need be"),
    "E106": ("anchors and aliases (&name, *name) are not allowed", "write the value out"),
    "E107": ("tags (!name) are not allowed", "take the tag away"),
    "E108": ("the file holds more than one YAML document", "keep one, without a second ---"),
    "E109": ("values are nested too deep", "use the shape of the documentation"),
    "E110": ("the file holds too many values", "split it into several files"),
    "E201": ("the file is not a glossary", "start it with 'terms:' and a list of entries"),
    "E202": ("unknown key", "remove it or correct its spelling"),
    "E203": ("a required key is missing", "add it"),
    "E204": ("a value is of the wrong type", "write what the key expects"),
    "E205": ("text expected, but YAML reads a boolean or a date here", "put it in quotes"),
    "E206": ("a text is empty", "write it or remove the key"),
    "E207": ("not one of the allowed values", "choose one of those listed"),
    "E208": ("a value is too long", "shorten it"),
    "E209": ("not an id", "use lower-case letters, digits and hyphens"),
    "E210": ("not a date", "write it as YYYY-MM-DD"),
    "E211": ("a text holds control characters", "remove them"),
    "E212": ("not a web address", "write it in full, from https:// on"),
    "E301": ("an id stands twice in the same file", "rename or merge one of the entries"),
    "E302": ("an id that no term has", "correct it or add the term"),
    "E303": ("a spelling belongs to another term already", "keep it on one of the two"),
    "E304": ("a spelling stands twice in one entry", "keep one"),
    "E305": ("a category that no glossary declares", "use a known one or declare it"),
    "E306": ("replaced_by goes round in a circle", "let it end at a term in use"),
    "E307": ("a term refers to itself", "name another term"),
    "E308": ("a spelling without a letter or digit", "nothing could find it: remove it"),
    "E309": ("a pair of look-alikes is written on both sides", "keep one, the other is mirrored"),
    "E310": ("a topic that its category does not have", "use one of the category or declare it"),
    "E401": ("an expression is no formula", "use numbers, names, + - * / **, ( ), min, max"),
    "E402": ("the inputs are not those of the expression", "describe each name, and no other"),
    "E403": ("a worked case does not come out", "correct the inputs or the result"),
    "E404": ("not a unit", "use one of the documented units, or two joined by /"),
    "E405": ("an input comes from a term that does not give it", "name a metric whose unit fits"),
    "E406": ("inputs come from each other in a circle", "take one of the from: away"),
    "W501": ("an entry has no Traditional Chinese", "add zh-Hant: name and definition"),
    "W502": ("an inherited translation of what is overridden is hidden", "translate it anew"),
    "W503": ("the first sentence of a definition has over 30 words", "shorten it"),
    "W504": ("a definition has over 90 words", "shorten it"),
    "W505": ("a deprecated entry names no successor", "add replaced_by"),
    "W506": ("an inherited text that may contradict the override is hidden", "write it anew"),
    "W507": ("the entry is past its review_by date", "review it and set a new date"),
    "W508": (
        "rule_of_thumb is of the first edition",
        "write benchmarks: a list of segment, value or low and high, note, source, year",
    ),
}

MOST_DIAGNOSTICS = 1000  # about one file: who has more starts with the first
ONCE_A_FILE = ("W501", "W502")  # what may be true of every entry: told once and counted
LONGEST_DETAIL = 200


def severity(code: str) -> Severity:
    """Return how bad what ``code`` stands for is."""
    return "warning" if code.startswith("W") else "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong at ``path`` of plain data, before anyone knows its line; it may be a slip of
    one ``among`` others, which is found out only for whom it is told."""

    code: str
    path: Path
    detail: str = ""
    fix: str | None = None
    among: Collection[str] = ()

    @property
    def is_warning(self) -> bool:
        return severity(self.code) == "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing wrong in a glossary file, where (line and column from 1), and what to do."""

    code: str
    source: str
    line: int
    column: int
    message: str
    fix: str

    @property
    def is_warning(self) -> bool:
        return severity(self.code) == "warning"

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}: {self.code} {self.message}; {self.fix}"


def diagnostic(
    code: str,
    detail: str = "",
    *,
    source: str,
    place: tuple[int, int] = (1, 1),
    fix: str | None = None,
) -> Diagnostic:
    """Return a diagnostic of ``code``; ``detail`` names the case, ``fix`` sharpens the advice."""
    summary, advice = CODES[code]
    if len(detail) > LONGEST_DETAIL:
        detail = detail[: LONGEST_DETAIL - 1] + "…"
    message = f"{summary}: {detail}" if detail else summary
    line, column = place
    return Diagnostic(
        code=code, source=source, line=line, column=column, message=message, fix=fix or advice
    )


class InvalidGlossary(SalesglossError):
    """A glossary that cannot be used; lists every diagnostic at once."""

    def __init__(self, source: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.source = source
        self.diagnostics = diagnostics
        count = "1 error" if len(diagnostics) == 1 else f"{len(diagnostics)} errors"
        lines = "\n".join(f"  {each}" for each in diagnostics)
        super().__init__(f"{source} is not a valid glossary ({count}):\n{lines}")
