"""The text of a company's first glossary file."""

from __future__ import annotations

# Every line that begins with "#: " is an example: without these three characters it is valid.
_STARTER = """\
# yaml-language-server: $schema={schema}
# Our own definitions, on top of those that come with salesgloss.
# After an edit: salesgloss check {file}
version: 1
name: Our company            # whose definitions these are; every answer says so

# Categories beyond finance, sales, customer, marketing and technology:
#: categories:
#:   - {{id: partners, title: Partners, zh-Hant: 夥伴}}

terms:
  # A word of our own: id, name, category and definition are all it needs.
  - id: deal-desk-hour
    name: Deal Desk Hour
    category: sales            # finance, sales, customer, marketing, technology
    definition: The daily hour in which finance and legal answer questions about open deals.
    zh-Hant:
      name: 案件會診時間
      definition: 財務與法務每天固定一小時，當場回答進行中案件的問題。
    status: draft              # approved, draft, deprecated
  # A metric with its formula; the worked case is computed by 'check'.
#:   - id: meetings-per-rep
#:     name: Meetings per Rep
#:     acronym: MPR
#:     category: sales
#:     kind: metric
#:     definition: First meetings held in a month for each rep who carries a quota.
#:     formulas:
#:       - name: monthly
#:         expression: first_meetings / quota_reps
#:         inputs:
#:           first_meetings: {{label: first meetings held, unit: count}}
#:           quota_reps: {{label: reps with a quota, unit: count}}
#:         unit: ratio
#:         worked:
#:           - {{inputs: {{first_meetings: 120, quota_reps: 8}}, result: 15}}
#:     zh-Hant: {{name: 人均會議數, definition: 每位背業績的業務每月完成的首次會議數。}}
  # A known term, some keys of it settled differently here. The standard definition stays
  # visible under ours; what ours contradicts (example, translation) is hidden: write it anew.
#:   - extends: sales-qualified-lead
#:     definition: Lead that an account executive has met and accepted as a real opportunity.
#:     aliases: [accepted meeting]          # added to the known ones
#:     example: Nine SQLs this week, each with a first meeting held.
#:     zh-Hant: {{definition: 業務經理已見過面、認定為真正商機的潛在客戶。, example: 本週九筆 SQL。}}
#:     owner: revops@example.com
#:     effective: 2026-01-01
#:     review_by: 2099-12-31
#:     status: approved
#:     scope: New business in all regions
#:     criteria:
#:       enter: [First meeting held, Budget range named]
#:       leave: [No reply for 30 days]
#:     recorded_in: CRM, field Lead Status
#:     change_note: Counted from the held meeting, no longer from the booking.
  # A word we no longer use, and what replaces it.
#:   - id: hot-name
#:     name: Hot Name
#:     category: sales
#:     definition: What we called a sales qualified lead until 2025.
#:     zh-Hant: {{name: 優先名單, definition: 2025 年以前我們對業務合格潛在客戶的叫法。}}
#:     status: deprecated
#:     replaced_by: sales-qualified-lead
  # A term that means nothing here: hidden from every answer.
#:   - extends: cold-calling
#:     hidden: true
"""


def starter(file: str, schema: str) -> str:
    """Return a commented glossary to start from, valid as it is; ``schema`` is what editors
    check it by."""
    return _STARTER.replace("#: ", "# ").format(file=file, schema=schema)
