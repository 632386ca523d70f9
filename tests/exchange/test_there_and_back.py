"""An own glossary as a sheet and back: just what was there, and what was lost is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.ours import OWN, exported

from salesgloss import layers, validation, yaml_io
from salesgloss.exchange import exporting, rewriting, sheets
from salesgloss.exchange.importing import Wishes, import_rows
from salesgloss.layers.changes import compare
from salesgloss.yaml_io import Document

pytestmark = pytest.mark.usefixtures("small_bundle")


def test_unchanged_it_is_the_same_to_the_letter(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    exported(run)
    status, _, err = run("import", "own.csv", "-o", "own.yaml", "--force")
    assert (status, Path("own.yaml").read_text("utf-8")) == (0, OWN)
    assert "no entry differs" in err
    assert not Path("own.yaml.bak").exists()


def test_an_edit_changes_its_entry_alone_and_says_what_is_lost(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    exported(run)
    sheet = Path("own.csv").read_text("utf-8-sig")
    Path("own.csv").write_text(sheet.replace("met and accepted", "met"), "utf-8")
    status, _, err = run("import", "own.csv", "-o", "own.yaml", "--force", "--dry-run")
    assert (status, Path("own.yaml").read_text("utf-8")) == (0, OWN)
    status, _, err = run("import", "own.csv", "-o", "own.yaml", "--force")
    assert status == 0
    for said in ("changed sales-qualified-lead", "+ Lead that an account executive has met.",
                 "comments of sales-qualified-lead are lost", "own.yaml.bak"):  # fmt: skip
        assert said in err
    text = Path("own.yaml").read_text("utf-8")
    assert Path("own.yaml.bak").read_text("utf-8") == OWN
    kept = ("# Whose this is.", "# more than the five", "# Ours alone.", "# the end",
            '"=Ten seats', "{extends: cold-calling, hidden: true}")  # fmt: skip
    for line in kept:
        assert line in text
    assert "# ask her" not in text


def test_rows_may_come_go_and_move(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    exported(run)
    header, first, second, third = Path("own.csv").read_text("utf-8-sig").splitlines()
    names = header.split(",")
    row = dict.fromkeys(names, "")
    row |= {"name": "Seat Lot", "category": "partners", "definition": "One lot."}
    added = ",".join(row[name] for name in names)
    Path("own.csv").write_text(f"{header}\n{third}\n{added}\n{first}\n", "utf-8")
    status, _, err = run("import", "own.csv", "-o", "own.yaml", "--force")
    assert status == 0, err
    data: Any = yaml_io.read("own.yaml").data
    ids = [entry.get("extends") or entry["id"] for entry in data["terms"]]
    assert ids == ["seat-block", "seat-lot", "sales-qualified-lead"]
    assert "removed cold-calling" in err
    assert "added seat-lot" in err
    assert second


def test_a_second_import_wants_force_and_keeps_ids(run) -> None:
    Path("t.csv").write_text("term,definition\nSeat Block,Ten.\n", "utf-8")
    assert run("import", "t.csv", "--category", "sales", "--name", "Acme")[0] == 0
    text = Path("t.yaml").read_text("utf-8").replace("id: seat-block", "id: acme-seats")
    Path("t.yaml").write_text(text, "utf-8")
    status, _, err = run("import", "t.csv", "--category", "sales")
    assert (status, "--force" in err) == (3, True)
    Path("t.csv").write_text("term,definition\nSeat Block,Twelve.\n", "utf-8")
    assert run("import", "t.csv", "--category", "sales", "--force")[0] == 0
    again: Any = yaml_io.read("t.yaml").data
    assert (again["name"], again["terms"][0]["id"]) == ("Acme", "acme-seats")


def test_a_file_with_errors_is_not_written_over(run) -> None:
    Path("t.csv").write_text("term,definition\nSeat Block,Ten.\n", "utf-8")
    Path("t.yaml").write_text("terms: [{id: x}]\n", "utf-8")
    status, _, err = run("import", "t.csv", "--category", "sales", "--force")
    assert (status, "check t.yaml" in err) == (3, True)
    assert Path("t.yaml").read_text("utf-8") == "terms: [{id: x}]\n"


def test_the_count_is_that_of_the_rows(run) -> None:
    Path("own.yaml").write_text(OWN, "utf-8")
    status, _, err = run("export", "csv", "--own", "--glossary", "own.yaml", "-o", "own.csv")
    assert (status, err) == (0, "salesgloss: wrote own.csv: 3 entries\n")


TEXT = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)))
)  # fmt: skip
KNOWN = ("sales-qualified-lead", "cold-calling", "churn-rate", "lead", "pipeline")
EXTRA = st.fixed_dictionaries(
    {},
    optional={
        "owner": TEXT,
        "status": st.sampled_from(["draft", "approved"]),
        "effective": st.dates().map(str),
        "usage": TEXT,
        "asked_as": st.lists(TEXT, max_size=3),
        "criteria": st.fixed_dictionaries({}, optional={"enter": st.lists(TEXT, max_size=2)}),
        "zh-Hant": st.fixed_dictionaries({}, optional={"usage": TEXT, "definition": TEXT}),
        "sources": st.lists(st.fixed_dictionaries({"title": TEXT}), max_size=2),
    },
)


@st.composite
def glossaries(draw):
    """An own glossary: overrides, hidden terms and new ones in any order."""
    entries: list[dict[str, Any]] = []
    for id in draw(st.lists(st.sampled_from(KNOWN), unique=True, max_size=3)):
        kind = draw(st.sampled_from(["hidden", "changed", "replaced"]))
        if kind == "hidden":
            entries.append({"extends": id, "hidden": draw(st.booleans())})
        elif kind == "changed":
            entries.append({"extends": id, "definition": draw(TEXT), **draw(EXTRA)})
        else:
            name = f"Replaced {id}"
            new = {"id": id, "name": name, "category": "sales", "definition": draw(TEXT)}
            entries.append({**new, **draw(EXTRA)})
    for number in range(draw(st.integers(0, 2))):
        new = {"id": f"own-{number}", "name": f"Own {number} thing", "category": "shelf"}
        entries.append({**new, "definition": draw(TEXT), **draw(EXTRA)})
    head = {"name": draw(TEXT), "categories": [{"id": "shelf", "title": "Shelf"}]}
    return {"version": 1, **head, "terms": draw(st.permutations(entries))}


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(glossaries(), st.booleans())
def test_any_own_glossary_comes_back(data, fresh) -> None:
    registry = layers.bundled().registry()
    text = yaml_io.dump(data)
    document = Document(text, "own.yaml")
    if validation.errors(validation.validate(document, registry, today="2026-01-01")):
        return
    known: Any = document.data
    content = sheets.write(exporting.own_rows(known["terms"]))
    found = import_rows(
        sheets.read(content),
        registry,
        name=known["name"],
        today="2026-01-01",
        wishes=Wishes(existing={"categories": known["categories"]} if fresh else known),
    )
    assert found.is_valid or not known["terms"], found.results
    assert not compare(known, found.data)
    rewritten = rewriting.rewrite(found.data, document)
    assert rewritten.text.strip() == text.strip() or not known["terms"]
    assert not rewritten.lost


def test_what_an_edited_line_of_an_export_of_everything_says(run) -> None:
    """Rows that say what the bundled terms say are passed over: the rest are small overrides."""
    run("export", "csv", "--standard", "-o", "all.csv")
    text = Path("all.csv").read_text("utf-8-sig")
    first = next(iter(json.loads(run("list", "--json", "--standard")[1])))
    changed = text.replace(first["definition"], "Our very own words.", 1)
    assert changed != text
    Path("all.csv").write_text(changed, "utf-8")
    assert run("import", "all.csv", "-o", "ours.yaml")[0] == 0
    data: Any = yaml_io.read("ours.yaml").data
    assert data["terms"] == [{"extends": first["id"], "definition": "Our very own words."}]
