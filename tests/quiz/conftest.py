"""The shipped glossary, and a small one of look-alikes."""

from __future__ import annotations

import pytest

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.model import Category, Contrast, Formula, Input, Term, Translation, WorkedExample


@pytest.fixture(scope="session")
def shipped() -> Glossary:
    return salesgloss.load()


def _metric(
    id_: str, name: str, acronym: str, gloss: str, chinese: Translation, **more: object
) -> Term:
    return Term(
        id=id_,
        name=name,
        acronym=acronym,
        category="finance",
        kind="metric",
        definition=gloss,
        translations={"zh-Hant": chinese},
        **more,  # type: ignore[arg-type]
    )


MRR = _metric(
    "monthly-recurring-revenue",
    "Monthly Recurring Revenue",
    "MRR",
    "Subscription income that repeats every month, one-time fees left out. MRR moves slowly.",
    Translation(
        name="月經常性營收", aliases=("每月經常性收入",), definition="每個月會重複進來的訂閱收入。"
    ),
    aliases=("month on month revenue", "monthly run rate"),
    level=1,
    used_by=("finance",),
    confused_with=(
        Contrast(id="annual-recurring-revenue", difference="MRR counts a month, ARR a year."),
    ),
    formulas=(
        Formula(
            name="accounts",
            expression="paying_accounts * average_price",
            inputs=(
                Input(name="paying_accounts", label="paying accounts", unit="count"),
                Input(name="average_price", label="average monthly price", unit="currency"),
            ),
            unit="currency/month",
            worked=(
                WorkedExample(inputs={"paying_accounts": 40, "average_price": 50}, result=2000),
            ),
        ),
    ),
)
ARR = _metric(
    "annual-recurring-revenue",
    "Annual Recurring Revenue",
    "ARR",
    "Yearly value of all the subscriptions in force on one day.",
    Translation(name="年經常性營收", definition="某一天仍有效的訂閱，換算成一年的金額。"),
    level=1,
    used_by=("finance", "ae"),
    misnomers=("annual repeating return",),
    confused_with=(
        Contrast(id="monthly-recurring-revenue", difference="MRR counts a month, ARR a year."),
    ),
)
NRR = _metric(
    "net-revenue-retention",
    "Net Revenue Retention",
    "NRR",
    "Share of a cohort's money still there after a year, upgrades included.",
    Translation(name="淨營收留存率", definition="期初那批客戶的營收一年後還剩多少，升級也算。"),
    level=2,
    formulas=(
        Formula(
            name="cohort",
            expression="(starting_mrr + expansion - churned) / starting_mrr",
            inputs=(
                Input(name="starting_mrr", label="starting MRR", unit="currency/month"),
                Input(name="expansion", label="expansion", unit="currency/month"),
                Input(name="churned", label="churned", unit="currency/month"),
            ),
            unit="percent",
            worked=(
                WorkedExample(
                    inputs={"starting_mrr": 1000, "expansion": 90, "churned": 50}, result=1.04
                ),
            ),
        ),
    ),
)
AM = Term(
    id="account-manager",
    name="Account Manager",
    acronym="AM",
    category="sales",
    kind="role",
    level=1,
    used_by=("ae",),
    definition="Seller who looks after those who bought already.",
    translations={"zh-Hant": Translation(name="客戶經理", definition="負責照顧既有客戶的業務。")},
)
ATTENTION = Term(
    id="attention-minutes",
    name="Attention Minutes",
    acronym="AM",
    category="marketing",
    kind="metric",
    level=3,
    definition="How long people really look at a page.",
)
LEAD = Term(
    id="lead",
    name="Lead",
    category="sales",
    kind="concept",
    level=1,
    definition="Somebody who may buy; leads are not deals yet.",
    translations={
        "zh-Hant": Translation(name="潛在客戶", definition="可能會買的人，潛在客戶還不是商機。")
    },
)
CATEGORIES = (
    Category(id="finance", titles={"en": "Finance", "zh-Hant": "財務"}),
    Category(id="sales", titles={"en": "Sales", "zh-Hant": "銷售"}),
    Category(id="marketing", titles={"en": "Marketing"}),
)


@pytest.fixture(scope="session")
def small() -> Glossary:
    return Glossary.of((MRR, ARR, NRR, AM, ATTENTION, LEAD), CATEGORIES)
