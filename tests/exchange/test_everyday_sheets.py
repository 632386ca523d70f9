"""Sheets as people have them: each comes in, or says in a line what to do; nothing is lost silently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salesgloss import yaml_io

pytestmark = pytest.mark.usefixtures("small_bundle")

SALES = ("--category", "sales")


def bring_in(run, text: str | bytes, *more: str, name: str = "t.csv"):
    """Return status, the entries written (None for none), the verdicts and standard error."""
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    status, out, err = run("import", name, "-o", "out.yaml", "--json", *more)
    rows = json.loads(out)["rows"] if out else []
    data = yaml_io.read("out.yaml").data if Path("out.yaml").exists() else None
    return status, data["terms"] if isinstance(data, dict) else None, rows, err


def only(run, text: str | bytes, *more: str, name: str = "t.csv") -> list[dict]:
    status, entries, rows, err = bring_in(run, text, *more, name=name)
    assert status == 0, (rows, err)
    assert entries is not None
    return entries


@pytest.mark.parametrize("count", [3, 1001, 1500])
def test_every_row_gets_its_verdict_and_the_total_is_true(run, count) -> None:
    rows = "".join(f"Widget {at} alpha,Thing {at}.\n" for at in range(count))
    Path("big.csv").write_text(f"term,definition\n{rows}", "utf-8")
    status, out, err = run("import", "big.csv", "--dry-run")
    assert status == 1
    assert (out.count(": error"), out.count(": adds")) == (count, 0)
    assert f"{count} of {count} rows have errors" in err
    assert "--category sales" in err


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ('term, definition, notes\nSeat Block, "Ten seats, sold together", \n', "Ten seats, sold together"),
        ('term ,definition\n"Seat Block" , "Ten, or so" \n', "Ten, or so"),
        ('term;definition\nSeat Block;  "Ten; or so"\n', "Ten; or so"),
        ('term\tdefinition\nSeat Block\t "Ten\tor so"\n', "Ten\tor so"),
        ('term,definition\nSeat Block,"The "real" ten"\n', 'The "real" ten'),
        ('term,definition\nSeat Block,A "pack" of ten\n', 'A "pack" of ten'),
        ('term,definition\nSeat Block,"""Ten"" they say"\n', '"Ten" they say'),
        ('term,definition\nSeat Block,"Ten" or more\n', '"Ten" or more'),
    ],
)  # fmt: skip
def test_blanks_around_quotes_and_quotes_within(run, text, definition) -> None:
    (entry,) = only(run, text, *SALES)
    assert (entry["name"], entry["definition"], "usage" in entry) == (
        "Seat Block",
        definition,
        False,
    )


@pytest.mark.parametrize("row", ['Seat Block,"He said "hi", ok"', 'Seat Block,"a "b", c "d", e"'])
def test_a_cell_whose_end_nobody_can_tell_is_refused(run, row) -> None:
    status, entries, rows, _ = bring_in(run, f"term,definition,notes\n{row}\n", *SALES)
    assert (status, entries) == (1, None)
    assert rows[0]["problems"]


@pytest.mark.parametrize(
    ("cell", "aliases"),
    [
        ('"seat pack, ten pack, decapack"', ["seat pack", "ten pack", "decapack"]),
        ("席次組、十席組", ["席次組", "十席組"]),
        ('"seat pack，ten pack"', ["seat pack", "ten pack"]),
    ],
)
def test_synonyms_at_commas_are_told(run, cell, aliases) -> None:
    text = f"Term,Synonyms,Definition\nSeat Block,{cell},Ten seats\n"
    status, entries, rows, _ = bring_in(run, text, *SALES)
    assert (status, entries[0]["aliases"]) == (0, aliases)
    assert any("separated at the commas" in told for told in rows[0]["warnings"])


def test_semicolons_leave_commas_alone(run) -> None:
    (entry,) = only(run, 'Term,Synonyms,Definition\nA Block,"x, Inc.; y",Ten.\n', *SALES)
    assert entry["aliases"] == ["x, Inc.", "y"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("名稱,定義\n席次包,一次賣十個席次。\n", "xi-ci-bao"),
        ("名稱,定義\nMRR 目標,每月目標。\n", "mrr-mu-biao"),
        ("名稱,縮寫,定義\n每週商機會,WPM,每週一次。\n", "wpm"),
        ("名稱,定義\n席次包（試用）,十個。\n", "xi-ci-bao-shi-yong"),
        ("名稱,英文,定義\n席次包,Seat Pack,十個席次。\n", "seat-pack"),
    ],
)
def test_chinese_names_get_an_id_the_same_every_time(run, text, id) -> None:
    for name in ("a.csv", "b.csv"):
        Path("out.yaml").unlink(missing_ok=True)
        assert only(run, text, *SALES, name=name)[0]["id"] == id


