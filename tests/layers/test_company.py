"""A company's file answers through every command, and leaves no trace when it is gone."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("small_bundle")

_SPEC = importlib.util.spec_from_file_location("acme", Path(__file__).with_name("acme.py"))
assert _SPEC
assert _SPEC.loader
acme = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(acme)

PLACES = ("named", "user", "project")


@pytest.fixture
def placed(tmp_path, monkeypatch):
    """Return a function that puts the company's file in a layer: its path and the arguments."""
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-11-23")

    def place(layer: str) -> tuple[Path, tuple[str, ...]]:
        target = {
            "named": tmp_path / "acme.yaml",
            "user": tmp_path / "home" / "config" / "acme.yaml",
            "project": tmp_path / "work" / ".salesgloss.yaml",
        }[layer]
        target.parent.mkdir(exist_ok=True)
        target.write_text(acme.text(), "utf-8")
        return target, ("--glossary", str(target)) if layer == "named" else ()

    return place


@pytest.fixture
def named(at_rest: str, monkeypatch) -> tuple[str, str]:
    """Return the arguments that name a company's file that stays where it is, compiled once."""
    monkeypatch.setenv("SALESGLOSS_TODAY", "2026-11-23")
    return "--glossary", at_rest


@pytest.fixture(scope="module")
def at_rest(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("acme") / "acme.yaml"
    path.write_text(acme.text(), "utf-8")
    return str(path)


def term(run, query: str, *more: str) -> dict:
    status, out, err = run("lookup", "--json", *more, query)
    assert (status, err) == (0, "")
    return json.loads(out)["results"][0]["term"]


@pytest.mark.parametrize("layer", PLACES)
def test_every_command_answers_from_it_and_forgets_it(run, placed, layer) -> None:
    before = run("lookup", "--json", "SQL")[1], run("list", "--json")[1]
    path, more = placed(layer)
    assert term(run, "SQL", *more)["definition"].startswith("Lead that an Acme")
    assert term(run, "awn 7", *more)["origin"] == "Acme"
    assert run("lookup", *more, "--exact", "cold calling")[0] == 1
    listed = json.loads(run("list", "--json", *more)[1])
    assert sum(each["origin"] == "Acme" for each in listed) == 199
    assert run("list", *more, "--plain", "--category", "夥伴")[1].count("\n") == 99
    exported = run("export", "csv", "--own", *more)[1]
    assert "acme-word-195" in exported
    places = json.loads(run("where", "--json", *more)[1])["files"]
    assert {each["entries"] for each in places if each["layer"] == layer} == {200}
    path.unlink()
    assert (run("lookup", "--json", "SQL")[1], run("list", "--json")[1]) == before


def test_the_card_says_whose_it_is_and_keeps_the_standard(run, named) -> None:
    _, out, _ = run("lookup", *named, "SQL")
    own, standard = out.split("Standard definition")
    assert "Acme · owner revops@acme.example · effective 2026-01-01 · approved" in own
    assert "past its review date: 2026-06-30" in own
    for said in ("First meeting held", "Silent for 30 days", "EMEA", "CRM, Lead Status"):
        assert said in own
    assert "Acme" not in standard


def test_what_the_override_contradicts_is_hidden_and_the_standard_keeps_it(run, named) -> None:
    found = term(run, "SQL", *named)
    assert "example" not in found
    assert not {"definition", "example"} & set(found["zh-Hant"])
    assert found["zh-Hant"]["name"] == found["standard"]["zh-Hant"]["name"]
    assert found["standard"]["example"]
    assert found["standard"]["origin"] == "bundled"
    assert "Acme qualified" in found["aliases"]
    assert set(found["standard"]["aliases"]) < set(found["aliases"])


def test_the_bundled_definition_alone_on_wish(run, named) -> None:
    found = term(run, "SQL", "--standard", *named)
    assert found["origin"] == "bundled"
    assert "standard" not in found
    assert run("lookup", "--standard", "--exact", *named, "AMPR")[0] == 1


def test_draft_and_deprecated_are_labeled(run, named) -> None:
    assert "Acme · DRAFT" in run("lookup", *named, "awn 3")[1]
    deprecated = run("lookup", *named, "Acme Hot Name")[1]
    assert "DEPRECATED" in deprecated
    assert "use instead: SQL (Sales Qualified Lead)" in deprecated
    assert "草稿" in run("lookup", "--lang", "zh-Hant", *named, "awn 3")[1]


def test_a_pair_is_seen_from_both_sides_in_both_languages(run, named) -> None:
    found = term(run, "SQL", *named)
    assert {"id": "acme-meetings-per-rep", "difference": "One counts meetings, one people."} in (
        found["confused_with"]
    )
    assert found["zh-Hant"]["differences"]["acme-meetings-per-rep"] == "一個數會議，一個數人。"


def test_nothing_points_to_what_is_hidden(run, named) -> None:
    assert f'"{acme.HIDDEN}"' in run("list", "--json")[1]
    assert f'"{acme.HIDDEN}"' not in run("list", "--json", *named)[1]


def test_a_successor_that_is_hidden_is_none(run, monkeypatch) -> None:
    Path("shared.yaml").write_text(
        "terms:\n  - {id: old-thing, name: Old Thing, category: sales, definition: Of before.,"
        " status: deprecated, replaced_by: new-thing}\n"
        "  - {id: new-thing, name: New Thing, category: sales, definition: Of today.}\n",
        "utf-8",
    )
    Path("mine.yaml").write_text("terms: [{extends: new-thing, hidden: true}]\n", "utf-8")
    monkeypatch.setenv("SALESGLOSS_GLOSSARY", "shared.yaml")
    assert "New Thing" in run("lookup", "old thing")[1]
    status, out, _ = run("lookup", "old thing", "--glossary", "mine.yaml")
    assert (status, "new-thing" in out, "New Thing" in out) == (0, False, False)
    assert "replaced_by" not in term(run, "old thing", "--glossary", "mine.yaml")


def test_an_entry_is_overdue_from_the_day_after(run, placed, monkeypatch) -> None:
    _, more = placed("named")
    for day, overdue in (("2026-06-30", False), ("2026-07-01", True), ("2026-06-29", False)):
        monkeypatch.setenv("SALESGLOSS_TODAY", day)
        assert ("past its review date" in run("lookup", *more, "SQL")[1]) is overdue
        assert ("overdue" in term(run, "SQL", *more)) is overdue


def test_an_edit_is_seen_at_the_next_call(run, placed) -> None:
    path, more = placed("named")
    run("lookup", *more, "SQL")
    path.write_text(path.read_text("utf-8").replace("in person", "in  style"), "utf-8")
    assert "in style" in " ".join(run("lookup", *more, "SQL")[1].split())


def test_the_checked_file_has_only_the_warnings_to_expect(run, placed) -> None:
    path, _ = placed("named")
    status, out, _ = run("check", "--json", str(path))
    codes = [each["code"] for each in json.loads(out)[0]["complaints"]]
    assert status == 0
    assert set(codes) == {"W502", "W506", "W507"}


def test_export_and_import_give_the_same_glossary(run, named, tmp_path) -> None:
    run("export", "csv", *named, "--output", str(tmp_path / "all.csv"))
    back = tmp_path / "back.yaml"
    status, _, err = run("import", str(tmp_path / "all.csv"), "-o", str(back), "--name", "Acme")
    assert status == 0, err
    first = json.loads(run("list", "--json", *named)[1])
    again = json.loads(run("list", "--json", "--glossary", str(back))[1])
    assert [_shared(each) for each in first] == [_shared(each) for each in again]
    assert "Partners" in back.read_text("utf-8")


def _shared(record: dict) -> dict:
    """Return a record without whose it is; pairs in any order, as mirroring leaves them."""
    pairs = sorted(pair["id"] + pair["difference"] for pair in record["confused_with"])
    left_out = ("origin", "standard", "confused_with")
    return {**{k: v for k, v in record.items() if k not in left_out}, "pairs": pairs}


def test_of_a_shared_acronym_the_own_sense_comes_first(run) -> None:
    text = "terms: [{id: acme-mrr, name: Acme Takings, acronym: MRR, level: 3, category: sales, definition: Ours.}]\n"
    Path("own.yaml").write_text(text, "utf-8")
    _, out, _ = run("lookup", "--json", "--glossary", "own.yaml", "MRR")
    ids = [each["id"] for each in json.loads(out)["results"]]
    assert ids == ["acme-mrr", "monthly-recurring-revenue"]
