"""Diagnostics about glossary files: for people and editors, for programs, and the table of codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesgloss.diagnostics import CODES, MOST_DIAGNOSTICS, ONCE_A_FILE, Diagnostic, severity
from salesgloss.languages import DEFAULT
from salesgloss.messages import counted, message, word
from salesgloss.messages.spoken import complaint
from salesgloss.schema import to_json
from salesgloss.screens.wrapping import cells
from salesgloss.text import line, visible

WIDEST = 120  # characters of an offending line


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What checking one file came to; ``failure`` says why it could not be read."""

    source: str
    text: str = ""
    entries: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str | None = None

    @property
    def errors(self) -> int:
        return sum(not each.is_warning for each in self.diagnostics)

    @property
    def warnings(self) -> int:
        return len(self.diagnostics) - self.errors


def as_text(reports: Sequence[Report], lang: str = DEFAULT, *, verbose: bool = False) -> str:
    """Return each diagnostic as compilers write theirs, with the offending line under it.

    Of what may be true of every entry only the first is shown, and how many there are, unless
    ``verbose``.
    """
    return "".join(
        f"{row}\n" for report in reports for row in _report(report, lang, verbose=verbose)
    )


def as_json(reports: Sequence[Report]) -> str:
    """Return one JSON array, an object a file."""
    return to_json([_record(report) for report in reports]) + "\n"


def codes() -> str:
    """Return the table of codes as Markdown."""
    rows = "".join(f"| {code} | {wrong} | {advice} |\n" for code, (wrong, advice) in CODES.items())
    return _CODES.format(rows=rows)


def codes_as_json() -> str:
    """Return the table of codes as one JSON array."""
    rows = [
        {"code": code, "wrong": wrong, "advice": advice} for code, (wrong, advice) in CODES.items()
    ]
    return to_json(rows) + "\n"


def _report(report: Report, lang: str, *, verbose: bool) -> Iterator[str]:
    rows = _rows(report.text)
    counts = Counter(each.code for each in report.diagnostics)
    told: set[str] = set()
    for each in report.diagnostics:
        if each.code in told:
            continue
        yield _headline(each, lang)
        yield from _excerpt(each, rows)
        if each.code in ONCE_A_FILE and not verbose:
            told.add(each.code)
            if others := counts[each.code] - 1:
                yield f"       = {message('check.once', lang, code=each.code, count=f'{others:,}')}"
    if sum(counts[code] for code in counts if code not in ONCE_A_FILE) >= MOST_DIAGNOSTICS:
        shown = message("check.more", lang, count=MOST_DIAGNOSTICS)
        yield f"{line(report.source)}: {shown}"
    if report.failure is None:
        yield f"{line(report.source)}: {_verdict(report, lang)}"


def _headline(each: Diagnostic, lang: str) -> str:
    """Return the complaint on one line; the place and the severity are as compilers write them."""
    place = f"{line(each.source)}:{each.line}:{each.column}"
    told, fix = complaint(each.code, each.message, each.fix, lang)
    separator = word("semicolon", lang)
    return f"{place}: {severity(each.code)}: {each.code} {line(told)}{separator}{line(fix)}"


def _excerpt(each: Diagnostic, rows: Sequence[str]) -> Iterator[str]:
    """Yield the offending line and a mark under its column."""
    row = rows[each.line - 1] if each.line <= len(rows) else ""
    start = max(0, each.column - WIDEST // 2) if len(row) > WIDEST else 0
    before = visible(row[start : each.column - 1])
    after = visible(row[each.column - 1 : start + WIDEST])
    if (before + after).strip():
        yield f"{each.line:6} | {before}{after}".rstrip()
        yield f"       | {' ' * cells(before)}^"


def _rows(text: str) -> list[str]:
    return [row.removesuffix("\r") for row in text.split("\n")]


def _verdict(report: Report, lang: str) -> str:
    counts = ((report.errors, "error"), (report.warnings, "warning"))
    told = (counted(n, noun, lang) if n else word(f"check.no {noun}", lang) for n, noun in counts)
    return word("comma", lang).join((*told, counted(report.entries, "entry", lang)))


def _record(report: Report) -> dict[str, object]:
    rows = _rows(report.text)
    return {
        "file": report.source,
        "readable": report.failure is None,
        "failure": report.failure,
        "entries": report.entries,
        "errors": report.errors,
        "warnings": report.warnings,
        "complaints": [
            {
                "code": each.code,
                "severity": severity(each.code),
                "line": each.line,
                "column": each.column,
                "message": each.message,
                "fix": each.fix,
                "text": rows[each.line - 1][:WIDEST] if each.line <= len(rows) else "",
            }
            for each in report.diagnostics
        ],
    }


_CODES = """\
# What `salesgloss check` complains of

Made by `salesgloss check --codes`. E is an error: the file is not used until it is mended. W is a
warning: it never changes an exit status unless `--strict` is given.

| code | what is wrong | what to do |
|---|---|---|
{rows}"""
