"""Help, mistakes and complaints in the reader's language: one catalog, and nothing missing."""

from __future__ import annotations

import pytest
from tests.british import BRITISH
from typer.main import get_command

from salesgloss.cli import VERBS, app, help_pages
from salesgloss.diagnostics import CODES
from salesgloss.messages import SUBJECTS, en, messages, zh_hant, zh_hant_codes, zh_hant_help


def every_help_text() -> set[str]:
    return {
        text
        for verb in (None, *VERBS)
        for text in help_pages.texts(get_command(app._application(verb)))
    }


def test_every_help_text_has_its_chinese() -> None:
    assert every_help_text() - set(zh_hant_help.HELP) == set()


def test_every_message_has_its_chinese() -> None:
    assert set(en.MESSAGES) - set(zh_hant.MESSAGES) == set()
    for subject in SUBJECTS:
        assert set(messages(f"{subject}.", "en")) == set(messages(f"{subject}.", "zh-Hant"))


def test_english_is_american() -> None:
    spoken = [messages(f"{subject}.", "en") for subject in SUBJECTS]
    spoken.append(en.MESSAGES)
    texts = {*every_help_text(), *(text for each in spoken for text in each.values())}
    assert not [text for text in texts if BRITISH.search(text)]


def test_every_code_has_its_chinese() -> None:
    assert set(CODES) == set(zh_hant_codes.CODES)


@pytest.mark.parametrize("arguments", [(), ("progress",)])
def test_no_summary_of_a_command_is_cut(run, monkeypatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run(*arguments, "--help")
    summaries = out.partition("Commands:\n")[2].splitlines()
    assert len(summaries) >= 5
    assert not [row for row in summaries if row.endswith("...")]


@pytest.mark.parametrize("verb", [*VERBS])
def test_a_help_page_in_chinese(run, monkeypatch, verb: str) -> None:
    monkeypatch.setenv("SALESGLOSS_LANG", "zh-Hant")
    status, out, err = run(verb, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"用法：salesgloss {verb} ")
    assert "Show this message" not in out


def test_the_locale_decides(run, monkeypatch) -> None:
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert run("list", "-h")[1].startswith("用法：")
    status, _, err = run("list", "--category", "zzz")
    assert status == 2
    assert "沒有 'zzz' 這個分類" in err
    status, _, err = run("list", "--level", "x")
    assert status == 2
    assert "不是整數" in err


def test_check_and_where_in_chinese(run, tmp_path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("terms: [{id: a-b, name: A B, category: sales, definition: '', usge: x}]\n")
    status, out, _ = run("check", str(file), "-l", "zh-Hant")
    assert status == 1
    assert "E202 沒有這個鍵：'usge'" in out
    assert "E206 文字是空的；寫上內容" in out
    assert "內建" in run("where", "-l", "zh-Hant", terminal=True)[1]


def test_short_options_mean_the_same_everywhere(run) -> None:
    assert run("list", "-c", "finance", "-k", "metric", "-j") == run(
        "list", "--category", "finance", "--kind", "metric", "--json"
    )
    assert run("-l", "zh-Hant", "NRR") == run("lookup", "--lang", "zh-Hant", "NRR")
    assert run("-j", "NRR") == run("lookup", "NRR", "--json")
    assert run("lookup", "-n", "2", "NRR") == run("lookup", "--limit", "2", "NRR")
