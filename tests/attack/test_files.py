"""Mutated glossary files and sheets: complaints or terms, check and look-up of one mind."""

from __future__ import annotations

import json
import time
from pathlib import Path
from random import Random

import pytest

from salesgloss import layers, validation, yaml_io
from salesgloss.errors import FileError, UsageError
from salesgloss.exchange import sheets
from salesgloss.exchange.importing import Wishes, import_rows
from salesgloss.layers.salvage import usable_part
from salesgloss.schema.registry import Registry

from .mutation import mutated
from .tally import TALLY, trials

USUAL = 20
RUN = 40  # one in so many is run by the commands, too
TODAY = "2026-11-26"
GLOSSARY = """version: 1
name: Acme
categories:
  - {id: partners, title: Partners, zh-Hant: 夥伴}
terms:
  - id: deal-desk-hour
    name: Deal Desk Hour
    acronym: DDH
    aliases: [desk hour, "hour: desk"]
    category: sales
    kind: process
    level: 2
    used_by: [ae, revops]
    definition: The daily hour in which finance and legal answer questions about open deals.
    related: [sales-qualified-lead, quota]
    confused_with:
      - {id: deal-desk, difference: That is the team.}
    zh-Hant: {name: 案件會診時間, aliases: [會診], differences: {deal-desk: 那是團隊。}}
    status: draft
  - id: meetings-per-rep
    name: Meetings per Rep
    category: partners
    kind: metric
    definition: First meetings held in a month for each rep who carries a quota.
    formulas:
      - name: monthly
        expression: first_meetings / quota_reps
        inputs:
          first_meetings: {label: first meetings held, unit: count}
          quota_reps: {label: reps with a quota, unit: count}
        unit: ratio
        worked:
          - {inputs: {first_meetings: 120, quota_reps: 8}, result: 15}
  - extends: sales-qualified-lead
    definition: Lead that an account executive has met and accepted as a real opportunity.
    effective: 2026-01-01
    review_by: 2026-12-31
    criteria: {enter: [First meeting held], leave: [Silent for 30 days]}
  - {id: hot-name, name: Hot Name, category: sales, definition: Old., status: deprecated, replaced_by: deal-desk-hour}
  - {extends: cold-calling, hidden: true}
"""
SHEET = """Term,Short,Definition,Category,Aliases,中文名稱,Status,Review by\r
Deal Desk Hour,DDH,"The hour in which ""open"" deals, and others, are settled.",sales,desk hour; hour,會診,draft,2026-12-31\r
Meetings per Rep,MPR,First meetings held,partners,,人均會議,approved,\r
Sales Qualified Lead,SQL,Ours,sales,accepted meeting,,,\r
大單,,很大的案子,sales,big deal、whale,大單,,\r
"""
PIECES = [
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "\n", "  ", "- ", ": ", ":", "{", "}", "[", "]", ",", '"', "'", "&a ", "*a", "!!python/x ", "|", ">", "#",
        "---\n", "...\n", "\t", "\x00", "\r", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "null", "true", "~",
        "id: a-b\n", "extends: lead\n", "hidden: true\n", "=1+1", "@SUM(A1)", ";", ";;", '""', "terms:\n", "?" * 9,
        "0x1f", "1e999", "2026-02-30", "獲", "é", "x" * 500, "deal-desk", "MRR", "<<: *a\n", "%YAML 9\n",
    )
] + [b"\xff", b"\xc3\x28", b"PK\x03\x04"]  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return layers.bundled().registry()


def looked_over(content: bytes, registry: Registry) -> bool:
    """Tell whether a glossary file is valid; what of it is usable is so on its own."""
    Path("any.yaml").write_bytes(content)
    document = yaml_io.read("any.yaml")
    errors = validation.errors(validation.validate(document, registry, today=TODAY))
    assert validation.is_valid(document, registry) is (not errors)
    part = usable_part(document, registry, today=TODAY)
    if part is not None:
        found = validation.findings(part.data, registry, today=TODAY, most=None)
        assert all(finding.is_warning for finding in found)
    return not errors


def test_mutated_glossaries(run, registry: Registry) -> None:
    chance, valid = Random(20261129), 0
    assert looked_over(GLOSSARY.encode(), registry)
    for number in range(trials(USUAL)):
        content = mutated(GLOSSARY.encode(), chance, PIECES)
        began = time.process_time()
        try:
            is_valid = looked_over(content, registry)
        except Exception as error:
            raise AssertionError(content) from error
        valid += is_valid
        TALLY.add("mutated files", seconds=time.process_time() - began, what=repr(content))
        if not number % RUN:
            assert_of_one_mind(run, is_valid=is_valid)
    assert 0 < valid < trials(USUAL) or trials(USUAL) < USUAL


def assert_of_one_mind(run, *, is_valid: bool) -> None:
    (report,) = json.loads(run("check", "--json", "any.yaml")[1])
    assert (report["errors"] == 0) is is_valid
    status, _, err = run("lookup", "MRR", "--glossary", "any.yaml")
    assert status == (0 if is_valid else 3)
    assert "Traceback" not in err
    project = Path(".salesgloss.yaml")
    Path("any.yaml").rename(project)
    assert run("lookup", "MRR")[0] == 0
    project.unlink()
    TALLY.add("mutated files through the commands")


def test_mutated_sheets(registry: Registry) -> None:
    chance, taken = Random(20261130), 0
    for _ in range(trials(USUAL)):
        content = mutated(SHEET.encode(), chance, PIECES)
        began = time.process_time()
        try:
            taken += imported(content, registry)
        except Exception as error:
            raise AssertionError(content) from error
        TALLY.add("mutated sheets", seconds=time.process_time() - began, what=repr(content))
    assert taken or trials(USUAL) < USUAL


def imported(content: bytes, registry: Registry) -> bool:
    """Tell whether a sheet makes a glossary; it is then a valid one."""
    try:
        sheet = sheets.read(content)
        found = import_rows(sheet, registry, name="Acme", today=TODAY, wishes=Wishes())
    except (FileError, UsageError):
        return False
    if not found.is_valid:
        return False
    document = yaml_io.Document(yaml_io.dump(found.data), "x")
    assert not validation.errors(validation.validate(document, registry, today=TODAY))
    assert document.data == found.data
    return True
