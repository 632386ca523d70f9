"""``salesgloss lookup`` as a person, a script and a batch use it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parents[1] / "data" / "article.tsv"


def article() -> list[dict[str, str]]:
    with ARTICLE.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def found(run, *words: str) -> tuple[str, list[str]]:
    status, out, _ = run("lookup", "--json", *words)
    answer = json.loads(out)
    assert status == (0 if answer["results"] else 1)
    return answer["match"], [hit["id"] for hit in answer["results"]]


def test_a_card_tells_everything(run) -> None:
    status, out, err = run("lookup", "NRR")
    assert (status, err) == (0, "")
    for part in (
        "NRR | Net Revenue Retention | 淨營收留存率",
        "say: letters, N-R-R",
        "Definition\n",
        "Formula (",
        "÷ starting MRR",
        "e.g.: (",
        "Example\n",
        "Usage\n",
        "Not to be confused with\n  GRR (Gross Revenue Retention): ",
        "Related\n",
    ):
        assert part in out
    assert out.endswith("[exact match, acronym NRR]\n")


def test_a_card_in_chinese(run) -> None:
    _, out, _ = run("lookup", "NRR", "--lang", "zh-Hant")
    assert out.startswith("NRR | 淨營收留存率 | Net Revenue Retention\n財務與營收指標 · 指標")
    assert "\n公式（" in out
    assert "\n容易混淆\n" in out


def test_words_need_no_quotes(run) -> None:
    assert found(run, "net", "revenue", "retention") == ("exact", ["net-revenue-retention"])


def test_a_bare_term_is_looked_up(run) -> None:
    assert run("NRR") == run("lookup", "NRR")
    assert run("--plain", "net", "revenue", "retention")[0] == 0
    assert run("--lang", "zh-Hant", "NRR") == run("lookup", "NRR", "--lang", "zh-Hant")


@pytest.mark.parametrize("row", article(), ids=lambda row: row["slug"])
def test_every_heading_of_the_article_finds_its_term(run, row: dict[str, str]) -> None:
    heading = row["seed_heading"]
    wordings = {heading, heading.split("(")[0].strip(), row["english"], row["english"].upper()}
    if row["acronym"] != "-":
        wordings |= {row["acronym"], row["acronym"].lower()}
    for wording in wordings:
        match, ids = found(run, wording)
        assert match == "exact", wording
        assert row["slug"] in ids, wording


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("獲客成本", "customer-acquisition-cost"),
        ("获客成本", "customer-acquisition-cost"),
        ("客户终身价值", "customer-lifetime-value"),
        ("ＭＲＲ", "monthly-recurring-revenue"),
        ("what is MRR?", "monthly-recurring-revenue"),
        ("什麼是 MRR？", "monthly-recurring-revenue"),
        ("MRR是什麼意思", "monthly-recurring-revenue"),
        ("Monthly Recurring Revenue (MRR)", "monthly-recurring-revenue"),
        ("sales cycles", "sales-cycle"),
    ],
)
def test_spellings_that_mean_the_same(run, query: str, id: str) -> None:
    match, ids = found(run, query)
    assert (match, ids[0]) == ("exact", id)


def test_a_misnomer_is_found_and_labeled(run) -> None:
    status, out, _ = run("lookup", "特別提款權")
    assert status == 0
    assert out.startswith("[a wrong wording for it: 特別提款權]\nSDR | Sales Development Rep")


def test_a_misnomer_that_names_another_term_shows_both(run) -> None:
    match, ids = found(run, "客戶經理")
    assert match == "exact"
    assert ids == ["account-manager", "account-executive"]
    _, out, _ = run("lookup", "客戶經理")
    assert "[a wrong wording for it: 客戶經理]\nAE | Account Executive" in out


def test_the_articles_own_reader_is_served(run) -> None:
    _, out, _ = run("lookup", "產品合格鉛", "--lang", "zh-Hant")
    assert "PQL | 產品合格潛在客戶 | Product Qualified Lead" in out


def test_other_meanings_of_an_acronym(run) -> None:
    _, out, _ = run("lookup", "SQL")
    assert out.startswith("SQL | Sales Qualified Lead")
    assert "Structured Query Language" in out


def test_every_sense_of_a_shared_acronym(run) -> None:
    assert found(run, "arr") == ("exact", ["annual-recurring-revenue", "annualized-run-rate"])


def test_a_near_spelling_says_so(run) -> None:
    status, out, err = run("lookup", "montly recuring revenue")
    assert (status, err) == (0, "")
    first, _, rest = out.partition("\n\n")
    assert first == (
        "no exact match for 'montly recuring revenue'; closest is Monthly Recurring Revenue (MRR)"
    )
    assert rest.startswith("MRR | Monthly Recurring Revenue")


def test_exact_refuses_near_spellings(run) -> None:
    status, out, err = run("lookup", "--exact", "montly recuring revenue")
    assert (status, out) == (1, "")
    assert "no term matches" in err


def test_a_typo_in_a_short_acronym_is_only_a_suggestion(run) -> None:
    status, out, err = run("lookup", "MMR")
    assert (status, out) == (1, "")
    assert "did you mean:" in err
    assert "MRR" in err


def test_a_word_of_another_field_gets_no_far_fetched_suggestion(run) -> None:
    status, out, err = run("lookup", "photosynthesis")
    assert (status, out) == (1, "")
    assert err.startswith("salesgloss: no term matches 'photosynthesis'\n")
    assert "did you mean" not in err
    assert "'salesgloss list'" in err
    assert "'salesgloss init'" in err


def test_a_mistyped_command_is_wrong_usage(run) -> None:
    status, out, err = run("lokup", "MRR")
    assert (status, out) == (2, "")
    assert "did you mean 'salesgloss lookup MRR'?" in err


def test_limit_cuts_suggestions(run) -> None:
    _, out, _ = run("lookup", "--json", "--limit", "1", "MMR")
    assert len(json.loads(out)["suggestions"]) <= 1


def test_json_is_one_line_and_the_same_in_every_language(run) -> None:
    status, out, _ = run("lookup", "--json", "MRR")
    assert status == 0
    assert out.count("\n") == 1
    answer = json.loads(out)
    assert set(answer) == {"query", "match", "results", "suggestions"}
    (hit,) = answer["results"]
    assert list(hit) == ["id", "label", "score", "matched", "field", "term"]
    assert (hit["label"], hit["score"], hit["matched"], hit["field"]) == (
        "MRR",
        100.0,
        "MRR",
        "acronym",
    )
    term = hit["term"]
    assert term["origin"] == "bundled"
    assert term["zh-Hant"]["name"] == "每月經常性營收"
    assert "annual-recurring-revenue" in {pair["id"] for pair in term["confused_with"]}
    assert run("lookup", "--json", "MRR", "--lang", "zh-Hant")[1] == out


def test_a_pair_appears_on_both_sides(run) -> None:
    def pairs(id: str) -> dict[str, str]:
        term = json.loads(run("lookup", "--json", id)[1])["results"][0]["term"]
        return {pair["id"]: pair["difference"] for pair in term["confused_with"]}

    one, other = "net-revenue-retention", "gross-revenue-retention"
    assert pairs(one)[other] == pairs(other)[one]


def test_json_on_a_miss_still_comes(run) -> None:
    status, out, _ = run("lookup", "--json", "xyzzy")
    assert status == 1
    assert json.loads(out) == {"query": "xyzzy", "match": "none", "results": [], "suggestions": []}


def test_share_is_markdown(run) -> None:
    status, out, _ = run("lookup", "--share", "NRR")
    assert status == 0
    assert out.startswith("**NRR · Net Revenue Retention · 淨營收留存率**\n")
    assert "`NRR = (" in out


class TestBatch:
    def test_a_line_an_answer(self, run) -> None:
        status, out, _ = run("lookup", "--json", "-", stdin="MRR\nxyzzy\nCAC\n")
        answers = [json.loads(line) for line in out.splitlines()]
        assert status == 1
        assert [answer["match"] for answer in answers] == ["exact", "none", "exact"]

    def test_all_answered(self, run) -> None:
        assert run("lookup", "--json", "-", stdin="MRR\r\nCAC")[0] == 0

    def test_a_blank_line_finds_nothing(self, run) -> None:
        status, out, _ = run("lookup", "--json", "-", stdin="\n")
        assert status == 1
        assert json.loads(out)["match"] == "none"

    def test_plain_answers_are_headed(self, run) -> None:
        status, out, err = run("lookup", "-", stdin="MRR\nMMR\n")
        assert status == 1
        assert out.startswith("> MRR\nMRR | ")
        assert "\n> MMR\nno term matches 'MMR'\n" in out
        assert "did you mean" in err

    def test_broken_utf8(self, run) -> None:
        status, out, _ = run("lookup", "--json", "-", stdin=b"\xff\xfe\nMRR\n")
        assert status == 1
        assert json.loads(out.splitlines()[0])["query"] == "\ufffd\ufffd"


class TestComparison:
    def test_both_in_order(self, run) -> None:
        assert found(run, "SDR", "vs", "BDR") == (
            "exact",
            ["sales-development-representative", "business-development-representative"],
        )
        assert found(run, "BDR", "versus", "SDR")[1][0] == "business-development-representative"

    def test_one_unknown_side_is_no_answer(self, run) -> None:
        status, out, _ = run("lookup", "--json", "SDR vs photosynthesis")
        assert (status, json.loads(out)["match"]) == (1, "none")


class TestLanguage:
    @pytest.mark.parametrize("name", ["zh_TW.UTF-8", "zh_CN.UTF-8", "zh_HK", "zh-Hant"])
    def test_the_locale_decides(self, run, monkeypatch, name: str) -> None:
        monkeypatch.setenv("LANG", name)
        assert run("NRR")[1].startswith("NRR | 淨營收留存率")

    def test_order_of_the_variables(self, run, monkeypatch) -> None:
        monkeypatch.setenv("LANG", "zh_TW.UTF-8")
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        assert run("NRR")[1].startswith("NRR | Net")
        monkeypatch.setenv("SALESGLOSS_LANG", "zh-Hant")
        assert run("NRR")[1].startswith("NRR | 淨")
        assert run("NRR", "--lang", "en")[1].startswith("NRR | Net")

    def test_an_unknown_one_is_wrong_usage(self, run) -> None:
        status, out, err = run("lookup", "NRR", "--lang", "tlh")
        assert (status, out) == (2, "")
        assert "en, zh-Hant" in err


HOSTILE = "[bold red]x[/] :smile: \x1b[31mred \u202egnp.exe [link=file:///]y[/link]"


class TestUntrustedText:
    @pytest.fixture
    def file(self, tmp_path: Path) -> str:
        text = json.dumps(HOSTILE, ensure_ascii=True).replace("\\u001b", "\\e")
        path = tmp_path / "hostile.yaml"
        path.write_text(
            "terms:\n  - id: hostile\n    name: '[bold]Hostile[/bold] :smile:'\n"
            f"    category: finance\n    definition: {text}\n",
            "utf-8",
        )
        return str(path)

    @pytest.mark.parametrize("terminal", [False, True])
    @pytest.mark.parametrize("flags", [[], ["--share"], ["--lang", "zh-Hant"]])
    def test_a_glossary_cannot_command_the_terminal(self, run, file, flags, terminal) -> None:
        harmless = "[bold red]x[/] :smile: red"
        Path(file).write_text(Path(file).read_text("utf-8").replace("\\e[31m", ""), "utf-8")
        status, out, _ = run("lookup", "hostile", "--glossary", file, *flags, terminal=terminal)
        assert status == 0
        assert "\x1b]" not in out
        assert "\u202e" not in out
        flat = out.replace("\\", "").replace("│", "").replace("\n", " ")
        assert harmless in " ".join(flat.split())

    def test_control_characters_are_refused_in_a_file(self, run, file) -> None:
        status, out, err = run("lookup", "hostile", "--glossary", file)
        assert (status, out) == (3, "")
        assert "E211" in err
        assert "\x1b" not in err

    @pytest.mark.parametrize("flags", [[], ["--json"], ["--plain"], ["--share"]])
    def test_nor_can_a_query(self, run, flags) -> None:
        _, out, err = run("lookup", HOSTILE, *flags)
        assert "\x1b" not in out + err
        assert "\u202e" not in out + err


class TestWhatIsShown:
    OWN = """\
