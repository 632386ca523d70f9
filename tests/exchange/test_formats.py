"""Every format: the same bytes for the same data, nothing half written, nothing that bites."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt
from tests.exchange.hostile import HOSTILE, PUBLICATION

from salesgloss import files
from salesgloss.errors import FileError
from salesgloss.exchange import delivery, formats
from salesgloss.exchange.publication import Options

FORMATS = formats.names()
GLOSSARY = """\
version: 1
name: acme
terms:
  - id: acme-score
    name: Acme Score
    acronym: AS
    category: sales
    definition: How well a deal fits us. It is set by hand.
    owner: Ann
    status: draft
    replaced_by: lead-scoring
    formulas:
      - name: usual
        expression: fit / size
        inputs: {fit: {label: Fit, unit: points}, size: {label: Size, unit: count}}
        unit: ratio
        worked: [{inputs: {fit: 6, size: 3}, result: 2}]
"""


def written(name: str, **options) -> dict[str, bytes]:
    """Return what a format makes of the hostile terms, a single file as one without a name."""
    content = formats.find(name).write(PUBLICATION, Options(**options), lambda done, total: None)
    return {"": content} if isinstance(content, bytes) else dict(content)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_data_gives_the_same_bytes(name) -> None:
    assert written(name) == written(name)


# A sheet that is imported again keeps every character; binary formats are read by their consumers.
@pytest.mark.parametrize("name", sorted({*FORMATS} - {"csv", "tsv", "xlsx", "stardict", "dictd"}))
def test_no_control_or_direction_character_is_written(name) -> None:
    for path, content in written(name).items():
        text = content.decode("utf-8-sig")
        if not path.endswith((".js", ".css")):
            assert not {*"\x00\x1b\x07\u202e\u2028"} & {*text}, path


def test_the_list_names_every_format_in_the_readers_language(run) -> None:
    status, out, _ = run("export", "--list")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == sorted(FORMATS)
    assert "試算表" in run("export", "--list", "--lang", "zh-Hant")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cvs"], "did you mean csv?"),
        (["site"], "-o FOLDER"),
        (["csv", "--title", "x"], "--title says nothing to csv"),
        (["site", "--split", "-o", "x"], "--split says nothing to site"),
        (["site", "-o", "x", "--accent", "red"], "no color"),
        (["site", "-o", "x", "--logo", "x.exe"], "no logo"),
        (["site", "-o", "x", "--base-url", "javascript:1"], "no address"),
        (["csv", "--topic", "nonsense"], "no topic"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, arguments, said) -> None:
    status, out, err = run("export", *arguments)
    assert (status, out, said in err) == (2, "", True)


def test_filters_choose_what_is_written(run) -> None:
    Path("own.yaml").write_text(GLOSSARY, "utf-8")
    more = ("--glossary", "own.yaml")
    _, out, _ = run("export", "jsonl", "--own", *more)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["acme-score"]
    _, out, _ = run("export", "jsonl", "--category", "finance", *more)
    assert {json.loads(line)["category"] for line in out.splitlines()} == {"finance"}
    status, out, err = run("export", "jsonl", "--own")
    assert (status, out, "no entry of your own" in err) == (1, "", True)


def test_bulk_lines_alternate(run) -> None:
    _, out, _ = run("export", "jsonl", "--opensearch", "--category", "finance")
    lines = out.splitlines()
    for action, record in zip(lines[::2], lines[1::2], strict=True):
        assert json.loads(action) == {"index": {"_id": json.loads(record)["id"]}}
    assert out.endswith("\n")


def test_json_keeps_to_the_published_schema_and_is_a_glossary_file(run) -> None:
    schema = json.loads(
        Path(__file__, "../../../data/terms.schema.json").resolve().read_text("utf-8")
    )
    _, out, _ = run("export", "json")
    data = json.loads(out)
    jsonschema.validate(data, schema)
    Path("all.json").write_text(out, "utf-8")
    assert run("check", "all.json")[0] == 0


def test_markdown_links_resolve(run) -> None:
    def links(text: str) -> list[str]:
        tokens = MarkdownIt().parse(text)
        every = [child for token in tokens for child in token.children or ()]
        return [str(child.attrs["href"]) for child in every if child.type == "link_open"]

    run("export", "markdown", "-o", "all.md")
    text = Path("all.md").read_text("utf-8")
    found = set(links(text))
    assert found
    assert found <= {f"#{id}" for id in re.findall('<a id="([^"]+)"></a>', text)}
    run("export", "markdown", "--split", "-o", "wiki")
    for file in Path("wiki").rglob("*.md"):
        for link in links(file.read_text("utf-8")):
            assert (file.parent / link).is_file(), (file, link)


def test_markdown_shows_hostile_text_as_it_is() -> None:
    text = written("markdown")[""].decode()
    shown = MarkdownIt("commonmark", {"html": False}).render(
        text.replace('<a id="hostile"></a>', "")
    )
    for harm in ("<script", "<img", "<b>"):
        assert harm not in shown
    assert "&lt;script&gt;alert(document.domain)&lt;/script&gt;" in shown


def test_spreadsheets_run_nothing() -> None:
    for name, delimiter in (("csv", ","), ("tsv", "\t"), ("openmetadata", ",")):
        stream = io.StringIO(written(name)[""].decode("utf-8-sig"), newline="")
        for row in csv.reader(stream, delimiter=delimiter):
            assert all(cell[:1] not in tuple("=+-@\t\r") for cell in row), name


def test_own_terms_keep_owner_status_and_successor() -> None:
    for name in ("csv", "json", "jsonl", "skos", "tbx", "datahub", "openmetadata"):
        text = written(name)[""].decode()
        assert "Ann" in text, name
        assert "draft" in text.lower(), name
    for name, said in (
        ("skos", "dct:isReplacedBy <urn:salesgloss:plain>"),
        ("jsonld", '"supersededBy": {\n    "@id": "urn:salesgloss:plain"'),
        ("tbx", "replaced by: plain"),
        ("datahub", "replaced_by: plain"),
    ):
        assert said in written(name)[""].decode(), name


def test_wrong_wordings_are_published_as_such() -> None:
    wrong = r"\x1b[31mred"
    skos = written("skos")[""].decode()
    assert f'skos:hiddenLabel "{wrong}"@en'.replace("\\", "\\\\") in skos
    tbx = written("tbx")[""].decode()
    section = tbx[tbx.index(wrong) :]
    assert "deprecatedTerm-admn-sts" in section[: section.index("</termSec>")]
    for name in ("jsonld", "anki", "datahub", "openmetadata"):
        assert wrong not in written(name)[""].decode(), name


def test_an_older_export_is_replaced_only_when_told(run) -> None:
    assert run("export", "stardict", "-o", "dict")[0] == 0
    status, _, err = run("export", "stardict", "-o", "dict")
    assert (status, "--force replaces it" in err) == (3, True)
    assert run("export", "stardict", "-o", "dict", "--force", "--category", "sales")[0] == 0


def test_what_is_no_export_is_never_replaced(run) -> None:
    Path("mine").mkdir()
    Path("mine", "letter.txt").write_text("dear", "utf-8")
    status, _, err = run("export", "stardict", "-o", "mine", "--force")
    assert (status, "something else" in err) == (3, True)
    assert os.listdir("mine") == ["letter.txt"]
    assert run("export", "stardict", "-o", "mine/letter.txt", "--force")[0] == 3


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_export_cut_short_leaves_the_old_one_whole(monkeypatch, failure) -> None:
    delivery.write_folder("site", {"a.html": b"old", "b/c.html": b"old"})
    calls = []

    def failing(self: Path, content: bytes) -> int:
        calls.append(self)
        if len(calls) > 2:
            raise failure
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises((KeyboardInterrupt, FileError)):
        delivery.write_folder("site", dict.fromkeys("abcdef", b"new"), replace=True)
    assert Path("site/a.html").read_bytes() == b"old"
    assert os.listdir(".") == ["site"]


def test_an_exchange_that_fails_puts_the_old_one_back(monkeypatch) -> None:
    delivery.write_folder("site", {"a.html": b"old"})
    real = os.rename

    def failing(old: str, new: str) -> None:
        if new.endswith("site") and not old.endswith(".old"):
            raise OSError(13, "Permission denied")
        real(old, new)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(FileError):
        delivery.write_folder("site", {"a.html": b"new"}, replace=True)
    assert Path("site/a.html").read_bytes() == b"old"
    assert os.listdir(".") == ["site"]


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", "c:\\out", "a\\..\\out"])
def test_no_file_is_written_outside(name) -> None:
    with pytest.raises(FileError):
        delivery.write_folder("inside", {name: b"x"})
    assert not Path("inside").exists()


def test_a_file_is_written_beside_and_renamed(monkeypatch) -> None:
    files.write_bytes("t.csv", b"old")
    monkeypatch.setattr(os, "replace", lambda old, new: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        files.write_bytes("t.csv", b"new", replace=True)
    assert Path("t.csv").read_bytes() == b"old"
    assert os.listdir(".") == ["t.csv"]


def test_anki_notes_have_fixed_ids_and_one_line_each() -> None:
    lines = written("anki")[""].decode().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in rows} == {4}
    assert len({row[0] for row in rows}) == len(rows)
    assert "hostile:meaning:en" in {row[0] for row in rows}
    assert not any("<script" in line or "<img" in line for line in lines)


def test_a_formula_is_set_with_its_parentheses() -> None:
    from salesgloss.exchange.site.formulas import formula_html

    text = str(formula_html(HOSTILE, HOSTILE.formulas[0], "en"))
    assert "<script" not in text
    assert text.count("class=f") == 1
    assert "<sup>" in text


def test_the_site_sets_whatever_formula_is_checked(run) -> None:
    block = "expression: |\n          007 * is\n          / min(in, from)\n        inputs:"
    names = ("is", "in", "from")
    inputs = ", ".join(f"{name}: {{label: {name}, unit: count}}" for name in names)
    shown = GLOSSARY.replace("expression: fit / size\n        inputs:", block)
    shown = re.sub(r"inputs: \{fit.*", f"inputs: {{{inputs}}}", shown)
    shown = re.sub(r"worked: .*", "worked: [{inputs: {is: 6, in: 3, from: 4}, result: 14}]", shown)
    Path("own.yaml").write_text(shown, "utf-8")
    assert run("check", "own.yaml")[0] == 0
    assert run("export", "site", "-o", "site", "--glossary", "own.yaml", "--own")[0] == 0
    page = Path("site/term/acme-score.html").read_text("utf-8")
    seven, least = (
        "<span class=n>7</span>",
        "min(<span class=v>in</span>, <span class=v>from</span>)",
    )
    product = f"{seven} <span class=o>×</span> <span class=v>is</span>"
    assert f"<span class=f><span>{product}</span><span>{least}</span></span>" in page


@pytest.mark.parametrize(
    "accent", ["#ffff00", "#000000", "#ffffff", "#2f4fc4", "#ff0000", "#808080"]
)
def test_any_accent_is_made_readable(accent) -> None:
    from salesgloss.exchange.site import theme

    css = theme.theme_css(accent)
    for rules, ground in zip(css.split("\n")[:2], (theme.LIGHT, theme.DARK), strict=True):
        colors = dict(
            part.split(":") for part in rules[rules.rindex("{") + 1 :].rstrip("}").split(";")
        )
        ink, tint, on = (
            theme._parse(colors[f"--{name}"]) for name in ("accent", "tint", "on-accent")
        )
        assert (
            min(theme.contrast(ink, ground), theme.contrast(ink, tint), theme.contrast(ink, on))
            >= 4.5
        )


def test_the_site_tells_what_changed_and_puts_own_terms_first(run) -> None:
    Path("own.yaml").write_text(GLOSSARY, "utf-8")
    old = """version: 1
