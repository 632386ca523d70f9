"""LibreOffice, DuckDB and our own import read the sheets, and run nothing in them."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest
from tests.exchange.hostile import PUBLICATION
from tests.exchange.ours import OWN, exported

from salesgloss.exchange import exporting, sheets
from salesgloss.exchange.formats.openmetadata import HEADER
from salesgloss.exchange.importing import import_rows
from salesgloss.schema.registry import Registry
from salesgloss.text import visible


def converted(program: str, path: Path, name: str) -> list[list[str]]:
    """Return the cells as LibreOffice sees them."""
    source = path.with_name(name)
    source.write_bytes(path.read_bytes())
    home = path.parent / "office"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{home}",
            "--headless",
            *(["--infilter=CSV:44,34,76,1"] if name.endswith(".csv") else []),
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
            "--outdir",
            str(home),
            str(source),
        ],
        check=True,
        capture_output=True,
    )
    with (home / f"{source.stem}.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_libreoffice(need, bundled, export, name) -> None:
    program = need("soffice")
    cells = converted(program, export(bundled, name), f"sheet.{name}")
    rows = exporting.publication_rows(bundled)
    assert len(cells) == len(rows)
    assert cells[0] == rows[0]
    at = rows[0].index("definition")
    expected = [row[at] for row in rows]
    assert [cell[at].removeprefix("'") for cell in cells] == expected


def test_libreoffice_runs_no_hostile_cell(need, export) -> None:
    program = need("soffice")
    cells = converted(program, export(PUBLICATION, "xlsx"), "hostile.xlsx")
    rows = exporting.publication_rows(PUBLICATION)
    at = rows[0].index("acronym")
    assert cells[1][at] == rows[1][at] == "=cmd|' /C calc'!A0"
    example = rows[0].index("example")
    assert cells[1][example].startswith("=HYPERLINK(")


@pytest.mark.parametrize("name", ["csv", "tsv", "openmetadata"])
def test_duckdb(published, export, name) -> None:
    import duckdb

    path = export(published, name)
    delimiter = "\t" if name == "tsv" else ","
    found = duckdb.read_csv(
        str(path),
        delimiter=delimiter,
        header=True,
        all_varchar=True,
        max_line_size=10_000_000,
        quotechar='"',
        escapechar='"',
    ).fetchall()
    extra = len({term.category for term in published.terms}) if name == "openmetadata" else 0
    assert len(found) == len(published.terms) + extra


@pytest.mark.parametrize("bulk", [False, True])
def test_duckdb_reads_json_lines(published, export, bulk) -> None:
    import duckdb

    path = export(published, "jsonl", opensearch=bulk)
    rows = duckdb.read_json(
        str(path), format="newline_delimited", columns={"id": "VARCHAR", "index": "JSON"}
    ).fetchall()
    assert len(rows) == len(published.terms) * (2 if bulk else 1)


def test_our_import_makes_the_same_terms(bundled, export) -> None:
    sheet = sheets.read(export(bundled, "csv").read_bytes())
    known = Registry()
    found = import_rows(sheet, known, name="back", today="2026-01-01")
    assert {result.id for result in found.results} == {term.id for term in bundled.terms}


def test_openmetadata_has_the_documented_columns(bundled, export) -> None:
    with export(bundled, "openmetadata").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == HEADER
    names = [row["name*"] for row in rows]
    assert len({*names}) == len(names)
    full = {f"{row['parent'] or 'salesgloss'}.{row['name*']}" for row in rows}
    for row in rows:
        assert not row["parent"] or row["parent"] in full
        assert all(each in full for each in row["relatedTerms"].split(";") if each)
        assert not {*row["name*"]} & {*"./%,"}
    assert visible("".join(names)) == "".join(names)


@pytest.mark.parametrize("name", ["terms.csv", "terms.xlsx"])
def test_libreoffice_between_export_and_import_changes_nothing(need, run, name) -> None:
    office = need("soffice")
    Path("own.yaml").write_text(OWN, "utf-8")
    exported(run)
    Path("saved").mkdir()
    form = name.rpartition(".")[2]
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1" if form == "csv" else form
    subprocess.run(
        [office, "-env:UserInstallation=file://" + str(Path("profile").resolve()), "--headless",
         "--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--convert-to", kind,
         "--outdir", "saved", "own.csv"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    status, _, err = run("import", f"saved/own.{form}", "-o", "own.yaml", "--force")
    assert (status, Path("own.yaml").read_text("utf-8")) == (0, OWN), err