def test_two_names_of_one_reading_are_two_terms(run) -> None:
    entries = only(run, "名稱,定義\n席次包,十個。\n席次苞,一個。\n", *SALES)
    assert entries[0]["id"] == "xi-ci-bao"
    assert entries[1]["id"].startswith("xi-ci-bao-")


def test_a_chinese_category_is_a_new_one(run) -> None:
    (entry,) = only(run, "id,名稱,定義,分類\nseat-pack,席次包,十個。,夥伴\n")
    assert entry["category"] == "huo-ban"
    assert "title: 夥伴" in Path("out.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("named", "related"),
    [
        ("Seat Lot; MRR", ["seat-lot", "monthly-recurring-revenue"]),
        ('"Seat Lot, Monthly Recurring Revenue"', ["seat-lot", "monthly-recurring-revenue"]),
        ("獲客成本", ["customer-acquisition-cost"]),
        ("seat-lot", ["seat-lot"]),
    ],
)
def test_see_also_takes_names(run, named, related) -> None:
    text = f"Term,Definition,See also\nSeat Block,Ten seats,{named}\nSeat Lot,One lot,\n"
    assert only(run, text, *SALES)[0]["related"] == related


def test_see_also_of_what_is_no_term_is_told(run) -> None:
    status, entries, rows, _ = bring_in(
        run, "Term,Definition,See also\nSeat Block,Ten,Unheard Of Thing\n", *SALES
    )
    assert (status, "related" in entries[0]) == (0, False)
    assert any("'Unheard Of Thing' is no term" in told for told in rows[0]["warnings"])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Churn Rate", "churn-rate"),
        ("CAC", "customer-acquisition-cost"),
        ("獲客成本", "customer-acquisition-cost"),
        ("monthly recurring revenue", "monthly-recurring-revenue"),
    ],
)
def test_a_row_of_a_known_term_overrides_it(run, name, id) -> None:
    text = f"Term,Definition\n{name},Ours.\n"
    status, entries, rows, _ = bring_in(run, text)
    assert (status, rows[0]["effect"], rows[0]["id"]) == (0, "overrides", id)
    assert entries == [{"extends": id, "definition": "Ours."}]


def test_or_replaces_it_or_is_passed_over(run) -> None:
    text = "Term,Definition\nCAC,Ours.\nSeat Block,Ten.\n"
    _, entries, rows, _ = bring_in(run, text, *SALES, "--replace")
    assert [row["effect"] for row in rows] == ["replaces", "adds"]
    assert (entries[0]["id"], entries[0]["definition"]) == ("customer-acquisition-cost", "Ours.")
    _, entries, rows, _ = bring_in(run, text, *SALES, "--skip-known", "--force")
    assert [row["effect"] for row in rows] == ["passes over", "adds"]
    assert [entry["id"] for entry in entries] == ["seat-block"]
    assert run("import", "t.csv", "--replace", "--skip-known")[0] == 2


@pytest.mark.parametrize(
    ("text", "arguments", "acronym"),
    [
        ("Short,Long\nSBX,Seat Block Exchange\nSLX,Seat Lot Exchange\nSBX,Seat Bank Extra\n",
         ("--map", "Short=acronym", "--map", "Long=name"), "SBX"),
        ("Acronym,Stands for\nSBX,Seat Block Exchange\n", (), "SBX"),
        ("縮寫,全名\nSBX,Seat Block Exchange\n", (), "SBX"),
        ("SBX,Seat Block Exchange\nSLX,Seat Lot Exchange\n", (), "SBX"),
    ],
)  # fmt: skip
def test_a_list_of_acronyms_makes_drafts(run, text, arguments, acronym) -> None:
    status, entries, _, err = bring_in(run, text, *SALES, *arguments)
    assert status == 0
    assert (entries[0]["acronym"], entries[0]["status"]) == (acronym, "draft")
    assert entries[0]["definition"] == entries[0]["name"] == "Seat Block Exchange"
    assert "become drafts" in err


def test_one_column_for_two_keys_and_two_columns_for_one(run) -> None:
    text = "Short,Long\nSBX,Seat Block Exchange\n"
    both = ("--map", "Short=acronym", "--map", "Long=name", "--map", "Long=definition")
    (entry,) = only(run, text, *SALES, *both)
    assert entry["name"] == entry["definition"]
    text = "Term,Meaning,Description\nSeat Block,Ten.,Sold together.\n"
    status, _, _, err = bring_in(run, text, *SALES, "--force")
    assert status == 2
    assert "'Meaning' and 'Description'" in err
    joined = ("--map", "Meaning=definition", "--map", "Description=definition", "--force")
    assert only(run, text, *SALES, *joined)[0]["definition"] == "Ten.\nSold together."