name: Acme
terms:
  - id: hot-name
    name: Hot Name
    category: sales
    definition: What we called it.
    status: deprecated
    replaced_by: sales-qualified-lead
  - extends: sales-qualified-lead
    definition: Lead that we accepted.
    owner: revops@acme.example
    status: draft
"""

    @pytest.fixture
    def own(self, tmp_path: Path) -> str:
        path = tmp_path / "own.yaml"
        path.write_text(self.OWN, "utf-8")
        return str(path)

    def test_a_snippet_to_share_keeps_every_warning(self, run, own: str) -> None:
        assert "_a wrong wording for it: 特別提款權_" in run("lookup", "特別提款權", "--share")[1]
        deprecated = run("lookup", "hot name", "--share", "--glossary", own)[1]
        assert "_Acme · DEPRECATED_" in deprecated
        assert "_use instead: SQL (Sales Qualified Lead)_" in deprecated
        draft = run("lookup", "SQL", "--share", "--glossary", own)[1]
        assert "_Acme · owner revops@acme.example · DRAFT_" in draft

    def test_the_standard_definition_repeats_nothing(self, run, own: str) -> None:
        out = run("lookup", "SQL", "--glossary", own)[1]
        own_part, standard = out.split("Standard definition")
        assert "Not to be confused with" in own_part
        assert "Not to be confused with" not in standard
        assert "\nDefinition\n" in standard

    def test_only_the_best_guess_at_a_meaning_is_shown_in_full(self, run) -> None:
        query = "number of months before what we paid to win somebody has come back"
        status, out, _ = run("lookup", query)
        assert status == 0
        full, brief = out.split("\nOr perhaps:\n")
        assert full.count("\nDefinition\n") == 1
        assert all(row.startswith("  ") for row in brief.splitlines())

    def test_how_letters_are_said_in_chinese(self, run) -> None:
        assert "唸法：逐字母唸 N-R-R" in run("lookup", "NRR", "--lang", "zh-Hant")[1]


@pytest.mark.parametrize("arguments", [("--", "MRR"), ("lookup", "--", "MRR")])
def test_a_double_dash_ends_the_options(run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[1].startswith("MRR | ")


def test_help_is_a_word_for_help(run) -> None:
    assert run("help") == run("--help")
    assert run("help", "list") == run("list", "--help")


def test_a_lone_surrogate_is_no_traceback(run) -> None:
    assert run("lookup", "\ud800")[0] == 1


def test_a_huge_limit_is_wrong_usage(run) -> None:
    assert run("lookup", "--limit", "9" * 5000, "MRR")[0] == 2


def test_a_name_with_its_acronym_behind_it_has_it_once(run) -> None:
    _, _, err = run("業務代", "--lang", "zh-Hant")
    assert "業務代表（AE）：" in err
    shown = run("list", "AE", "--lang", "zh-Hant", terminal=True)[1]
    assert "AE  業務代表" in shown
    assert "（OEM）" not in shown
    card = run("account executive", "--lang", "zh-Hant", "--full")[1]
    assert "（AE）（AE）" not in card
    assert "AE（業務代表（AE））" not in run("lookup", "sdr", "--lang", "zh-Hant", "--full")[1]
