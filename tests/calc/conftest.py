"""A small glossary whose metrics compute one another, at a file that ``--glossary`` takes."""

from __future__ import annotations

from pathlib import Path

import pytest

CHAIN = """\
name: Acme
languages: [en]
categories: [{id: acme, title: Acme, zh-Hant: 艾克米}]
terms:
  - id: test-worth
    name: Test Worth
    acronym: TWORTH
    category: acme
    kind: metric
    definition: What a customer brings in while it stays.
    formulas:
      - name: gross margin
        expression: arpa * gross_margin / customer_churn_rate
        inputs:
          arpa: {label: Revenue per account and month, unit: currency/month}
          gross_margin: {label: Gross margin, unit: percent}
          customer_churn_rate: {label: Customers lost per month, unit: percent/month, from: test-churn}
        unit: currency
        worked: [{inputs: {arpa: 500, gross_margin: 0.8, customer_churn_rate: 0.02}, result: 20000}]
    zh-Hant:
      name: 測試終身價值
      labels: {arpa: 每客戶每月營收, gross_margin: 毛利率, customer_churn_rate: 每月流失率}
      formulas: {gross margin: 以毛利計}
  - id: test-churn
    name: Test Churn
    category: acme
    kind: metric
    definition: The share of customers lost in a month.
    formulas:
      - name: customers
        expression: customers_lost / customers_at_start
        inputs:
          customers_lost: {label: Customers lost, unit: count}
          customers_at_start: {label: Customers at the start, unit: count}
        unit: percent
  - id: test-cost
    name: Test Cost
    acronym: TCOST
    category: acme
    kind: metric
    definition: What a new customer costs.
    formulas:
      - name: same period
        expression: sales_and_marketing_spend / new_customers
        inputs:
          sales_and_marketing_spend: {label: Sales and marketing spend, unit: currency}
          new_customers: {label: New paying customers, unit: count}
        unit: currency/customer
        worked: [{inputs: {sales_and_marketing_spend: 50000, new_customers: 25}, result: 2000}]
      - name: paid
        result: Paid test cost
        expression: paid_spend / customers_from_paid
        inputs:
          paid_spend: {label: Paid spend, unit: currency}
          customers_from_paid: {label: Customers from paid channels, unit: count}
        unit: currency/customer
    benchmarks:
      - {segment: Everybody, high: 1500, source: Test Survey, publisher: Testers, year: 2025}
      - {segment: Few, value: 2000, source: Test Survey, publisher: Testers, year: 2024}
    zh-Hant:
      name: 測試成本
      labels: {sales_and_marketing_spend: 業務與行銷支出, new_customers: 當期新增付費客戶數, paid_spend: 付費支出, customers_from_paid: 付費管道客戶數}
      formulas: {same period: 同期, paid: 付費管道}
      results: {Paid test cost: 付費測試成本}
  - id: test-ratio
    name: Test Ratio
    category: acme
    kind: metric
    definition: What a customer brings in for what it costs.
    formulas:
      - name: over cost
        expression: tworth / tcost
        inputs:
          tworth: {label: Lifetime value at gross margin, unit: currency/customer, from: test-worth}
          tcost: {label: Cost of a customer, unit: currency/customer, from: test-cost}
        unit: ratio
  - id: test-score
    name: Test Score
    category: acme
    kind: metric
    definition: How many more would recommend than not.
    formulas:
      - name: three answers
        expression: (promoters - detractors) / (promoters + passives + detractors) * 100
        inputs:
          promoters: {label: Answers of 9 or 10, unit: count}
          passives: {label: Answers of 7 or 8, unit: count}
          detractors: {label: Answers of 0 to 6, unit: count}
        unit: points
      - name: all answers
        expression: (promoters - detractors) / responses * 100
        inputs:
          promoters: {label: Answers of 9 or 10, unit: count}
          detractors: {label: Answers of 0 to 6, unit: count}
          responses: {label: "All answers, passives included", unit: count}
        unit: points
"""


@pytest.fixture
def chain(tmp_path: Path) -> str:
    """Return the path of a glossary file whose metrics compute one another."""
    path = tmp_path / "chain.yaml"
    path.write_text(CHAIN, "utf-8")
    return str(path)
