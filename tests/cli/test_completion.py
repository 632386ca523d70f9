"""What a shell may complete: verbs, terms, options and their values, one's own entries among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesgloss.cli.candidates import is_safe

HOSTILE = r"""
categories: [{id: odd-things, title: Odd}, {id: plain, title: '$(touch pwned)'}]
terms:
  - {id: acme-thing, name: Acme Thing, acronym: "\\$(sh<x)", category: sales, definition: "`sh<x`; $(sh<x)"}
  - {id: acme-other, name: "Other $(sh<x)", aliases: ["acme;sh<x", "acme|z", "-acme", "acme`y`"], category: sales, definition: A thing.}
  - {id: acme-colons, name: "Acme $(sh<x) 0", aliases: [ACME0], category: sales, definition: "a:b%F{red}[c]{d}"}
"""


@pytest.fixture
def completed(run):
    """Return ``completed(*words, shell="zsh")``: what may stand at the last of ``words``."""

    def completed(*words: str, shell: str = "zsh") -> list[str]:
        *before, typed = words
        status, out, err = run("--complete", shell, f":{typed}", *before)
        assert (status, err) == (0, "")
        return [row.partition("\t")[0] for row in out.splitlines()]

    return completed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("MR", "MRR"),
        ("mr", "MRR"),
        ("net-rev", "net-revenue-retention"),
        ("Net-Rev", "net-revenue-retention"),
        ("獲客", "獲客成本"),
    ],
)
def test_terms_by_any_name_whatever_the_case(completed, typed: str, name: str) -> None:
    for before in ((), ("lookup",), ("compare", "CAC"), ("CAC", "vs"), ("--lang", "en", "-j")):
        assert name in completed(*before, typed)


def test_names_of_several_words_go_on_word_by_word(completed) -> None:
    assert "revenue" in map(str.lower, completed("net", "rev"))
    assert "Retention" in completed("lookup", "net", "revenue", "Ret")
    assert completed("compare", "net", "revenue", "retent") != ["Retention"]
    assert not completed("photosynthesis", "rev")


def test_own_terms(completed, tmp_path) -> None:
    own = "terms: [{id: zebra-index, name: Zebra Index, category: sales, definition: Ours.}]\n"
    (tmp_path / "work" / ".salesgloss.yaml").write_text(own)
    (tmp_path / "named.yaml").write_text(own.replace("ebra", "ulu"))
    assert completed("lookup", "zeb") == ["zebra-index"]
    assert completed("--glossary", str(tmp_path / "named.yaml"), "zul") == ["zulu-index"]
    assert completed("--glossary", "missing.yaml", "zeb") == ["zebra-index"]


def test_the_first_word_is_a_verb_or_a_term(completed) -> None:
    assert "quiz" in completed("")
    assert not [name for name in completed("") if name.isupper()]
    assert {"quiz", "quota"} <= {*map(str.lower, completed("qu"))}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("list", "--category", "fin"), {"finance"}),
        (("list", "--category=fin"), {"--category=finance"}),
        (("quiz", "-c", "財務"), {"財務與營收指標"}),
        (("list", "--kind", ""), {"metric", "role", "process"}),
        (("list", "--for", "s"), {"sdr"}),
        (("list", "--status", ""), {"approved", "draft", "deprecated"}),
        (("list", "--level", ""), {"1", "2", "3"}),
        (("--lang", ""), {"en", "zh-Hant"}),
        (("lookup", "-l", "ZH"), {"zh-Hant"}),
        (("lookup", "MRR", "--color", ""), {"auto", "always", "never"}),
        (("lookup", "--share", "s"), {"slack"}),
        (("lookup", "--share=s"), {"--share=slack"}),
        (("quiz", "--mode", ""), {"auto", "choice", "typed"}),
        (("progress", "reset", "--term", "nr"), {"NRR"}),
        (("progress", "e"), {"export"}),
        (("export", ""), {"csv", "site", "anki"}),
        (("export", "csv", "--output", ""), {":files"}),
        (("export", "csv", "--topic", "pric"), {"pricing"}),
        (("quiz", "--topic", "pric"), {"pricing"}),
        (("quiz", "--level", ""), {"1", "2", "3"}),
        (("import", "x.csv", "--category", "fin"), {"finance"}),
        (("annotate", "--format", ""), {"text", "markdown", "html", "json"}),
        (("annotate", ""), {":files"}),
        (("diff", "old.yaml", ""), {":files"}),
        (("calc", "nr"), {"NRR"}),
        (("calc", "net", "revenue", "ret"), {"Retention"}),
        (("calc", "CAC", "--solve", ""), {"sales-and-marketing-spend", "new-customers"}),
        (("calc", "CAC", "spend=5k", "--solve=new"), {"--solve=new-customers"}),
        (("calc", "CAC", "--variant", "l"), {"lagged"}),
        (("edit", "nr"), {"NRR"}),
        (("browse", "nr"), {"NRR"}),
        (("list", "nr"), {"NRR"}),
        (("completion", ""), {"bash", "zsh", "fish", "powershell"}),
        (("list", "--cat"), {"--category"}),
        (("MRR", "--fu"), {"--full"}),
        (("--ver",), {"--version"}),
        (("check", ""), {":files"}),
        (("lookup", "--glossary", ""), {":files"}),
        (("progress", "export", ""), {":files"}),
    ],
)
def test_options_and_their_values(completed, words: tuple[str, ...], values: set[str]) -> None:
    assert values <= set(completed(*words))


@pytest.mark.parametrize("words", [("quiz", ""), ("where", ""), ("list", "--category=fin", "-c")])
def test_nothing_where_nothing_fits(completed, words: tuple[str, ...]) -> None:
    assert not [name for name in completed(*words) if not name.startswith("-c")]


def test_bash_takes_an_option_with_its_value_for_three_words(completed) -> None:
    for before in (("list", "--category", "=", "fin"), ("list", "--category", "fin")):
        assert completed(*before, shell="bash") == ["finance"]
    assert "finance" in completed("list", "--category", "=", shell="bash")


def test_bash_which_minds_the_case_sees_what_names_have_in_common(completed) -> None:
    names = completed("lookup", "q", shell="bash")
    assert names
    assert all(name.startswith("q") for name in names)


def test_descriptions_in_the_reader_s_language(run) -> None:
    assert "MRR\tMonthly Recurring Revenue\n" in run("--complete", "fish", ":mrr")[1]
    told = run("--complete", "fish", ":mrr", "--lang", "zh-Hant")[1]
    assert "MRR\t每月經常性營收\n" in told
    assert "\t" not in run("--complete", "bash", ":mrr")[1]


def test_nothing_that_a_shell_would_interpret(completed, run, tmp_path) -> None:
    (tmp_path / "work" / ".salesgloss.yaml").write_text(HOSTILE)
    for before in ((), ("lookup",), ("Acme",), ("list", "--category")):
        found = completed(*before, "")
        assert all(map(is_safe, found)), found
    assert {"acme-thing", "acme-other", "ACME0"} <= set(completed("acme"))
    shown = run("--complete", "zsh", ":acme")[1]
    assert not set(shown) & set("\\`$")


@given(st.text())
def test_safe_is_what_no_shell_interprets(name: str) -> None:
    if is_safe(name):
        assert not set(name) & set(" \t\r\n\\'\"`$&|;<>()[]{}*?!~#%^=,.:/@+_")
        assert not name.startswith("-")


@pytest.mark.parametrize(
    "arguments", [(), ("zsh",), ("zsh", ""), ("zsh", ":", "--glossary"), ("csh", ":x", "--", "-")]
)
def test_an_odd_request_is_answered_silently(run, arguments: tuple[str, ...]) -> None:
    status, _, err = run("--complete", *arguments)
    assert (status, err) == (0, "")


def test_an_unusable_own_file_says_nothing_in_the_line(completed, tmp_path) -> None:
    (tmp_path / "work" / ".salesgloss.yaml").write_text("terms: [")
    assert "MRR" in completed("mr")


def test_an_unknown_shell(run) -> None:
    status, out, err = run("completion", "csh")
    assert (status, out) == (2, "")
    assert "powershell" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_scripts_evaluate_nothing(run, shell: str) -> None:
    status, script, _ = run("completion", shell)
    assert status == 0
    code = [row for row in script.splitlines() if not row.startswith("#")]
    assert not [row for row in code if "eval" in row.lower() or "invoke-expression" in row.lower()]


# The scripts that Typer installed: they may still stand in somebody's shell.
@pytest.fixture
def asked_by_typer(run, monkeypatch, tmp_path):
    (tmp_path / "work" / ".salesgloss.yaml").write_text(HOSTILE)

    def asked(action: str, **environment: str) -> tuple[int, str, str]:
        with monkeypatch.context() as patched:
            patched.setenv("_SALESGLOSS_COMPLETE", action)
            for name, value in environment.items():
                patched.setenv(name, value)
            return run()

    return asked


def test_typer_s_scripts_get_harmless_candidates(asked_by_typer) -> None:
    _, out, _ = asked_by_typer("complete_bash", COMP_WORDS="salesgloss lookup acme", COMP_CWORD="2")
    assert "acme-thing" in out.split()
    assert all(map(is_safe, out.split()))
    _, out, _ = asked_by_typer("complete_zsh", _TYPER_COMPLETE_ARGS="salesgloss lookup ")
    command, _, names = out.partition(" -- ")
    assert command.startswith("compadd ")
    assert "acme-thing" in names.split()
    assert all(map(is_safe, names.split()))
    status, out, _ = asked_by_typer("complete_fish", _TYPER_COMPLETE_ARGS="salesgloss lookup acme")
    assert (status, "acme-thing" in out.split()) == (0, True)


@pytest.mark.parametrize(
    ("action", "environment"),
    [
        ("complete_bash", {}),
        ("complete_bash", {"COMP_WORDS": "salesgloss x", "COMP_CWORD": "x"}),
        ("complete_bash", {"COMP_CWORD": "99"}),
        ("complete_zsh", {}),
        ("complete_csh", {}),
        ("", {}),
    ],
)
def test_an_odd_request_of_typer_s(asked_by_typer, action: str, environment) -> None:
    status, _, err = asked_by_typer(action, **environment)
    assert status in (0, 1)
    assert err == ""