def test_an_acronym_used_as_a_name_twice_is_two_terms(run) -> None:
    entries = only(run, "Term,Definition\nSBX,Seat Block Exchange\nSBX,Seat Bank Extra\n", *SALES)
    assert len({entry["id"] for entry in entries}) == 2


def test_a_repeated_row_is_passed_over_another_sense_is_not(run) -> None:
    text = "Term,Definition\nSeat Block,Ten.\nSeat Block,Ten.\n"
    _, entries, rows, _ = bring_in(run, text, *SALES)
    assert (len(entries), rows[1]["effect"]) == (1, "passes over")
    text = "Term,Definition\nSeat Block,Ten.\nSeat Block,Twelve.\n"
    status, _, rows, _ = bring_in(run, text, *SALES, "--force")
    assert (status, "row 2 is about the same term" in rows[1]["problems"][0]) == (1, True)
    assert len(only(run, text, *SALES, "--force", "--skip-repeated")) == 1


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Pro", "Pro+"), ["pro", "pro-plus"]),
        (("Core C", "Core C#", "Core C++"), ["core-c", "core-c-sharp", "core-c-plus"]),
        (("v1.2", "v12"), ["v1-2", "v12"]),
        (("Let's Meet", "Buyer\u2019s Pick", "Seller\u00b4s Pick"), ["lets-meet", "buyers-pick", "sellers-pick"]),
        (("Big Win", "Big Win %"), None),
    ],
)  # fmt: skip
def test_names_that_differ_by_a_sign(run, names, ids) -> None:
    rows = "".join(f"{name},Plan {at}\n" for at, name in enumerate(names))
    entries = only(run, f"term,definition\n{rows}", *SALES)
    if ids:
        assert [entry["id"] for entry in entries] == ids
    for at, name in enumerate(names):
        _, out, _ = run("lookup", "--json", "--exact", "--glossary", "out.yaml", name)
        results = json.loads(out)["results"]
        assert [each["term"]["definition"] for each in results] == [f"Plan {at}"]


@pytest.mark.parametrize(
    ("given", "id", "said"),
    [
        ("SEAT_BLOCK", "seat-block", "is read as"),
        ("Seat Block!", "seat-block", "is read as"),
        ("3F2504E0-4F89-11D3-9A0C-0305E82C3301", "seat-block", "is passed over"),
        ("block-9", "block-9", ""),
    ],
)
def test_ids_of_other_systems(run, given, id, said) -> None:
    text = f"id,term,definition\n{given},Seat Block,Ten\n"
    status, entries, rows, _ = bring_in(run, text, *SALES)
    assert (status, entries[0]["id"]) == (0, id)
    assert said in " ".join(rows[0]["warnings"])


def test_a_column_left_out_on_wish_is_not_complained_of(run) -> None:
    text = "id,term,definition\nX_1,Seat Block,Ten\n"
    _, entries, rows, err = bring_in(run, text, *SALES, "--map", "id=-")
    assert entries[0]["id"] == "seat-block"
    assert "column" not in err
    assert not any("id" in told.split() for told in rows[0]["warnings"])


@pytest.mark.parametrize(
    "text",
    [
        "SLB,Seat Lot Block,Ten lots\nSBK,Seat Bank,Unused seats\n",
        "Seat Lot Block,It is what ten lots of seats are called.\nSeat Bank,Unused seats.\n",
        "Seat Lot Block,SLB,Ten lots sold at once.\nSeat Bank,SBK,Unused seats.\n",
    ],
)
def test_a_sheet_without_headers_loses_no_term(run, text) -> None:
    status, entries, _, err = bring_in(run, text, *SALES)
    assert (status, [entry["name"] for entry in entries]) == (0, ["Seat Lot Block", "Seat Bank"])
    assert "row 1 is read as a term" in err


def test_its_columns_can_be_named_by_number_or_by_what_stands_in_them(run) -> None:
    text = "Block,x\nBank,y\n"
    columns = ("--no-header", "--map", "1=name", "--map", "2=definition")
    assert len(only(run, text, *SALES, *columns)) == 2
    text = "SLB,Seat Lot Block,Ten lots\nSBK,Seat Bank,Unused\n"
    columns = (
        "--map",
        "SLB=acronym",
        "--map",
        "Seat Lot Block=name",
        "--map",
        "Ten lots=definition",
    )
    assert len(only(run, text, *SALES, *columns, "--force")) == 2


