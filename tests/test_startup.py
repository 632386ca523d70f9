"""What each kind of call loads: start-up is guarded by modules, not by a stopwatch."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = (
    "typer",
    "rich",
    "yaml",
    "rapidfuzz",
    "json",
    "re",
    "dataclasses",
    "importlib",
    "typing",
    "sqlite3",
    "fsrs",
)
REPORT = """
import sys
from salesgloss.__main__ import main
try:
    main()
finally:
    sys.stderr.write("LOADED " + " ".join(sys.modules))
"""


def loaded(*arguments: str, stdin: bytes = b"", among: tuple[str, ...] = HEAVY) -> set[str]:
    """Return which modules ``among`` these the call loads, its glossary already compiled."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-S", "-c", REPORT, *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            timeout=60,
        )
    modules = done.stderr.decode().rpartition("LOADED ")[2].split()
    assert "salesgloss" in modules, done.stderr.decode()
    return {name for name in among if name in modules}


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup", "MRR"),
        ("MRR",),
        ("lookup", "--plain", "MRR"),
        ("lookup", "--json", "MRR"),
        ("lookup", "--json", "獲客成本"),
        ("lookup", "what is MRR"),
        ("lookup", "SDR vs BDR"),
        ("lookup", "--lang", "zh-Hant", "特別提款權"),
        ("--json", "lookup", "MRR"),
        ("--complete", "zsh", ":mr"),
        ("--complete", "bash", ":獲客", "lookup"),
    ],
)
def test_an_exact_lookup_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("MRR",),
        ("lookup", "--plain", "MRR"),
        ("lookup", "--json", "獲客成本"),
        ("--complete", "zsh", ":mr"),
    ],
)
def test_a_plain_one_not_even_future(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments, among=("__future__",)) == set()


@pytest.mark.parametrize(
    "arguments", [("MRR",), ("lookup", "--json", "MRR"), ("lookup", "獲客成本", "--lang", "zh")]
)
def test_a_plain_one_enters_no_room_that_it_can_do_without(arguments: tuple[str, ...]) -> None:
    rooms = ("glossary", "cards", "model", "schema", "errors", "index.packing", "index.build")
    assert loaded(*arguments, among=tuple(f"salesgloss.{room}" for room in rooms)) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup", "--color", "always", "MRR"),
        ("SDR", "vs", "BDR", "--color=always"),
        ("compare", "MRR", "ARR", "--color", "always"),
        ("lookup", "-l", "zh-Hant", "-j", "MRR"),
    ],
)
def test_nor_does_a_drawn_one(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & {"typer", "rich", "yaml", "rapidfuzz"}


def test_a_brief_card_on_a_terminal_loads_nothing_heavy() -> None:
    code = "import os, sys, pty; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    report = REPORT.replace("sys.stderr.write", "print").replace('" + " "', '" + " "')
    shown = ""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, sys.executable, "-S", "-c", report, "lookup", "NRR"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"},
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
        shown = done.stdout.decode()
    card, _, modules = shown.rpartition("LOADED ")
    assert "--full" in card
    assert not {name for name in HEAVY if name in modules.split()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("calc", "CAC", "spend=50k", "new_customers=25"),
        ("calc", "CAC", "spend=50k", "new_customers=25", "--json"),
        ("calc", "CAC", "spend=NT$5萬", "新客戶數=25", "--lang", "zh-Hant", "--full"),
        ("calc", "LTV", "ltv=9000", "arpa=500", "gross_margin=80%", "--solve", "churn_rate"),
        ("calc", "MRR"),
        ("calc", "CAC", "spend=50k", "new_customers=0"),
    ],
)
def test_nor_does_a_calculation_on_a_pipe(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) <= {"re", "typing", "json"}


def test_an_exact_batch_loads_nothing_heavy() -> None:
    assert loaded("lookup", "--json", "-", stdin=b"MRR\nCAC\n") == set()


def test_an_own_glossary_costs_no_more_from_its_second_use_on(tmp_path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms: [{extends: monthly-recurring-revenue, usage: Ours differs.}]\n")
    assert loaded("lookup", "MRR", "--glossary", str(own)) == set()


@pytest.mark.parametrize(
    "query", ["montly recuring revenue", "xyzzy", "how long until a customer pays back"]
)
def test_other_tiers_load_rapidfuzz_but_neither_typer_nor_rich_nor_yaml(query: str) -> None:
    assert not loaded("lookup", query) & {
        "typer",
        "rich",
        "yaml",
        "json",
        "dataclasses",
        "importlib",
        "sqlite3",
        "fsrs",
    }


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("--help",), ("lookup", "--help")]
)
def test_lists_and_help_load_typer_but_not_yaml(arguments: tuple[str, ...]) -> None:
    found = loaded(*arguments)
    assert "typer" in found
    assert not found & {"yaml", "rich", "sqlite3", "fsrs"}


def test_the_library_face_is_light() -> None:
    code = "import sys, salesgloss; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert not set(done.stdout.split()) & set(HEAVY)
