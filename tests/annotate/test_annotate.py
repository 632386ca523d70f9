"""``salesgloss annotate``: the terms in a text marked and explained, the text itself untouched."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NOTES = "Our NRR slid to 104 while gross revenue retention held.\nAsk the CSM's team.\n"


def matches(run, text: str | bytes, *options: str) -> list[tuple[str, str]]:
    """Return (surface, id) of the marks."""
    status, out, err = run("annotate", "--json", *options, "-", stdin=text)
    answer = json.loads(out)
    assert status == (0 if answer["matches"] else 1), err
    return [(each["surface"], each["id"]) for each in answer["matches"]]


def surfaces(run, text: str | bytes, *options: str) -> list[str]:
    return [surface for surface, _ in matches(run, text, *options)]


def test_json_tells_where_and_what(run) -> None:
    status, out, _ = run("annotate", "--json", "-", stdin="é 🎉 NRR, 客戶成功經理")
    answer = json.loads(out)
    assert status == 0
    assert answer["matches"] == [
        {"id": "net-revenue-retention", "surface": "NRR", "start": 4, "end": 7, "alternatives": []},
        {
            "id": "customer-success-manager", "surface": "客戶成功經理", "start": 9, "end": 15,
            "alternatives": [],
        },
    ]  # fmt: skip
    assert [term["id"] for term in answer["terms"]] == [
        "net-revenue-retention",
        "customer-success-manager",
    ]
    assert run("annotate", "--format", "json", stdin="é 🎉 NRR, 客戶成功經理")[1] == out


def test_text_has_numbers_and_each_term_once_below(run) -> None:
    status, out, err = run("annotate", "-", stdin=NOTES + "NRR again.\n")
    assert (status, err) == (0, "")
    assert out.startswith("Our NRR[1] slid to 104 while gross revenue retention[2] held.\n")
    assert "CSM[3]'s team" in out
    assert "NRR[1] again.\n\n[1] NRR, Net Revenue Retention: " in out
    assert len(re.findall(r"^\[\d\] ", out, re.MULTILINE)) == 3


def test_markdown_has_footnotes(run) -> None:
    _, out, _ = run("annotate", "--format", "markdown", "-", stdin="**NRR** slid.")
    assert out.startswith(
        "**NRR[^net-revenue-retention]** slid.\n\n[^net-revenue-retention]: NRR, "
    )


def test_html_has_titles_and_links(run) -> None:
    text = "<p>Our NRR and net revenue retention</p>"
    _, out, _ = run("annotate", "--format", "html", "-", stdin=text)
    assert '<abbr title="Net Revenue Retention: ' in out
    assert re.search(r'<dfn title="[^"<]+">net revenue retention</dfn></p>', out)
    _, out, _ = run("annotate", "--format", "html", "--site", "https://g.example/", "-", stdin=text)
    assert '<a href="https://g.example/term/net-revenue-retention.html"><abbr ' in out


def test_text_that_becomes_html_is_escaped(run) -> None:
    _, out, _ = run("annotate", "--format", "html", "--from", "text", "-", stdin="<b> & NRR")
    assert out.startswith("&lt;b&gt; &amp; <abbr ")


def test_on_a_terminal_the_glosses_stand_below(run) -> None:
    status, out, _ = run("annotate", "--lang", "zh-Hant", "-", stdin=NOTES, terminal=True)
    assert status == 0
    assert "\x1b[1;4mNRR\x1b[0m" in out
    out = re.sub(r"\x1b\[[\d;]*m", "", out)
    assert out.startswith(NOTES)
    assert "\nNRR\n  淨營收留存率：" in out


def test_only_the_first_of_each_and_only_a_category(run) -> None:
    text = "NRR, CRM, NRR and CRM."
    assert surfaces(run, text) == ["NRR", "CRM", "NRR", "CRM"]
    assert surfaces(run, text, "--first") == ["NRR", "CRM"]
    assert surfaces(run, text, "--category", "finance") == ["NRR", "NRR"]


def test_the_company_comes_first(run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "version: 1\nterms:\n- {id: acme-ring, name: Acme Ring, category: sales, definition: Ours.}\n"
    )
    _, out, _ = run("annotate", "--glossary", str(own), "-", stdin="The NRR of the Acme rings.\n")
    assert out.splitlines()[0] == "The NRR[1] of the Acme rings[2]."
    assert [row[:3] for row in out.splitlines()[2:]] == ["[2]", "[1]"]


def test_nothing_found_is_told(run) -> None:
    status, out, err = run("annotate", "-", stdin="The weather is fine.\n")
    assert (status, out) == (1, "The weather is fine.\n")
    assert err == "salesgloss: no term of the glossary is mentioned\n"


def test_several_files_and_their_kinds(run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("NRR `NRR`\n")
    (tmp_path / "b.html").write_text("<p class='NRR'>CRM</p>\n")
    _, out, _ = run("annotate", str(tmp_path / "a.md"), str(tmp_path / "b.html"))
    assert "NRR[1] `NRR`" in out
    assert "<p class='NRR'>CRM[1]</p>" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "pdf", "-"), "--format 'pdf' is not known"),
        (("--from", "pdf", "-"), "--from 'pdf' is not known"),
        (("--json", "--format", "html", "-"), "--json and --format html at once"),
        (("--site", "https://g.example", "-"), "--site is for HTML"),
        (("--format", "html", "--site", "javascript:x", "-"), "no address"),
        (("--category", "astrology", "-"), "astrology"),
        (("--from", "html", "--format", "markdown", "-"), "HTML takes no footnotes"),
    ],
)
def test_wrong_usage(run, arguments: tuple[str, ...], said: str) -> None:
    status, out, err = run("annotate", *arguments, stdin="NRR")
    assert (status, out) == (2, "")
    assert said in err


def test_files_that_are_none(run, tmp_path: Path) -> None:
    assert run("annotate", str(tmp_path / "missing.txt"))[0] == 3
    assert run("annotate", str(tmp_path))[0] == 3
    status, out, err = run("annotate", "-", stdin=b"NRR\0\1\2")
    assert (status, out) == (3, "")
    assert "no text" in err


def test_acronyms_that_the_glossary_lacks(run) -> None:
    text = (
        "ZQX and ZQXs beat NRR; the ZQX of QWZ. OK, the US team.\nTHIS HEADING SHOUTS ABC\n`XYZ`\n"
    )
    assert run("annotate", "--unknown", "-", stdin=text)[:2] == (0, "3\tZQX\n1\tQWZ\n")
    _, out, _ = run("annotate", "--unknown", "--json", "-", stdin=text)
    assert json.loads(out)["unknown"][0] == {"acronym": "ZQX", "count": 3}


# What stays as it is, by the kind of text.


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", "see https://x.example/NRR?CRM=1 or NRR@crm.example or nrr_total"),
        ("markdown", "`NRR` and ``CRM`` [NRR](https://x.example) ![CRM][1]\n\n[1]: http://x/NRR\n"),
        ("markdown", "```\nNRR\n\nCRM\n```\n~~~~\nNRR\n~~~~\n<a title='NRR'>\n"),
        ("markdown", "---\ntitle: NRR\n---\n"),
        ("html", "<p title='NRR > CRM'></p><!-- NRR --><script>NRR</script><PRE>CRM</pre>"),
        ("html", "<a href=x>NRR</a><code>CRM</code><style>NRR</style><title>CRM</title>"),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000 NRR\n<font color='NRR'></font>\n"),
        ("vtt", "WEBVTT NRR\n\nNOTE\nCRM\n\nNRR\n00:01.000 --> 00:02.000\n<v CRM></v>\n"),
    ],
)
def test_no_prose_no_marks(run, kind: str, text: str) -> None:
    assert surfaces(run, text, "--from", kind) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Our NRR</v> and\nthe CRM\n", ["NRR", "CRM"]),
        ("1\n00:00:01,000 --> 00:00:02,000\nOur NRR\n\n2\n00:00:03,000 --> 00:00:04,000\nCRM\n", ["NRR", "CRM"]),
        ("<!doctype html><p>NRR &amp; CRM <code>NRR</code> net&nbsp;revenue retention", ["NRR", "CRM", "net&nbsp;revenue retention"]),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_beginning(run, text: str, found: list[str]) -> None:
    _, out, _ = run("annotate", "--json", "-", stdin=text)
    marks = [text[each["start"] : each["end"]] for each in json.loads(out)["matches"]]
    assert marks == found


# Round trips: without the marks the text is what it was.

PIECES = st.sampled_from(
    [
        "NRR", "net revenue\nretention", "CRM", "客戶成功經理", "CSM's", "lead", " ", "\n", "\n\n", "\r\n", "`", "```\n",
        "<p>", "</p>", "<script>", "</script>", "<!--", "-->", "[", "](", ")", "http://x.y/NRR", "&amp;", "<", ">",
        "00:01 --> 00:02\n", "WEBVTT\n", "\x1b[31m", "\u202e", "é", "🎉", "[1]", "[^nrr]", "'", '"', "~~~\n", "---\n",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join)


def _output(run, text: str, *options: str) -> str:
    content = text.encode("utf-8", "surrogatepass").replace(b"\0", b" ")
    return run("annotate", *options, "-", stdin=content)[1]


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "srt", "vtt"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_round_trip(run, kind: str, text: str) -> None:
    text = text.encode("utf-8", "ignore").decode().replace("\0", " ")
    answer = json.loads(_output(run, text, "--json", "--from", kind))
    marked = [(each["start"], each["end"], each["surface"]) for each in answer["matches"]]
    assert all(text[start:end] == surface or "&nbsp;" in text for start, end, surface in marked)
    assert marked == sorted(marked)

    out = _output(run, text, "--from", kind)
    for number, (start, end, _) in enumerate(marked):
        prefix = text[marked[number - 1][1] if number else 0 : end]
        assert out.startswith(prefix)
        out = re.sub(r"\A\[\d+\]", "", out[len(prefix) :])
        assert start < end
    assert out.startswith(text[marked[-1][1] if marked else 0 :])

    html = _output(run, text, "--format", "html", "--from", kind)
    bare = re.sub(r"<(?:abbr|dfn) title=\"[^\"]*\">|</(?:abbr|dfn)>", "", html)
    escaped = kind not in ("html", "markdown")
    assert bare == text if not escaped else unescape(bare) == unescape(bare)
    if escaped:
        assert bare == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_bytes_that_are_no_utf8_come_out_as_they_went_in(run, monkeypatch) -> None:
    import io
    import sys

    from salesgloss.__main__ import main

    sent = b"\xff NRR \xc3( \xed\xa0\x80 CRM\r\n"
    taken = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", taken)
    with pytest.raises(SystemExit):
        main(("annotate", "-"))
    taken.flush()
    written = taken.buffer.getvalue()  # type: ignore[attr-defined]
    assert written.startswith(b"\xff NRR[1] \xc3( \xed\xa0\x80 CRM[2]\r\n")
    monkeypatch.undo()


# Hostile input: bounded and harmless.


@pytest.mark.parametrize(
    "text",
    [
        "net" + " " * 40_000 + "revenue retention",
        "客" + " " * 40_000 + "x",
        "a" * 150_000,
        "<" * 40_000,
        "<a '" * 6_000,
        "[" * 40_000,
        "`" * 40_000 + "x",
        "_" * 40_000 + "a" * 40_000,
        "NRR:" * 6_000,
        "客戶" * 8_000,
        "-" * 40_000 + ">",
        "NRR" + "-" * 40_000 + "CRM",
        "'" * 40_000,
        "&" * 40_000,
        "1:" * 8_000,
        "<script>" * 8_000,
    ],
    ids=range(16),
)
@pytest.mark.parametrize("kind", ["text", "markdown", "html", "srt"])
def test_hostile_texts_come_to_an_end(run, text: str, kind: str) -> None:
    status, out, _ = run("annotate", "--from", kind, "-", stdin=text)
    assert status in (0, 1)
    assert len(out) >= len(text)


def test_nothing_of_a_text_drives_a_terminal(run) -> None:
    for options in ((), ("--plain",), ("--format", "html")):
        _, out, _ = run("annotate", *options, "-", stdin="\x1b]0;x\x07 NRR \u202e\r", terminal=True)
        assert "\x1b]" not in out
        assert "\r" not in out
        assert "\x07" not in out
        assert "\u202e" not in out


def test_names_across_blocks_are_marked_at_their_places(run) -> None:
    text = "".join(f"line {number} of prose without any name in it\n" for number in range(9000))
    text += "the end: NRR\n"
    _, out, _ = run("annotate", "--json", "-", stdin=text)
    (match,) = json.loads(out)["matches"]
    assert text[match["start"] : match["end"]] == "NRR"