edition: old
categories: [{id: sales, title: Sales}]
terms:
  - {id: acme-score, name: Acme Score, acronym: AS, category: sales, definition: How well a deal suits us.}
  - {id: acme-gone, name: Gone <b>, category: sales, definition: It is no more.}
"""
    Path("old.yaml").write_text(old, "utf-8")
    more = ("--glossary", "own.yaml", "--own", "--since", "old.yaml", "--title", "Acme & co")
    assert run("export", "site", "-o", "site", *more)[0] == 0
    told = Path("site/changes.html").read_text("utf-8")
    assert "<del>suits</del>" in told
    assert "<ins>fits</ins>" in told
    assert "Gone &lt;b&gt;" in told
    index = Path("site/index.html").read_text("utf-8")
    assert "Acme &amp; co" in index
    assert index.index("As we say it here") < index.index("By topic")
    page = Path("site/term/acme-score.html").read_text("utf-8")
    assert 'class="badge own"' in page
    assert 'class="badge draft"' in page


def test_the_site_needs_no_inline_script_or_style(run) -> None:
    for path, content in written("site").items():
        if path.endswith(".html"):
            text = content.decode()
            assert "Content-Security-Policy" in text
            assert " style=" not in text
            assert "<style" not in text
            assert not re.search(r"<[^>]*\son\w+=", text.split("<body", 1)[1]), path
            assert not re.search(r"<script(?! defer| type=)", text), path