def test_what_may_be_a_term_is_not_taken_for_headers_silently(run) -> None:
    status, entries, _, err = bring_in(
        run, "Block,x\nBank,y\n", *SALES, "--map", "Block=name", "--map", "x=definition"
    )
    assert (status, len(entries)) == (0, 1)
    assert "row 1 is read as headers (Block, x, ...)" in err


def test_an_unknown_column_gets_one_line_with_the_ready_map(run) -> None:
    text = "Term,What it means\nSeat Block,Ten.\nSeat Lot,One.\n"
    status, _, rows, err = bring_in(run, text, *SALES)
    assert (status, rows) == (2, [])
    assert "--map 'What it means=definition'" in err
    assert len(only(run, text, *SALES, "--map", "What it means=definition")) == 2


def test_an_unknown_value_gets_one_line_with_the_ready_map(run) -> None:
    text = "Term,Definition,Status\nSeat Block,Ten.,Active\nSeat Lot,One.,Active\n"
    status, _, _, err = bring_in(run, text, *SALES)
    assert status == 1
    assert err.count("--map-value 'status:active=approved|draft|deprecated'") == 1
    entries = only(run, text, *SALES, "--map-value", "status:Active=approved")
    assert {entry["status"] for entry in entries} == {"approved"}
    for bad in ("status", "status:x", "nope:a=b"):
        assert run("import", "t.csv", "--map-value", bad)[0] == 2


CHINESE = "名稱,定義\n席次包,一次賣十個席次，整包計價。\n席次批,單一批次的席次。\n"


@pytest.mark.parametrize("encoding", ["big5", "cp950", "utf-16"])
def test_chinese_of_old_is_guessed(run, encoding) -> None:
    status, entries, _, err = bring_in(run, CHINESE.encode(encoding), *SALES)
    assert (status, entries[0]["name"]) == (0, "席次包")
    assert ("read as Big5" in err) is (encoding != "utf-16")


def test_simplified_chinese_of_old_is_guessed(run) -> None:
    text = "名称,定义\n席位包,一次卖十个席位。\n席位批,单一批次。\n"
    status, entries, _, err = bring_in(run, text.encode("gb18030"), *SALES)
    assert (status, entries[0]["name"], "GB 18030" in err) == (0, "席位包", True)


@pytest.mark.parametrize("word", ["Café", "Größe", "été", "Año – “quoted”", "€5 §a ©b"])
def test_western_text_is_not_taken_for_chinese(run, word) -> None:
    text = f"Term;Definition\nSeat Block;{word} {word}\n".encode("cp1252")
    status, entries, _, err = bring_in(run, text, *SALES)
    assert (status, entries[0]["definition"]) == (0, f"{word} {word}")
    assert "Windows-1252" in err


def test_a_workbook_is_read(run) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("second")
    sheet = book.worksheets[1]
    import datetime

    sheet.append(["Term", "Meaning", "Level", "Review date"])
    sheet.append(["Seat Block", 'Ten, "sold" together', 2, datetime.datetime(2030, 1, 31)])
    book.save("t.xlsx")
    status, _, err = run("import", "t.xlsx", "-o", "out.yaml", *SALES)
    assert status == 0, err
    data = yaml_io.read("out.yaml").data
    assert isinstance(data, dict)
    (entry,) = data["terms"]
    assert (entry["level"], str(entry["review_by"])) == (2, "2030-01-31")
    assert entry["definition"] == 'Ten, "sold" together'


def test_without_openpyxl_a_workbook_says_what_to_do(run, monkeypatch) -> None:
    import io
    import sys
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
    Path("t.xlsx").write_bytes(content.getvalue())
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    status, _, err = run("import", "t.xlsx")
    assert (status, "CSV UTF-8" in err, "salesgloss[xlsx]" in err) == (3, True, True)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2030/1/31", "2030-01-31"), ("31.1.2030", "2030-01-31"), ("2030年1月31日", "2030-01-31")],
)
def test_dates_that_leave_no_doubt(run, written, day) -> None:
    text = f"Term,Definition,review date\nSeat Block,Ten.,{written}\n"
    assert str(only(run, text, *SALES)[0]["review_by"]) == day


def test_an_alias_that_belongs_to_another_term_is_told_and_left_out(run) -> None:
    text = "Term,Definition,AKA\nSeat Block,Ten.,churn rate; pack\n"
    status, entries, rows, _ = bring_in(run, text, *SALES)
    assert (status, entries[0]["aliases"]) == (0, ["pack"])
    assert any("belongs to churn-rate" in told for told in rows[0]["warnings"])
