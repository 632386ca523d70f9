"""A spreadsheet in every dress; nothing it holds is run, lost or half written."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss import yaml_io
from salesgloss.errors import FileError, UsageError
from salesgloss.exchange import columns, exporting, sheets
from salesgloss.exchange.importing import Wishes, import_rows
from salesgloss.layers.merge import apply_layer
from salesgloss.model import Category
from salesgloss.schema import decode, fields
from salesgloss.schema.registry import Registry
from salesgloss.text.ids import slugify

pytestmark = pytest.mark.usefixtures("small_bundle")

ROWS = [("Term", "定義"), ("Café", 'Où l’on\nparle; souvent, "ici"')]


def as_csv(rows, delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_dress_is_read(delimiter, encoding) -> None:
    sheet = sheets.read(as_csv(ROWS, delimiter).encode(encoding))
    assert list(sheet.rows) == ROWS
    assert sheet.delimiter == delimiter


def test_windows_1252_and_what_is_asked_for() -> None:
    western = [("Term", "Meaning"), ("Café", "Où – ici")]
    sheet = sheets.read(as_csv(western, ";").encode("cp1252"))
    assert (list(sheet.rows), sheet.encoding) == (western, "cp1252")
    chinese = [("Term", "定義"), ("CAC", "獲客成本")]
    sheet = sheets.read(as_csv(chinese, ",").encode("big5"), encoding="big5")
    assert list(sheet.rows) == chinese


def test_the_line_with_which_excel_names_its_delimiter() -> None:
    sheet = sheets.read(b"sep=|\r\nTerm|Meaning\r\na,b|c;d\r\n")
    assert sheet.rows == (("Term", "Meaning"), ("a,b", "c;d"))


@pytest.mark.parametrize("mark", ['"', " ", "a", "\r", "\x00"])
def test_a_delimiter_that_is_none_is_not_taken(mark) -> None:
    sheet = sheets.read(f"sep={mark}\nTerm,Meaning\n".encode())
    assert sheet.delimiter == ","
    assert sheet.rows[-1] == ("Term", "Meaning")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b'a\n"unclosed', None),
        (b"\x81\x8d\xff\xfe", None),
        (b"caf\xe9", "utf-8"),
        (b"a", "no-such-encoding"),
        (b"a", "undefined"),
        (b"a-\xff", "punycode"),
        (b"a-!", "punycode"),
        (b"a\n" * 33_000, None),
        (b'a\n"' + b"x" * 1_100_000 + b'"', None),
    ],
)
def test_what_is_no_spreadsheet_is_refused(content, encoding) -> None:
    with pytest.raises(FileError):
        sheets.read(content, encoding=encoding)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "big5"]))
def test_any_bytes_are_read_or_refused(content, encoding) -> None:
    with suppress(FileError, UsageError):
        sheet = sheets.read(content, encoding=encoding)
        assert import_rows(sheet, Registry(), name="x", today="2026-01-01").data


@given(st.text())
def test_a_guard_can_be_taken_away_and_leaves_nothing_to_run(text) -> None:
    cell = sheets.escape_formula(text)
    assert sheets.unescape_formula(cell) == text
    assert cell[:1] not in tuple("=+-@\t\r＝＋－＠")


def test_cells_that_a_spreadsheet_would_run_are_escape_formula() -> None:
    written = sheets.write([["=1+1", "+a", "-b", "@c", "'=d", "it's"]]).decode("utf-8-sig")
    assert written == "'=1+1,'+a,'-b,'@c,''=d,it's\r\n"
    assert sheets.read(written.encode()).rows == (("=1+1", "+a", "-b", "@c", "'=d", "it's"),)


TEXT = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)))
)
TEXTS = st.lists(TEXT, max_size=3, unique=True)
ID = st.from_regex(r"[a-z]{3,8}-[a-z]{3,8}", fullmatch=True)
NUMBER = st.integers(1, 1000)


@st.composite
def entries(draw):
    """A sound entry with some of everything; spellings made unique by its id."""
    id = draw(ID)
    wanted = draw(st.sets(st.integers(0, 12)))
    x, y = draw(NUMBER), draw(NUMBER)
    every = [
        ("acronym", id.upper()),
        ("aliases", [f"{id} {text}" for text in draw(TEXTS)]),
        ("kind", draw(st.sampled_from(["metric", "role"]))),
        ("level", draw(st.sampled_from([1, 2, 3]))),
        ("used_by", ["sdr", "ae"]),
        ("example", draw(TEXT)),
        ("asked_as", draw(TEXTS)),
        ("sources", [{"title": draw(TEXT), "year": 2020}]),
        ("criteria", {"enter": [draw(TEXT)], "leave": [draw(TEXT)]}),
        ("owner", draw(TEXT)),
        ("review_by", "2030-01-31"),
        ("zh-Hant", {"name": f"{id}詞", "definition": draw(TEXT), "labels": {"x": draw(TEXT)}}),
        (
            "formulas",
            [
                {
                    "name": draw(TEXT),
                    "expression": "x + y",
                    "inputs": {n: {"label": draw(TEXT), "unit": "count"} for n in ("x", "y")},
                    "unit": "count",
                    "worked": [{"inputs": {"x": x, "y": y}, "result": x + y}],
                }
            ],
        ),
    ]
    chosen = {key: value for at, (key, value) in enumerate(every) if at in wanted and value}
    needed = {"id": id, "name": f"{id} name", "category": "shelf", "definition": draw(TEXT)}
    return {**needed, **chosen}


@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry["id"]), TEXT)
def test_export_then_import_gives_the_same_terms(given_entries, title) -> None:
    if len(given_entries) > 1:
        pair = {"id": given_entries[1]["id"], "difference": "One is not the other."}
        given_entries[0]["confused_with"] = [pair]
    data = {"categories": [{"id": "shelf", "title": title}], "terms": given_entries}
    first = Registry()
    apply_layer(first, data, "ours")
    terms = [decode(record) for record in first.records.values()]
    content = sheets.write(exporting.rows(terms, _shelves(title)))
    found = import_rows(sheets.read(content), Registry(), name="ours", today="2026-01-01")
    assert found.is_valid, found.results
    again = Registry()
    read = yaml_io.Document(yaml_io.dump(found.data), "back").data
    apply_layer(again, read, "ours")
    assert [decode(record) for record in again.records.values()] == terms
    assert again.categories["shelf"]["title"] == title


def _shelves(title: str):
    return [Category(id="shelf", titles={"en": title})]


def rows_of(text: str, **more):
    known = Registry()
    known.categories["sales"] = {"id": "sales", "title": "Sales roles", "zh-Hant": "銷售"}
    sheet = sheets.read(text.encode())
    return import_rows(sheet, known, name="x", today="2026-01-01", wishes=Wishes(**more))


# Column -> what people head it with.
EVERYDAY = {
    "name": "term, title, full name, english, 英文名稱, 英文, 詞彙, 名稱, 術語, 用語, 詞條",
    "acronym": "abbreviation, abbr, short, 縮寫, 英文縮寫, 簡稱",
    "aliases": "alias, synonyms, synonym, also known as, aka, 別名, 同義詞, 別稱",
    "kind": "type, 類型, 種類",
    "category": "group, 分類, 類別",
    "definition": "meaning, description, explanation, 定義, 說明, 英文定義, 意思, 解釋, 釋義",
    "example": "examples, 範例, 例子",
    "usage": "notes, note, comment, 用法, 備註",
    "zh-Hant.name": "chinese, chinese name, 中文, 中文名稱",
    "zh-Hant.definition": "chinese definition, 中文定義, 中文說明",
    "related": "see also, 相關詞",
    "zh-Hant.aliases": "中文別名",
    "say": "發音",
    "level": "層級, 等級",
    "used_by": "對象, 適用對象, audience",
    "zh-Hant.example": "中文範例",
    "zh-Hant.usage": "中文用法",
    "effective": "生效日期, effective date",
    "review_by": "複審日期, review date",
    "scope": "適用範圍",
    "owner": "負責人",
    "status": "狀態",
}


@pytest.mark.parametrize("key", EVERYDAY)
def test_a_header_in_everyday_words(key: str) -> None:
    for header in EVERYDAY[key].split(", "):
        for written in (header, header.upper(), f" {header.title()} "):
            assert columns.column(written) == tuple(key.split(".")), written


def test_an_imported_row_says_what_it_does_to_the_glossary(run) -> None:
    Path("t.csv").write_text(
        "id,extends,name,category,definition\n"
        "big-deal,,Big Deal,sales,A deal that is big.\n"
        "sales-qualified-lead,,Our Lead,sales,Ours.\n"
        ",monthly-recurring-revenue,,,Ours.\n",
        "utf-8",
    )
    status, out, err = run("import", "t.csv", "--json", "--dry-run")
    assert status == 0, (out, err)
    effects = [row["effect"] for row in json.loads(out)["rows"]]
    assert effects == ["adds", "replaces", "overrides"]


def test_headers_in_everyday_words_and_categories_by_title() -> None:
    found = rows_of("Term,Abbr,說明,分類,Foo\nBig Deal,BD,A deal that is big.,銷售,x\n")
    assert found.is_valid
    assert found.skipped == ("Foo",)
    assert found.data["terms"] == [
        {
            "id": "big-deal",
            "name": "Big Deal",
            "acronym": "BD",
            "category": "sales",
            "definition": "A deal that is big.",
        }
    ]


def test_a_category_that_is_new_is_declared() -> None:
    found = rows_of("name,definition,category\nA B,Text.,Food & Co\nC D,Text.,food & co\n")
    assert found.is_valid
    assert found.data["categories"] == [{"id": "food-and-co", "title": "Food & Co"}]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("A B,,sales,,", "E203"),
        ("A B,Text.,sales,seven,", "E207 level"),
        ("A B,Text.,sales,,[1", "formulas: no JSON"),
        ("A B,Text.,sales,,[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]", "formulas: no JSON"),
        ("A B,Text.,sales,,,,more", "more cells"),
    ],
)
def test_a_row_with_an_error_says_which(row, problem) -> None:
    found = rows_of(f"name,definition,category,level,formulas\n{row}\n")
    assert not found.is_valid
    assert problem.split()[0] in " ".join(found.results[0].problems)
    assert all(part in " ".join(found.results[0].problems) for part in problem.split())


@pytest.mark.parametrize("named", ["銷", "sale", "sails", "SALES ROLE"])
def test_a_category_nearly_named_is_told(named) -> None:
    found = rows_of(f"name,definition,category\nA B,Text.,{named}\n")
    assert found.is_valid
    assert "categories" not in found.data
    assert found.data["terms"][0]["category"] == "sales"
    assert found.results[0].warnings[0] == f"category {named!r} is read as 'sales'"


def test_a_category_that_is_unknown_is_told_of_once_with_the_nearest() -> None:
    found = rows_of("name,definition,category\nA B,Text.,nonsense\nC D,Text.,nonsense\n")
    told = ["nonsense" in " ".join(each.warnings) for each in found.results]
    assert told == [True, False]
    assert "is new; the nearest known one is 'sales'" in found.results[0].warnings[0]


def test_a_category_with_a_title_is_meant() -> None:
    found = rows_of("name,definition,category,category_title\nA B,Text.,sale,Sale\n")
    assert found.data["categories"] == [{"id": "sale", "title": "Sale"}]
    assert not any("category" in text for text in found.results[0].warnings)


CHINESE = "名稱,縮寫,定義,分類,中文名稱,別名,備註\nBig Deal,BD,Text.,銷售,大案,big fellow,x\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5"])
def test_headers_in_chinese(run, encoding) -> None:
    Path("t.csv").write_bytes(CHINESE.encode(encoding))
    arguments = ("--encoding", encoding) if encoding == "big5" else ()
    status, _, err = run("import", "t.csv", *arguments)
    assert (status, err) == (0, "salesgloss: wrote t.yaml: 1 entry\n")
    read = yaml_io.read("t.yaml").data
    assert read["terms"] == [
        {
            "id": "big-deal",
            "name": "Big Deal",
            "acronym": "BD",
            "aliases": ["big fellow"],
            "category": "sales",
            "definition": "Text.",
            "usage": "x",
            "zh-Hant": {"name": "大案"},
        }
    ]


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"", 2, "the file is empty"),
        (b"\xef\xbb\xbf\r\n", 2, "the file is empty"),
        (b"PK\x03\x04rest", 3, "this Excel workbook cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 3, "this is an Excel workbook"),
        ("甲,乙\n1,2\n".encode(), 2, "there are: 甲, 乙; say which"),
    ],
)
def test_what_holds_no_terms_is_called_by_its_name(run, content, status, said) -> None:
    Path("t.csv").write_bytes(content)
    found, _, err = run("import", "t.csv")
    assert (found, said in err) == (status, True)


def test_a_category_amiss_is_told_of_the_row_that_made_it() -> None:
    title = "x" * 81
    found = rows_of(f"name,definition,category\nA B,Text.,sales\nC D,Text.,{title}\n")
    assert [bool(each.problems) for each in found.results] == [False, True]
    assert "E208 title: a value is too long" in found.results[1].problems[0]


@pytest.mark.parametrize("rows", ["", "A B,Text.,sales\n"])
def test_a_name_too_long_is_no_rows_fault(run, rows) -> None:
    Path("t.csv").write_text(f"name,definition,category\n{rows}", "utf-8")
    status, _, err = run("import", "t.csv", "--name", "x" * 81)
    assert (status, "E208 name: a value is too long" in err) == (2, True)


def test_an_excel_number_is_a_level_and_a_flag_hides() -> None:
    found = rows_of("name,definition,category,level,hidden\nA B,Text.,sales,2.0,Yes\n")
    assert (found.data["terms"][0]["level"], found.data["terms"][0]["hidden"]) == (2, True)


def test_list_cells_are_read_as_people_write_them() -> None:
    found = rows_of('name,definition,category,aliases,used_by\nA B,T.,sales,"x y; z\n w",SDR;ae\n')
    assert found.data["terms"][0]["aliases"] == ["x y", "z", "w"]
    assert found.data["terms"][0]["used_by"] == ["sdr", "ae"]


def test_every_key_of_an_entry_has_its_column() -> None:
    assert {keys[0] for keys in columns.COLUMNS} - {"category_title", "category_zh-Hant"} == set(
        fields.ENTRY
    )
    chinese = {keys[1] for keys in columns.COLUMNS if keys[0] == "zh-Hant"}
    assert chinese == {field.key for field in fields.TRANSLATION}


@pytest.mark.parametrize(
    ("text", "id"), [("Café & Co.", "cafe-and-co"), ("CFO's  pick", "cfos-pick"), ("詞", "")]
)
def test_an_id_is_made_of_a_name(text, id) -> None:
    assert slugify(text) == id


def test_import_writes_a_valid_file_or_nothing(run) -> None:
    Path("t.csv").write_text("Term,Definition\nBig Deal,Text.\nBad,\n", "utf-8")
    status, out, err = run("import", "t.csv", "--category", "sales")
    assert (status, Path("t.yaml").exists()) == (1, False)
    assert "row 3: error (bad): E203" in out
    assert "nothing is written" in err
    Path("t.csv").write_text("Term,Definition\nBig Deal,Text.\n", "utf-8")
    assert run("import", "t.csv", "--category", "sales", "--dry-run")[0] == 0
    assert not Path("t.yaml").exists()
    status, out, _ = run("import", "t.csv", "--category", "sales", "--json")
    assert status == 0
    assert json.loads(out)["written"] == "t.yaml"
    assert json.loads(out)["rows"][0]["effect"] == "adds"
    assert run("check", "t.yaml")[0] == 0
    status, _, err = run("import", "t.csv", "--category", "sales")
    assert (status, "exists already" in err) == (3, True)


@pytest.mark.parametrize(
    ("content", "arguments", "status"),
    [
        ("Term,Definition\nA,b\n", ("--map", "Nope=name"), 2),
        ("Term,Definition\nA,b\n", ("--map", "Term=nope"), 2),
        ("Term,Definition\nA,b\n", ("--map", "Term"), 2),
        ("Term,Name\nA,b\n", (), 2),
        ("Definition\nA\n", (), 2),
        ("Term,Definition\n", (), 1),
        ("", (), 2),
    ],
)
def test_columns_that_make_no_glossary(run, content, arguments, status) -> None:
    Path("t.csv").write_text(content, "utf-8")
    found, _, err = run("import", "t.csv", *arguments)
    assert found == status
    assert err


def test_a_column_can_be_skipped_by_name(run) -> None:
    Path("t.csv").write_text("Term,Name,Definition\nBig Deal,x,Text.\n", "utf-8")
    arguments = ("--map", "Name=-", "--category", "sales", "--name", "Acme")
    assert run("import", "t.csv", *arguments)[0] == 0
    assert "name: Acme" in Path("t.yaml").read_text("utf-8")


def test_windows_1252_is_told(run) -> None:
    Path("t.csv").write_bytes("Term;Definition\nCafé;Text.\n".encode("cp1252"))
    status, _, err = run("import", "t.csv", "--category", "sales")
    assert status == 0
    assert "Windows-1252" in err
    assert "name: Café" in Path("t.yaml").read_text("utf-8")


def test_export_of_own_entries_where_there_are_none(run) -> None:
    status, out, err = run("export", "csv", "--own")
    assert status == 1
    assert out.startswith("\ufeffid,extends,name")
    assert "no entry" in err


def test_export_never_replaces_a_file(run) -> None:
    Path("t.csv").write_text("mine", "utf-8")
    assert run("export", "csv", "--output", "t.csv")[0] == 3
    assert Path("t.csv").read_text("utf-8") == "mine"


def test_the_standard_export_has_every_bundled_term(run) -> None:
    _, out, _ = run("export", "csv", "--standard")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert len(rows) == len(json.loads(run("list", "--json")[1]))


def test_records_survive_cells_of_every_sort() -> None:
    record = {"aliases": ["a; b", "c"], "hidden": False, "level": 2, "criteria": {"enter": ["[x"]}}
    for keys, value in (
        (("aliases",), ["a; b", "c"]),
        (("hidden",), False),
        (("level",), 2),
        (("criteria", "enter"), ["[x"]),
    ):
        assert columns.parse_cell(columns.format_cell(record, keys), keys) == value
