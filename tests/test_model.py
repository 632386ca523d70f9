"""What a term tells of itself."""

from __future__ import annotations

import pytest

from salesgloss.model import Term, Translation, first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Costs $1.5 a day. Two.", "Costs $1.5 a day."),
        ("Say yes or no. Two.", "Say yes or no."),
        ("As in e.g. Rome. Two.", "As in e.g. Rome."),
        ('He said "go." Then left.', 'He said "go."'),
        ("What is it? A thing.", "What is it?"),
        ("No end", "No end"),
        ("version 2.0 is out", "version 2.0 is out"),
        ("第一句。第二句。", "第一句。"),
        ("Two\n lines. Rest.", "Two lines."),
        ("Ends here.", "Ends here."),
        ("", ""),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_term_without_chinese_reads_in_english() -> None:
    term = Term(id="x", name="X Y", category="c", definition="One. Two.")
    assert term.title("zh-Hant") == "X Y"
    assert term.gloss("zh-Hant") == "One."
    assert term.label == "X Y"


def test_spellings_come_strongest_first() -> None:
    term = Term(
        id="x-y",
        name="X Y",
        acronym="XY",
        category="c",
        definition="One.",
        aliases=("ex",),
        misnomers=("ix",),
        translations={"zh-Hant": Translation(name="甲", aliases=("乙",), misnomers=("丙",))},
    )
    assert [field for _, field in term.spellings()] == [
        "id", "acronym", "name", "zh-Hant.name", "alias", "zh-Hant.alias", "misnomer",
        "zh-Hant.misnomer",
    ]  # fmt: skip
