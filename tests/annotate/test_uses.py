"""What of a text is meant as the glossary means it: by its neighborhood and the words beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SALES = (
    "Gross revenue retention held at 91% and pipeline coverage is 3x. "
    "The sales cycle got shorter, and the win rate rose after the quarterly business review. "
)
CHINESE_SALES = (
    "本季贏單率上升，管線覆蓋率三倍，淨營收留存率 104%，銷售週期縮短，客戶成功經理人力補齊。"
)
OUTAGE = (
    "At night the job filled the disk of the queue host. We raised the quota of the volume and "
    "moved two accounts to another node. The last commit removed the log rotation. The champion "
    "of the old scheme had left, and nobody read the alert until the train came in. The pipeline "
    "was red for an hour, the lead on duty slept, and the memory of the host ran out twice.\n\n"
    "Nothing else broke. The kernel was restarted by hand at dawn, and the tests passed again."
)
STORY = (
    "The old man sat by the stove and listened to the rain. He gave an account of the voyage to "
    "his sister: the storm, the lead that sank, the horse that would not board. The dog lay "
    "across the door. In the morning they walked to the market to buy eels and a lamp, and a boy "
    "ran past with the banner of a champion. It snowed later, as it often did in that valley."
)


def marks(run, text: str) -> dict[str, str]:
    """Return the surfaces marked, with their ids."""
    answer = json.loads(run("annotate", "--json", "-", stdin=text)[1])
    return {each["surface"]: each["id"] for each in answer["matches"]}


def test_each_part_of_a_text_is_judged_by_what_stands_around_it(run) -> None:
    before, after = marks(run, f"{OUTAGE}\n\n{SALES}"), marks(run, f"{SALES}\n\n{OUTAGE}")
    assert {"pipeline coverage", "win rate"} <= before.keys() & after.keys()
    assert not before.keys() & {"accounts", "commit", "champion"}
    assert not after.keys() & {"commit", "lead", "pipeline"}


def test_a_sentence_on_sales_after_a_story_is_marked(run) -> None:
    found = marks(run, f"{STORY}\n\nLena sells SaaS and says that ARR is up while churn is down.")
    assert found.keys() == {"SaaS", "ARR", "churn"}
    assert not marks(run, STORY)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("We meet at 10:15 AM on Monday.", "AM"),
        ("The call starts at 4 PM.", "PM"),
        ("The fund opened its doors around May.", "around"),
        ("The reps commit to a plan each quarter.", "commit"),
        ("If a party commits a breach, the other may end the contract.", "commits"),
        ("Please take your seats before the kickoff.", "seats"),
        ("The ops lead keeps the CRM clean.", "lead"),
        ("The lead reviewer keeps the CRM clean.", "lead"),
        ("Paid acquisition got dearer, so CAC rose.", "acquisition"),
        ("Customer acquisition got dearer, so CAC rose.", "acquisition"),
        ("One of our customer accounts for 9% of MRR.", "customer accounts"),
        ("The CI pipeline broke during the demo.", "pipeline"),
        ("The CI pipeline broke during the demo.", "CI"),
        ("Employee retention is a matter for the people team.", "retention"),
        ("Retention of recordings is 90 days, says the DPA.", "Retention"),
        ("Attrition among our engineers fell.", "Attrition"),
        ("Our expansion into Norway starts in fall.", "expansion"),
        ("There is a cap on the number of exports.", "cap"),
        ("Either side may give notice of non-renewal.", "renewal"),
        ("We saw renewed interest from the market.", "renewed"),
    ],
)
def test_another_use_of_a_word_is_no_term(run, text: str, surface: str) -> None:
    assert surface not in marks(run, SALES + text)


@pytest.mark.parametrize(
    ("text", "surface", "id"),
    [
        ("I moved Acme from commit to best case.", "commit", "commit-forecast"),
        ("My AM met their buyer.", "AM", "account-manager"),
        ("The lead asked for a demo.", "lead", "lead"),
        ("Retention of our customers is 95%.", "Retention", "retention"),
        ("They bought 40 seats.", "seats", "seat"),
        ("A cap on commission tells the best to stop.", "cap", "commission-cap"),
        ("Their A-round was led by a bank.", "A-round", "series-a"),
    ],
)
def test_the_use_that_is_meant_stays(run, text: str, surface: str, id: str) -> None:
    assert marks(run, SALES + text).get(surface) == id


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("我們替製造業管理設備。", "業管"),
        ("截至八月底都還在談。", "月底"),
        ("不要在一定價格以下接單。", "定價"),
        ("設定價位要留空間。", "定價"),
        ("這個行業務實保守。", "業務"),
        ("去年經常性收入成長三成。", "年經常性收入"),
        ("先調整定價再說。", "定價"),
        ("續約方案請過目。", "方案"),
        ("機房後續擴充與本案無關。", "擴充"),
        ("附上廠商實績。", "實績"),
        ("空調管線月中完工。", "管線"),
        ("業務部搬到五樓。", "業務"),
        ("可以給他打折扣嗎。", "打折"),
    ],
)
def test_no_name_stands_across_two_words_or_in_another(run, text: str, surface: str) -> None:
    assert surface not in marks(run, CHINESE_SALES + text)


@pytest.mark.parametrize(
    ("text", "surface", "id"),
    [
        ("去年經常性收入成長三成。", "經常性收入", "recurring-revenue"),
        ("可以給他打折扣嗎。", "折扣", "discounting"),
        ("不已讀不回就好。", "已讀不回", "ghosting"),
        ("月底前要簽。", "月底", "end-of-month"),
        ("席次數量不變。", "席次", "seat"),
        ("這季我 commit 一百二十萬。", "commit", "commit-forecast"),
        ("明天開 pipeline 會議。", "pipeline", "sales-pipeline"),
        ("超過配額才有獎金。", "配額", "quota"),
        ("本月達成率八成。", "達成率", "quota-attainment"),
        ("他們要降級或退租。", "降級", "contraction-mrr"),
        ("新人還在爬坡期。", "爬坡期", "ramp-time"),
        ("漏斗太窄，商機不夠。", "漏斗", "sales-funnel"),
        ("請附建議書徵求文件。", "建議書徵求文件", "request-for-proposal"),
    ],
)
def test_chinese_names_and_what_is_short_for_them(run, text: str, surface: str, id: str) -> None:
    assert marks(run, CHINESE_SALES + text).get(surface) == id


def test_a_letter_s_header_is_no_term(run) -> None:
    assert "主旨" not in marks(run, f"主旨：第三季檢討\n\n{CHINESE_SALES}")
    assert (
        marks(run, f"{CHINESE_SALES}這封冷郵件的主旨太長，開信率低。").get("主旨") == "subject-line"
    )


@pytest.mark.parametrize(
    ("text", "surface", "id"),
    [
        ("The funnel is thin at the top.", "funnel", "sales-funnel"),
        ("The deal size went up.", "deal size", "average-deal-size"),
        ("The Initial Term is two years.", "Initial Term", "contract-term"),
        ("Their decision process takes a month.", "decision process", "buying-process"),
        ("The VP Sales joined in May.", "VP Sales", "vice-president-of-sales"),
        ("They ask for a downgrade.", "downgrade", "downsell"),
        ("Two customers churned in May.", "churned", "churn"),
        ("Three customers renewed early.", "renewed", "renewal"),
        ("We upsold one of them.", "upsold", "upselling"),
        ("The new reps are ramping.", "ramping", "ramp-time"),
        ("Churned ARR was 40k.", "Churned ARR", "churned-arr"),
    ],
)
def test_what_is_short_for_a_name_and_verbs(run, text: str, surface: str, id: str) -> None:
    assert marks(run, SALES + text).get(surface) == id


@pytest.mark.parametrize(
    ("text", "acronym", "id"),
    [
        ("The ARR forecast is 9M.", "ARR", "annual-recurring-revenue"),
        ("We closed 210k of ARR, so the forecast holds.", "ARR", "annual-recurring-revenue"),
        ("The PO wrote user stories for the sprint.", "PO", "product-owner"),
        ("Procurement raised a PO, and the invoice went out.", "PO", "purchase-order"),
        ("TAM is 4bn and SAM 800m, says the memo.", "TAM", "total-addressable-market"),
        ("The CSM and the TAM handle the escalation.", "TAM", "technical-account-manager"),
    ],
)
def test_the_basic_reading_needs_more_to_be_displaced(
    run, text: str, acronym: str, id: str
) -> None:
    assert marks(run, text).get(acronym) == id


def test_several_files_are_an_object_a_line_with_their_names(run, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text("NRR and CRM\n")
    rows = run("annotate", "--json", *map(str, paths))[1].splitlines()
    answers = list(map(json.loads, rows))
    assert [each["file"] for each in answers] == list(map(str, paths))
    alone = json.loads(run("annotate", "--json", str(paths[0]))[1])
    assert "file" not in alone
    assert [{"file": str(paths[0]), **alone}, {"file": str(paths[1]), **alone}] == answers


def test_chinese_in_an_old_encoding_is_refused(run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(CHINESE_SALES.encode("cp950"))
    status, out, err = run("annotate", str(path))
    assert (status, out) == (3, "")
    assert "not UTF-8 text" in err
    assert "save it as UTF-8" in err


@pytest.mark.parametrize(
    "text",
    [
        "Subject: RE: your order",
        "We are SOC 2 and ISO 27001 certified.",
        "The VP Sales pays NT$ 400 for part AB-4410, QQ.",
    ],
)
def test_what_is_no_unknown_acronym(run, text: str) -> None:
    status, out, err = run("annotate", "--unknown", "-", stdin=text)
    assert (status, out) == (0, "")
    assert err == "salesgloss: no acronym that the glossary lacks\n"
